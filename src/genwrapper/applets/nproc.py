"""nproc: print the number of processors."""

import posix

from genwrapper.applets.declare import Options, applet, number
from genwrapper.streams import Context


@applet(
    """
nproc [OPTION]...

Print how many processors there are for this program; OMP_NUM_THREADS and OMP_THREAD_LIMIT count.

  --all       all that the computer has
  --ignore=N  N fewer, but 1 at least
""",
)
def nproc(context: Context, options: Options, operands: list[str]) -> int:
    if options.all:
        count = posix.cpu_count() or 1
    else:
        count = len(posix.sched_getaffinity(0))
        wanted = context.environment.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
        most = context.environment.get("OMP_THREAD_LIMIT", "").strip()
        if wanted.isdigit() and int(wanted):
            count = int(wanted)
        if most.isdigit() and int(most):
            count = min(count, int(most))
    if options.ignore is not None:
        count -= number(options.ignore, "the number of processors")
    context.stdout.write(b"%d\n" % max(1, count))
    return 0
