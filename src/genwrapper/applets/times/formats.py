"""Times printed by a format, as strftime(3) has it in the C locale, with GNU's additions; the same
whatever the C library is."""

from genwrapper.applets.times.zones import DAY, Zone, civil, days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SECOND = 10**9
DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"
WEEK = DAYS.split()
YEAR = "January February March April May June July August September October November December"
MONTHS = YEAR.split()
FLAGS = "-_0+^#"
FILLS = {"-": "", "_": " ", "0": "0", "+": "0"}
YEARS = "CGYgy"  # what + gives a sign
SHORT = {
    "D": "%m/%d/%y",
    "T": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "c": "%a %b %e %H:%M:%S %Y",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
    "n": "\n",
    "t": "\t",
    "h": "%b",
}


class Moment:
    """A time as clocks in a zone show it."""

    __slots__ = ("day", "hour", "kind", "minute", "month", "nanosecond", "of_year", "second",
                 "seconds", "weekday", "year")  # fmt: skip

    def __init__(self, when: int, zone: Zone) -> None:
        """`when` in nanoseconds since 1970."""
        self.seconds, self.nanosecond = divmod(when, SECOND)
        self.kind = zone.at(self.seconds)
        count, rest = divmod(self.seconds + self.kind.offset, DAY)
        self.year, self.month, self.day = civil(count)
        self.hour, rest = divmod(rest, 3600)
        self.minute, self.second = divmod(rest, 60)
        self.weekday = (count + 4) % 7
        self.of_year = count - days(self.year, 1, 1)

    def iso_week(self) -> tuple[int, int]:
        """Year and week as ISO 8601 counts them."""
        monday = self.of_year - (self.weekday - 1) % 7
        year = self.year
        week = _week_of(year, monday)
        if week < 1:
            year -= 1
            monday += days(self.year, 1, 1) - days(year, 1, 1)
            return year, _week_of(year, monday)
        if week == 53 and _week_of(year + 1, monday + days(year, 1, 1) - days(year + 1, 1, 1)) == 1:
            return year + 1, 1
        return year, week


def _week_of(year: int, monday: int) -> int:
    """The week of a year that begins with the day `monday` of it; its fourth is in week 1."""
    return (monday + 3) // 7 + 1 if monday + 3 >= 0 else 0


def formatted(form: str, when: int, zone: Zone) -> str:
    """A time, in nanoseconds since 1970, by a format."""
    return _formatted(form, Moment(when, zone))


def _formatted(form: str, moment: Moment) -> str:
    pieces: list[str] = []
    at = 0
    while True:
        end = form.find("%", at)
        if end < 0:
            pieces.append(form[at:])
            return "".join(pieces)
        pieces.append(form[at:end])
        at = end + 1
        start = at
        while at < len(form) and form[at] in FLAGS:
            at += 1
        flags = form[start:at]
        start = at
        while form[at : at + 1].isdigit():
            at += 1
        width = form[start:at]
        if form[at : at + 1] in ("E", "O") and at + 1 < len(form):
            at += 1
        start = at
        while form[at : at + 1] == ":":
            at += 1
        colons = at - start
        letter = form[at : at + 1]
        at += 1
        shown = _shown(letter, flags, int(width or "-1"), colons, moment)
        pieces.append(form[end:at] if shown is None else shown)


def _shown(letter: str, flags: str, width: int, colons: int, moment: Moment) -> str | None:
    """What a directive stands for; None where it is none."""
    if letter == "z" and colons <= 3:
        return _offset(moment.kind.offset, flags, width, colons)
    if colons or not letter:
        return None
    if letter == "F":
        flags, width = (flags, max(width - 6, 0)) if fill_of(flags) or width >= 0 else ("+", 4)
        return f"{_shown('Y', flags, width, 0, moment)}-{moment.month:02d}-{moment.day:02d}"
    if letter == "%":
        return "%"
    if letter == "N":
        digits = f"{moment.nanosecond:09d}"
        return digits[:width].ljust(width, "0") if width > 0 else digits
    if letter in NUMBERS:
        fill, least, number = NUMBERS[letter]
        value = number(moment)
        fill = FILLS.get(fill_of(flags), fill)
        digits = str(abs(value))
        signed = letter in YEARS and fill_of(flags) == "+" and max(len(digits), width) > least
        least = least if width < 0 else width
        if not fill:
            return f"{'-' * (value < 0)}{digits}"
        sign = "-" if value < 0 else "+" if signed else ""
        if fill == "0":
            return sign + digits.rjust(least - len(sign), "0")
        return (sign + digits).rjust(least)
    if letter in SHORT:
        text = _formatted(SHORT[letter], moment)
    elif letter in TEXTS:
        text = TEXTS[letter](moment)
    else:
        return None
    if "^" in flags:
        text = text.upper()
    elif "#" in flags:
        text = text.lower() if letter in "pZ" else text.upper()
    if width > 0 and fill_of(flags) != "-":
        text = text.rjust(width, "0" if "0" in flags else " ")
    return text


