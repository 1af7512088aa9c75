"""Where the text of an awk program comes from: files of -f and -i, and those that `@include` names.
They are looked for in the folders of AWKPATH too."""

from genwrapper.streams import Context, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams import Description


class Piece:
    """A part of a program: the file that it is from, and the line that it begins at there."""

    __slots__ = ("first", "name", "text")

    def __init__(self, name: str, text: str, first: int = 1) -> None:
        self.name = name
        self.text = text
        self.first = first


class Sources:
    """The pieces of a program, in order. What can't be read is reported."""

    __slots__ = ("context", "included", "pieces")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.pieces: list[Piece] = []
        self.included: set[str] = set()  # each is taken once

    def file(self, name: str) -> None:
        """The file of a -f."""
        if name == "-":
            self.text(name, decode(self.context.stdin.read()))
            return
        source = self._opened(name)
        if source is not None:
            self.text(name, decode(source.read()))
            source.close()

    def include(self, name: str) -> None:
        """A file that may have been included before."""
        if name not in self.included:
            self.included.add(name)
            self.file(name)

    def text(self, name: str, text: str) -> None:
        """A text, with what it includes in its place."""
        if "@include" not in text:
            self.pieces.append(Piece(name, text))
            return
        lines: list[str] = []
        first = 1
        for number, line in enumerate(text.split("\n"), 1):
            words = line.split('"')
            if words[0].strip() != "@include" or len(words) < 3:
                lines.append(line)
                continue
            self.pieces.append(Piece(name, "\n".join(lines), first))
            self.include(words[1])
            lines, first = [], number + 1
        self.pieces.append(Piece(name, "\n".join(lines), first))

    def _opened(self, name: str) -> "Description | None":
        places = [name]
        if "/" not in name:
            folders = self.context.environment.get("AWKPATH") or "."
            names = [f"{folder or '.'}/{name}" for folder in folders.split(":")]
            places += [*names, *(f"{place}.awk" for place in names)]
        failed: OSError | ValueError | None = None
        for place in places:
            try:
                return self.context.open(place)
            except (OSError, ValueError) as error:
                failed = failed or error
        if failed is not None:
            self.context.failed(name, failed, 2)
        return None

    def place(self, line: int) -> str:
        """Where a line of the whole is."""
        for piece in self.pieces:
            count = piece.text.count("\n") + 1
            if line <= count:
                return f"{piece.name}, line {piece.first + line - 1}"
            line -= count
        return self.pieces[-1].name
