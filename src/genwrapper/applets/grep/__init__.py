"""grep: print lines that match a pattern."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.grep.choice import Chosen
from genwrapper.applets.grep.patterns import Patterns
from genwrapper.applets.grep.printing import Printing
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

BLOCK = 65536
DENSE = 400  # bytes: one match in so many is many
FOLDER = 0o040000
REGULAR = 0o100000
DEVICES = ("read", "skip")


@applet(
    r"""
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
  -R, --dereference-recursive   the same as -r, and follow symbolic links
  -d, --directories=ACTION      folders: read (an error), skip, recurse (the same as -r)
  -D, --devices=ACTION          devices and FIFOs: read, skip
  --include=PATTERN...          look only into files whose name matches PATTERN, a pathname pattern
  --exclude=PATTERN...          pass over files whose name matches PATTERN
  --exclude-from=FILE...        pass over files whose name matches a line of FILE
  --exclude-dir=PATTERN...      pass over folders whose name matches PATTERN
  -z, --null-data               lines end with a NUL
  -Z, --null                    names of files end with a NUL
  -T, --initial-tab             a tab before each line that has something before it
  -I                            pass over files that hold a NUL
  --binary-files=TYPE           files that hold a NUL: text (as others), without-match (as -I)
  --label=NAME                  the name of standard input
  --color[=WHEN], --colour[=WHEN]  what matches in colour: always, never, auto (on a terminal)
  --group-separator=TEXT        print TEXT, not --, between runs of lines with those around them
  --no-group-separator          print nothing there
  --line-buffered               write each line at once
  -a, --text                    take all files as text (always so)
  -U, --binary                  take \r as it is (always so)

