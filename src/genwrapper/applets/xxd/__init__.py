"""xxd: print a file in hexadecimal, or make a file of that."""

from genwrapper.applets.dd.conversions import EBCDIC, inverted
from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.xxd.back import Patcher, plain_bytes
from genwrapper.streams import WRITE, Context, Description, encode

PRINTED = bytes(byte if 32 <= byte < 127 else 46 for byte in range(256))


@applet(
    """
xxd [OPTION]... [FILE] [TARGET]

Print FILE, or standard input where it is missing or -, in hexadecimal, to TARGET or standard
output.

  -r                 make the file that such text was printed of
  -p, -ps, -plain    hexadecimal alone, without offsets and characters
  -i, -include       as an array of C
  -b, -bits          bits, not hexadecimal
  -e                 groups of 4 bytes with the lowest last
  -E, -EBCDIC        the characters of EBCDIC
  -a, -autoskip      a * for lines of NULs
  -c, -cols N        N bytes a line, not 16 (30 with -p, 12 with -i, 6 with -b)
  -g, -groupsize N   groups of N bytes, not 2; 0: none
  -l, -len N         N bytes at most
  -o N               N added to offsets
  -s, -seek N        leave out the first N bytes; -N: begin N before the end
  -u                 upper case letters
  -d                 offsets in decimal
  -n, -name NAME     the name of the array of -i
  -C, -capitalize    upper case letters in the names of -i
""",
)
def xxd(context: Context, options: Options, operands: list[str]) -> int:
    target = context.stdout
    if len(operands) > 1 and operands[1] != "-":
        from posix import O_CREAT, O_WRONLY

        try:
            target = context.open(operands[1], O_WRONLY | O_CREAT if options.r else WRITE)
        except OSError as error:
            context.failed(operands[1], error, 2)
            return 2
    for source in context.inputs(operands[:1]):
        if options.r:
            if options.p:
                target.writelines(plain_bytes(source))
            else:
                Patcher(context, target, _offset(options.s or "0")).run(source)
        else:
            name = operands[0] if operands else "-"
            Dump(options, target, name).run(source)
    if target is not context.stdout:
        target.close()
    return context.status and 2


def _offset(text: str) -> int:
    """A number, perhaps with a sign, 0x or 0 before it."""
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("+-")
    if digits.lower().startswith("0x"):
        try:
            return sign * int(digits, 16)
        except ValueError:
            raise Wrong(f"{text!r} is no number") from None
    if len(digits) > 1 and digits.startswith("0") and set(digits) <= set("01234567"):
        return sign * int(digits, 8)
    return sign * number(digits, "the number of bytes")


