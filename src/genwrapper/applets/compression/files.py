"""Files compressed to names of their own, and back: what gzip, bzip2, xz and lzma do alike."""

import posix
from errno import ELOOP

from genwrapper.applets.compression.formats import (
    BLOCK,
    GZIP,
    LZMA,
    Damaged,
    Format,
    Trailing,
    recognised,
)
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.files.copying import exists, keep
from genwrapper.streams import Context, Description, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from genwrapper.applets.compression.formats import Compressor

KIND, FOLDER, LINK, REGULAR = 0o170000, 0o040000, 0o120000, 0o100000


class Unreadable(Exception):
    """A file can't be read; the message says why."""


class Settings:
    """What a call asks for."""

    def __init__(
        self,
        form: Format,
        compressor: "Callable[[bytes, int], Compressor]",
        *,
        expand: bool,
        to_stdout: bool = False,
        keep: bool = False,
        force: bool = False,
        test: bool = False,
        listing: bool = False,
        recursive: bool = False,
        restore_name: bool = False,
        automatic: bool = False,
        suffix: str | None = None,
        quiet: bool = False,
        verbose: bool = False,
        damaged: int = 1,
        unsuitable: int = 2,
        packed: int = 2,
        trailing: int | None = None,
    ) -> None:
        """`compressor` is given a file's name and time; `automatic`: an .xz file may be an .lzma
        file. The exit statuses of damaged files, unsuitable ones, ones with the suffix already; of
        trailing garbage, None: that is damage."""
        self.form = form
        self.compressor = compressor
        self.expand = expand or test or listing
        self.to_stdout = to_stdout
        self.keep = keep
        self.force = force
        self.test = test
        self.listing = listing
        self.recursive = recursive
        self.restore_name = restore_name
        self.automatic = automatic
        self.suffix = suffix
        self.quiet = quiet
        self.verbose = verbose
        self.damaged = damaged
        self.unsuitable = unsuitable
        self.packed = packed
        self.trailing = trailing

    @property
    def suffixes(self) -> dict[str, str]:
        """Suffixes of compressed files, and what stands in their place without compression."""
        known = dict(self.form.suffixes)
        if self.automatic:
            known.update(LZMA.suffixes)
        return {self.suffix: "", **known} if self.suffix else known


