"""cat: print files one after the other."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, Description


@applet("""
cat [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -.

  -u                      write at once what was read (it always does)
  -n, --number            number the lines
  -b, --number-nonblank   number the lines that are not empty
  -s, --squeeze-blank     print one of several empty lines
  -v, --show-nonprinting  show control characters as ^X, bytes above 127 as M-X
  -E, --show-ends         show $ at the end of lines
  -T, --show-tabs         show tabs as ^I
  -e                      the same as -vE
  -t                      the same as -vT
  -A, --show-all          the same as -vET
""")
def cat(context: Context, options: Options, files: list[str]) -> int:
    everything = options.show_all
    visible = options.show_nonprinting or options.e or options.t or everything
    tabs = options.show_tabs or options.t or everything
    ends = options.show_ends or options.e or everything
    numbers = options.number or options.number_nonblank
    if numbers or options.squeeze_blank or visible or tabs or ends:
        table = shown(visible, tabs)
        end = b"$\n" if ends else b"\n"
        lines = Lines(numbers, options.number_nonblank, options.squeeze_blank, table, end)
        for source in context.inputs(files):
            lines.copy(source, context.stdout)
        return context.status
    stdout = context.stdout
    for number, source in enumerate(context.inputs(files)):
        if is_output(source, stdout):
            context.error(f"{files[number] if files else '-'}: the input is the output file")
            continue
        for block in source.blocks(131072):
            stdout.write(block)
            stdout.flush()
    return context.status


def is_output(source: Description, target: Description) -> bool:
    """Whether what is read of a file would be written behind it, and read again, without end."""
    if source.fd is None or target.fd is None:
        return False
    one, other = posix.fstat(source.fd), posix.fstat(target.fd)
    if (one.st_dev, one.st_ino) != (other.st_dev, other.st_ino):
        return False
    if one.st_mode & 0o170000 != 0o100000:
        return False
    target.flush()
    return posix.lseek(source.fd, 0, 1) - source.buffered() < posix.fstat(source.fd).st_size


def shown(visible: bool, tabs: bool) -> list[bytes] | None:
    """How each byte is printed; None: as it is."""
    if not visible and not tabs:
        return None
    table = [bytes([n]) for n in range(256)]
    if visible:
        for n in range(256):
            low = n & 127
            text = f"^{chr(low ^ 64)}" if low < 32 or low == 127 else chr(low)
            table[n] = f"M-{text}".encode() if n > 127 else text.encode()
        table[10] = b"\n"
    table[9] = b"^I" if tabs else b"\t"
    return table


class Lines:
    """Lines, numbered and made visible, through all files."""

    __slots__ = ("begins", "blank", "end", "nonblank", "number", "numbers", "squeeze", "table")

    def __init__(
        self, numbers: bool, nonblank: bool, squeeze: bool, table: list[bytes] | None, end: bytes
    ) -> None:
        self.numbers = numbers
        self.nonblank = nonblank
        self.squeeze = squeeze
        self.table = table
        self.end = end
        self.number = 0
        self.blank = False  # the line before was empty
        self.begins = True  # the next byte begins a line (not so behind a file without newline)

    def copy(self, source: Description, target: Description) -> None:
        """Print the lines of one file."""
        for line in source:
            empty = line == b"\n" and self.begins
            if empty and self.blank and self.squeeze:
                continue
            self.blank = empty
            if self.numbers and self.begins and not (self.nonblank and empty):
                self.number += 1
                target.write(b"%6d\t" % self.number)
            self.begins = line.endswith(b"\n")
            text = line[:-1] if self.begins else line
            if self.table is not None:
                text = b"".join([self.table[n] for n in text])
            target.write(text + self.end if self.begins else text)
