"""Time zones, as TZ in a context's environment names them: a POSIX rule
(`CET-1CEST,M3.5.0,M10.5.0/3`) or a file of /usr/share/zoneinfo. Without TZ it is /etc/localtime;
the zone that this process was started with counts for nothing."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.streams import Context

FOLDER = "/usr/share/zoneinfo"
DAY = 86400
AMERICAN = ",M3.2.0,M11.1.0"  # what stands for rules that are missing


class Kind:
    """What holds for a while: seconds east of Greenwich, whether it is summer time, its name."""

    __slots__ = ("name", "offset", "summer")

    def __init__(self, offset: int, summer: bool, name: str) -> None:
        self.offset = offset
        self.summer = summer
        self.name = name


UTC = Kind(0, False, "UTC")


class Zone:
    """A zone: times (seconds since 1970) from which on another kind holds, and the rule that holds
    behind the last."""

    __slots__ = ("first", "kinds", "rule", "times")

    def __init__(
        self, times: list[int], kinds: list[Kind], first: Kind, rule: "Rule | None"
    ) -> None:
        self.times = times
        self.kinds = kinds
        self.first = first
        self.rule = rule

    def at(self, seconds: int) -> Kind:
        """What holds at a time, in seconds since 1970."""
        from bisect import bisect_right

        place = bisect_right(self.times, seconds)
        if place == len(self.times) and self.rule is not None:
            return self.rule.at(seconds)
        return self.kinds[place - 1] if place else self.first

    def seconds(self, local: int) -> int:
        """The time at which clocks show `local`, seconds since 1970 as if there were no zones. Of
        two the second; one that is left out is taken as if clocks went on."""
        before, behind = self.at(local - DAY).offset, self.at(local + DAY).offset
        for offset in (behind, before):
            if self.at(local - offset).offset == offset:
                return local - offset
        return local - before


class Rule:
    """A POSIX rule: standard time, and perhaps summer time between two days of each year."""

    __slots__ = ("days", "standard", "summer")

    def __init__(
        self,
        standard: Kind,
        summer: Kind | None,
        days: "list[tuple[Callable[[int], int], int]]",
    ) -> None:
        self.standard = standard
        self.summer = summer
        self.days = days

    def at(self, seconds: int) -> Kind:
        """What holds at a time."""
        if self.summer is None:
            return self.standard
        year = civil((seconds + self.standard.offset) // DAY)[0]
        (first, clock), (last, other) = self.days
        start = first(year) * DAY + clock - self.standard.offset
        end = last(year) * DAY + other - self.summer.offset
        inside = start <= seconds < end if start < end else not end <= seconds < start
        return self.summer if inside else self.standard


def zone_of(context: "Context") -> Zone:
    """The zone of a context."""
    return named(context.environment.get("TZ"))


def named(text: str | None) -> Zone:
    """The zone that a value of TZ says; None: the computer's. What can't be read is UTC."""
    if text is None:
        return _from_file("/etc/localtime") or Zone([], [], UTC, None)
    text = text.removeprefix(":")
    if not text:
        return Zone([], [], UTC, None)
    found = None
    if ".." not in text.split("/"):
        found = _from_file(text if text.startswith("/") else f"{FOLDER}/{text}")
    if found is not None:
        return found
    rule = parsed(text)
    if rule is None:
        return Zone([], [], Kind(0, False, _letters(text)), None)
    return Zone([], [], rule.standard, rule)


def _letters(text: str) -> str:
    at = 0
    while at < len(text) and text[at].isalpha():
        at += 1
    return text[:at] if at >= 3 else ""


# -- files (RFC 8536) -----------------------------------------------------------------------------


def _from_file(path: str) -> Zone | None:
    """The zone of a TZif file; None where it is none."""
    from struct import error

    try:
        with open(path, "rb") as file:
            data = file.read(1 << 20)
        return _read(data)
    except (OSError, ValueError, IndexError, error):
        return None


def _read(data: bytes) -> Zone | None:
    from struct import unpack_from

    if data[:4] != b"TZif":
        return None
    at, wide = 0, False
    if data[4:5] >= b"2":
        counts = unpack_from(">6I", data, 20)
        at = 44 + counts[3] * 5 + counts[4] * 6 + counts[5] + counts[2] * 8 + counts[1] + counts[0]
        wide = True
    utc, standard, leaps, times, types, letters = unpack_from(">6I", data, at + 20)
    at += 44
    size = 8 if wide else 4
    moments = list(unpack_from(f">{times}{'q' if wide else 'i'}", data, at))
    at += times * size
    places = data[at : at + times]
    at += times
    shapes = [unpack_from(">iBB", data, at + 6 * n) for n in range(types)]
    at += types * 6
    text = data[at : at + letters]
    at += letters + leaps * (size + 4) + standard + utc
    kinds = [
        Kind(offset, bool(summer), text[place : text.index(b"\0", place)].decode("ascii"))
        for offset, summer, place in shapes
    ]
    footer = data[at:].split(b"\n")[1].decode("ascii") if wide else ""
    rule = parsed(footer) if footer else None
    winter = [kind for kind in kinds if not kind.summer]
    return Zone(moments, [kinds[n] for n in places], (winter or kinds)[0], rule)


# -- rules (POSIX XBD 8.3) ------------------------------------------------------------------------


def parsed(text: str) -> Rule | None:
    """A rule as TZ has it; None where it is none."""
    name, rest = _name(text)
    if not name:
        return None
    offset, rest = _clock(rest)
    if offset is None:
        return None
    standard = Kind(-offset, False, name)
    if not rest:
        return Rule(standard, None, [])
    name, rest = _name(rest)
    if not name:
        return None
    ahead = offset - 3600
    if rest and rest[0] != ",":
        given, rest = _clock(rest)
        if given is None:
            return None
        ahead = given
    days: list[tuple[Callable[[int], int], int]] = []
    for word in (rest or AMERICAN)[1:].split(","):
        date, slash, clock = word.partition("/")
        seconds: int | None = 7200
        if slash:
            seconds, more = _clock(clock)
            seconds = None if more else seconds
        day = _day(date)
        if day is None or seconds is None:
            return None
        days.append((day, seconds))
    if len(days) != 2:
        return None
    return Rule(standard, Kind(-ahead, True, name), days)


def _name(text: str) -> tuple[str, str]:
    """A zone's name, and what is behind."""
    if text.startswith("<"):
        name, end, rest = text[1:].partition(">")
        return (name, rest) if end else ("", text)
    name = _letters(text)
    return name, text[len(name) :]


