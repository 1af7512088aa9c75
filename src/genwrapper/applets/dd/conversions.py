"""The conversions of dd: character sets, case, pairs of bytes, lines and records."""

from genwrapper.applets.declare import Wrong

EBCDIC = bytes.fromhex(
    "00010203372d2e2f1605250b0c0d0e0f101112133c3d322618193f271c1d1e1f"
    "405a7f7b5b6c507d4d5d5c4e6b604b61f0f1f2f3f4f5f6f7f8f97a5e4c7e6e6f"
    "7cc1c2c3c4c5c6c7c8c9d1d2d3d4d5d6d7d8d9e2e3e4e5e6e7e8e9ade0bd9a6d"
    "79818283848586878889919293949596979899a2a3a4a5a6a7a8a9c04fd05f07"
    "202122232415061728292a2b2c090a1b30311a333435360838393a3b04143ee1"
    "4142434445464748495152535455565758596263646566676869707172737475"
    "767778808a8b8c8d8e8f906a9b9c9d9e9fa0aaabac4aaeafb0b1b2b3b4b5b6b7"
    "b8b9babbbca1bebfcacbcccdcecfdadbdcdddedfeaebecedeeeffafbfcfdfeff"
)
"""What becomes of each byte of ASCII, as POSIX has it."""

PRINTERS = {0x5E: 0x5F, 0x7E: 0xA1, 0xCB: 0x9A, 0xD5: 0xAD, 0xE5: 0xBD}
"""Where the conversion `ibm` is another."""


def table(words: set[str]) -> bytes | None:
    """How single bytes are converted; None where they are not."""
    sets = words & {"ascii", "ebcdic", "ibm"}
    cases = words & {"lcase", "ucase"}
    if len(sets) > 1 or len(cases) > 1 or len(words & {"block", "unblock"}) > 1:
        raise Wrong("of ascii, ebcdic and ibm, of lcase and ucase, of block and unblock, one")
    if {"excl", "nocreat"} <= words:
        raise Wrong("excl and nocreat go not together")
    plain = bytes(range(256))
    made = plain
    if "ascii" in sets:
        made = inverted(EBCDIC)
    if "lcase" in cases:
        made = made.lower()
    elif "ucase" in cases:
        made = made.upper()
    if sets - {"ascii"}:
        other = bytearray(EBCDIC)
        if "ibm" in sets:
            for place, byte in PRINTERS.items():
                other[place] = byte
        made = made.translate(bytes(other))
    return None if made == plain else made


def inverted(given: bytes) -> bytes:
    """The other direction."""
    found = bytearray(256)
    for place, byte in enumerate(given):
        found[byte] = place
    return bytes(found)


class Blocks:
    """What becomes of the bytes that are read, block after block. `cut`: records that were."""

    __slots__ = (
        "blank",
        "by_lines",
        "cut",
        "joins",
        "newline",
        "odd",
        "rest",
        "size",
        "splits",
        "swaps",
        "table",
    )

    def __init__(self, words: set[str], size: int, table: bytes | None) -> None:
        self.table = table
        self.swaps = "swab" in words
        self.size = size
        self.joins = "block" in words or (bool(words & {"ebcdic", "ibm"}) and size > 0)
        self.splits = "unblock" in words or ("ascii" in words and size > 0)
        if words & {"block", "unblock"} and not size:
            self.joins = self.splits = False
        self.by_lines = self.joins or self.splits
        blank = newline = None
        if words & {"ebcdic", "ibm"} and table is not None:
            blank, newline = b" ".translate(table), b"\n".translate(table)
        self.blank, self.newline = blank or b" ", newline or b"\n"
        self.rest = b""
        self.odd = b""
        self.cut = 0

    @property
    def changes_size(self) -> bool:
        """Whether there may be more or fewer bytes than were read."""
        return self.by_lines or self.swaps

    def convert(self, block: bytes) -> bytes:
        """What a block becomes."""
        if self.table is not None:
            block = block.translate(self.table)
        if self.swaps:
            block = self.odd + block
            whole = len(block) & ~1
            self.odd = block[whole:]
            pairs = bytearray(block[:whole])
            pairs[::2], pairs[1::2] = pairs[1::2], pairs[::2]
            block = bytes(pairs)
        if self.joins:
            return self._joined(block)
        return self._split(block) if self.splits else block

    def _joined(self, block: bytes) -> bytes:
        lines = (self.rest + block).split(self.newline)
        self.rest = lines.pop()
        return b"".join([self._record(line) for line in lines])

    def _record(self, line: bytes) -> bytes:
        self.cut += len(line) > self.size
        return line[: self.size].ljust(self.size, self.blank)

    def _split(self, block: bytes) -> bytes:
        data = self.rest + block
        whole = len(data) - len(data) % self.size
        self.rest = data[whole:]
        records = [data[at : at + self.size] for at in range(0, whole, self.size)]
        return b"".join([record.rstrip(self.blank) + self.newline for record in records])

    def end(self) -> bytes:
        """What is left at the end."""
        if self.swaps and self.odd:
            return self.odd
        if not self.rest:
            return b""
        return (
            self._record(self.rest) if self.joins else self.rest.rstrip(self.blank) + self.newline
        )
