"""grep: print lines that match a pattern."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.grep_patterns import Patterns
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

BLOCK = 65536
DENSE = 400  # bytes: one match in so many is many
FOLDER = 0o040000


@applet(
    """
grep [OPTION]... [PATTERN] [FILE]...

Print the lines of each FILE, or of standard input where FILE is missing or -, that match PATTERN, a
basic regular expression. The exit status is 0 where one does, 1 where none does, 2 after an error.

  -E, --extended-regexp         PATTERN is an extended regular expression
  -F, --fixed-strings           PATTERN is text, each line of it a pattern
  -G, --basic-regexp            PATTERN is a basic regular expression (the default)
  -e, --regexp=PATTERN...       look for PATTERN; may be given again
  -f, --file=FILE...            look for each line of FILE
  -i, --ignore-case             upper and lower case are the same (ASCII)
  -y                            the same as -i
  -v, --invert-match            print the lines that do not match
  -w, --word-regexp             match whole words only
  -x, --line-regexp             match whole lines only
  -c, --count                   print how many lines match
  -l, --files-with-matches      print the names of files with a match
  -L, --files-without-match     print the names of files without one
  -q, --quiet, --silent         print nothing, and end at the first match
  -s, --no-messages             say nothing of files that can't be read
  -n, --line-number             print each line's number before it
  -b, --byte-offset             print each line's offset before it
  -o, --only-matching           print what matches alone, each match on a line
  -h, --no-filename             print no names of files
  -H, --with-filename           print names of files always
  -m, --max-count=N             end a file after N lines
  -A, --after-context=N         print N lines behind each too
  -B, --before-context=N        print N lines before each too
  -C, --context=N, -NUMBER      print N lines before and behind each too
  -r, --recursive               look into folders
  -R                            the same as -r, and follow symbolic links
  -a, --text                    take all files as text (always so)
