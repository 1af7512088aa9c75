"""tr: translate characters."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

BLOCK = 131072
CLASSES: "dict[str, Callable[[int], bool]]" = {
    "alpha": lambda n: chr(n).isalpha(),
    "digit": lambda n: chr(n).isdigit(),
    "alnum": lambda n: chr(n).isalnum(),
    "upper": lambda n: chr(n).isupper(),
    "lower": lambda n: chr(n).islower(),
    "space": lambda n: 9 <= n <= 13 or n == 32,
    "blank": lambda n: n in (9, 32),
    "punct": lambda n: 33 <= n < 127 and not chr(n).isalnum(),
    "print": lambda n: 32 <= n < 127,
    "graph": lambda n: 33 <= n < 127,
    "cntrl": lambda n: n < 32 or n == 127,
    "xdigit": lambda n: chr(n) in "0123456789abcdefABCDEF",
}
ALL = frozenset(range(256))
SAME = bytes(0 if n else 255 for n in range(256))
ESCAPES = {97: 7, 98: 8, 102: 12, 110: 10, 114: 13, 116: 9, 118: 11}


@applet(
    """
tr [OPTION]... SET1 [SET2]

Copy standard input with the characters of SET1 made those at the same places of SET2. Characters
are bytes. A SET has characters, ranges a-z, classes [:alpha:], [=c=], [c*n] for n times c ([c*]
fills up SET2), and the escapes \\\\ \\a \\b \\f \\n \\r \\t \\v \\OOO.

  -c, --complement       the characters that are not in SET1
  -C                     the same as -c
  -d, --delete           take the characters of SET1 out
  -s, --squeeze-repeats  make one of several same characters of the last SET
  -t, --truncate-set1    leave what of SET1 is longer than SET2
