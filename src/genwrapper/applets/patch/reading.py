"""The text of a patch: files and their hunks, in unified, context and normal form."""

from genwrapper.applets.patch import headers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Edit = tuple[bytes, bytes]

KEEP, DROP, ADD = b" ", b"-", b"+"


class Malformed(Exception):
    """The patch can't be read; the message says where."""


class Hunk:
    """Lines of a file in a row: each edit a mark (KEEP, DROP, ADD) and a line with its newline.

    `start` is the line, from 1, that the first of the old lines has (the line that new ones come
    before, where there are no old ones); `new_start` the same in the new file.
    """

    __slots__ = ("behind", "edits", "new_start", "start")

    def __init__(self, start: int, new_start: int, edits: "list[Edit]", behind: bytes) -> None:
        self.start = start
        self.new_start = new_start
        self.edits = edits
        self.behind = behind  # the text behind the second @@ or the asterisks

    def reverse(self) -> "Hunk":
        """The hunk that undoes this one."""
        turned = {KEEP: KEEP, DROP: ADD, ADD: DROP}
        edits = [(turned[mark], line) for mark, line in self.edits]
        return Hunk(self.new_start, self.start, _ordered(edits), self.behind)

    def old(self) -> list[bytes]:
        """The lines that are to be there before."""
        return [line for mark, line in self.edits if mark != ADD]

    def new(self) -> list[bytes]:
        """The lines that are there afterwards."""
        return [line for mark, line in self.edits if mark != DROP]

    def contexts(self) -> tuple[int, int]:
        """How many lines at the beginning and at the end are kept."""
        marks = b"".join([mark for mark, _ in self.edits])
        head = len(marks) - len(marks.lstrip(KEEP))
        return head, len(marks) - len(marks.rstrip(KEEP))


def _ordered(edits: "list[Edit]") -> "list[Edit]":
    """The same with lines that go before lines that come, between two that stay."""
    found: list[Edit] = []
    come: list[Edit] = []
    for edit in edits:
        if edit[0] == ADD:
            come.append(edit)
            continue
        if edit[0] == KEEP:
            found += come
            come = []
        found.append(edit)
    return found + come


class Part:
    """What a patch says of one file. Names are as they stand there, None for /dev/null and where
    there are none; `empty`: whether the file is not there before, or not afterwards."""

    __slots__ = (
        "broken",
        "copy",
        "empty",
        "form",
        "git",
        "header",
        "hunks",
        "index",
        "line",
        "mode",
        "names",
        "stripped",
    )

    def __init__(self) -> None:
        self.form = ""
        self.header: list[bytes] = []
        self.names: list[bytes | None] = [None, None]
        self.empty = [False, False]
        self.index: bytes | None = None
        self.git = False
        self.copy = False
        self.mode: int | None = None
        self.line = 0  # of the first hunk
        self.hunks: list[Hunk] = []
        self.broken: Malformed | None = None  # why no more could be read
        self.stripped = False  # whether carriage returns were taken off