class Files:
    """One call: its files, one after the other."""

    __slots__ = ("context", "damage", "listed", "settings", "warned")

    def __init__(self, context: Context, settings: Settings) -> None:
        self.context = context
        self.settings = settings
        self.damage = 0
        self.warned = 0
        self.listed: list[
            tuple[int, int, int]
        ] = []  # sizes: compressed, not, and of header and tail

    def run(self, names: list[str]) -> int:
        """Work on all of `names`; the exit status: that of errors before that of warnings."""
        for name in names or ["-"]:
            if name == "-":
                self._through()
            else:
                self._named(name)
        if len(self.listed) > 1:
            sizes = [sum(column) for column in zip(*self.listed, strict=True)]
            self._line(
                sizes[0], sizes[1], percent(sizes[1], sizes[0] - self.listed[-1][2]), "(totals)"
            )
        return self.damage or self.warned

    # -- messages ---------------------------------------------------------------------------------

    def _error(self, name: str, message: str, status: int = 1) -> None:
        self.context.error(f"{name}: {message}")
        self.damage = max(self.damage, status)

    def _warning(self, name: str, message: str, status: int) -> None:
        if not self.settings.quiet:
            self.context.error(f"{name}: {message}")
        self.warned = max(self.warned, status)

    def _say(self, text: str) -> None:
        if self.settings.verbose:
            self.context.stderr.write(encode(text + "\n"))
            self.context.stderr.flush()

    # -- one file ---------------------------------------------------------------------------------

    def _through(self) -> None:
        """Standard input to standard output."""
        settings, context = self.settings, self.context
        target = context.stdout
        guarded = target.fd is not None and not (settings.expand or settings.force)
        if guarded and posix.isatty(target.fd or 0):
            self._error("stdout", "compressed data is not written to a terminal; -f does")
            return
        self._printed("stdin", context.stdin, None)

    def _named(self, name: str) -> None:
        settings, context = self.settings, self.context
        printing = settings.to_stdout or settings.test or settings.listing
        try:
            name, status = self._found(name)
            kind = status.st_mode & KIND
            if kind == FOLDER:
                if settings.recursive:
                    for entry in sorted(posix.listdir(context.path(name))):
                        self._named(f"{name.rstrip('/')}/{entry}")
                else:
                    self._warning(name, "is a folder: left out", settings.unsuitable)
                return
            if not printing and not self._suitable(name, status):
                return
            target = "" if printing else self._target(name)
            if target is None:
                return
            source = context.open(name)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            self._error(name, reason or str(error))
            return
        try:
            if printing:
                self._printed(name, source, status)
            else:
                self._replaced(name, source, status, target)
        finally:
            source.close()

    def _found(self, name: str) -> "tuple[str, posix.stat_result]":
        """The file `name`, or (gunzip) that name with the suffix."""
        context, settings = self.context, self.settings
        follow = settings.force or settings.to_stdout or settings.test or settings.listing
        try:
            return name, posix.stat(context.path(name), follow_symlinks=follow)
        except FileNotFoundError:
            if settings.form is not GZIP or not settings.expand:
                raise
            longer = name + (settings.suffix or ".gz")
            try:
                return longer, posix.stat(context.path(longer), follow_symlinks=follow)
            except OSError:
                pass
            raise

    def _suitable(self, name: str, status: "posix.stat_result") -> bool:
        """Whether a file may be replaced."""
        settings = self.settings
        if status.st_mode & KIND == LINK and settings.form is GZIP:
            self._error(name, posix.strerror(ELOOP))
            return False
        if status.st_mode & KIND != REGULAR:
            self._warning(name, "is not a regular file: left out", settings.unsuitable)
            return False
        if status.st_nlink > 1 and not (settings.force or settings.keep):
            text = f"has {status.st_nlink - 1} other link(s): unchanged"
            self._warning(name, text, settings.unsuitable)
            return False
        return True

    def _target(self, name: str) -> str | None:
        """The name of what the file `name` becomes; None where it can't be told."""
        settings = self.settings
        folder, _, base = name.rpartition("/")
        folder += "/" if "/" in name else ""
        for suffix, instead in settings.suffixes.items():
            plain = base.removesuffix(suffix)
            if plain and plain != base:
                if settings.expand:
                    return folder + plain + instead
                if not settings.force:
                    text = f"already has {suffix} suffix -- unchanged"
                    self._warning(name, text, settings.packed)
                    return None
        if not settings.expand:
            return name + (settings.suffix or next(iter(settings.form.suffixes)))
        if settings.form.name == "bzip2":
            self._warning(name, f"Can't guess original name -- using {name}.out", 0)
            return f"{name}.out"
        status = 0 if settings.quiet and settings.form is GZIP else settings.unsuitable
        self._warning(name, "unknown suffix -- ignored", status)
        return None

    def _printed(self, name: str, source: Description, status: "posix.stat_result | None") -> None:
        """A file to standard output, or nowhere, to be tested or listed."""
        settings = self.settings
        counter = Counter(source)
        stdout = self.context.stdout
        silent = settings.test or settings.listing
        size = 0
        try:
            base = b"" if status is None else encode(name.rpartition("/")[2])
            for block in self._converted(counter, base, status):
                size += len(block)
                if not silent:
                    stdout.write(block)
        except Unreadable as error:
            self._error(name, str(error))
        except Trailing as error:
            self._trailing(name, error)
        except Damaged as error:
            self._error(name, str(error), settings.damaged)
            return
        if settings.listing:
            self.listed.append((counter.size, size, counter.frame))
            target = decode(counter.header_name) if settings.restore_name else ""
            share = percent(size, counter.size - counter.frame)
            self._line(counter.size, size, share, target or self._plain_name(name))
        elif settings.test:
            self._say(f"{name}:\t OK")
        elif status is not None:
            self._say(f"{name}:\t{self._ratio(counter, size)}")

    def _plain_name(self, name: str) -> str:
        if name == "stdin":
            return "stdout"
        for suffix, instead in self.settings.suffixes.items():
            if name.endswith(suffix):
                return name.removesuffix(suffix) + instead
        return name

    def _replaced(
        self, name: str, source: Description, status: "posix.stat_result", target: str
    ) -> None:
        """A file to the file `target`, which has the name only once it is whole."""
        settings, context = self.settings, self.context
        counter = Counter(source)
        base = encode(name.rpartition("/")[2])
        aside = None
        size = 0
        try:
            blocks = self._converted(counter, base, status)
            block = self._next(name, blocks)
            if settings.restore_name and counter.header_name:
                folder = target.rpartition("/")[0]
                own = decode(counter.header_name).rpartition("/")[2]
                if own not in ("", ".", ".."):
                    target = f"{folder}/{own}" if folder else own
            if not settings.force and exists(context, target):
                self._warning(target, "already exists; not overwritten", settings.unsuitable)
                return
            aside = Aside(context, target)
            while block:
                aside.write(block)
                size += len(block)
                block = self._next(name, blocks)
            keep(aside.fd, status)
            if settings.restore_name and counter.header_time:
                posix.utime(aside.fd, (counter.header_time, counter.header_time))
            aside.finish()
            aside = None
            if not settings.keep:
                posix.unlink(context.path(name))
        except Unreadable as error:
            self._error(name, str(error))
        except Damaged as error:
            self._error(name, str(error), settings.damaged)
        except OSError as error:
            self._error(target, error.strerror or str(error))
        else:
            done = "created" if settings.keep else "replaced with"
            self._say(f"{name}:\t{self._ratio(counter, size)} -- {done} {target}")
        finally:
            if aside is not None:
                aside.drop()

    def _next(self, name: str, blocks: "Iterator[bytes]") -> bytes:
        """The next block; garbage behind the last one is no reason to give up what was right."""
        try:
            return next(blocks, b"")
        except Trailing as error:
            if self.settings.trailing is None:
                raise
            self._trailing(name, error)
            return b""

    def _trailing(self, name: str, error: Trailing) -> None:
        settings = self.settings
        if settings.trailing is None:
            self._error(name, str(error), settings.damaged)
        else:
            self._warning(name, str(error), settings.trailing)

    # -- data -------------------------------------------------------------------------------------

    def _converted(
        self, counter: "Counter", name: bytes, status: "posix.stat_result | None"
    ) -> "Iterator[bytes]":
        """What comes out for what is read through `counter`."""
        settings = self.settings
        if not settings.expand:
            time = int(status.st_mtime) if status is not None else 0
            yield from compressed(counter, settings.compressor(name, time))
            return
        start = b""
        while len(start) < 6 and (block := next(counter, b"")):
            start += block
        form = settings.form
        if settings.automatic and recognised(start) is LZMA:
            form = LZMA
        if form is GZIP and start.startswith(form.magic):
            counter.read_header(start)
        is_form = start.startswith(form.magic) if form.magic else recognised(start) is form
        if settings.force and settings.to_stdout and not is_form:
            yield start
            yield from counter
            return
        counter.put_back(start)
        yield from form.expand(counter)

    # -- what is said ------------------------------------------------------------------------------

    def _ratio(self, counter: "Counter", size: int) -> str:
        if self.settings.expand:
            return percent(size, counter.size - counter.frame)
        return percent(counter.size, size)

    def _line(self, compressed_size: int, size: int, share: str, name: str) -> None:
        """A line of the table that -l prints, below its head."""
        context, settings = self.context, self.settings
        if len(self.listed) == 1 and not settings.quiet:
            head = "         compressed        uncompressed  ratio uncompressed_name\n"
            context.stdout.write(encode(head))
        line = f"{compressed_size:19} {size:19} {share} {name}\n"
        context.stdout.write(encode(line))


