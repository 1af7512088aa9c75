"""crc32: print the CRC-32 of files, as gzip and zip have it."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.digests import BLOCK, named_inputs
from genwrapper.streams import Context, encode


@applet(
    """
crc32 [FILE]...

Print the CRC-32 of each FILE, or of standard input where FILE is missing or -, as gzip, zip and PNG
have it; with several, each before a tab and its name.
""",
)
def crc32(context: Context, options: Options, files: list[str]) -> int:
    from zlib import crc32 as crc_of

    for name, source in named_inputs(context, files):
        crc = 0
        try:
            for block in source.blocks(BLOCK):
                crc = crc_of(block, crc)
        except OSError as error:
            context.failed(name, error)
            continue
        behind = f"\t{name}" if len(files) > 1 else ""
        context.stdout.write(encode(f"{crc:08x}{behind}\n"))
    return context.status
