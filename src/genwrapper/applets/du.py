"""du: print how much room files take (POSIX XCU du)."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.files.names import listed
from genwrapper.applets.files.texts import human
from genwrapper.streams import Context, encode

KIND, FOLDER, LINK = 0o170000, 0o040000, 0o120000


@applet(
    """
du [OPTION]... [FILE]...

Print how much room each folder below each FILE takes on the disk, and FILE itself (the working
folder where it is missing), in units of 1024 bytes. A file with several links counts once.

  -a, --all                files that are no folders too
  -s, --summarize          each FILE alone
  -d, --max-depth=N        folders N levels deep at most
  -c, --total              the sum of all at the end
  -h, --human-readable     sizes as 1.5K, 2M
  -k                       in units of 1024 bytes (the default)
  -m                       in units of a mebibyte
  -B, --block-size=SIZE    in units of SIZE
  --apparent-size          how long files are, not what they take
  -b, --bytes              the same in bytes
  -S, --separate-dirs      folders without those in them
  -l, --count-links        files with several links count each time
  -x, --one-file-system    stay on FILE's file system
  -H, -D, --dereference-args  follow a FILE that is a symbolic link
  -L, --dereference        follow all symbolic links
  -P, --no-dereference     follow none (the default)
  --exclude=PATTERN...     leave out files with such names
  --files0-from=LIST       the files whose names are in LIST (- is standard input), each ended by
                           NUL
  -0, --null               end each with a NUL, not a newline

Not as GNU's: -X, --inodes, --si, -t and --time are refused.
""",
)
def du(context: Context, options: Options, files: list[str]) -> int:
    depth = None if options.max_depth is None else number(options.max_depth, "the depth")
    if options.summarize:
        if options.all:
            raise Wrong("-a and -s go not together")
        if depth:
            raise Wrong("-s and -d go not together")
        depth = 0
    usage = Usage(context, options, depth)
    total = 0
    if options.files0_from is not None:
        files = [name for name in listed(context, options.files0_from, files) if name]
    else:
        files = files or ["."]
    usage.several = len(files) > 1
    for name in files:
        total += usage.operand(name)
    if options.total:
        usage.print(total, "total")
    return context.status


class Usage:
    """One call of du."""

    def __init__(self, context: Context, options: Options, depth: int | None) -> None:
        self.context = context
        self.options = options
        self.depth = depth
        self.apparent = options.apparent_size or options.bytes
        self.unit = 1024
        last = options.last("k", "m", "block_size", "bytes", "human_readable")
        if last == "m":
            self.unit = 1 << 20
        elif last == "bytes":
            self.unit = 1
        elif last == "block_size":
            text = options.block_size
            self.unit = number(text if text[:1].isdigit() else f"1{text}", "the size")
            if not self.unit:
                raise Wrong("the size must be 1 at least")
        self.human = last == "human_readable"
        self.seen: set[tuple[int, int]] = set()
        self.end = "\0" if options.null else "\n"
        self.device = 0
        self.several = False  # operands, of which some may be the same
        follows = options.last("dereference_args", "dereference", "no_dereference")
        self.follow = follows == "dereference"
        self.follow_first = follows in ("dereference", "dereference_args")
        from genwrapper.patterns import compile_pattern

        self.excluded = [compile_pattern([(text, False)]) for text in options.exclude]

    def print(self, size: int, name: str) -> None:
        """Print a size (bytes) and a name."""
        shown = human(size) if self.human else str(-(-size // self.unit))
        self.context.stdout.write(encode(f"{shown}\t{name}{self.end}"))

    def operand(self, name: str) -> int:
        """Print what an operand takes; how many bytes that is."""
        try:
            status = posix.stat(self.context.path(name), follow_symlinks=self.follow_first)
        except (OSError, ValueError) as error:
            self.context.failed(f"cannot access '{name}'", error)
            return 0
        self.device = status.st_dev
        if status.st_mode & KIND != FOLDER:
            size = self._size(status)
            if size is not None:
                self.print(size, name)
            return size or 0
        return self._folder(name, status)

    def _size(self, status: "posix.stat_result") -> int | None:
        """How many bytes a file takes; None where it was counted."""
        if not self.options.count_links and (status.st_nlink > 1 or self.follow or self.several):
            key = (status.st_dev, status.st_ino)
            if key in self.seen:
                return None
            self.seen.add(key)
        if not self.apparent:
            return status.st_blocks * 512
        regular = status.st_mode & KIND in (0o100000, LINK, FOLDER)
        return status.st_size if regular else 0

    def _folder(self, name: str, status: "posix.stat_result") -> int:
        """Print a folder and what is in it, without recursion: trees may be deep."""
        options = self.options
        first = self._size(status)
        if first is None:
            return 0
        # of each folder above: name, its bytes and those with folders in it, what is left, itself
        stack: list[tuple[str, list[int], list[str], tuple[int, int]]]
        stack = [(name, [first, first], self._names(name), (status.st_dev, status.st_ino))]
        while True:
            folder, sizes, names, _ = stack[-1]
            if not names:
                stack.pop()
                own = sizes[0] if options.separate_dirs else sizes[1]
                if self.depth is None or len(stack) <= self.depth:
                    self.print(own, folder)
                if not stack:
                    return sizes[1]
                stack[-1][1][1] += sizes[1]
                continue
            inner = names.pop()
            path = f"{folder}{inner}" if folder.endswith("/") else f"{folder}/{inner}"
            try:
                found = posix.stat(self.context.path(path), follow_symlinks=self.follow)
            except OSError as error:
                self.context.failed(f"cannot access '{path}'", error)
                continue
            if options.one_file_system and found.st_dev != self.device:
                continue
            size = self._size(found)
            if size is None:
                continue
            if found.st_mode & KIND == FOLDER:
                itself = (found.st_dev, found.st_ino)
                if not self.follow or all(itself != above for *_, above in stack):
                    stack.append((path, [size, size], self._names(path), itself))
                continue
            sizes[0] += size
            sizes[1] += size
            if options.all and (self.depth is None or len(stack) <= self.depth):
                self.print(size, path)

    def _names(self, folder: str) -> list[str]:
        try:
            names = posix.listdir(self.context.path(folder))
        except OSError as error:
            self.context.failed(f"cannot read directory '{folder}'", error)
            return []
        if self.excluded:
            names = [name for name in names if not any(p.matches(name) for p in self.excluded)]
        return sorted(names, key=encode, reverse=True)