Not as GNU's: there are no Perl expressions (-P), and no --no-ignore-case.
""",
    wrong=2,
)
def grep(context: Context, options: Options, operands: list[str]) -> int:
    files = list(operands)
    sources = [encode(text) for text in options.regexp]
    for name in options.file:
        for source in context.inputs([name]):
            text = source.read()
            sources += [text.removesuffix(b"\n")] if text else []
        if context.status:
            return 2
    if not options.regexp and not options.file:
        if not files:
            raise Wrong("missing operand: PATTERN")
        sources = [encode(files.pop(0))]
    patterns = [line for source in sources for line in source.split(b"\n")]
    search = Search(context, options, patterns)
    if not files:
        files = ["" if search.recursive else "-"]
    several = len(files) > 1
    said = options.last("no_filename", "with_filename")
    for name in files:
        search.named = said == "with_filename" if said else several
        if search.recursive and not said and not several:
            search.named = not name or context.is_folder(name)
        search.file(name, given=True)
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
        self.groups = False  # lines with those around them have been printed
        self.seen = 0  # bytes of a file, to the end of the last line that -m allowed
        self.patterns = Patterns(options, patterns)
        self.find = self.patterns.find
        self.tails: re.Pattern[bytes] | None = None
        most = options.max_count
        self.most = None if most is None else number(most, "the number of lines")
        around = options.context or "0"
        wanted = (options.context, options.after_context, options.before_context)
        self.around = wanted != (None, None, None)
        self.after = number(options.after_context or around, "the number of lines")
        self.before = number(options.before_context or around, "the number of lines")
        self.end = b"\0" if options.null_data else b"\n"
        self.printing = Printing(context, options, self.find)
        self.recursive = options.recursive or options.dereference_recursive
        action = options.directories or "read"
        if action not in ("read", "skip", "recurse") or options.devices not in (None, *DEVICES):
            raise Wrong("-d is read, skip or recurse, and -D is read or skip")
        self.recursive = self.recursive or action == "recurse"
        self.above: set[tuple[int, int]] = set()  # the folders on the way down, for -R
        self.skips_folders = action == "skip"
        self.chosen = Chosen(context, options)
        binary = options.binary_files or "text"
        if binary not in ("text", "without-match", "binary"):
            raise Wrong("--binary-files is text or without-match")
        last = options.last("I", "binary_files", "text")
        self.passes_binary = last == "I" or (last == "binary_files" and binary == "without-match")

    # -- files ------------------------------------------------------------------------------------

    def file(self, name: str, given: bool = False) -> None:
        """Look through a file, or all files of a folder ("" is the working folder). `given`: on
        the command line."""
        context = self.context
        if name == "-":
            self._source(context.stdin, self.options.label or "(standard input)")
            return
        try:
            mode = posix.stat(context.path(name) if name else context.cwd).st_mode & 0o170000
            if mode == FOLDER:
                if self.recursive:
                    if self.chosen.folder(name, given):
                        self._folder(name)
                elif not self.skips_folders:
                    context.error(f"{name}: Is a directory", 2)
                return
            devices = self.options.devices or ("read" if given else "skip")
            if mode != REGULAR and devices == "skip":
                return
            if not self.chosen.file(name, given):
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
        path = self.context.path(name) if name else self.context.cwd
        try:
            entries = sorted(posix.listdir(path))
            status = posix.stat(path)
        except OSError as error:
            self.context.failed(name, error, 2)
            return
        identity = status.st_dev, status.st_ino
        if identity in self.above:
            self.context.error(f"{name}: warning: recursive directory loop", 0)
            return
        self.above.add(identity)
        for entry in entries:
            inside = f"{name.rstrip('/')}/{entry}" if name else entry
            mode = posix.lstat(self.context.path(inside)).st_mode & 0o170000
            if mode != 0o120000 or self.options.dereference_recursive:
                self.file(inside)
            if self.found and self.options.quiet:
                return
        self.above.discard(identity)

    def _source(self, source: Description, name: str) -> None:
        if self.most is None or source is not self.context.stdin or not source.seekable():
            self._search(source, name)
            return
        start = source.seek(0, 1)
        self.seen = -1
        self._search(source, name)
        if self.seen >= 0:
            source.seek(start + self.seen)  # another program may go on behind the last line

    def _search(self, source: Description, name: str) -> None:
        options = self.options
        stdout = self.context.stdout
        if self._is_output(source):
            self.context.error(f"{name}: input file is also the output", 2)
            return
        if self.passes_binary:
            first = source.read_block(BLOCK)
            source.unread(first)
            if b"\0" in first:
                return
        names = options.files_with_matches or options.files_without_match
        about = None if source.fd is None else posix.fstat(source.fd)
        regular = about is not None and about.st_mode & 0o170000 == REGULAR
        self.printing.source(about.st_size if about is not None and regular else None, self.named)
        if options.count or options.quiet or names:
            most = 1 if options.quiet or names else self.most
            count = self._count(source, most)
            self.found = self.found or bool(count)
            if options.quiet:
                return
            if names:
                if bool(count) == bool(options.files_with_matches):
                    stdout.write(self.printing.file(name, b"\n"))
                return
            prefix = self.printing.file(name, b":") if self.named else b""
            stdout.write(prefix + b"%d\n" % count)
        elif self.around:
            self._with_context(source, name)
        elif not self.printing.plain or options.line_buffered:
            self._numbered(source, name)
        else:
            for text in self._texts(source, self.most):
                self.found = True
                stdout.write(text)

    def _is_output(self, source: Description) -> bool:
        """Whether a file is the one that standard output writes: its end would never come."""
        options = self.options
        stdout = self.context.stdout.fd
        if stdout is None or source.fd is None or options.quiet or options.count:
            return False
        if options.files_with_matches or options.files_without_match or self.most == 1:
            return False
        there, here = posix.fstat(stdout), posix.fstat(source.fd)
        same = (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)
        return (
            same
            and here.st_mode & 0o170000 == REGULAR
            and posix.lseek(source.fd, 0, 1) < here.st_size
        )

    # -- lines ------------------------------------------------------------------------------------

    def _blocks(self, source: Description) -> "Iterator[bytes]":
        """Whole lines; the last is given its end."""
        end = self.end
        for block in source.whole_lines(end, size=BLOCK):
            yield block if block.endswith(end) else block + end

    def _spans(self, block: bytes) -> "Iterator[tuple[int, int]]":
        """Beginning and end of each line of a block that is selected; with -v, of each run of
        them."""
        find = self.find
        inverted = self.options.invert_match
        at = 0
        size = len(block)
        if self.end != b"\n":
            while at < size:
                stop = block.find(self.end, at)
                if (find(block[at:stop], 0) is None) == inverted:
                    yield at, stop + 1
                at = stop + 1
            return
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
        offset = 0
        for block in self._blocks(source) if most is None or most > 0 else ():
            if most is None and self._splits(block):
                text = self._selected(block)
                if text:
                    yield text
                continue
            for start, end in self._spans(block):
                text = block[start:end]
                if most is not None:
                    lines = text.count(self.end)
                    if lines > most:
                        text = b"".join([line + self.end for line in text.split(self.end)[:most]])
                    most -= lines
                    self.seen = offset + start + len(text)
                yield text
                if most is not None and most <= 0:
                    return
            offset += len(block)

    def _splits(self, block: bytes) -> bool:
        """Whether the lines of a block are better found all at once: where many match."""
        if self.end != b"\n":
            return False
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
            count += text.count(self.end)
            if most is not None and count >= most:
                break
        return count

    def _numbered(self, source: Description, name: str) -> None:
        line_number = 1
        offset = 0
        left = self.most
        for block in self._blocks(source) if left is None or left > 0 else ():
            at = 0
            for start, end in self._spans(block):
                line_number += block.count(self.end, at, start)
                at = start
                while at < end:
                    stop = block.find(self.end, at) + 1
                    self.found = True
                    self.printing.line(name, line_number, offset + at, block[at:stop], b":")
                    if self.options.line_buffered:
                        self.context.stdout.flush()
                    line_number += 1
                    at = stop
                    if left is not None:
                        left -= 1
                        self.seen = offset + at
                        if left <= 0:
                            return
            line_number += block.count(self.end, at)
            offset += len(block)

    def _with_context(self, source: Description, name: str) -> None:
        show = self.printing.line
        before: list[tuple[int, int, bytes]] = []
        after = 0
        left = self.most
        printed = 0  # the number of the last line printed
        line_number = offset = 0
        for block in self._blocks(source):
            for line in block.split(self.end)[:-1]:
                line_number += 1
                line += self.end
                selected = bool(left is None or left > 0) and any(True for _ in self._spans(line))
                if selected:
                    self.found = True
                    first = line_number - len(before)
                    apart = not printed or first > printed + 1
                    if self.groups and apart and self.printing.separator is not None:
                        self.context.stdout.write(self.printing.separator)
                    self.groups = True
                    for earlier in before:
                        show(name, *earlier, b"-")
                    before.clear()
                    show(name, line_number, offset, line, b":")
                    printed = line_number
                    after = self.after
                    if left is not None:
                        left -= 1
                        self.seen = offset + len(line)
                elif after:
                    show(name, line_number, offset, line, b"-")
                    printed = line_number
                    after -= 1
                elif left is not None and left <= 0:
                    return
                elif self.before:
                    before = [*before, (line_number, offset, line)][-self.before :]
                offset += len(line)
