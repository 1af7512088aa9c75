"""xargs: run a command with words from standard input (POSIX XCU xargs)."""

from errno import ENOENT, ENOTDIR

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, Description, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from genwrapper.streams.context import Child

    Words = tuple[list[bytes], bool]

MOST_BYTES = 128 * 1024
BLANKS = b" \t"  # they end a word
SPACE = b" \t\v\f\r"  # what may stand before one
ODD = (b"'", b'"', b"\\", b"\v", b"\f", b"\r")  # without them words are what is between blanks
LAST_SIGNAL = 64  # of Linux; a command that ended with more was not killed


class Stop(Exception):
    """No further command is run."""


@applet(
    """
xargs [OPTION]... [WORD]...

Run the command WORDs (echo where it is missing), with words that are read from standard input
behind it: separated by blanks and newlines, perhaps quoted by ', " or \\. The exit status is 123
where a command ended with 1 to 125, 124 where one ended with 255, 125 where one was killed, 126
where it can't be run, 127 where there is none.

  -0, --null                  words end with a NUL, and nothing quotes
  -d, --delimiter=CHARACTER   words end with CHARACTER, and nothing quotes
  -n, --max-args=N            N words a command at most
  -L, --max-lines=N           the words of N lines a command
  -I TEXT                     a line a command; it stands where the command has TEXT
  -s, --max-chars=N           commands of N bytes at most
  -t, --verbose               print each command on standard error
  -p, --interactive           so, and ask before it
  -x, --exit                  end where a command does not fit -s
  -r, --no-run-if-empty       run nothing where there are no words
  -P, --max-procs=N           N commands at a time; 0: as many as there are
  -E TEXT                     end at the word TEXT
  -e, --eof[=TEXT]            the same as -E; without TEXT, no word is the end
  -i, --replace[=TEXT]        the same as -I; TEXT is {} where it is missing
  --process-slot-var=NAME     commands find a number in the variable NAME, that no other one that
                              runs at the time has
  -a, --arg-file=FILE         read words from FILE, not from standard input

Not as GNU's: -o and --show-limits are refused.
""",
    permute=False,
)
def xargs(context: Context, options: Options, words: list[str]) -> int:
    runner = Runner(context, options, words or ["echo"])
    if options.arg_file is None:
        sources = iter([context.stdin])
    else:
        sources = context.inputs([options.arg_file])
    try:
        for source in sources:
            runner.all(source)
    except Stop:
        pass
    runner.wait(0)
    return max(context.status, runner.status)


def items(source: Description, delimiter: bytes) -> "Iterator[Words]":
    """Words that end with a delimiter."""
    for text in source.whole_lines(delimiter):
        yield text.removesuffix(delimiter).split(delimiter), True


def quoted_words(source: Description, by_line: bool) -> "Iterator[Words]":
    """Words, quotes taken away, and whether a line ends behind them: with `by_line` each alone."""
    while block := source.read_block():
        end = block.rfind(b"\n") + 1
        if end and not by_line and not any(character in block for character in ODD):
            source.unread(block[end:])
            yield block[:end].split(), True
        else:
            source.unread(block)
            for _ in range(block.count(b"\n") or 1):
                yield from _words_of_line(source)


def _words_of_line(source: Description) -> "Iterator[Words]":
    """The words of the next line (a blank at its end joins it with the one behind it)."""
    text = source.readline().removesuffix(b"\n")
    at = 0
    found: list[bytes] = []
    while True:
        while at < len(text) and text[at] in SPACE:
            at += 1
        if at >= len(text):
            break
        word, at, text = _word(text, at, source)
        found.append(word)
    joins = text[-1:] in (b" ", b"\t")
    for place, word in enumerate(found):
        yield [word], place == len(found) - 1 and not joins


def _word(text: bytes, at: int, source: Description) -> tuple[bytes, int, bytes]:
    """The word that begins at a place, the place behind it, and the line (a quoted newline may have
    made it longer)."""
    pieces: list[bytes] = []
    while at < len(text) and text[at] not in BLANKS:
        c = text[at : at + 1]
        if c in (b"'", b'"'):
            end = text.find(c, at + 1)
            if end < 0:
                kind = "double" if c == b'"' else "single"
                raise Wrong(f"unmatched {kind} quote; -0 takes words as they are")
            pieces.append(text[at + 1 : end])
            at = end + 1
        elif c == b"\\":
            if at + 1 == len(text):
                text += b"\n" + source.readline().removesuffix(b"\n")
            pieces.append(text[at + 1 : at + 2])
            at += 2
        else:
            pieces.append(c)
            at += 1
    return b"".join(pieces), at, text


def whole_lines(source: Description) -> "Iterator[Words]":
    """Lines as words, without blanks before them; empty ones are none."""
    while line := source.readline():
        text = line.removesuffix(b"\n").lstrip(SPACE)
        if text:
            pieces = []
            at = 0
            while at < len(text):
                if text[at] in BLANKS:
                    pieces.append(text[at : at + 1])
                    at += 1
                else:
                    word, at, text = _word(text, at, source)
                    pieces.append(word)
            yield [b"".join(pieces)], True


def _fitting(words: list[bytes], room: int) -> tuple[int, int]:
    """How many of the words, each with a byte behind it, fit in so many bytes; their size."""
    size = sum(map(len, words)) + len(words)
    if size <= room:
        return len(words), size
    from bisect import bisect
    from itertools import accumulate

    sizes = list(accumulate([len(word) + 1 for word in words]))
    count = bisect(sizes, room)
    return count, sizes[count - 1] if count else 0