def _clock(text: str) -> tuple[int | None, str]:
    """`[+-]hh[:mm[:ss]]` in seconds, and what is behind; None where there is none."""
    sign = -1 if text.startswith("-") else 1
    at = int(text[:1] in ("+", "-") and text != "")
    end = at
    while end < len(text) and (text[end].isdigit() or text[end] == ":"):
        end += 1
    parts = text[at:end].split(":")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return None, text
    seconds = sum(int(part) * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))
    return sign * seconds, text[end:]


def _day(text: str) -> "Callable[[int], int] | None":
    """What gives the day (since 1970) that a rule means, of a year."""
    if text.startswith("M"):
        words = text[1:].split(".")
        if len(words) != 3 or not all(word.isdigit() for word in words):
            return None
        month, week, weekday = (int(word) for word in words)
        if not (1 <= month <= 12 and 1 <= week <= 5 and weekday <= 6):
            return None
        return lambda year: _weekday(year, month, week, weekday)
    digits = text.removeprefix("J")
    if not digits.isdigit() or int(digits) > 365:
        return None
    number = int(digits)
    if text.startswith("J"):  # 29 February never counts
        return lambda year: days(year, 1, 1) + number - 1 + (number >= 60 and leap(year))
    return lambda year: days(year, 1, 1) + number


def _weekday(year: int, month: int, week: int, weekday: int) -> int:
    first = days(year, month, 1)
    day = first + (weekday - (first + 4)) % 7 + (week - 1) * 7
    following = days(year + month // 12, month % 12 + 1, 1)
    return day if day < following else day - 7


# -- days -----------------------------------------------------------------------------------------


def leap(year: int) -> bool:
    """Whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days(year: int, month: int, day: int) -> int:
    """Days since 1970 in the Gregorian calendar; a month or day may be out of its range."""
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    year -= month <= 2
    era, rest = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + rest * 365 + rest // 4 - rest // 100 + of_year - 719468


def civil(count: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970."""
    era, day = divmod(count + 719468, 146097)
    year = (day - day // 1460 + day // 36524 - day // 146096) // 365
    of_year = day - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return year + era * 400 + (month <= 2), month, day
