"""fmt: fill lines of text."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TAB = 8
WIDTH = 75
LEEWAY = 7  # per cent that lines are shorter than they may be, as a rule
MOST_WORDS = 1000  # of a paragraph that are laid out at once
LINE = 70**2  # what a line costs by itself, so that there are few
SENTENCE, PUNCTUATION, BRACKET = 50**2, 40**2, 40**2  # what is gained by a break there
PERIODS = (".", "?", "!")
INFINITE = float("inf")
NO_END = 600**2  # what is lost by a break behind a full stop that ends no sentence


@applet(
    """
fmt [-WIDTH] [OPTION]... [FILE]...

Fill the paragraphs of each FILE, or of standard input where FILE is missing or -: lines as even as
can be, and not longer than WIDTH. Empty lines, indents and blanks between words stay.

  -w, --width=WIDTH, -NUMBER  lines of WIDTH columns at most, not 75
  -g, --goal=WIDTH            lines of about WIDTH columns (93 % of -w)
  -c, --crown-margin          the indents of a paragraph's first two lines are kept
  -t, --tagged-paragraph      the same, and where they are one, each line is a paragraph
  -s, --split-only            long lines are broken, short ones not joined
  -u, --uniform-spacing       one blank between words, two behind sentences
  -p, --prefix=TEXT           only lines that begin with TEXT, which is kept
