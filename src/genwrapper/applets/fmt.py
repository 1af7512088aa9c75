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

    __slots__ = ("ends", "final", "opens", "period", "punctuated", "space", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.space = 0
        last = text[-1]
        bare = text.rstrip("\"')]")
        self.opens = text[0] in "([\"'`"
        self.punctuated = not last.isalnum() and last.isprintable()
        self.period = bare != "" and bare[-1] in ".?!"
        self.final = False  # whether a sentence ends with it
        self.ends = False


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
        at = len(body) - len(body.lstrip(" "))
        while at < len(body):
            end = body.find(" ", at)
            end = len(body) if end < 0 else end
            word = Word(body[at:end])
            at = end
            while at < len(body) and body[at] == " ":
                at += 1
            word.space = at - end
            word.ends = at == len(body)
            word.final = word.period and (word.ends or word.space > 1)
            if self.options.uniform_spacing or word.ends:
                word.space = 2 if word.final else 1
            found.append(word)
        return found

    def _goes_on(self, paragraph: list[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph before it."""
        first = paragraph[0]
        if self.options.split_only or line.prefix != first.prefix:
            return False
        if self.options.tagged_paragraph:
            if len(paragraph) == 1:
                return line.indent != first.indent
            return line.indent == paragraph[1].indent
        if self.options.crown_margin and len(paragraph) == 1:
            return True
        other = paragraph[1].indent if self.options.crown_margin else first.indent
        return line.indent == other

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
        other = first
        if self.options.crown_margin or self.options.tagged_paragraph:
            other = paragraph[1].indent if len(paragraph) > 1 else first
            if self.options.tagged_paragraph and len(paragraph) == 1:
                other = 3 if first == 0 else 0
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
        best = [0] * (count + 1)
        lengths = [0] * (count + 1)
        following = [count] * (count + 1)
        for start in range(count - 1, -1, -1):
            length = (first if start == 0 else other) + len(words[start].text)
            end = start + 1
            cheapest: int | None = None
            while True:
                cost = best[end] + self._line_cost(length, end, following, lengths, count)
                if cheapest is None or cost < cheapest:
                    cheapest = cost
                    following[start] = end
                    lengths[start] = length
                if end == count:
                    break
                length += words[end - 1].space + len(words[end].text)
                end += 1
                if length >= self.width:
                    break
            best[start] = cheapest + _word_cost(words, start)
        found: list[int] = []
        at = 0
        while at < count:
            at = following[at]
            found.append(at)
        return found

    def _line_cost(
        self, length: int, end: int, following: list[int], lengths: list[int], count: int
    ) -> int:
        """What a line costs that is so long, and is followed by the one from `end` on."""
        if end == count:
            return 0
        cost = (10 * (self.goal - length)) ** 2
        if following[end] != count:
            cost += (10 * (length - lengths[end])) ** 2 // 2
        return cost


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