""",
    permute=False,
)
def tr(context: Context, options: Options, sets: list[str]) -> int:
    complemented = options.complement or options.C
    table, deleted, squeezed = prepared(options, sets, complemented)
    squeeze = Squeeze(squeezed) if squeezed else None
    for block in context.stdin.blocks(BLOCK):
        found = block.translate(table, deleted)
        if squeeze is not None:
            found = squeeze(found)
        context.stdout.write(found)
        context.stdout.flush()
    return context.status


def prepared(
    options: Options, sets: list[str], complemented: bool
) -> tuple[bytes | None, bytes, bytes]:
    """The table, what is deleted, and what is squeezed behind both."""
    first = Set(sets[0]).members(0)
    if complemented:
        inside = frozenset(first)
        first = [n for n in range(256) if n not in inside]
    if options.delete:
        if options.squeeze_repeats != (len(sets) == 2):
            raise Wrong("-d takes one SET, with -s two")
        return None, bytes(first), bytes(Set(sets[1]).members(0)) if len(sets) == 2 else b""
    if len(sets) == 1:
        if not options.squeeze_repeats:
            raise Wrong("missing operand: SET2")
        return None, b"", bytes(first)
    given = Set(sets[1])
    second = given.members(len(first))
    if not second and first:
        raise Wrong("SET2 is empty")
    if options.truncate_set1:
        first = first[: len(second)]
    elif len(second) < len(first):
        second = second + second[-1:] * (len(first) - len(second))
    table = bytearray(range(256))
    for source, target in zip(first, second, strict=False):
        table[source] = target
    return bytes(table), b"", bytes(second) if options.squeeze_repeats else b""


class Squeeze:
    """Makes one of several same characters of some, from block to block."""

    __slots__ = ("before", "marks", "members")

    def __init__(self, members: bytes) -> None:
        self.members = frozenset(members)
        self.marks = bytes(255 if n in self.members else 0 for n in range(256))
        self.before = b""  # the last byte so far, where it is one of the members

    def __call__(self, data: bytes) -> bytes:
        data = self.before + data
        start = len(self.before)
        last = data[-1:]
        self.before = last if last and last[0] in self.members else b""
        if len(self.members) == 1 and bytes(self.members) * 2 not in data:
            return data[start:]
        return self._squeezed(data)[start:]

    def _squeezed(self, data: bytes) -> bytes:
        """All bytes are compared with the ones before them at once, as numbers; those that go
        become a byte that is nowhere else."""
        size = len(data)
        free = 0 if b"\0" not in data else next(iter(ALL.difference(data)), -1)
        if free < 0:
            left = self._squeezed(data[: size // 2])
            return left[:-1] + self._squeezed(left[-1:] + data[size // 2 :])
        number = int.from_bytes(data, "little")
        differences = (number ^ number << 8).to_bytes(size + 1, "little")[1:size].translate(SAME)
        gone = int.from_bytes(differences, "little") << 8
        gone &= int.from_bytes(data.translate(self.marks), "little")
        if not gone:
            return data
        kept = number & ~gone
        if free:
            kept |= gone & int.from_bytes(bytes([free]) * size, "little")
        return kept.to_bytes(size, "little").translate(None, bytes([free]))


class Set:
    """A SET of tr."""

    __slots__ = ("at", "data")

    def __init__(self, text: str) -> None:
        self.data = encode(text)
        self.at = 0

    def members(self, size: int) -> list[int]:
        """Its characters in order; `[c*]` fills them up to `size`."""
        found: list[int] = []
        filled = -1
        fill = 0
        self.at = 0
        while self.at < len(self.data):
            special = self._bracketed()
            if special is not None:
                members, count = special
                if count == 0:
                    filled, fill = len(found), members[0]
                else:
                    found += members * count
                continue
            low = self._character()
            if self.data[self.at : self.at + 1] == b"-" and self.at + 1 < len(self.data):
                self.at += 1
                high = self._character()
                if high < low:
                    raise Wrong(f"the range {chr(low)}-{chr(high)} ends before it begins")
                found += range(low, high + 1)
            else:
                found.append(low)
        if filled >= 0:
            found[filled:filled] = [fill] * max(0, size - len(found))
        return found

    def _character(self) -> int:
        data, at = self.data, self.at
        if data[at] != 0x5C or at + 1 == len(data):
            self.at += 1
            return data[at]
        letter = data[at + 1]
        if 0x30 <= letter <= 0x37:
            end = at + 1
            while end < min(at + 4, len(data)) and 0x30 <= data[end] <= 0x37:
                end += 1
            if int(data[at + 1 : end], 8) > 255:
                end -= 1
            self.at = end
            return int(data[at + 1 : end], 8)
        self.at += 2
        return ESCAPES.get(letter, letter)

    def _bracketed(self) -> tuple[list[int], int] | None:
        """`[:class:]`, `[=c=]`, `[c*n]` at `at`: its characters and how often; 0 times: as often as
        needed."""
        data, at = self.data, self.at
        if data[at] != 0x5B:
            return None
        kind = data[at + 1 : at + 2]
        if kind in (b":", b"=") and data[at + 2 : at + 3] != b"*":
            end = data.find(kind + b"]", at + 2)
            if end < 0:
                return None
            name = data[at + 2 : end]
            if not name:
                raise Wrong(f"{data[at : end + 2].decode()} names no class or character")
            if kind == b"=" and len(name) != 1:
                return None
            self.at = end + 2
            if kind == b"=":
                return [name[0]], 1
            holds = CLASSES.get(name.decode("latin-1"))
            if holds is None:
                raise Wrong(f"there is no class [:{name.decode('utf-8', 'replace')}:]")
            return [n for n in range(128) if holds(n)], 1
        if at + 2 >= len(data):
            return None
        self.at = at + 1
        member = self._character()
        end = data.find(b"]", self.at)
        digits = data[self.at + 1 : end] if end >= 0 else b"x"
        if data[self.at : self.at + 1] != b"*" or (digits and not digits.isdigit()):
            self.at = at
            return None
        self.at = end + 1
        octal = digits.startswith(b"0")
        if octal and digits.strip(b"01234567"):
            raise Wrong(f"{digits.decode()!r} is no number")
        return [member], int(digits, 8 if octal else 10) if digits else 0