class Reader:
    """The lines of a patch. `form` is the only form that is looked for; "" is any."""

    __slots__ = ("at", "binary", "form", "lines", "strips")

    def __init__(self, data: bytes, form: str, binary: bool) -> None:
        lines = data.split(b"\n")
        last = lines.pop()
        self.lines = [line + b"\n" for line in lines]
        if last:
            self.lines.append(last + b"\n")
        self.at = 0
        self.form = form
        self.binary = binary
        self.strips = False

    def parts(self) -> "Iterator[Part]":
        """What it says of each file; the last may be broken."""
        while self.at < len(self.lines):
            part = self._header()
            if part is None:
                return
            yield part
            if part.broken is not None:
                return

    def _line(self) -> bytes:
        """The next line, b"" behind the last; nothing is read over."""
        if self.at >= len(self.lines):
            return b""
        line = self.lines[self.at]
        if self.strips and line.endswith(b"\r\n"):
            line = line[:-2] + b"\n"
        return line

    def _following(self, count: int) -> bytes:
        at = self.at + count
        return self.lines[at] if at < len(self.lines) else b""

    def _header(self) -> Part | None:
        """The next part with its hunks; None at the end."""
        part = Part()
        started = self.at
        while self.at < len(self.lines):
            line = self._line()
            following = self._following(1)
            form = self._form(line, following)
            if form:
                part.header = self.lines[started : self.at]
                self._read(part, form)
                return part
            if line.startswith(b"diff --git "):
                if part.git:
                    return part  # one without hunks
                part.git = True
                part.names = headers.git_names(line)
                started = self.at
            elif part.git:
                headers.extended(part, line)
            if line.startswith(b"Index:"):
                part.index = headers.name(line[6:].lstrip())[0]
            self.at += 1
        return part if part.git else None

    def _form(self, line: bytes, following: bytes) -> str:
        """The form of the diff that begins here; "" where none does."""
        wanted = self.form
        if wanted in ("", "unified"):
            if line.startswith(b"--- ") and following.startswith(b"+++ "):
                return "unified" if self._following(2).startswith(b"@@ -") else ""
            if line.startswith(b"@@ -") and _unified_numbers(line) is not None:
                return "unified"
        if wanted in ("", "context"):
            if line.startswith(b"*** ") and following.startswith(b"--- "):
                return "context" if self._following(2).startswith(b"********") else ""
            if line.startswith(b"********") and following.startswith(b"*** "):
                return "context"
        if wanted in ("", "normal") and line[:1].isdigit() and _normal_numbers(line) is not None:
            mark = following[:2]
            if mark in (b"< ", b"> ", b"<\t", b">\t", b"<\n", b">\n"):
                return "normal"
        return ""

    def _read(self, part: Part, form: str) -> None:
        part.form = form
        line = self._line()
        if form != "normal" and line[:4] in (b"--- ", b"*** "):
            self.strips = not self.binary and line.endswith(b"\r\n")
            for which in (0, 1):
                head = self._line()
                part.header.append(head)
                name, date = headers.name(head[4:])
                part.names[which] = None if name == b"/dev/null" else name
                part.empty[which] |= name == b"/dev/null" or headers.is_epoch(date)
                self.at += 1
        elif not self.binary:
            self.strips = line.endswith(b"\r\n")
        part.line = self.at + 1
        read = {"unified": self._unified, "context": self._context, "normal": self._normal}[form]
        part.stripped = self.strips
        try:
            while (hunk := read()) is not None:
                part.hunks.append(hunk)
        except Malformed as error:
            part.broken = error

    def _malformed(self) -> Malformed:
        if self.at >= len(self.lines):
            return Malformed("the patch ends in the middle of a hunk")
        text = self.lines[self.at].decode("utf-8", "replace").rstrip()
        return Malformed(f"malformed patch at line {self.at + 1}: {text}")

    # -- unified ----------------------------------------------------------------------------------

    def _unified(self) -> Hunk | None:
        line = self._line()
        numbers = _unified_numbers(line)
        if numbers is None:
            return None
        start, old, new_start, new = numbers
        behind = line.partition(b" @@")[2].rstrip(b"\n")
        self.at += 1
        edits: list[Edit] = []
        while old or new:
            line = self._line()
            mark, text = line[:1], line[1:]
            if mark in (b"\n", b"\t") or (not line and old == new):
                mark, text = KEEP, line or b"\n"  # blanks were lost on the way
            if mark == b"\\":
                edits = _incomplete(edits)
                self.at += 1
                continue
            if mark not in (KEEP, DROP, ADD) or not mark:
                raise self._malformed()
            old -= mark != ADD
            new -= mark != DROP
            if old < 0 or new < 0:
                raise self._malformed()
            edits.append((mark, text))
            self.at += 1
        if self._line()[:1] == b"\\":
            edits = _incomplete(edits)
            self.at += 1
        count = sum(mark != ADD for mark, _ in edits)
        new_count = sum(mark != DROP for mark, _ in edits)
        return Hunk(start + (not count), new_start + (not new_count), _ordered(edits), behind)

    # -- context ----------------------------------------------------------------------------------

    def _context(self) -> Hunk | None:
        line = self._line()
        if not line.startswith(b"********") or not self._following(1).startswith(b"*** "):
            return None
        behind = line.lstrip(b"*").rstrip(b"\n")
        self.at += 1
        span = _span(self._line(), b"*** ")
        if span is None:
            raise self._malformed()
        self.at += 1
        old = self._side(span[1], b"--- ")
        new_span = _span(self._line(), b"--- ")
        if new_span is None:
            raise self._malformed()
        self.at += 1
        new = self._side(new_span[1], b"***")
        if not old and not new:
            raise self._malformed()
        start, new_start = span[0] + (not span[1]), new_span[0] + (not new_span[1])
        if not old:
            old = [edit for edit in new if edit[0] == KEEP]
        elif not new:
            new = [edit for edit in old if edit[0] == KEEP]
        return Hunk(start, new_start, self._joined(old, new), behind)

    def _side(self, count: int, end: bytes) -> "list[Edit]":
        """One half of a hunk; none where it is left out."""
        edits: list[Edit] = []
        while len(edits) < count:
            line = self._line()
            if not edits and (line.startswith(end) or not line):
                return []
            if line[:1] == b"\\":
                edits = _incomplete(edits)
                self.at += 1
                continue
            mark = line[:1]
            if mark not in (b" ", b"-", b"+", b"!", b"\n") or not mark:
                if not edits:
                    return []
                raise self._malformed()
            edits.append((KEEP if mark == b"\n" else mark, line[2:] or b"\n"))
            self.at += 1
        if self._line()[:1] == b"\\":
            edits = _incomplete(edits)
            self.at += 1
        return edits

    def _joined(self, old: "list[Edit]", new: "list[Edit]") -> "list[Edit]":
        """The two halves as one row of edits."""
        edits: list[Edit] = []
        i = j = 0
        while i < len(old) or j < len(new):
            if i < len(old) and old[i][0] != KEEP:
                edits.append((DROP, old[i][1]))
                i += 1
            elif j < len(new) and new[j][0] != KEEP:
                edits.append((ADD, new[j][1]))
                j += 1
            elif i < len(old) and j < len(new) and old[i][1] == new[j][1]:
                edits.append((KEEP, old[i][1]))
                i += 1
                j += 1
            else:
                raise Malformed(f"the two halves of the hunk before line {self.at + 1} do not fit")
        return edits

    # -- normal -----------------------------------------------------------------------------------

    def _normal(self) -> Hunk | None:
        line = self._line()
        numbers = _normal_numbers(line)
        if numbers is None:
            return None
        start, old, letter, new_start, new = numbers
        self.at += 1
        edits = self._marked(b"<", DROP, old)
        if letter == b"c":
            if self._line() != b"---\n":
                raise self._malformed()
            self.at += 1
        edits += self._marked(b">", ADD, new)
        return Hunk(start + (letter == b"a"), new_start + (letter == b"d"), edits, b"")

    def _marked(self, sign: bytes, mark: bytes, count: int) -> "list[Edit]":
        edits: list[Edit] = []
        while len(edits) < count:
            line = self._line()
            if line[:1] != sign or line[1:2] not in (b" ", b"\t", b"\n"):
                raise self._malformed()
            edits.append((mark, line[2:] or b"\n"))
            self.at += 1
        if self._line()[:1] == b"\\":
            edits = _incomplete(edits)
            self.at += 1
        return edits


