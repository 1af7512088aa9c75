"""bc: compute with numbers of any length (POSIX XCU bc)."""

from genwrapper.applets.bc.lexer import Wrong
from genwrapper.applets.bc.machine import Break, Continue, Halt, Machine, Return
from genwrapper.applets.bc.numbers import Trouble
from genwrapper.applets.bc.parser import Parser
from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, decode, encode

WIDTH = 70


@applet(
    """
bc [OPTION]... [FILE]...

Read programs of bc from each FILE, then from standard input, and run them. The environment's
BC_LINE_LENGTH is how long lines of numbers may be; 0: as long as they are.

  -l, --mathlib      begin with scale = 20 and the functions s c a l e j
  -q, --quiet        print no welcome (it never does)
  -s, --standard     nothing: what POSIX lacks is no error
  -w, --warn         the same
  -i, --interactive  the same

Not as GNU's: -v is refused.
""",
)
def bc(context: Context, options: Options, files: list[str]) -> int:
    text = context.environment.get("BC_LINE_LENGTH", "")
    width = int(text) if text.isdigit() else WIDTH

    def write(shown: str) -> None:
        context.stdout.write(encode(shown))

    def read() -> str:
        return decode(context.stdin.readline())

    machine = Machine(write, read, max(0, width - 1))  # the newline counts, too
    if options.mathlib:
        machine.with_library()
    try:
        for name in files:
            for source in context.inputs([name]):
                run(context, machine, decode(source.read()), name)
            if context.status:
                return context.status
        interact(context, machine)
    except Halt:
        pass
    return context.status


def interact(context: Context, machine: Machine) -> None:
    """Run standard input, as many lines at a time as make whole statements."""
    held = ""
    while line := context.stdin.readline():
        held += decode(line)
        if not whole(held):
            continue
        run(context, machine, held, "standard input")
        context.stdout.flush()
        held = ""
    if held:
        run(context, machine, held, "standard input")


def whole(text: str) -> bool:
    """Whether what was read so far may be run: brackets, strings and comments have their ends."""
    depth = 0
    at = 0
    while at < len(text):
        c = text[at]
        if c == '"' or text.startswith("/*", at):
            end = text.find('"' if c == '"' else "*/", at + (1 if c == '"' else 2))
            if end < 0:
                return False
            at = end + (1 if c == '"' else 2)
            continue
        if c == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
            continue
        depth += (c in "{(") - (c in "})")
        at += 1
    if depth > 0 or text.endswith("\\\n"):
        return False
    last = text.rstrip()
    head = last.rpartition("\n")[2].lstrip()
    if not last.endswith(")"):
        return True
    return not (head.startswith("define") or _opener(last) in ("if", "while", "for"))


def _opener(text: str) -> str:
    """The word before the bracket that the last one of a text closes."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            before = text[:place].rstrip()
            at = len(before)
            while at and (before[at - 1].isalnum() or before[at - 1] == "_"):
                at -= 1
            return before[at:]
    return ""


def run(context: Context, machine: Machine, text: str, name: str) -> None:
    """Run a program; errors are reported, and the next line goes on. Halt."""
    try:
        parser = Parser(text)
    except Wrong as error:
        context.error(f"{name}: {error}", 0)
        return
    while True:
        try:
            acts = parser.line()
            if acts is None:
                return
            for act in acts:
                act(machine)
        except (Wrong, Trouble) as error:
            context.error(f"{name}: {error}", 0)
        except (Break, Continue, Return):
            pass
        except RecursionError:
            context.error(f"{name}: nested too deeply", 0)
        except (MemoryError, OverflowError):
            context.error(f"{name}: a number is too large", 0)
