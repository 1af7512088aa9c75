"""sum: print the checksums of old that 16 bits hold."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.digests import BLOCK, named_inputs
from genwrapper.streams import Context, Description, encode

add = sum


@applet(
    """
sum [OPTION]... [FILE]...

Print a checksum of 16 bits and the size in blocks of each FILE, or of standard input where FILE is
missing or -.

  -r          as BSD does, blocks of 1024 bytes (the default)
  -s, --sysv  as System V does, blocks of 512 bytes
""",
)
def sum(context: Context, options: Options, files: list[str]) -> int:
    old = options.last("r", "sysv") == "sysv"
    for name, source in named_inputs(context, files):
        try:
            checksum, size = system_v(source) if old else bsd(source)
        except OSError as error:
            context.failed(name, error)
            continue
        shown = f"{checksum} {-(-size // 512)}" if old else f"{checksum:05} {-(-size // 1024):5}"
        context.stdout.write(encode(f"{shown} {name}\n" if files else f"{shown}\n"))
    return context.status


def bsd(source: Description) -> tuple[int, int]:
    """Checksum, rotated by one bit before each byte, and size in bytes."""
    checksum = size = 0
    rotated: list[int] = []
    for block in source.blocks(BLOCK):
        size += len(block)
        rotated = rotated or rotations()
        byte = iter(block)
        for one, two, three, four in zip(byte, byte, byte, byte, strict=False):
            checksum = rotated[rotated[rotated[rotated[checksum] + one] + two] + three] + four
        for one in block[len(block) & ~3 :]:
            checksum = rotated[checksum] + one
    return checksum & 0xFFFF, size


def rotations() -> list[int]:
    """Each number of 16 bits rotated by one to the right; behind them those that a byte has led
    over 16 bits."""
    made = [0] * 0x10000
    made[::2] = range(0x8000)
    made[1::2] = range(0x8000, 0x10000)
    return made + made[:255]


def system_v(source: Description) -> tuple[int, int]:
    """Sum of all bytes, folded, and size in bytes."""
    total = size = 0
    for block in source.blocks(BLOCK):
        size += len(block)
        total += add(block)
    folded = (total & 0xFFFF) + ((total & 0xFFFFFFFF) >> 16)
    return (folded & 0xFFFF) + (folded >> 16), size
