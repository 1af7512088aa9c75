"""comm: compare two sorted files line by line."""

from genwrapper.applets.cmp import close, opened
from genwrapper.applets.declare import Options, applet
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
        delimiter = b"\t" if text is None else encode(text) or b"\0"
        self.delimiter = delimiter
        hidden = [getattr(options, name) for name in "123"]
        heads = [b"", delimiter * (not hidden[0])]
        heads.append(delimiter * (2 - hidden[0] - hidden[1]))
        self.heads = [None if hidden[n] else heads[n] for n in range(3)]
        self.checks = not options.nocheck_order
        self.complained = [False, False]
        self.differ = False

    def _lines(self, source: Description, which: int) -> "Iterator[bytes]":
        before = b""
        while line := source.readline(self.end):
            line = line.removesuffix(self.end)
            if self.checks and line < before and not self.complained[which]:
                self._unsorted(which)
            before = line
            yield line

    def _unsorted(self, which: int) -> None:
        if self.options.check_order or self.differ:
            self.complained[which] = True
            self.context.error(f"file {which + 1} is not in sorted order")
        if self.options.check_order:
            raise NotSorted

    def run(self, first: Description, second: Description) -> int:
        """Print the columns."""
        counts = [0, 0, 0]
        write = self.context.stdout.write
        heads, end = self.heads, self.end
        ones, others = self._lines(first, 0), self._lines(second, 1)
        try:
            one, other = next(ones, None), next(others, None)
            while one is not None or other is not None:
                if one is not None and one == other:
                    column, line = 2, one
                elif other is None or (one is not None and one < other):
                    assert one is not None
                    column, line = 0, one
                else:
                    column, line = 1, other
                self.differ = self.differ or column < 2
                counts[column] += 1
                head = heads[column]
                if head is not None:
                    write(head + line + end)
                if column != 1:
                    one = next(ones, None)
                if column != 0:
                    other = next(others, None)
        except NotSorted:
            return 1
        if self.options.total:
            totals = [b"%d" % count for count in counts]
            write(self.delimiter.join([*totals, b"total"]) + end)
        if any(self.complained):
            self.context.error("input is not in sorted order")
        return self.context.status


class NotSorted(Exception):
    """`--check-order` has found a line that comes too late."""
