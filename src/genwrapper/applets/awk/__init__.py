"""awk: programs on records and fields (POSIX XCU awk). `lexer` and `parser` read a program,
`compiler` makes Python source of it, `runtime` is what that runs in."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from genwrapper.applets.awk.compiler import Compiled
    from genwrapper.applets.awk.runtime import Runtime
    from genwrapper.applets.awk.values import Value


@applet(
    """
awk [OPTION]... [PROGRAM] [FILE]...

Run PROGRAM on each record (line) of each FILE, or of standard input where FILE is missing or -.
A FILE of the form NAME=VALUE sets a variable when its turn comes.

  -F, --field-separator=FS  what separates fields: a character, or an extended regular expression
  -f, --file=FILE...        read the program from FILE; may be given again
  -e, --source=TEXT...      the program, or a part of it, is TEXT; may be given again
  -i, --include=FILE...     as @include "FILE" in the program: take FILE in, once
  -v, --assign=VAR...       NAME=VALUE: set a variable before the program begins
  -r, --re-interval         regular expressions have intervals (always so)

The program is rules PATTERN { ACTION }, with BEGIN, END, an expression, or a range E, E as the
PATTERN, and functions: function NAME(PARAMETERS) { ACTION }. Its files are looked for in the
folders of AWKPATH too.

Beyond POSIX: RS may be a regular expression (RT is what matched it), length(ARRAY), nextfile,
fflush, systime, mktime, strftime, strtonum, gensub, match with an array, ERRNO, ** for ^, and or
xor compl lshift rshift, numbers in octal (017) and hexadecimal (0x1F); of gawk's also switch,
asort, asorti, PROCINFO["sorted_in"], FPAT, FIELDWIDTHS, IGNORECASE, BEGINFILE and ENDFILE, ARGIND,
isarray, typeof and patsplit.

Not as GNU's: gawk's own options (--lint, -l, -M, -o, -p and others) are refused.
""",
    permute=False,
)
def awk(context: Context, options: Options, operands: list[str]) -> int:
    from genwrapper.applets.awk.lexer import BadProgram
    from genwrapper.applets.awk.library import Failure
    from genwrapper.applets.awk.sources import Sources

    files = list(operands)
    sources = Sources(context)
    given = {name: iter(getattr(options, name)) for name in ("file", "include", "source")}
    for name in options.given:
        if name == "source":
            sources.text("program", next(given[name]))
        elif name in given:
            getattr(sources, name)(next(given[name]))
    if not options.file and not options.source:
        if not files:
            raise Wrong("missing operand: PROGRAM")
        sources.text("program", files.pop(0))
    if context.status:
        return 2
    try:
        text = "\n".join([piece.text for piece in sources.pieces])
        program = compiled(text, [*options.assign, *files])
    except BadProgram as error:
        context.error(f"{sources.place(error.line)}: {error}", 2)
        return 2
    from genwrapper.applets.awk.runtime import Next, Runtime

    runtime = Runtime(context)
    try:
        return run(runtime, program, options, files)
    except Failure as error:
        context.error(str(error), 2)
    except Next:
        context.error("next outside the rules that read records", 2)
    except RecursionError:
        context.error("functions call one another too deeply", 2)
    finally:
        runtime.finish()
    return 2


def compiled(text: str, arguments: list[str]) -> "Compiled":
    """A program as Python's; `arguments` may set variables."""
    from genwrapper.applets.awk.compiler import compile_program
    from genwrapper.applets.awk.lexer import BadProgram
    from genwrapper.applets.awk.parser import parse

    outside = {word.partition("=")[0] for word in arguments if "=" in word}
    program = compile_program(parse(text), outside)
    try:
        program.code = compile(program.source, "<awk>", "exec")
    except (SyntaxError, RecursionError, MemoryError):
        raise BadProgram(1, "the program is nested too deeply") from None
    return program


def run(runtime: "Runtime", program: "Compiled", options: Options, files: list[str]) -> int:
    """Run a program: its exit status."""
    from genwrapper.applets.awk.compiler.kinds import SPECIAL
    from genwrapper.applets.awk.runtime import Exit

    namespace = world(runtime)
    exec(program.code, namespace)

    def set_global(name: str, value: "Value") -> bool:
        if name in SPECIAL:
            return False
        if name in program.variables:
            namespace[program.variables[name]] = value
        return True

    runtime.set_global = set_global
    runtime.begin_file = namespace.get("begin_file")
    runtime.end_file = namespace.get("end_file")
    runtime.ARGV[b"0"] = b"awk"
    for number, name in enumerate(files, 1):
        runtime.ARGV[b"%d" % number] = runtime.got.__class__(encode(name))
    runtime.put("ARGC", len(files) + 1)
    if options.field_separator is not None:
        text = options.field_separator
        runtime.assignment(encode("FS=\t" if text == "t" else f"FS={text}"))
    for text in options.assign:
        if not runtime.assignment(encode(text)):
            raise Wrong(f"-v {text}: it is no NAME=VALUE")
    try:
        namespace["begin"]()
        if not program.reads:
            return runtime.status
        namespace["main"]()
    except Exit:
        pass
    try:
        namespace["end"]()
    except Exit:
        pass
    return runtime.status or (runtime.context.status and 2)


def world(runtime: "Runtime") -> "dict[str, Any]":
    """The names that compiled programs use."""
    from genwrapper.applets.awk import library, values
    from genwrapper.applets.awk.runtime import Exit, Next

    def put(array: "values.Array", key: bytes, value: "Value") -> "Value":
        array[key] = value
        return value

    return {
        "rt": runtime,
        "lib": library.Library(runtime),
        "out": runtime.channels.printed.append,
        "write": runtime.write,
        "split": runtime.split_record,
        "put": put,
        "num": values.num,
        "string": runtime.string,
        "shown": runtime.shown,
        "truth": values.truth,
        "numeric": values.numeric,
        "compare": values.compare,
        "Array": values.Array,
        "Input": values.Input,
        "divided": library.divided,
        "remainder": library.remainder,
        "upto": library.upto,
        "power": library.power,
        "Next": Next,
        "Exit": Exit,
    }
