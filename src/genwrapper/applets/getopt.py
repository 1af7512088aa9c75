"""getopt: put a script's arguments in a form that is easy to read."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode

QUOTES = ("sh", "bash")


@applet(
    """
getopt [OPTION]... [LETTERS] [ARGUMENT]...

Print the ARGUMENTs of a script so that `eval set -- "$(getopt ...)"` has each option as a word of
its own, its value as the next one, then --, then the operands. LETTERS are the options, `:` behind
one that takes a value, `::` where it may be missing; a + before them: the first operand ends the
options; a -: operands stay in their places. With LETTERS and no OPTION nothing is quoted. The exit
status is 1 where the ARGUMENTs are wrong, 2 where the call of getopt is.

  -o, --options=LETTERS    LETTERS, which are no operand then
  -l, --longoptions=NAMES...  long options, with commas between, `:` and `::` as above
  -a, --alternative        long options may begin with one dash
  -n, --name=NAME          who speaks in messages
  -q, --quiet              say nothing of wrong arguments
  -Q, --quiet-output       print no arguments
  -s, --shell=SHELL        quote for sh or bash; so it is without
  -T, --test               nothing but the exit status 4
  -u, --unquoted           quote nothing
""",
    permute=False,
    wrong=2,
)
def getopt(context: Context, options: Options, words: list[str]) -> int:
    if options.test:
        return 4
    if options.shell not in (None, *QUOTES):
        raise Wrong(f"{options.shell}: it is none of {' and '.join(QUOTES)}")
    if options.options is None and not words:
        raise Wrong("the letters of options are missing")
    letters = words.pop(0) if options.options is None else options.options
    long = ",".join(options.longoptions).replace(" ", ",").replace("\n", ",")
    reading = Reading(letters, [name for name in long.split(",") if name], options.alternative)
    if "POSIXLY_CORRECT" in context.environment:
        reading.order = reading.order or "+"
    reading.read(words)
    if not options.quiet:
        name = options.name or "getopt"
        lines = [f"{name}: {message}\n" for message in reading.wrong]
        context.stderr.write(encode("".join(lines)))
        context.stderr.flush()
    if not options.quiet_output:
        bare = options.unquoted or not options.given
        shown = [
            word if known or bare else "'" + word.replace("'", "'\\''") + "'"
            for word, known in reading.found
        ]
        context.stdout.write(encode(f" {' '.join(shown)}\n"))
    return 1 if reading.wrong else 0


class Reading:
    """What arguments are. `found`: words, and whether each is an option or --, never quoted."""

    def __init__(self, letters: str, names: list[str], alternative: bool) -> None:
        self.order = letters[:1] if letters[:1] in ("+", "-") else ""
        self.takes: dict[str, str] = {}  # option: "", ":" or "::"
        for name in names:
            bare = name.rstrip(":")
            self.takes[f"--{bare}"] = name[len(bare) :]
        letters = letters.removeprefix(self.order)
        for at, letter in enumerate(letters):
            if letter != ":":
                rest = letters[at + 1 :]
                self.takes[f"-{letter}"] = rest[: min(2, len(rest) - len(rest.lstrip(":")))]
        self.alternative = alternative
        self.found: list[tuple[str, bool]] = []
        self.wrong: list[str] = []

    def read(self, words: list[str]) -> None:
        """Find the options and operands."""
        operands: list[str] = []
        left = list(words)
        while left:
            word = left.pop(0)
            if word == "--":
                operands += left
                break
            if word.startswith("--") or (self.alternative and self._is_long(word)):
                self._long(word, left)
            elif word.startswith("-") and word != "-":
                self._short(word[1:], left)
            elif self.order == "-":
                self.found.append((word, False))
            else:
                operands.append(word)
                if self.order == "+":
                    operands += left
                    break
        self.found.append(("--", True))
        self.found += [(word, False) for word in operands]

    def _is_long(self, word: str) -> bool:
        """Whether a word with one dash is a long option."""
        if word == "-" or not word.startswith("-"):
            return False
        fits = len(word) > 2 and bool(self._fitting("-" + word.partition("=")[0]))
        return fits or word[:2] not in self.takes

    def _fitting(self, name: str) -> list[str]:
        if name in self.takes:
            return [name]
        return [known for known in self.takes if known.startswith(name) and known[:2] == "--"]

    def _long(self, word: str, left: list[str]) -> None:
        dashes = "" if word.startswith("--") else "-"
        name, equals, value = word.partition("=")
        fitting = self._fitting(dashes + name)
        if len(fitting) != 1:
            shown = "; possibilities:" + "".join([f" '{known}'" for known in fitting])
            reason = f"option '{word}' is ambiguous{shown}" if fitting else ""
            self.wrong.append(reason or f"unrecognized option '{name}'")
            return
        takes = self.takes[fitting[0]]
        if equals and not takes:
            self.wrong.append(f"option '{fitting[0]}' doesn't allow an argument")
            return
        if takes == ":" and not equals:
            if not left:
                self.wrong.append(f"option '{fitting[0]}' requires an argument")
                return
            value = left.pop(0)
        self.found.append((fitting[0], True))
        if takes:
            self.found.append((value, False))

    def _short(self, letters: str, left: list[str]) -> None:
        for at, letter in enumerate(letters):
            takes = self.takes.get(f"-{letter}")
            if takes is None:
                self.wrong.append(f"invalid option -- '{letter}'")
                continue
            value = letters[at + 1 :]
            if takes == ":" and not value:
                if not left:
                    self.wrong.append(f"option requires an argument -- '{letter}'")
                    return
                value = left.pop(0)
            self.found.append((f"-{letter}", True))
            if takes:
                self.found.append((value, False))
                return