def fill_of(flags: str) -> str:
    """The last of the flags that say what numbers are filled up with; empty: there is none."""
    return next((flag for flag in reversed(flags) if flag in FILLS), "")


def _offset(offset: int, flags: str, width: int, colons: int) -> str:
    """The distance to UTC: +0100, +01:00, +01:00:00, +01."""
    sign = "-" if offset < 0 else "+"
    minutes, seconds = divmod(abs(offset), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{minutes:02d}"]
    if colons == 2 or (colons == 3 and seconds):
        parts.append(f"{seconds:02d}")
    if colons == 3 and not minutes and not seconds:
        parts = []
    between = ":" if colons else ""
    rest = between + between.join(parts) if parts else ""
    head = f"{hours:02d}"
    if "-" in flags or "_" in flags:
        head = str(hours)
        if not colons:
            head, rest = str(hours * 100 + minutes), ""
        if "_" in flags and width < 0:
            width = 5 if not colons else 3 + len(rest)
    missing = width - len(sign) - len(head) - len(rest)
    if missing > 0 and "_" in flags:
        return " " * missing + sign + head + rest
    if missing > 0:
        return sign + "0" * missing + head + rest
    return sign + head + rest


NUMBERS: "dict[str, tuple[str, int, Callable[[Moment], int]]]" = {
    # letter: what it is filled up with, to what width, the number
    "Y": ("0", 4, lambda m: m.year),
    "C": ("0", 2, lambda m: m.year // 100 if m.year >= 0 else -(-m.year // 100)),
    "y": ("0", 2, lambda m: abs(m.year) % 100),
    "G": ("0", 4, lambda m: m.iso_week()[0]),
    "g": ("0", 2, lambda m: m.iso_week()[0] % 100),
    "V": ("0", 2, lambda m: m.iso_week()[1]),
    "U": ("0", 2, lambda m: (m.of_year + 7 - m.weekday) // 7),
    "W": ("0", 2, lambda m: (m.of_year + 7 - (m.weekday - 1) % 7) // 7),
    "u": ("0", 1, lambda m: m.weekday or 7),
    "w": ("0", 1, lambda m: m.weekday),
    "m": ("0", 2, lambda m: m.month),
    "d": ("0", 2, lambda m: m.day),
    "e": (" ", 2, lambda m: m.day),
    "j": ("0", 3, lambda m: m.of_year + 1),
    "H": ("0", 2, lambda m: m.hour),
    "k": (" ", 2, lambda m: m.hour),
    "I": ("0", 2, lambda m: (m.hour - 1) % 12 + 1),
    "l": (" ", 2, lambda m: (m.hour - 1) % 12 + 1),
    "M": ("0", 2, lambda m: m.minute),
    "S": ("0", 2, lambda m: m.second),
    "s": ("0", 1, lambda m: m.seconds),
    "q": ("0", 1, lambda m: (m.month + 2) // 3),
}
TEXTS: "dict[str, Callable[[Moment], str]]" = {
    "a": lambda m: WEEK[m.weekday][:3],
    "A": lambda m: WEEK[m.weekday],
    "b": lambda m: MONTHS[m.month - 1][:3],
    "B": lambda m: MONTHS[m.month - 1],
    "p": lambda m: "AM" if m.hour < 12 else "PM",
    "P": lambda m: "am" if m.hour < 12 else "pm",
    "Z": lambda m: m.kind.name,
}