def _incomplete(edits: "list[Edit]") -> "list[Edit]":
    """The same, the last line without a newline."""
    if edits:
        mark, line = edits[-1]
        edits[-1] = (mark, line.removesuffix(b"\n"))
    return edits


def _pair(text: bytes) -> tuple[int, int] | None:
    """`a,b`, or `a` alone with 1."""
    first, comma, second = text.partition(b",")
    if not first.isdigit() or (comma and not second.isdigit()) or len(text) > 36:
        return None
    return int(first), int(second) if comma else 1


def _unified_numbers(line: bytes) -> tuple[int, int, int, int] | None:
    if not line.startswith(b"@@ -"):
        return None
    words = line[4:].split(b" ")
    if len(words) < 3 or words[1][:1] != b"+" or not words[2].startswith(b"@@"):
        return None
    old, new = _pair(words[0]), _pair(words[1][1:])
    return None if old is None or new is None else (*old, *new)


def _span(line: bytes, head: bytes) -> tuple[int, int] | None:
    """`*** 3,5 ****` as a first line and a number of lines; where there are none, the line before
    them."""
    words = line.split()
    if not line.startswith(head) or len(words) < 2:
        return None
    first, comma, last = words[1].partition(b",")
    if not first.isdigit() or (comma and not last.isdigit()) or len(words[1]) > 36:
        return None
    low, high = int(first), int(last) if comma else int(first)
    if high < low:
        return (high, 0) if low == high + 1 else None
    return low, (high - low + 1 if high else 0)


def _normal_numbers(line: bytes) -> tuple[int, int, bytes, int, int] | None:
    text = line.rstrip()
    for letter in (b"a", b"c", b"d"):
        left, found, right = text.partition(letter)
        if found:
            break
    else:
        return None
    spans: list[tuple[int, int]] = []
    for side in (left, right):
        first, comma, last = side.partition(b",")
        if not first.isdigit() or (comma and not last.isdigit()) or len(side) > 36:
            return None
        low = int(first)
        spans.append((low, int(last) - low + 1 if comma else 1))
    if spans[0][1] < 1 or spans[1][1] < 1:
        return None
    (start, old), (new_start, new) = spans
    return start, 0 if letter == b"a" else old, letter, new_start, 0 if letter == b"d" else new
