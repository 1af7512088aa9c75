"""comm: compare two sorted files line by line."""

from genwrapper.applets.cmp import close, opened
from genwrapper.applets.declare import Options, applet
from genwrapper.applets.ordered import parts
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@applet(
    """
comm [OPTION]... FILE1 FILE2

Print the lines of two sorted files in three columns: those in FILE1 alone, those in FILE2 alone,
those in both. - is standard input.

  -1                       leave out the first column
  -2                       leave out the second column
  -3                       leave out the third column
  --check-order            end where a file is not sorted
  --nocheck-order          say nothing where a file is not sorted
  --output-delimiter=TEXT  what is between the columns, in the tab's place
  --total                  print how many lines each column has at the end
  -z, --zero-terminated    lines end with a NUL
""",
)
def comm(context: Context, options: Options, files: list[str]) -> int:
    sources = opened(context, files)
    if sources is None:
        return 1
    try:
        return Merge(context, options).run(sources[0], sources[1])
    finally:
        close(context, sources)


class Merge:
    """One call of comm."""

    def __init__(self, context: Context, options: Options) -> None:
        self.context = context
        self.options = options
        self.end = b"\0" if options.zero_terminated else b"\n"
        text = options.output_delimiter
        self.delimiter = b"\t" if text is None else encode(text) or b"\0"
        hidden = [getattr(options, name) for name in "123"]
        heads = [b"", self.delimiter * (not hidden[0])]
        heads.append(self.delimiter * (2 - hidden[0] - hidden[1]))
        self.heads = [None if hidden[n] else heads[n] for n in range(3)]
        self.complained = [False, False]
        self.counts = [0, 0, 0]

    def _lines(self, source: Description, which: int) -> "Iterator[list[bytes]]":
        def unsorted(number: int, line: bytes) -> None:
            if not self.options.nocheck_order and not self.complained[which]:
                self._unsorted(which)

        for lines, _ in parts(source, self.end, lambda lines: (lines, lines), unsorted):
            yield lines

    def _unsorted(self, which: int) -> None:
        if self.options.check_order or self.counts[0] or self.counts[1]:
            self.complained[which] = True
            self.context.error(f"file {which + 1} is not in sorted order")
        if self.options.check_order:
            raise NotSorted

    def run(self, first: Description, second: Description) -> int:
        """Print the columns."""
        ones, others = self._lines(first, 0), self._lines(second, 1)
        try:
            one, other = next(ones, []), next(others, [])
            while one and other:
                mine, yours = self._merged(one, other)
                one = one[mine:] or next(ones, [])
                other = other[yours:] or next(others, [])
            for column, lines, more in ((0, one, ones), (1, other, others)):
                while lines:
                    self._print(column, lines)
                    lines = next(more, [])
        except NotSorted:
            return 1
        if self.options.total:
            totals = [b"%d" % count for count in self.counts]
            self.context.stdout.write(self.delimiter.join([*totals, b"total"]) + self.end)
        if any(self.complained):
            self.context.error("input is not in sorted order")
        return self.context.status

    def _merged(self, one: list[bytes], other: list[bytes]) -> tuple[int, int]:
        """Print what is told of two sorted parts up to the end of one of them: how many lines of
        each that is."""
        found: list[bytes] = []
        add = found.append
        alone, another, both = self.heads
        mine = yours = common = 0
        most, others = len(one), len(other)
        while mine < most and yours < others:
            line, second = one[mine], other[yours]
            if line == second:
                mine += 1
                yours += 1
                common += 1
                if both is not None:
                    add(both + line)
            elif line < second:
                mine += 1
                if alone is not None:
                    add(line)
            else:
                yours += 1
                if another is not None:
                    add(another + second)
        for column, count in enumerate((mine - common, yours - common, common)):
            self.counts[column] += count
        if found:
            self.context.stdout.write(self.end.join(found) + self.end)
        return mine, yours

    def _print(self, column: int, lines: list[bytes]) -> None:
        """Lines that are in one of the files alone."""
        self.counts[column] += len(lines)
        head = self.heads[column]
        if head is not None:
            between = self.end + head
            self.context.stdout.write(head + between.join(lines) + self.end)


class NotSorted(Exception):
    """`--check-order` has found a line that comes too late."""
