"""diff: show what differs between two files, or the files of two folders (POSIX XCU diff)."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.diff.folders import Folders
from genwrapper.applets.diff.pairs import Files
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

AROUND = 3
SHORT = {"c": "context", "u": "unified"}
FORMS = ("c", "context", "u", "unified", "ed", "forward_ed", "normal")
USAGE = """
diff [OPTION]... FILE1 FILE2

Show what must be done to FILE1 to make it FILE2 (- is standard input). Where one of them is a
folder, the file of the other's name in it is meant; two folders are compared file by file. The exit
status is 0 where nothing differs, 1 where something does, 2 after an error.

  -c                                with 3 lines around each change, changed ones marked !
  -C, --context=N                   the same with N lines around each
  -u                                with 3 lines around each change, behind - and +
  -U, --unified=N                   the same with N lines around each
  -e, --ed                          as a script for ed
  -f, --forward-ed                  the same from beginning to end
  --normal                          as POSIX has it without an option (the default)
  -q, --brief                       say whether files differ, not how
  -s, --report-identical-files      say so where they do not
  -r, --recursive                   folders in folders too
  -N, --new-file                    a file that one folder lacks is an empty file there
  -P, --unidirectional-new-file     the same for those that the first folder lacks
  -x, --exclude=PATTERN...          leave out files in folders with such names
  -X, --exclude-from=FILE...        the same with the lines of FILE as patterns
  -S, --starting-file=NAME          begin with NAME in folders
  -a, --text                        files that are not text, too, line by line
  -b, --ignore-space-change         the number of blanks does not count, nor those at a line's end
  -w, --ignore-all-space            blanks do not count
  -Z, --ignore-trailing-space       blanks at a line's end do not count
  -E, --ignore-tab-expansion        a tab counts as the blanks that it looks like
  -B, --ignore-blank-lines          changes of empty lines alone do not count
  -I, --ignore-matching-lines=BRE...  changes of lines alone that match do not count
  -i, --ignore-case                 upper and lower case letters are the same
  --strip-trailing-cr               a carriage return at a line's end does not count
  -p, --show-c-function             show the last line before a hunk that begins with a letter, _, $
  -F, --show-function-line=BRE      show the last line before a hunk that matches
  -L, --label=TEXT...               TEXT in the place of a file's name and time
  -t, --expand-tabs                 print tabs as blanks
  -T, --initial-tab                 print a tab before lines, so that their tabs look right
  -d, --minimal                     look for the smallest difference, however long it takes

Not as GNU's: -D, -l, -n, -W, -y, --color, --from-file, --to-file, --tabsize, --horizon-lines and
formats of lines are refused.
"""


@applet(USAGE, wrong=2)
def diff(context: Context, options: Options, operands: list[str]) -> int:
    forms = {SHORT.get(name, name) for name in options.given if name in FORMS}
    if len(forms) > 1:
        raise Wrong("conflicting output styles: one of -c, -u, -e, -f, --normal")
    form = forms.pop() if forms else "context" if options.show_c_function else "normal"
    given = options.unified if form == "unified" else options.context
    around = AROUND if given is None else number(given, "the number of lines")
    files = Files(context, options, form, around, line_test(options))
    status = Folders(context, options, files, command(context, operands)).operands(*operands)
    return max(status, context.status and 2)


def command(context: Context, operands: list[str]) -> bytes:
    """The call without its operands, as it is printed before the files of folders."""
    words = list(context.arguments)
    left = list(operands)
    for at in range(len(words) - 1, -1, -1):
        if left and words[at] == left[-1]:
            left.pop()
            del words[at]
    return b" ".join(encode(quoted(word)) for word in [context.name, *words])


def quoted(word: str) -> str:
    """A word as a shell takes it."""
    plain = all(c.isalnum() or c in "%+,-./:=@_^~" for c in word) and word
    return word if plain else "'" + word.replace("'", "'\\''") + "'"


def line_test(options: Options) -> "Callable[[bytes], bool] | None":
    """What tells the lines that name parts of a file."""
    if options.show_function_line is not None:
        return matcher([options.show_function_line])
    if options.show_c_function:
        return lambda line: line[:1].isalpha() or line[:1] in (b"_", b"$")
    return None


def matcher(patterns: list[str]) -> "Callable[[bytes], bool]":
    """Whether a line has a match of one of the basic regular expressions."""
    from genwrapper.patterns import BadPattern, compile_regex

    try:
        compiled = [compile_regex(encode(text), False) for text in patterns]
    except BadPattern as error:
        raise Wrong(f"a regular expression: {error}") from None
    return lambda line: any(pattern.search(line) for pattern in compiled)