class Runner:
    """One call of xargs."""

    def __init__(self, context: Context, options: Options, words: list[str]) -> None:
        self.context = context
        self.options = options
        self.words = words
        self.status = 0
        self.children: list[Child] = []
        self.slots: dict[Child, int] = {}
        self.answers = context.stdin
        last = options.last("max_args", "max_lines", "I", "replace")
        if options.I is not None and last == "max_args" and options.max_args == "1":
            last = "I"  # that is what it means
        self.most = self._number(options.max_args, "-n") if last == "max_args" else None
        self.lines = self._number(options.max_lines, "-L") if last == "max_lines" else None
        self.place = options.I if last == "I" else None
        if last == "replace":
            self.place = options.replace or "{}"
        self.bytes = self._number(options.max_chars, "-s") or MOST_BYTES
        processes = options.max_procs
        self.at_once = 1 if processes is None else number(processes, "-P")
        self.delimiter = b"\0" if options.null else None
        if options.last("null", "delimiter") == "delimiter":
            from genwrapper.applets.escapes import escape

            text = options.delimiter
            data = escape(text, 0, False)[0] if text.startswith("\\") else encode(text)
            if data is None or len(data) != 1:
                raise Wrong(f"{text!r} is not one character")
            self.delimiter = data

    def _number(self, text: str | None, name: str) -> int | None:
        if text is None:
            return None
        found = number(text, name)
        if not found:
            raise Wrong(f"{name}: it must be 1 at least")
        return found

    def all(self, source: Description) -> None:
        """Read all words, and run commands."""
        if self.delimiter is not None:
            found = items(source, self.delimiter)
        elif self.place is not None:
            found = whole_lines(source)
        else:
            found = quoted_words(source, self.lines is not None)
        text = self.options.eof if self.options.last("E", "eof") == "eof" else self.options.E
        end = encode(text) if text and not self.delimiter else None
        if self.place is not None:
            for words, _ in found:
                for word in words:
                    if word == end:
                        return
                    text = decode(word)
                    self._run([part.replace(self.place, text) for part in self.words])
            return
        self._batches(found, end)

    def _batches(self, found: "Iterator[Words]", end: bytes | None) -> None:
        base = sum([len(encode(word)) + 1 for word in self.words])
        batch: list[bytes] = []
        size, lines, ran = base, 0, False
        if base > self.bytes:
            raise Wrong(f"the command alone is longer than {self.bytes} bytes")

        def run() -> None:
            nonlocal size, lines, ran
            self._run([*self.words, *map(decode, batch)])
            batch.clear()
            size, lines, ran = base, 0, True

        for words, ends_line in found:
            last = end is not None and end in words
            at = 0
            until = words.index(end) if last and end is not None else len(words)
            while at < until:
                some = words[at : min(until, at + self.most - len(batch)) if self.most else until]
                count, taken = _fitting(some, self.bytes - size)
                at += count
                batch += some[:count]
                size += taken
                lines += ends_line
                if not count:
                    if not batch:
                        text = decode(words[at])[:40]
                        raise Wrong(f"a command with {text!r} is longer than {self.bytes} bytes")
                    if self.options.exit and (self.most or self.lines):
                        raise Wrong("the words of a command are more than fit")
                    run()
                elif len(batch) == self.most or (self.lines is not None and lines == self.lines):
                    run()
            if last:
                break
        if batch or not (ran or self.options.no_run_if_empty):
            run()

    def _run(self, words: list[str]) -> None:
        context = self.context
        options = self.options
        if options.verbose or options.interactive:
            text = " ".join([_shown(word) for word in words])
            context.stdout.flush()
            context.stderr.write(encode(text + ("?..." if options.interactive else "\n")))
            context.stderr.flush()
            if options.interactive and not self._agreed():
                return
        if self.at_once:
            self.wait(self.at_once - 1)
        nothing = Description(None)
        reads = context.stdin if options.arg_file is not None else nothing
        environment = None
        slot = 0
        if options.process_slot_var is not None:
            slot = min(set(range(len(self.children) + 1)) - {self.slots[c] for c in self.children})
            environment = {**context.environment, options.process_slot_var: str(slot)}
        try:
            child = context.start(words, reads, environment=environment)
            self.children.append(child)
            self.slots[child] = slot
        except OSError as error:
            missing = error.errno in (ENOENT, ENOTDIR)
            self.wait(0)
            context.failed(words[0], error, 127 if missing else 126)
            raise Stop from None
        finally:
            nothing.close()
        if self.at_once == 1:
            self.wait(0)

    def _agreed(self) -> bool:
        try:
            terminal = self.context.open("/dev/tty")
        except OSError:
            return False
        try:
            return terminal.readline()[:1] in (b"y", b"Y")
        finally:
            terminal.close()

    def wait(self, left: int) -> None:
        """Wait until no more than `left` commands run."""
        while len(self.children) > left:
            child = self._ended(left)
            self.children.remove(child)
            self.slots.pop(child)
            status = child.wait() or 0
            if status == 255:
                self.context.error(f"{self.words[0]}: exited with status 255; aborting", 124)
                raise Stop
            if 128 < status <= 128 + LAST_SIGNAL:
                self.context.error(f"{self.words[0]}: ended by signal {status - 128}", 125)
                raise Stop
            if status:
                self.status = max(self.status, 123)

    def _ended(self, left: int) -> "Child":
        """A child that has ended; where one alone may run, or all are waited for, the first."""
        if left == 0:
            return self.children[0]
        while True:
            for child in self.children:
                if child.wait(0) is not None:
                    return child
            self.children[0].wait(0.01)


def _shown(word: str) -> str:
    plain = word and all(c.isalnum() or c in "-_./,:=+@%" for c in word)
    return word if plain else "'" + word.replace("'", "'\\''") + "'"
