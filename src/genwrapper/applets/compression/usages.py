"""The programs of each format, which differ in what they do where no option says it."""

from genwrapper.applets.compression.files import Files, Settings
from genwrapper.applets.compression.formats import (
    BZIP2,
    GZIP,
    LZMA,
    XZ,
    lzma_compressor,
    xz_compressor,
)
from genwrapper.applets.declare import Applet, Options, Wrong, applet
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.compression.formats import Compressor

WHAT = {
    (False, False): """\
Compress each FILE to FILE{suffix}, or standard input to standard output where FILE is missing or -.
A new file has its name once it is whole; then FILE is removed.""",
    (True, False): """\
Expand each FILE, whose name ends with {suffix}, to a file without it; standard input to standard
output where FILE is missing or -. A new file has its name once it is whole; FILE is removed
then.""",
    (True, True): """\
Print what each FILE, or standard input where FILE is missing or -, holds, compressed by {name}.""",
}
HEAD = """
{program} [OPTION]... [FILE]...

{what}

"""
SHARED = """\
  -c, --stdout, --to-stdout        print, and keep FILE
  -d, --decompress, --uncompress   expand
  -t, --test                       expand, and write nothing
  -k, --keep                       keep FILE
  -f, --force                      write over files, follow links; -dc prints other files too
  -q, --quiet                      give no warnings
  -v, --verbose                    say what is done
"""
LEVELS = """\
  -NUMBER                          {least} is fast, 9 is small; {level} where it is not said
"""
GZIP_ALONE = """\
  -l, --list                       print sizes
  -n, --no-name                    leave name and time out (the default with -d)
  -N, --name                       store name and time (the default); with -d restore them
  -r, --recursive                  go into folders
  -S, --suffix=TEXT                names end with TEXT, not with .gz
  --fast                           the same as -1
  --best                           the same as -9

Not as GNU's: --rsyncable and --synchronous are refused.
"""
BZIP2_ALONE = """\
  -z, --compress                   compress
  -s, --small                      take less memory: nothing changes here
  --fast                           the same as -1
  --best                           the same as -9
"""
XZ_ALONE = """\
  -z, --compress                   compress
  -e, --extreme                    try harder
  -S, --suffix=TEXT                names end with TEXT, not with .{name}
  -F, --format=NAME                auto, xz or lzma
  -C, --check=NAME                 a checksum for xz: none, crc32, crc64 (the default), sha256
  -T, --threads=N                  how many threads; it is always one

Not as GNU's: -l (--list) is refused.
"""


def usage(program: str, name: str, suffix: str, expand: bool, to_stdout: bool, alone: str) -> str:
    """The usage text of a program."""
    what = WHAT[expand, to_stdout].format(suffix=suffix, name=name)
    levels = LEVELS.format(
        least=0 if name in ("xz", "lzma") else 1, level=9 if name == "bzip2" else 6
    )
    return HEAD.format(program=program, what=what) + SHARED + levels + alone.format(name=name)


def level_of(options: Options, least: int, otherwise: int) -> int:
    """How hard to try: the last digit of what was given last."""
    last = options.last("NUMBER", "fast", "best")
    if last == "NUMBER":
        return max(least, int(options.NUMBER[-1]))
    return {"fast": 1, "best": 9}.get(last, otherwise)


def gzip_applet(program: str, expand: bool = False, to_stdout: bool = False) -> Applet:
    """gzip, gunzip or zcat."""

    def run(context: Context, options: Options, files: list[str]) -> int:
        level = level_of(options, 1, GZIP.level)
        naming = options.last("name", "no_name")

        def compressor(name: bytes, time: int) -> "Compressor":
            from genwrapper.applets.compression.gzip_format import Compressor

            return Compressor(level) if naming == "no_name" else Compressor(level, name, time)

        settings = Settings(
            GZIP,
            compressor,
            expand=expand or options.decompress,
            to_stdout=to_stdout or options.stdout,
            keep=options.keep,
            force=options.force,
            test=options.test,
            listing=options.list,
            recursive=options.recursive,
            restore_name=naming == "name",
            suffix=options.suffix,
            quiet=options.quiet,
            verbose=options.verbose,
            packed=0,
            trailing=2,
        )
        return Files(context, settings).run(files)

    text = usage(program, "gzip", ".gz", expand, to_stdout, GZIP_ALONE)
    return applet(text)(run)


def bzip2_applet(program: str, expand: bool = False, to_stdout: bool = False) -> Applet:
    """bzip2, bunzip2 or bzcat."""

    def run(context: Context, options: Options, files: list[str]) -> int:
        level = level_of(options, 1, BZIP2.level)
        mode = options.last("compress", "decompress")
        settings = Settings(
            BZIP2,
            lambda name, time: BZIP2.compressor(level),
            expand=mode == "decompress" or (expand and mode != "compress"),
            to_stdout=to_stdout or options.stdout,
            keep=options.keep,
            force=options.force,
            test=options.test,
            quiet=options.quiet,
            verbose=options.verbose,
            damaged=2,
            unsuitable=1,
            packed=1,
            trailing=0,
        )
        return Files(context, settings).run(files)

    text = usage(program, "bzip2", ".bz2", expand, to_stdout, BZIP2_ALONE)
    return applet(text)(run)


def xz_applet(
    program: str, name: str = "xz", expand: bool = False, to_stdout: bool = False
) -> Applet:
    """xz, unxz or xzcat; with the name lzma: lzma, unlzma or lzcat."""

    def run(context: Context, options: Options, files: list[str]) -> int:
        wanted = options.format or ("auto" if name == "xz" else name)
        if wanted not in ("auto", "xz", "lzma"):
            raise Wrong(f"there is no format {wanted}; it is auto, xz or lzma")
        check = options.check or "crc64"
        if check not in ("none", "crc32", "crc64", "sha256"):
            raise Wrong(f"there is no check {check}; it is none, crc32, crc64 or sha256")
        threads = options.threads
        if threads is not None and not threads.isdigit():
            raise Wrong(f"{threads!r} is not a number of threads")
        form = LZMA if wanted == "lzma" else XZ
        level = level_of(options, 0, form.level)
        extreme = options.extreme

        def compressor(name: bytes, time: int) -> "Compressor":
            if form is LZMA:
                return lzma_compressor(level, extreme)
            return xz_compressor(level, extreme, check)

        mode = options.last("compress", "decompress")
        settings = Settings(
            form,
            compressor,
            expand=mode == "decompress" or (expand and mode != "compress"),
            to_stdout=to_stdout or options.stdout,
            keep=options.keep,
            force=options.force,
            test=options.test,
            automatic=wanted == "auto",
            suffix=options.suffix,
            quiet=options.quiet,
            verbose=options.verbose,
        )
        return Files(context, settings).run(files)

    text = usage(program, name, f".{name}", expand, to_stdout, XZ_ALONE)
    return applet(text)(run)
