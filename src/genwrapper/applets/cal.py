"""cal: print a calendar (POSIX XCU cal)."""

import time

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context

YEAR = "January February March April May June July August September October November December"
MONTHS = YEAR.split()
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST = 9999
REFORM = (1752, 9)
"""The month that lost eleven days: behind 2 September 1752 came the 14th."""


@applet(
    """
cal [OPTION]... [[MONTH] YEAR]

Print the calendar of this month, of MONTH of YEAR, or of YEAR. Up to 2 September 1752 it is the
Julian one.

  -y  all of the year
  -3  with the months before and behind
  -1  one month alone (the default)
  -m  weeks begin on Monday
  -s  weeks begin on Sunday (the default)
  -j  days are numbered from 1 January
  -h  nothing: no day is ever highlighted
""",
)
def cal(context: Context, options: Options, operands: list[str]) -> int:
    if len(operands) > 2:
        raise Wrong(f"extra operand {operands[2]}")
    now = time.localtime()
    year, month = now.tm_year, now.tm_mon
    whole = options.y
    if operands:
        year = _number(operands[-1], 1, MOST, "year")
        if len(operands) == 2:
            month = _month(operands[0])
        else:
            whole = True
    calendar = Calendar(options.last("m", "s") == "m", options.j)
    if whole:
        lines = calendar.year(year)
    elif options.last("3", "1") == "3":
        lines = calendar.three(year, month)
    else:
        lines = calendar.row([(year, month)], True)
    context.stdout.write("".join([f"{line}\n" for line in lines]).encode())
    return 0


def _number(text: str, least: int, most: int, what: str) -> int:
    if not text.isdigit() or not text.isascii() or not least <= int(text) <= most:
        raise Wrong(f"{text} is neither a {what} ({least} to {most}) nor a name")
    return int(text)


def _month(text: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if len(text) >= 3 and name.lower().startswith(text.lower()):
            return number
    return _number(text, 1, 12, "month")


def _shifted(year: int, month: int, count: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def is_leap(year: int) -> bool:
    """Whether a year has 366 days."""
    return year % 4 == 0 and (year <= REFORM[0] or year % 100 != 0 or year % 400 == 0)


def days(year: int, month: int) -> list[int]:
    """The days of a month."""
    last = LENGTHS[month - 1] + (month == 2 and is_leap(year))
    found = list(range(1, last + 1))
    return found[:2] + found[13:] if (year, month) == REFORM else found


def weekday(year: int, month: int) -> int:
    """The day of the week of the first of a month; 0 is Sunday."""
    before = year - 1
    count = before * 365 + before // 4
    if (year, month) > REFORM:
        count += (
            before // 400 - before // 100 + 2
        )  # as many days as have been left out since year 1
    count += sum(LENGTHS[: month - 1]) + (month > 2 and is_leap(year))
    return (count + 6) % 7


class Calendar:
    """How months are printed: weeks from Monday on, days of the year."""

    __slots__ = ("julian", "monday", "width")

    def __init__(self, monday: bool, julian: bool) -> None:
        self.monday = monday
        self.julian = julian
        self.width = 27 if julian else 20

    def year(self, year: int) -> list[str]:
        """A whole year, three months beside each other (two with `julian`)."""
        beside = 2 if self.julian else 3
        lines = [self._title(year, beside)]
        for first in range(1, 13, beside):
            lines += [""] if first > 1 else []
            lines += self.row([(year, month) for month in range(first, first + beside)], False)
        return lines

    def _title(self, year: int, beside: int) -> str:
        return " " * ((beside * self.width - len(str(year))) // 2) + str(year)

    def three(self, year: int, month: int) -> list[str]:
        """A month between those before and behind."""
        months = [_shifted(year, month, n) for n in (-1, 0, 1)]
        if self.julian or months[0][0] != months[2][0]:
            return self.row(months, True)
        return [self._title(year, 3), *self.row(months, False)]

    def row(self, months: list[tuple[int, int]], with_year: bool) -> list[str]:
        """Months beside each other."""
        blocks = [self.month(year, month, with_year) for year, month in months]
        return ["  ".join(parts) + "  " for parts in zip(*blocks, strict=True)]

    def month(self, year: int, month: int, with_year: bool) -> list[str]:
        """The lines of a month, eight, each as wide as it may be."""
        title = f"{MONTHS[month - 1]} {year}" if with_year else MONTHS[month - 1]
        names = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
        if self.monday:
            names = names[1:] + names[:1]
        cell = 3 if self.julian else 2
        lines = [_centred(title, self.width), " ".join(name.rjust(cell) for name in names)]
        found = days(year, month)
        before = sum(len(days(year, earlier)) for earlier in range(1, month))
        start = (weekday(year, month) - self.monday) % 7
        cells = [" " * cell] * start
        for place, day in enumerate(found):
            cells.append(str(before + place + 1 if self.julian else day).rjust(cell))
        cells += [" " * cell] * (42 - len(cells))
        lines += [" ".join(cells[at : at + 7]) for at in range(0, 42, 7)]
        return lines


def _centred(text: str, width: int) -> str:
    before = (width - len(text)) // 2
    return (" " * before + text).ljust(width)
