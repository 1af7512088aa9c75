"""The files and commands that an awk program reads and writes."""

from errno import ENOENT

from genwrapper.applets.awk.records import Records
from genwrapper.streams import APPEND, WRITE, Context, Description, decode, pipe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams.context import Child


class Channels:
    """What is open, by its name."""

    __slots__ = ("context", "inputs", "outputs", "printed")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.printed: list[bytes] = []  # on its way to standard output
        self.inputs: dict[bytes, tuple[Records, Child | None]] = {}
        self.outputs: dict[bytes, tuple[Description, Child | None]] = {}

    def settle(self) -> None:
        """Let standard output have what was printed."""
        if self.printed:
            data = b"".join(self.printed)
            self.printed.clear()
            self.context.stdout.write(data)

    def write(self, redirection: str, name: bytes, data: bytes) -> None:
        """Print to a file (`>`, `>>`) or command (`|`), opened when it is first named."""
        self.settle()
        opened = self.outputs.get(name)
        if opened is None:
            opened = self.outputs[name] = self._output(redirection, name)
        opened[0].write(data)
        if opened[0] is self.context.stderr:
            opened[0].flush()

    def _output(self, redirection: str, name: bytes) -> "tuple[Description, Child | None]":
        context = self.context
        if redirection == "|":
            context.stdout.flush()
            reading, writing = pipe()
            try:
                child = context.start(["sh", "-c", decode(name)], reading)
            finally:
                reading.close()
            return writing, child
        if name in (b"/dev/stdout", b"-"):
            return context.stdout, None
        if name == b"/dev/stderr":
            return context.stderr, None
        return context.open(decode(name), APPEND if redirection == ">>" else WRITE), None

    def file(self, name: bytes) -> Records:
        """What `getline < name` reads; OSError where it can't be opened."""
        opened = self.inputs.get(name)
        if opened is None:
            own = name in (b"-", b"/dev/stdin")
            try:
                source = self.context.stdin.hold() if own else self.context.open(decode(name))
            except ValueError:  # a NUL in the name
                raise OSError(ENOENT, "No such file or directory") from None
            opened = self.inputs[name] = (Records(source), None)
        return opened[0]

    def command(self, name: bytes) -> Records:
        """What `name | getline` reads."""
        opened = self.inputs.get(name)
        if opened is None:
            self.flush([])
            reading, writing = pipe()
            try:
                child = self.context.start(["sh", "-c", decode(name)], None, writing)
            finally:
                writing.close()
            opened = self.inputs[name] = (Records(reading), child)
        return opened[0]

    def system(self, command: bytes) -> int:
        """Run a command and wait."""
        self.flush([])
        return self.context.run(["sh", "-c", decode(command)])

    def flush(self, names: list[bytes]) -> int:
        """Write out what was printed to the names, or to all; -1 where one is not open."""
        self.settle()
        if not names or names == [b""]:
            self.context.stdout.flush()
            names = list(self.outputs)
        status = 0
        for name in names:
            opened = self.outputs.get(name)
            if opened is None:
                status = -1
            else:
                opened[0].flush()
        return status

    def close(self, name: bytes) -> int:
        """Close what has this name: a command's exit status; -1 where it is not open."""
        self.settle()
        status = -1
        output = self.outputs.pop(name, None)
        if output is not None:
            status = self._ended(output[0], output[1])
        source = self.inputs.pop(name, None)
        if source is not None:
            status = self._ended(source[0].source, source[1])
        return status

    def _ended(self, description: Description, child: "Child | None") -> int:
        if description in (self.context.stdout, self.context.stderr):
            description.flush()
        else:
            description.close()
        return 0 if child is None else child.wait() or 0

    def close_all(self) -> None:
        """Close everything, and wait for the commands."""
        self.settle()
        self.context.stdout.flush()
        for name in [*self.outputs, *self.inputs]:
            self.close(name)
