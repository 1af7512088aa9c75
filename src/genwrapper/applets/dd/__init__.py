"""dd: copy a file in blocks, and convert it (POSIX XCU dd)."""

import posix
import time

from genwrapper.applets.dd.conversions import Blocks, table
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, Description, encode

UNITS = {"c": 1, "w": 2, "b": 512, "k": 1024, "K": 1024, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}
UNITS |= {f"{unit}B": 1000**power for power, unit in enumerate("kMGT", 1)} | {"KB": 1000}
UNITS |= {f"{unit}iB": 1024**power for power, unit in enumerate("KMGT", 1)}
NUMBERS = ("bs", "ibs", "obs", "cbs", "count", "skip", "iseek", "seek", "oseek")
CHARACTERS = {"ascii", "ebcdic", "ibm", "lcase", "ucase", "block", "unblock"}
OTHERS = {"swab", "sync", "sparse", "noerror", "notrunc", "nocreat", "excl", "fdatasync", "fsync"}
CONVERSIONS = CHARACTERS | OTHERS
INPUT_FLAGS = {"fullblock", "count_bytes", "skip_bytes", "nonblock", "nofollow", "directory"}
OUTPUT_FLAGS = {"append", "seek_bytes", "nonblock", "nofollow", "dsync", "sync"}
OPEN_FLAGS = {
    "nonblock": posix.O_NONBLOCK,
    "nofollow": posix.O_NOFOLLOW,
    "directory": posix.O_DIRECTORY,
    "append": posix.O_APPEND,
    "dsync": posix.O_DSYNC,
    "sync": posix.O_SYNC,
}


@applet(
    """
dd [OPERAND]...

Copy standard input, or a file, to standard output, or a file, block by block. Operands are

    if=FILE  of=FILE     the file to read; the file to write
    bs=N                 blocks of N bytes are read and written, not of 512
    ibs=N  obs=N         blocks of N bytes are read; are written
    cbs=N                lines of N bytes for block and unblock
    count=N              N blocks at most (with a B behind it, bytes)
    skip=N  iseek=N      leave out N blocks of the input
    seek=N  oseek=N      leave out N blocks of the output
    conv=WORD,...        ascii, ebcdic, ibm: to that character set; block, unblock: lines to records
                         of cbs bytes, and back; lcase, ucase; swab: pairs of bytes swapped; sync:
                         blocks filled up with NULs; noerror: go on after errors; notrunc: keep
                         the rest of the output; sparse: seek over NULs; excl: the output must be
                         new; nocreat: it must be there; fdatasync, fsync: write to the disk
    iflag=WORD,...       fullblock: blocks are whole; count_bytes, skip_bytes; nonblock, nofollow,
                         directory
    oflag=WORD,...       append; seek_bytes; nonblock, nofollow, dsync, sync
    status=LEVEL         none: print no counts; noxfer: no speed; progress is the same as no LEVEL

N is a product of numbers as 2x512, each perhaps with a unit: c w b kB K MB M GB G.
""",
)
def dd(context: Context, options: Options, operands: list[str]) -> int:
    copy = Copy(context, operands)
    try:
        copy.run()
    except OSError as error:
        if error.filename is None:
            raise
        context.failed(str(error.filename), error)
    if not copy.opened:
        return context.status
    copy.report()
    return context.status


def size(text: str) -> int:
    """A number as dd takes it. Wrong where it is none."""
    product = 1
    for factor in text.split("x"):
        digits = factor.rstrip("cwbkKMGTBi")
        unit = factor[len(digits) :]
        if not digits.isdigit() or not digits.isascii() or (unit and unit not in UNITS):
            raise Wrong(f"invalid number: '{text}'")
        product *= int(digits) * UNITS.get(unit, 1)
    return product