class Counter:
    """The blocks of a file, counted; Unreadable where it can't be read."""

    __slots__ = ("_again", "_blocks", "frame", "header_name", "header_time", "size")

    def __init__(self, source: Description) -> None:
        self._blocks = source.blocks(BLOCK)
        self._again = b""
        self.size = 0
        self.frame = 0  # how much of it are a gzip file's header and tail
        self.header_name = b""
        self.header_time = 0

    def __iter__(self) -> "Iterator[bytes]":
        return self

    def __next__(self) -> bytes:
        if self._again:
            block, self._again = self._again, b""
            return block
        try:
            block = next(self._blocks)
        except OSError as error:
            raise Unreadable(error.strerror) from error
        self.size += len(block)
        return block

    def put_back(self, data: bytes) -> None:
        """What was looked at is still to be read."""
        self._again = data

    def read_header(self, start: bytes) -> None:
        """Note the name and the time that a gzip file has in it."""
        from genwrapper.applets.compression.gzip_format import Header

        header = Header(start)
        self.header_name = header.name
        self.header_time = header.time
        self.frame = header.size + 8


def compressed(blocks: "Iterable[bytes]", compressor: "Compressor") -> "Iterator[bytes]":
    """All of `blocks`, compressed."""
    for block in blocks:
        out = compressor.compress(block)
        if out:
            yield out
    yield compressor.flush()


def percent(size: int, compressed_size: int) -> str:
    """How much smaller something has become."""
    share = 100 * (size - compressed_size) / size if size else 0.0
    return f"{share:5.1f}%"
