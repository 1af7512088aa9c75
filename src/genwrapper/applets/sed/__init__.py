"""sed: edit a stream. `script` reads what a script says, `editor` does it a line at a time,
`blocks` the simple ones faster."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.sed.blocks import block_changes, in_blocks
from genwrapper.applets.sed.commands import BadScript
from genwrapper.applets.sed.script import parse
from genwrapper.streams import Context, decode


@applet(
    """
sed [OPTION]... [SCRIPT] [FILE]...

Edit each FILE, or standard input where FILE is missing or -, by SCRIPT, a line at a time.

  -n, --quiet, --silent        print only what commands print
  -e, --expression=SCRIPT...   add SCRIPT to the commands; may be given again
  -f, --file=FILE...           add the commands in FILE
  -E, --regexp-extended        extended regular expressions
  -r                           the same as -E
  -i, --in-place[=SUFFIX]      write each FILE anew; keep the old one as FILE with SUFFIX
  --follow-symlinks            with -i: the file that a link leads to
  -l, --line-length=N          fold what l prints at N columns; 70 without it
  -s, --separate               count lines in each FILE anew
  -u, --unbuffered             write each line at once
  -z, --null-data, --zero-terminated  lines end with a NUL
  --posix                      N prints nothing where there is no next line
  --sandbox                    refuse scripts that read or write files or run commands

Addresses: N, $, /REGEX/, \\cREGEXc, FIRST~STEP, 0,/REGEX/, and ranges A,B A,+N A,~N; then ! for
all other lines. /REGEX/I ignores case, in /REGEX/M ^ and $ match at each line.

  { COMMANDS }            commands as one
  s/REGEX/TEXT/FLAGS      replace; & and \\1 to \\9 in TEXT; flags g N p i m e w FILE
  y/ABC/XYZ/              translate characters
  d, D                    delete the line; the line's first part
  p, P, l                 print the line; its first part; made visible
  n, N                    print and read the next line; append it
  g, G, h, H, x           hold space: get, append, hold, append to it, exchange
  a TEXT, i TEXT, c TEXT  append, insert, change lines
  b LABEL, t, T, : LABEL  branch: always, after a replacement, after none; where to
  r FILE, R FILE          append a file, the next line of it
  w FILE, W FILE          write the line, its first part
  q STATUS, Q STATUS      quit, printing the line; without
  =, F, #                 print the line's number, its file's name; a comment
  e COMMAND               print what COMMAND prints; without one run the line, which becomes that
  z, v                    empty the pattern space; nothing

Not as GNU's: --debug is refused.
""",
)
def sed(context: Context, options: Options, operands: list[str]) -> int:
    pieces: list[str] = []
    expressions, files = iter(options.expression), iter(options.file)
    for name in options.given:
        if name == "expression":
            pieces.append(next(expressions))
        elif name == "file":
            pieces.append(_script_file(context, next(files)))
    if context.status:
        return context.status
    if not pieces:
        if not operands:
            raise Wrong("missing operand: SCRIPT")
        pieces = [operands.pop(0)]
    if options.in_place is not None and not operands:
        raise Wrong("no input files")
    try:
        extended = options.regexp_extended or options.r
        script = parse("\n".join(pieces), extended, options.sandbox)
    except BadScript as error:
        context.error(str(error))
        return 1
    quiet = options.quiet or script.quiet
    if not (options.in_place is not None or options.null_data or options.unbuffered):
        changes = block_changes(script.commands, quiet, extended)
        if changes is not None:
            return in_blocks(context, changes, operands)
    from genwrapper.applets.sed.editor import Editor

    editor = Editor(context, options, script.commands, quiet)
    try:
        return editor.run(operands or ["-"])
    except BadScript as error:
        context.error(str(error))
        return 1
    finally:
        editor.files.close()


def _script_file(context: Context, name: str) -> str:
    for source in context.inputs([name]):
        text = source.read()
        return decode(text if text.endswith(b"\\\n") else text.removesuffix(b"\n"))
    return ""
