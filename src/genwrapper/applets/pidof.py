"""pidof: print the numbers of a program's processes."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.process_list import Entry, processes
from genwrapper.streams import Context, encode


@applet(
    """
pidof [OPTION]... NAME...

Print the numbers of all processes of each program NAME. The exit status is 1 where there are none.

  -s                one alone
  -o PID...         not the process PID; %PPID is the one that has started pidof
  -x                scripts of that name, too
  -S, --separator=TEXT  TEXT between numbers, not a blank
  -q                print nothing
""",
)
def pidof(context: Context, options: Options, names: list[str]) -> int:
    left_out: set[int] = set()
    for words in options.o:
        for word in words.split(","):
            if word == "%PPID":
                left_out.add(posix.getppid())
            elif word.isdigit():
                left_out.add(int(word))
    found = [
        entry.pid
        for entry in processes()
        if entry.pid not in left_out and any(_is(entry, name, options.x) for name in names)
    ]
    found.reverse()
    if options.s:
        del found[1:]
    if not found:
        return 1
    if not options.q:
        between = " " if options.separator is None else options.separator
        context.stdout.write(encode(between.join(map(str, found)) + "\n"))
    return 0


def _is(entry: Entry, name: str, scripts: bool) -> bool:
    if not entry.words or entry.fields[0] == "Z":
        return False
    program = entry.words[0].removeprefix("-")
    last = name.rpartition("/")[2]
    if name in (entry.name, program, program.rpartition("/")[2]):
        return True
    if "/" in name:
        try:
            return posix.readlink(f"/proc/{entry.pid}/exe") == name
        except OSError:
            return False
    if scripts and len(entry.words) > 1:
        return entry.words[1].rpartition("/")[2] == last
    return " " in program and program.split(" ")[0].rpartition("/")[2] == name
