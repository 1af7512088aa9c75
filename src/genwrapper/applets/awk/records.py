"""Records of a file, separated as RS says."""

from genwrapper.streams import Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Records:
    """A file, record after record. `end` is what stood behind the last one (RT)."""

    __slots__ = ("_by", "_lines", "end", "source")

    def __init__(self, source: Description) -> None:
        self.source = source
        self.end = b""
        self._lines: Iterator[bytes] = iter(())  # records of a block that were not asked for yet
        self._by = b"\n"  # what separated them

    def block(
        self, separator: "bytes | re.Pattern[bytes]"
    ) -> "tuple[Iterator[bytes], bytes] | None":
        """The next records, as many as there are in what can be read at once, and the text that
        they came from; None at the end. They are shared with `next`."""
        if isinstance(separator, bytes) and separator:
            self.give_back()
            text = self.source.read_block()
            end = text.rfind(separator)
            if end >= 0:
                self.source.unread(text[end + 1 :])
                text = text[:end]
                self.end = self._by = separator
                self._lines = iter(text.split(separator))
                return self._lines, text
            self.source.unread(text)
        record = self.next(separator)
        return None if record is None else (iter((record,)), record)

    def give_back(self) -> None:
        """Put back the records that were split off and not asked for."""
        left = list(self._lines)
        if left:
            self.source.unread(self._by.join(left) + self._by)

    def next(self, separator: "bytes | re.Pattern[bytes]") -> bytes | None:
        """The next record; None at the end. The separator is one byte, nothing (empty lines), or a
        pattern."""
        for record in self._lines:
            return record
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
