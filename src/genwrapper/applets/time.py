"""time: run a command, and print how long it took (POSIX XCU time)."""

import posix
from errno import ENOENT, ENOTDIR
from time import monotonic

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.escapes import unescaped
from genwrapper.streams import APPEND, WRITE, Context, encode

POSIX = "real %e\nuser %U\nsys %S"
PLAIN = "%Uuser %Ssystem %Eelapsed %PCPU (%Xavgtext+%Davgdata %Mmaxresident)k\n"
PLAIN += "%Iinputs+%Ooutputs (%Fmajor+%Rminor)pagefaults %Wswaps"


@applet(
    """
time [OPTION]... WORD...

Run the command WORDs, and print on standard error how long it took. The exit status is the
command's; 126 where it can't be run, 127 where there is none.

  -p, --portability    as POSIX has it: seconds that passed, and of processors by the command and
                       by the system for it
  -f, --format=FORMAT  by FORMAT: %e %E seconds that passed, %U %S those of processors, %P their
                       share, %M the most memory in KiB, %F %R page faults, %I %O blocks read and
                       written, %c %w switches, %x the exit status, %C the command
  -o, --output=FILE    to FILE
  -a, --append         behind what is there in FILE
  -v, --verbose        all that is known
  -q, --quiet          say nothing of an exit status that is not 0
""",
    permute=False,
    wrong=125,
)
def time(context: Context, options: Options, words: list[str]) -> int:
    from resource import RUSAGE_CHILDREN, getrusage

    before, start = getrusage(RUSAGE_CHILDREN), monotonic()
    try:
        status = context.run(words)
    except OSError as error:
        missing = error.errno in (ENOENT, ENOTDIR)
        context.failed(f"cannot run {words[0]}", error, 127 if missing else 126)
        status = context.status
    passed = monotonic() - start
    after = getrusage(RUSAGE_CHILDREN)
    values = known(passed, [b - a for a, b in zip(before, after, strict=True)], status, words)
    values["M"] = str(after.ru_maxrss)
    form = options.format
    if options.verbose:
        form = "\n".join(f"\t{what}: %{letter}" for letter, what in ALL.items())
    elif form is None:
        form = POSIX if options.portability else PLAIN
    text = shown(form, values)
    if status and not options.quiet and not options.portability and options.format is None:
        how = "terminated by signal" if status > 128 else "exited with non-zero status"
        text = f"Command {how} {status - 128 if status > 128 else status}\n{text}"
    target = context.stderr
    if options.output is not None:
        try:
            target = context.open(options.output, APPEND if options.append else WRITE)
        except OSError as error:
            context.failed(options.output, error)
            return context.status
    target.write(encode(f"{text}\n"))
    target.flush()
    if target is not context.stderr:
        target.close()
    return status


ALL = {
    "C": "Command being timed",
    "U": "User time (seconds)",
    "S": "System time (seconds)",
    "P": "Percent of CPU this job got",
    "E": "Elapsed (wall clock) time (h:mm:ss or m:ss)",
    "M": "Maximum resident set size (kbytes)",
    "F": "Major (requiring I/O) page faults",
    "R": "Minor (reclaiming a frame) page faults",
    "w": "Voluntary context switches",
    "c": "Involuntary context switches",
    "I": "File system inputs",
    "O": "File system outputs",
    "Z": "Page size (bytes)",
    "x": "Exit status",
}


def known(passed: float, used: "list[float]", status: int, words: list[str]) -> dict[str, str]:
    """What the letters of a format stand for, of the differences of two getrusage()."""
    user, system = used[0], used[1]
    minutes, seconds = divmod(passed, 60)
    hours, minutes = divmod(int(minutes), 60)
    clock = f"{hours}:{minutes:02}:{seconds:02.0f}" if hours else f"{minutes}:{seconds:05.2f}"
    return {
        "e": f"{passed:.2f}",
        "E": clock,
        "U": f"{user:.2f}",
        "S": f"{system:.2f}",
        "P": f"{int((user + system) / passed * 100) if passed else 0}%",
        "M": "0",
        "R": f"{used[6]:.0f}",
        "F": f"{used[7]:.0f}",
        "I": f"{used[9]:.0f}",
        "O": f"{used[10]:.0f}",
        "w": f"{used[14]:.0f}",
        "c": f"{used[15]:.0f}",
        "Z": str(posix.sysconf("SC_PAGE_SIZE")),
        "x": str(status),
        "C": " ".join(words),
        **dict.fromkeys("XDKptWrsk", "0"),
    }


def shown(form: str, values: dict[str, str]) -> str:
    """A format with what its letters stand for."""
    pieces: list[str] = []
    at = 0
    while at < len(form):
        end = form.find("%", at)
        end = len(form) if end < 0 else end
        pieces.append(unescaped(form[at:end])[0].decode("utf-8", "surrogateescape"))
        letter = form[end + 1 : end + 2]
        if end < len(form):
            pieces.append("%" if letter == "%" else values.get(letter, f"?{letter}"))
        at = end + 2
    return "".join(pieces)