class Copy:
    """One call of dd."""

    def __init__(self, context: Context, operands: list[str]) -> None:
        self.context = context
        self.words: dict[str, str] = {}
        self.numbers: dict[str, int] = {}
        lists: dict[str, set[str]] = {"conv": set(), "iflag": set(), "oflag": set()}
        known = {"conv": CONVERSIONS, "iflag": INPUT_FLAGS, "oflag": OUTPUT_FLAGS}
        self.bytewise: set[str] = set()
        for word in operands:
            name, equals, value = word.partition("=")
            if not equals:
                raise Wrong(f"unrecognized operand '{word}'")
            if name in NUMBERS:
                name = {"iseek": "skip", "oseek": "seek"}.get(name, name)
                counts = name in ("count", "skip", "seek")
                if counts and value.endswith("B") and value[:-1].isdigit():
                    self.bytewise.add(name)
                    value = value[:-1]
                self.numbers[name] = size(value)
            elif name in lists:
                for part in value.split(","):
                    if part not in known[name]:
                        raise Wrong(f"invalid {name}: '{part}'")
                    lists[name].add(part)
            elif name in ("if", "of", "status"):
                self.words[name] = value
            else:
                raise Wrong(f"unrecognized operand '{word}'")
        self.conversions, self.inputs, self.outputs = lists["conv"], lists["iflag"], lists["oflag"]
        if self.words.get("status", "progress") not in ("none", "noxfer", "progress"):
            raise Wrong(f"invalid status level: '{self.words['status']}'")
        whole = self.numbers.get("bs")
        self.read_size = whole or self.numbers.get("ibs", 512)
        self.write_size = whole or self.numbers.get("obs", 512)
        if not all(self.numbers.get(name, 1) for name in ("bs", "ibs", "obs")):
            raise Wrong("a size of blocks must be 1 at least")
        self.blocks = Blocks(self.conversions, self.numbers.get("cbs", 0), table(self.conversions))
        self.regroups = whole is None or self.blocks.changes_size
        self.opened = False
        self.read = [0, 0]  # whole and partial blocks
        self.written = [0, 0]
        self.bytes = 0
        self.start = time.monotonic()
        self.holes = False
        self.pending: list[bytes] = []
        self.held = 0

    # -- files ------------------------------------------------------------------------------------

    def run(self) -> None:
        """Copy. OSError with its filename."""
        source = self._source()
        try:
            target = self._target()
            try:
                self.opened = True
                self._skip(source)
                self._copy(source, target)
                self._end(target)
            finally:
                if target is not self.context.stdout:
                    target.close()
        finally:
            if source is not self.context.stdin:
                source.close()

    def _flags(self, words: set[str]) -> int:
        flags = 0
        for word in words:
            flags |= OPEN_FLAGS.get(word, 0)
        return flags

    def _source(self) -> Description:
        name = self.words.get("if")
        if name is None:
            return self.context.stdin
        try:
            return self.context.open(name, posix.O_RDONLY | self._flags(self.inputs))
        except OSError as error:
            raise OSError(error.errno, error.strerror, f"failed to open '{name}'") from None

    def _target(self) -> Description:
        name = self.words.get("of")
        seek = self._bytes("seek", "seek_bytes", self.outputs, self.write_size)
        if name is None:
            target = self.context.stdout
            self._seek(target, seek)
            return target
        flags = posix.O_RDWR if seek else posix.O_WRONLY
        flags |= self._flags(self.outputs)
        if "nocreat" not in self.conversions:
            flags |= posix.O_CREAT
        if "excl" in self.conversions:
            flags |= posix.O_EXCL
        truncates = "notrunc" not in self.conversions
        if truncates and not seek:
            flags |= posix.O_TRUNC
        try:
            target = self.context.open(name, flags)
        except OSError as error:
            raise OSError(error.errno, error.strerror, f"failed to open '{name}'") from None
        assert target.fd is not None
        if seek:
            if truncates and posix.fstat(target.fd).st_mode & 0o170000 == 0o100000:
                posix.ftruncate(target.fd, seek)
            self._seek(target, seek)
        return target

    def _bytes(self, name: str, flag: str, flags: set[str], size: int) -> int:
        count = self.numbers.get(name, 0)
        bytewise = flag in flags or name in self.bytewise
        return count if bytewise else count * size

    def _seek(self, target: Description, count: int) -> None:
        if not count:
            return
        try:
            target.seek(count, 1)
        except OSError:
            while count:
                part = min(count, 65536)
                target.write(bytes(part))
                count -= part

    def _skip(self, source: Description) -> None:
        count = self._bytes("skip", "skip_bytes", self.inputs, self.read_size)
        if not count:
            return
        fd = source.fd
        regular = fd is not None and posix.fstat(fd).st_mode & 0o170000 in (0o100000, 0o060000)
        if regular and fd is not None:
            left = posix.fstat(fd).st_size - source.seek(0, 1)
            source.seek(count, 1)
            if count > left and posix.fstat(fd).st_mode & 0o170000 == 0o100000:
                name = self.words.get("if", "standard input")
                self.context.error(f"'{name}': cannot skip to specified offset", 0)
            return
        while count and (block := source.read_block(min(count, 1 << 17))):
            count -= len(block)

    # -- blocks -----------------------------------------------------------------------------------

    def _copy(self, source: Description, target: Description) -> None:
        count = self.numbers.get("count")
        bytewise = "count_bytes" in self.inputs or "count" in self.bytewise
        left = count if bytewise else None
        while count is None or bytewise or sum(self.read) < count:
            size = self.read_size if left is None else min(self.read_size, left)
            block = self._block(source, size) if size else b""
            if block is None:
                continue
            if not block:
                break
            if left is not None:
                left -= len(block)
            self.read[len(block) < self.read_size] += 1
            if "sync" in self.conversions and len(block) < self.read_size:
                filled = b" " if self.blocks.by_lines else b"\0"
                block = block.ljust(self.read_size, filled)
            self._put(target, self.blocks.convert(block))

    def _block(self, source: Description, size: int) -> bytes | None:
        """The next block; None where it could not be read, and that is no matter."""
        try:
            whole = "fullblock" in self.inputs
            return source.read(size) if whole else source.read_block(size)
        except OSError as error:
            name = self.words.get("if", "standard input")
            self.context.failed(f"error reading '{name}'", error)
            if "noerror" not in self.conversions:
                return b""
            try:
                source.seek(size, 1)
            except OSError:
                return b""
            if "sync" in self.conversions:
                return bytes(size)
            return None

    def _put(self, target: Description, data: bytes) -> None:
        if not self.regroups:
            self._write(target, data)
            return
        self.pending.append(data)
        self.held += len(data)
        if self.held < self.write_size:
            return
        data = b"".join(self.pending)
        whole = len(data) - len(data) % self.write_size
        for at in range(0, whole, self.write_size):
            self._write(target, data[at : at + self.write_size])
        self.pending = [data[whole:]]
        self.held = len(data) - whole

    def _write(self, target: Description, data: bytes) -> None:
        if not data:
            return
        self.holes = False
        if "sparse" in self.conversions and not data.strip(b"\0") and target.fd is not None:
            try:
                target.seek(len(data), 1)
                self.holes = True
            except OSError:
                pass
        if not self.holes:
            try:
                target.write(data)
                if target is not self.context.stdout or len(data) >= 4096:
                    target.flush()
            except OSError as error:
                if target is self.context.stdout:
                    raise
                what = f"error writing '{self.words['of']}'"
                raise OSError(error.errno, error.strerror, what) from None
        self.written[len(data) < self.write_size] += 1
        self.bytes += len(data)

    def _end(self, target: Description) -> None:
        self._put(target, self.blocks.end())
        self._write(target, b"".join(self.pending))
        self.pending = []
        target.flush()
        if target.fd is None:
            return
        if self.holes:
            posix.ftruncate(target.fd, target.seek(0, 1))
        if "fsync" in self.conversions:
            posix.fsync(target.fd)
        elif "fdatasync" in self.conversions:
            posix.fdatasync(target.fd)

    def report(self) -> None:
        """Print how much was copied."""
        status = self.words.get("status")
        if status == "none":
            return
        lines = f"{self.read[0]}+{self.read[1]} records in\n"
        lines += f"{self.written[0]}+{self.written[1]} records out\n"
        cut = self.blocks.cut
        if cut:
            lines += f"{cut} truncated record{'' if cut == 1 else 's'}\n"
        if status != "noxfer":
            seconds = max(time.monotonic() - self.start, 1e-9)
            lines += f"{self.bytes} byte{'' if self.bytes == 1 else 's'}"
            if self.bytes >= 1000:
                lines += f" ({_unit(self.bytes, 1000)}B"
                binary = f", {_unit(self.bytes, 1024)}iB" if self.bytes >= 1024 else ""
                lines += f"{binary})"
            lines += f" copied, {seconds:.6g} s, {_unit(int(self.bytes / seconds), 1000)}B/s\n"
        try:
            self.context.stdout.flush()
            self.context.stderr.write(encode(lines))
            self.context.stderr.flush()
        except OSError:
            pass


def _unit(count: int, base: int) -> str:
    value = float(count)
    units = ["", "k" if base == 1000 else "K", "M", "G", "T"]
    while value >= base and len(units) > 1:
        value /= base
        units.pop(0)
    unit = units[0]
    return f"{value:.1f} {unit}" if value < 10 and unit else f"{value:.0f} {unit}"
