"""cksum: print the CRC and the size of files (POSIX XCU cksum)."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.digests import BLOCK, named_inputs
from genwrapper.streams import Context, Description, encode

REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@applet(
    """
cksum [FILE]...

Print the CRC of POSIX, the size in bytes and the name of each FILE, or of standard input where FILE
is missing or -.

Not as GNU's: the checksum is POSIX's CRC alone; -a, --check, --tag, --length and what goes with
them are refused (see md5sum and its like).
""",
)
def cksum(context: Context, options: Options, files: list[str]) -> int:
    for name, source in named_inputs(context, files):
        try:
            checksum, size = posix_crc(source)
        except OSError as error:
            context.failed(name, error)
            continue
        context.stdout.write(
            encode(f"{checksum} {size} {name}\n" if files else f"{checksum} {size}\n")
        )
    return context.status


def posix_crc(source: Description) -> tuple[int, int]:
    """The CRC of the data and of its size behind it, and the size.

    zlib's CRC has the same polynomial with all bits the other way round, and begins with ones where
    POSIX's begins with zeros.
    """
    from zlib import crc32

    size = 0
    crc = 0xFFFFFFFF
    for block in source.blocks(BLOCK):
        size += len(block)
        crc = crc32(block.translate(REVERSED), crc)
    length = size.to_bytes((size.bit_length() + 7) // 8, "little")
    crc = crc32(length.translate(REVERSED), crc)
    return int(f"{crc:032b}"[::-1], 2), size
