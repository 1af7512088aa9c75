"""Records of a file, separated as RS says."""

from genwrapper.streams import Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


class Records:
    """A file, record after record. `end` is what stood behind the last one (RT)."""

    __slots__ = ("end", "source")

    def __init__(self, source: Description) -> None:
        self.source = source
        self.end = b""

    def next(self, separator: "bytes | re.Pattern[bytes]") -> bytes | None:
        """The next record; None at the end. The separator is one byte, nothing (empty lines), or a
        pattern."""
        if not isinstance(separator, bytes):
            return self._by_pattern(separator)
        if not separator:
            return self._paragraph()
        line = self.source.readline(separator)
        if not line:
            return None
        if line.endswith(separator):
            self.end = separator
            return line[:-1]
        self.end = b""
        return line

    def _paragraph(self) -> bytes | None:
        source = self.source
        line = source.readline()
        while line == b"\n":
            line = source.readline()
        if not line:
            return None
        lines: list[bytes] = []
        while line and line != b"\n":
            lines.append(line)
            line = source.readline()
        blank: list[bytes] = []
        while line == b"\n":
            blank.append(line)
            line = source.readline()
        source.unread(line)
        self.end = b"\n" + b"".join(blank)
        return b"".join(lines).removesuffix(b"\n")

    def _by_pattern(self, pattern: "re.Pattern[bytes]") -> bytes | None:
        source = self.source
        data = source.read_block()
        if not data:
            return None
        while True:
            match = pattern.search(data)
            while match is not None and match.end() == match.start():
                match = pattern.search(data, match.end() + 1) if match.end() < len(data) else None
            if match is not None and match.end() < len(data):
                break
            block = source.read_block()
            if not block:
                break
            data += block
        if match is None:
            self.end = b""
            return data
        source.unread(data[match.end() :])
        self.end = match[0]
        return data[: match.start()]