class Dump:
    """One file that is printed."""

    def __init__(self, options: Options, target: Description, name: str) -> None:
        self.options = options
        self.target = target
        self.name = name
        kind = options.last("p", "i", "b", "e")
        self.kind = kind
        self.upper = options.u
        columns = {"p": 30, "i": 12, "b": 6}.get(kind, 16)
        self.columns = columns if options.c is None else _offset(options.c)
        if self.columns < 0 or (not self.columns and kind != "p"):
            self.columns = columns
        group = {"b": 1, "e": 4}.get(kind, 2)
        self.group = group if options.g is None else _offset(options.g)
        if not 0 < self.group < self.columns:
            self.group = self.columns
        if kind == "e" and self.group & (self.group - 1):
            raise Wrong("with -e the size of groups must be a power of 2")
        self.left = None if options.l is None else _offset(options.l)
        self.at = 0

    def run(self, source: Description) -> None:
        """Print it."""
        self._skip(source)
        if self.kind == "p":
            self._plain(source)
        elif self.kind == "i":
            self._array(source)
        else:
            self._lines(source)

    def _skip(self, source: Description) -> None:
        text = self.options.s
        if text is None:
            return
        count = _offset(text)
        if text.startswith("-"):
            size = source.seek(0, 2)
            self.at = max(0, size + count)
            source.seek(self.at)
            return
        self.at = count
        while count and (block := source.read_block(min(count, 65536))):
            count -= len(block)

    def _read(self, source: Description, size: int) -> bytes:
        if self.left is None:
            return source.read(size)
        block = source.read(min(size, self.left)) if self.left else b""
        self.left -= len(block)
        return block

    def _hex(self, data: bytes) -> str:
        return data.hex().upper() if self.upper else data.hex()

    def _plain(self, source: Description) -> None:
        columns = self.columns or 1 << 16
        count = max(1, 65536 // columns) * columns
        ended = True
        while block := self._read(source, count):
            lines = [block[at : at + columns] for at in range(0, len(block), columns)]
            end = "\n" if self.columns else ""
            self.target.write("".join([self._hex(line) + end for line in lines]).encode())
            ended = bool(self.columns)
        if not ended:
            self.target.write(b"\n")

    def _array(self, source: Description) -> None:
        name = self.options.n
        if name is None and self.name != "-":
            name = self.name
        if name is not None:
            plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in name)
            name = "__" + plain if plain[:1].isdigit() else plain
            name = name.upper() if self.options.C else name
            self.target.write(encode(f"unsigned char {name}[] = {{\n"))
        size = 0
        between = ", 0X" if self.upper else ", 0x"
        while data := self._read(source, self.columns * 1024):
            self.target.write(b",\n" if size else b"")
            lines = [data[at : at + self.columns] for at in range(0, len(data), self.columns)]
            shown = [f"  {between[2:]}{line.hex(' ').replace(' ', between)}" for line in lines]
            text = ",\n".join(shown)
            if self.upper:
                text = text.upper()
            self.target.write(text.encode())
            size += len(data)
        if size:
            self.target.write(b"\n")
        if name is not None:
            self.target.write(
                encode(
                    f"}};\nunsigned int {name}{'_LEN' if self.options.C else '_len'} = {size};\n"
                )
            )

    def _lines(self, source: Description) -> None:
        columns = self.columns
        shift = _offset(self.options.o or "0")
        zeros = 0
        held = ""
        digits = {"b": 8}.get(self.kind, 2)
        width = columns * digits + (columns + self.group - 1) // self.group
        if self.kind == "e":
            filled = -(-columns // self.group) * self.group
            width = filled * 2 + filled // self.group
        rest = b"" if self._rare() else self._full_lines(source, shift)
        while block := rest or self._read(source, columns):
            rest = b""
            line = self._line(block, self.at + shift, width)
            self.at += len(block)
            if self.options.a and len(block) == columns and not block.strip(b"\0"):
                zeros += 1
                if zeros > 1:
                    held = line
                    continue
            else:
                self._zeros(zeros, held, False)
                zeros = 0
            self.target.write(line.encode())
        self._zeros(zeros, held, True)

    def _rare(self) -> bool:
        """Whether lines are not all printed, or not as groups of one length (with -b: bytes)."""
        options = self.options
        asked = options.a or options.E or options.d or self.kind == "e"
        asked = asked or (self.kind == "b" and self.group > 1)
        return bool(asked) or self.columns % self.group > 0

    def _full_lines(self, source: Description, shift: int) -> bytes:
        """Print all lines but one that is too short; what there is of that."""
        columns = self.columns
        binary = [f"{byte:08b}" for byte in range(256)] if self.kind == "b" else []
        width = columns * (8 if binary else 2) + columns // self.group
        while len(data := self._read(source, columns * 1024)) >= columns:
            size = len(data) - len(data) % columns
            full = data[:size]
            if binary:
                digits = " ".join([binary[byte] for byte in full]) + " "
            else:
                digits = full.hex(" ", -self.group) + " "
            shown = full.translate(PRINTED).decode()
            if self.upper:
                digits = digits.upper()
            at = self.at + shift
            lines = [
                f"{at + start & 0xFFFFFFFF:08x}: {digits[place : place + width]} "
                f"{shown[start : start + columns]}\n"
                for start, place in zip(
                    range(0, size, columns), range(0, len(digits), width), strict=True
                )
            ]
            self.target.write("".join(lines).encode())
            self.at += size
            if size < len(data):
                return data[size:]
        return data

    def _zeros(self, count: int, last: str, end: bool) -> None:
        """What stands for lines of NULs behind their first: the last too, at the end."""
        if count > 2:
            self.target.write(b"*\n")
        if count == 2 or (count > 2 and end):
            self.target.write(last.encode())

    def _line(self, block: bytes, at: int, width: int) -> str:
        group = self.group
        pieces: list[str] = []
        for start in range(0, len(block), group):
            part = block[start : start + group]
            if self.kind == "b":
                pieces.append(f"{int.from_bytes(part, 'big'):0{8 * len(part)}b}")
            elif self.kind == "e":
                pieces.append(self._hex(part[::-1]).rjust(2 * group))
            else:
                pieces.append(self._hex(part))
        text = block
        if self.options.E:
            text = block.translate(inverted(EBCDIC))
        shown = text.translate(PRINTED).decode()
        address = f"{at & 0xFFFFFFFF:08d}" if self.options.d else f"{at & 0xFFFFFFFF:08x}"
        return f"{address}: {' '.join(pieces):<{width}} {shown}\n"
