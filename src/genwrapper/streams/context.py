"""`Context`: the whole world of an applet or a builtin, as one value. It reaches for nothing
else."""

import posix
from errno import EISDIR

from genwrapper.streams.description import Description
from genwrapper.streams.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, Protocol, TypeVar

    T = TypeVar("T")

    class Child(Protocol):
        """What was started. `wait` gives its exit status (0 to 255; 128+n where signal n ended it),
        None where `timeout` seconds passed first. `signal` sends it a signal."""

        pid: int

        def wait(self, timeout: float | None = None) -> int | None: ...

        def signal(self, number: int) -> None: ...

    class World(Protocol):
        """What the maker of a context hands in: the shell, or the program that runs one applet."""

        def start(
            self,
            context: "Context",
            argv: Sequence[str],
            stdin: Description,
            stdout: Description,
            stderr: Description,
            environment: dict[str, str],
        ) -> Child: ...

        def environment(self) -> dict[str, str]: ...

        def masked(self, umask: int, function: Callable[..., T], *arguments: Any) -> T: ...

        def sleep(self, seconds: float) -> None: ...


WRITE = posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC
APPEND = posix.O_WRONLY | posix.O_CREAT | posix.O_APPEND


class Context:
    """Arguments, descriptors, environment, folder and mask of an applet or builtin.

    `name` is the command's name and `arguments` the words behind it; text is `str` with
    surrogateescape (UTF-8), data is `bytes`. `status` is the exit status so far: `error` makes it 1
    at least.
    """

    __slots__ = ("_environment", "arguments", "cwd", "name", "status", "table", "umask", "world")

    def __init__(
        self,
        name: str,
        arguments: list[str],
        table: Table,
        environment: dict[str, str] | None,
        cwd: str,
        umask: int,
        world: "World",
    ) -> None:
        self.name = name
        self.arguments = arguments
        self.table = table
        self._environment = environment
        self.cwd = cwd
        self.umask = umask
        self.world = world
        self.status = 0

    @property
    def environment(self) -> dict[str, str]:
        """Names and values of the environment; the maker is asked when it is first wanted."""
        if self._environment is None:
            self._environment = self.world.environment()
        return self._environment

    # -- standard streams -------------------------------------------------------------------------

    @property
    def stdin(self) -> Description:
        """Descriptor 0; where it is closed, reading it is EBADF."""
        return self.table.get(0)

    @property
    def stdout(self) -> Description:
        """Descriptor 1; where it is closed, writing it is EBADF."""
        return self.table.get(1)

    @property
    def stderr(self) -> Description:
        """Descriptor 2; where it is closed, writing it is EBADF."""
        return self.table.get(2)

    # -- files ------------------------------------------------------------------------------------

    def path(self, name: str) -> str:
        """`name` as this process must say it: seen from the context's folder."""
        return self.table.path(self.cwd, name)

    def is_folder(self, name: str) -> bool:
        """Whether a name is that of a folder, or of a link to one."""
        try:
            return posix.stat(self.path(name)).st_mode & 0o170000 == 0o040000
        except (OSError, ValueError):
            return False

    def open(self, name: str, flags: int = posix.O_RDONLY, mode: int = 0o666) -> Description:
        """Open the file `name`, seen from the context's folder; `mode` less the umask for a new
        one."""
        path = self.path(name)
        flags |= posix.O_CLOEXEC
        if flags & posix.O_CREAT:
            return Description(self.masked(posix.open, path, flags, mode))
        return Description(posix.open(path, flags))

    def masked(self, function: "Callable[..., T]", *arguments: object) -> "T":
        """Run `function` (which creates a file or folder) under the context's umask."""
        return self.world.masked(self.umask, function, *arguments)

    def inputs(self, files: "Sequence[str]") -> "Iterator[Description]":
        """Each of `files` opened for reading; `-`, and no files at all, is standard input. One that
        can't be opened is reported, and the rest go on."""
        for name in files or ("-",):
            if name == "-":
                yield self.stdin
                continue
            try:
                source = self.open(name)
                if posix.fstat(source.fd or 0).st_mode & 0o170000 == 0o040000:
                    source.close()
                    raise OSError(EISDIR, posix.strerror(EISDIR))
            except (OSError, ValueError) as error:
                self.failed(name, error)
                continue
            try:
                yield source
            finally:
                source.close()

    # -- messages ---------------------------------------------------------------------------------

    def error(self, message: str, status: int = 1) -> None:
        """`NAME: message` on standard error; the exit status is at least `status` from here on."""
        if self.status < status:
            self.status = status
        try:
            if self.stdout.written and self.stdout is not self.stderr:
                self.stdout.flush()
            self.stderr.write(encode(f"{self.name}: {message}\n"))
            self.stderr.flush()
        except OSError:
            pass  # nobody listens; the status says it

    def failed(self, what: str, error: OSError | ValueError, status: int = 1) -> None:
        """Report that something about `what` (mostly a file's name) failed: `NAME: what:
        reason`."""
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self.error(f"{what}: {reason}", status)

    # -- programs ---------------------------------------------------------------------------------

    def start(
        self,
        argv: "Sequence[str]",
        stdin: Description | None = None,
        stdout: Description | None = None,
        stderr: Description | None = None,
        environment: dict[str, str] | None = None,
    ) -> "Child":
        """Start a command: an applet's name runs in GitBox, the rest is looked for on PATH. Streams
        not given are the context's own. OSError (ENOENT, EACCES, …) where it can't be started."""
        return self.world.start(
            self,
            argv,
            self.stdin if stdin is None else stdin,
            self.stdout if stdout is None else stdout,
            self.stderr if stderr is None else stderr,
            self.environment if environment is None else environment,
        )

    def run(
        self,
        argv: "Sequence[str]",
        stdin: Description | None = None,
        stdout: Description | None = None,
        stderr: Description | None = None,
        environment: dict[str, str] | None = None,
    ) -> int:
        """`start` and wait: the exit status."""
        status = self.start(argv, stdin, stdout, stderr, environment).wait()
        assert status is not None
        return status

    def sleep(self, seconds: float) -> None:
        """Wait; signals are answered meanwhile."""
        self.world.sleep(seconds)


def encode(text: str) -> bytes:
    """Text of the shell as bytes: UTF-8, bytes that were not UTF-8 come back as they were."""
    return text.encode("utf-8", "surrogateescape")


def decode(data: bytes) -> str:
    """Bytes as text of the shell: UTF-8, other bytes kept as surrogates."""
    return data.decode("utf-8", "surrogateescape")