""",
    wrong=2,
)
def grep(context: Context, options: Options, operands: list[str]) -> int:
    files = list(operands)
    sources = [encode(text) for text in options.regexp]
    for name in options.file:
        for source in context.inputs([name]):
            sources.append(source.read().removesuffix(b"\n") or b"\0never")
        if context.status:
            return 2
    if not options.regexp and not options.file:
        if not files:
            raise Wrong("missing operand: PATTERN")
        sources = [encode(files.pop(0))]
    patterns = [line for source in sources for line in source.split(b"\n")]
    patterns = [pattern for pattern in patterns if pattern != b"\0never"]
    search = Search(context, options, patterns)
    recursive = options.recursive or options.R
    if not files:
        files = ["."] if recursive else ["-"]
    named = len(files) > 1 or recursive
    search.named = {"no_filename": False, "with_filename": True}.get(
        options.last("no_filename", "with_filename"), named
    )
    for name in files:
        search.file(name, recursive)
        if search.found and options.quiet:
            return 0
    return 2 if context.status else 0 if search.found else 1


class Search:
    """One call of grep: what to look for, and how to print it."""

    def __init__(self, context: Context, options: Options, patterns: list[bytes]) -> None:
        self.context = context
        self.options = options
        self.found = False
        self.named = False
        self.patterns = Patterns(options, patterns)
        self.find = self.patterns.find
        self.tails: re.Pattern[bytes] | None = None
        most = options.max_count
        self.most = None if most is None else number(most, "the number of lines")
        around = options.context or "0"
        self.after = number(options.after_context or around, "the number of lines")
        self.before = number(options.before_context or around, "the number of lines")

    # -- files ------------------------------------------------------------------------------------

    def file(self, name: str, recursive: bool) -> None:
        """Look through a file, or all files of a folder."""
        context = self.context
        if name == "-":
            self._source(context.stdin, "(standard input)")
            return
        try:
            mode = posix.stat(context.path(name)).st_mode
            if mode & 0o170000 == FOLDER:
                if recursive:
                    self._folder(name)
                else:
                    context.error(f"{name}: Is a directory", 2)
                return
            source = context.open(name)
        except (OSError, ValueError) as error:
            if self.options.no_messages:
                context.status = 2
            else:
                context.failed(name, error, 2)
            return
        try:
            self._source(source, name)
        finally:
            source.close()

    def _folder(self, name: str) -> None:
        path = self.context.path(name)
        try:
            entries = sorted(posix.listdir(path))
        except OSError as error:
            self.context.failed(name, error, 2)
            return
        for entry in entries:
            inside = f"{name.rstrip('/')}/{entry}"
            mode = posix.lstat(self.context.path(inside)).st_mode & 0o170000
            if mode == 0o100000 or mode == FOLDER or (mode == 0o120000 and self.options.R):
                self.file(inside, True)
            if self.found and self.options.quiet:
                return

    def _source(self, source: Description, name: str) -> None:
        options = self.options
        stdout = self.context.stdout
        prefix = encode(f"{name}:") if self.named else b""
        names = options.files_with_matches or options.files_without_match
        if options.count or options.quiet or names:
            most = 1 if options.quiet or names else self.most
            count = self._count(source, most)
            self.found = self.found or bool(count)
            if options.quiet:
                return
            if names:
                if bool(count) == bool(options.files_with_matches):
                    stdout.write(encode(f"{name}\n"))
                return
            stdout.write(prefix + b"%d\n" % count)
        elif self.after or self.before:
            self._with_context(source, name)
        elif options.line_number or options.byte_offset or options.only_matching or prefix:
            self._numbered(source, prefix)
        else:
            for text in self._texts(source, self.most):
                self.found = True
                stdout.write(text)

    # -- lines ------------------------------------------------------------------------------------

    def _blocks(self, source: Description) -> "Iterator[bytes]":
        """Whole lines; the last is given its newline."""
        for block in source.whole_lines(size=BLOCK):
            yield block if block.endswith(b"\n") else block + b"\n"

    def _spans(self, block: bytes) -> "Iterator[tuple[int, int]]":
        """Beginning and end of each line of a block that is selected; with -v, of each run of
        them."""
        find = self.find
        inverted = self.options.invert_match
        at = 0
        size = len(block)
        while at < size:
            match = find(block, at)
            # what matches only behind the last newline matches no line
            if match is None or match[0] >= size:
                break
            start = block.rfind(b"\n", 0, match[0]) + 1
            end = block.find(b"\n", match[0]) + 1
            if inverted:
                if start > at:
                    yield at, start
            else:
                yield start, end
            at = end
        if inverted and at < size:
            yield at, size

    def _texts(self, source: Description, most: int | None) -> "Iterator[bytes]":
        """The selected lines, in runs; no more lines than `most`."""
        for block in self._blocks(source):
            if most is None and self._splits(block):
                text = self._selected(block)
                if text:
                    yield text
                continue
            for start, end in self._spans(block):
                text = block[start:end]
                if most is not None:
                    if most <= 0:
                        return
                    lines = text.count(b"\n")
                    if lines > most:
                        text = b"".join([line + b"\n" for line in text.split(b"\n")[:most]])
                    most -= lines
                yield text

    def _splits(self, block: bytes) -> bool:
        """Whether the lines of a block are better found all at once: where many match."""
        literal, compiled = self.patterns.literal, self.patterns.compiled
        if literal:
            if block.count(literal) * DENSE < len(block):
                return False
        elif len(compiled) != 1 or b"(?:\\" in compiled[0].pattern:
            return False  # a back-reference counts groups
        if self.tails is None:
            self.tails = self.patterns.tails()
        return True

    def _selected(self, block: bytes) -> bytes:
        """The selected lines of a block, which is split into what is before a match and the rest
        of the match's line."""
        assert self.tails is not None
        stride = self.tails.groups + 1
        pieces = self.tails.split(block)
        before = pieces[0:-1:stride]
        if self.options.invert_match:
            before = [text[: text.rfind(b"\n") + 1] for text in before]
            return b"".join([*before, pieces[-1]])
        found = [b""] * (2 * len(before))
        found[0::2] = [text[text.rfind(b"\n") + 1 :] for text in before]
        found[1::2] = pieces[1::stride]
        return b"".join(found)

    def _count(self, source: Description, most: int | None) -> int:
        count = 0
        for text in self._texts(source, most):
            count += text.count(b"\n")
            if most is not None and count >= most:
                break
        return count

    def _numbered(self, source: Description, prefix: bytes) -> None:
        options = self.options
        line_number = 1
        offset = 0
        left = self.most
        for block in self._blocks(source):
            at = 0
            for start, end in self._spans(block):
                line_number += block.count(b"\n", at, start)
                at = start
                while at < end:
                    if left is not None:
                        if left <= 0:
                            return
                        left -= 1
                    stop = block.find(b"\n", at) + 1
                    self.found = True
                    head = prefix
                    if options.line_number:
                        head += b"%d:" % line_number
                    self._print(head, block[at:stop], offset + at)
                    line_number += 1
                    at = stop
            line_number += block.count(b"\n", at)
            offset += len(block)

    def _print(self, head: bytes, line: bytes, offset: int) -> None:
        options = self.options
        stdout = self.context.stdout
        if not options.only_matching:
            stdout.write(head + (b"%d:" % offset if options.byte_offset else b"") + line)
            return
        if options.invert_match:
            return
        at = 0
        while (match := self.find(line, at)) is not None:
            start, end = match
            if start >= len(line) - 1:
                break
            if end > start:
                place = b"%d:" % (offset + start) if options.byte_offset else b""
                stdout.write(head + place + line[start:end] + b"\n")
            at = max(end, start + 1)

    def _with_context(self, source: Description, name: str) -> None:
        stdout = self.context.stdout
        before: list[tuple[int, bytes]] = []
        after = 0
        left = self.most
        printed = 0  # the number of the last line printed
        line_number = 0
        for block in self._blocks(source):
            for line in block.split(b"\n")[:-1]:
                line_number += 1
                line += b"\n"
                selected = bool(left is None or left > 0) and any(True for _ in self._spans(line))
                if selected:
                    self.found = True
                    first = line_number - len(before)
                    if printed and first > printed + 1:
                        stdout.write(b"--\n")
                    for earlier, text in before:
                        self._context_line(name, earlier, text, b"-")
                    before.clear()
                    self._context_line(name, line_number, line, b":")
                    printed = line_number
                    after = self.after
                    if left is not None:
                        left -= 1
                elif after:
                    self._context_line(name, line_number, line, b"-")
                    printed = line_number
                    after -= 1
                elif left is not None and left <= 0:
                    return
                elif self.before:
                    before = [*before, (line_number, line)][-self.before :]

    def _context_line(self, name: str, line_number: int, line: bytes, mark: bytes) -> None:
        head = encode(name) + mark if self.named else b""
        if self.options.line_number:
            head += b"%d" % line_number + mark
        self.context.stdout.write(head + line)