""",
)
def fmt(context: Context, options: Options, files: list[str]) -> int:
    layout = Layout(options)
    for source in context.inputs(files):
        for text in layout.filled(decode(line) for line in source):
            context.stdout.write(encode(text))
    return context.status


class Word:
    """A word: its text, the blanks behind it, and what it says of a break."""

    __slots__ = ("final", "opens", "period", "punctuated", "space", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.space = 1
        self.opens = text[0] in "([\"'`"
        self.punctuated = self.period = False
        if not text[-1].isalnum():
            self.punctuated = text[-1].isprintable()
            self.period = text.rstrip("\"')]")[-1:] in PERIODS
        self.final = False  # whether a sentence ends with it


class Line:
    """A line as it was read: prefix and indent, in columns, and its words."""

    __slots__ = ("indent", "prefix", "words")

    def __init__(self, prefix: int, indent: int, words: list[Word]) -> None:
        self.prefix = prefix
        self.indent = indent
        self.words = words


class Layout:
    """One call of fmt."""

    def __init__(self, options: Options) -> None:
        self.options = options
        text = options.width
        self.width = WIDTH if text is None else number(text, "the width")
        if options.goal is not None:
            self.goal = number(options.goal, "the goal")
            if text is None:
                self.width = self.goal + 10
        else:
            self.goal = self.width * (2 * (100 - LEEWAY) + 1) // 200
        if self.goal > self.width or self.width > 2500:
            raise Wrong(f"invalid width: '{text or options.goal}'")
        prefix = options.prefix or ""
        self.prefix = prefix.strip(" ")
        self.words: list[Word] = []  # of the paragraph, that are not printed yet
        self.tagged = bool(options.tagged_paragraph and not options.crown_margin)
        self.other = 0  # the indent of the last paragraph's other lines
        self.begun = False  # some of it are
        self.tabs = False  # whether there were tabs so far
        self.lead = len(prefix) - len(prefix.lstrip(" "))

    # -- paragraphs -------------------------------------------------------------------------------

    def filled(self, lines: "Iterator[str]") -> "Iterator[str]":
        """The text of all paragraphs, and the lines between them as they are."""
        paragraph: list[Line] = []  # its first two lines, which say how far it is indented
        for text in lines:
            line = self._line(text)
            if line is None or (paragraph and not self._goes_on(paragraph, line)):
                yield from self._laid_out(paragraph, 0)
                paragraph = []
            if line is None:
                yield self._kept(text)
                continue
            if len(paragraph) < 2:
                paragraph.append(line)
            self.words += line.words
            if len(self.words) > 2 * MOST_WORDS and len(paragraph) > 1:
                yield from self._laid_out(paragraph, MOST_WORDS)
        yield from self._laid_out(paragraph, 0)

    def _line(self, text: str) -> Line | None:
        """A line's words; None where it is to stay as it is."""
        self.tabs = self.tabs or "\t" in text
        body = text.rstrip("\n").expandtabs(TAB)
        lead = len(body) - len(body.lstrip(" "))
        prefix = 0
        if self.prefix:
            if lead < self.lead or not body.lstrip(" ").startswith(self.prefix):
                return None
            prefix = lead
            lead += len(self.prefix)
            body = " " * lead + body[lead:]
            lead = len(body) - len(body.lstrip(" "))
        words = self._words(body)
        return Line(prefix, lead, words) if words else None

    def _words(self, body: str) -> list[Word]:
        found: list[Word] = []
        for text in body.strip(" ").split(" "):
            if text:
                found.append(Word(text))
            elif found:
                found[-1].space += 1
        uniform = self.options.uniform_spacing
        for word in found:
            if word.period or uniform or word is found[-1]:
                ends = word is found[-1]
                word.final = word.period and (ends or word.space > 1)
                if uniform or ends:
                    word.space = 2 if word.final else 1
        return found

    def _goes_on(self, paragraph: list[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph before it."""
        first = paragraph[0]
        if self.options.split_only or line.prefix != first.prefix:
            return False
        if len(paragraph) > 1 and (self.options.crown_margin or self.tagged):
            return line.indent == paragraph[1].indent
        if self.options.crown_margin:
            return True
        return (line.indent != first.indent) == self.tagged

    def _kept(self, text: str) -> str:
        """A line that belongs to no paragraph."""
        body = text.rstrip("\n")
        return f"{body}\n" if body.strip(" \t") else "\n"

    # -- lines ------------------------------------------------------------------------------------

    def _laid_out(self, paragraph: list[Line], least: int) -> "Iterator[str]":
        """Lines of a paragraph's words, as long as there are more than so many words; with 0 its
        end."""
        if not paragraph:
            return
        words = self.words
        if not least:
            words[-1].period = words[-1].final = True
        first = paragraph[0].indent
        other = self._other(paragraph)
        while len(words) > least:
            indent = other if self.begun else first
            part = words[:MOST_WORDS]
            breaks = self._breaks(part, indent, other)
            if len(part) < len(words) and len(breaks) > 1:
                breaks = breaks[: -max(1, len(breaks) // 4)]
            start = 0
            for end in breaks:
                yield self._shown(paragraph[0].prefix, indent, words[start:end])
                indent = other
                start = end
            del words[:start]
            self.begun = True
        self.begun = least > 0

    def _other(self, paragraph: list[Line]) -> int:
        """The indent of a paragraph's lines behind its first."""
        first = paragraph[0].indent
        if len(paragraph) > 1:
            self.other = paragraph[1].indent
        elif self.options.split_only or not self.tagged:
            self.other = first
        elif self.other == first:  # a single line, and that of the paragraph before can't be told
            self.other = 0 if first else 3
        return self.other

    def _shown(self, prefix: int, indent: int, words: list[Word]) -> str:
        head = " " * prefix + self.prefix if self.prefix else ""
        pieces = [head, self._blanks(len(head), indent)]
        column = max(len(head), indent)
        for word in words[:-1]:
            column += len(word.text)
            pieces += [word.text, self._blanks(column, column + word.space)]
            column += word.space
        return "".join(pieces) + words[-1].text + "\n"

    def _blanks(self, column: int, to: int) -> str:
        """What leads from a column to another: tabs too, where there were any in the text."""
        tabs = 0
        if self.tabs and column + 1 < to // TAB * TAB:
            tabs = to // TAB - column // TAB
            column = to // TAB * TAB
        return "\t" * tabs + " " * (to - column)

    def _breaks(self, words: list[Word], first: int, other: int) -> list[int]:
        """Where lines end: behind so many words. The cheapest way, from the last word back."""
        count = len(words)
        width, goal = self.width, self.goal
        ends = [0] * (count + 1)  # the columns behind each word, were all of them one line
        begins = [0] * (count + 1)  # and those where the next one begins
        for at, word in enumerate(words):
            ends[at + 1] = begins[at] + len(word.text)
            begins[at + 1] = ends[at + 1] + word.space
        best = [0] * (count + 1)
        lengths = [0] * (count + 1)
        following = [count] * (count + 1)
        last = count
        for start in range(count - 1, -1, -1):
            lead = (other if start else first) - begins[start]
            if not start:
                last = count
            while last > start + 1 and lead + ends[last] >= width:
                last -= 1
            least = min(best[start + 1 : last + 1])
            cheapest: float = INFINITE
            for end in range(last, start, -1):
                length = lead + ends[end]
                if end == count:
                    cost = 0
                else:
                    cost = (10 * (goal - length)) ** 2
                    if length < goal and cost + least > cheapest:
                        break  # and lines that are shorter still cost more
                    if following[end] != count:
                        cost += (10 * (length - lengths[end])) ** 2 // 2
                    cost += best[end]
                if cost <= cheapest:
                    cheapest = cost
                    following[start] = end
                    lengths[start] = length
            best[start] = int(cheapest) + _word_cost(words, start)
        found: list[int] = []
        at = 0
        while at < count:
            at = following[at]
            found.append(at)
        return found


def _word_cost(words: list[Word], at: int) -> int:
    """What a break before a word costs."""
    cost = LINE
    word = words[at]
    if at:
        before = words[at - 1]
        if before.period:
            cost += -SENTENCE if before.final else NO_END
        elif before.punctuated:
            cost -= PUNCTUATION
        elif at > 1 and words[at - 2].final:
            cost += 200**2 // (len(before.text) + 2)
    if word.opens:
        cost -= BRACKET
    elif word.final:
        cost += 150**2 // (len(word.text) + 2)
    return cost
