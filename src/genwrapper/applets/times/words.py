"""Times in words, as GNU's date takes them: `2024-02-29 12:00 +2 days`, `next monday`, `1 week
ago`."""

from genwrapper.applets.times.formats import MONTHS, SECOND, WEEK, Moment
from genwrapper.applets.times.zones import DAY, Zone, civil, days, named

UNITS = {"year": "year", "month": "month", "fortnight": "fortnight", "week": "week", "day": "day"}
UNITS |= {"hour": "hour", "minute": "minute", "min": "minute", "second": "second", "sec": "second"}
SECONDS = {"hour": 3600, "minute": 60, "second": 1}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
LATER = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
NUMBERS = {"last": -1, "this": 0, "next": 1, "first": 1}
NUMBERS |= {word: number for number, word in enumerate(LATER.split(), 3)}
SHIFTS = {"now": 0, "today": 0, "tomorrow": 1, "yesterday": -1}
ZONES = {"utc": 0, "ut": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 1, "met": 1, "eet": 2, "msk": 3}
ZONES |= {"est": -5, "cst": -6, "mst": -7, "pst": -8, "jst": 9, "bst": 1, "west": 1}
ZONES |= {
    letter: hours for hours, letter in enumerate("abcdefghiklm", 1)
}  # of sailors and soldiers
ZONES |= {letter: -hours for hours, letter in enumerate("nopqrstuvwxy", 1)}
ZONES |= {"cest": 2, "mest": 2, "eest": 3, "edt": -4, "cdt": -5, "mdt": -6, "pdt": -7, "nzst": 12}
FARTHEST = 1 << 31  # years from 1900, as struct tm counts them
SHORTER = ("sept", "tues", "wednes", "thur", "thurs")


class NoTime(ValueError):
    """Words that are no time."""


def moment(text: str, zone: Zone, now: int) -> int:
    """The time that words mean, in nanoseconds since 1970; `now` is that of words like `tomorrow`.
    NoTime."""
    plain = text.strip()
    if plain.startswith('TZ="'):
        name, end, rest = plain[4:].partition('"')
        if not end:
            raise NoTime(text)
        zone, plain = named(name), rest.strip()
    at = plain.startswith("@")
    found = _since(plain[1:], text) if at else Words(plain, zone, now).time()
    if abs(civil(found // SECOND // DAY)[0] - 1900) >= FARTHEST:
        raise NoTime(text)
    return found


def _since(text: str, whole: str) -> int:
    """Seconds since 1970, perhaps with a fraction."""
    sign = -1 if text.startswith("-") else 1
    seconds, point, part = text.removeprefix("-").removeprefix("+").replace(",", ".").partition(".")
    if not seconds.isdigit() or (point and not part.isdigit()):
        raise NoTime(whole)
    return sign * (int(seconds) * SECOND + int((part or "0")[:9].ljust(9, "0")))


def tokens(text: str) -> list[str]:
    """Words, numbers and other characters; what is between parentheses is left out, and so are
    signs that no number follows."""
    found: list[str] = []
    at = depth = 0
    text = text.lower()
    while at < len(text):
        c = text[at]
        if c == "(" or depth:
            depth += (c == "(") - (c == ")")
            at += 1
            continue
        if c.isspace():
            if found and found[-1] != " ":
                found.append(" ")
            at += 1
            continue
        end = at
        if c in "+-" and not text[at + 1 :].lstrip()[:1].isdigit():
            at += 1
            continue
        if c.isdigit():
            while end < len(text) and text[end].isdigit():
                end += 1
        elif c.isalpha():
            while end < len(text) and (text[end].isalpha() or text[end] == "."):
                end += 1
        else:
            end = at + 1
        found.append(text[at:end])
        at = end
    if found and found[-1] == " ":
        found.pop()
    return found


class Words:
    """What has been said of a time so far."""

    def __init__(self, text: str, zone: Zone, now: int) -> None:
        self.text = text
        self.words = tokens(text)
        self.at = 0
        self.zone = zone
        self.now = Moment(now, zone)
        self.date: tuple[int, int, int] | None = None
        self.clock: tuple[int, int, int, int] | None = None
        self.weekday: tuple[int, int] | None = None
        self.offset: int | None = None
        self.relative = dict.fromkeys(("year", "month", "day", "second", "nanosecond"), 0)
        self.moved = False

    def time(self) -> int:
        """The time, in nanoseconds since 1970. NoTime."""
        while self.at < len(self.words):
            if self.words[self.at] in (" ", ","):
                self.at += 1
            elif not self._item():
                raise NoTime(self.text)
        now = self.now
        year, month, day = self.date or (now.year, now.month, now.day)
        last = days(year, month + 1, 1) - days(year, month, 1) if 1 <= month <= 12 else 0
        if not 1 <= day <= last:
            raise NoTime(self.text)
        hour, minute, second, fraction = 0, 0, 0, 0
        if self.clock is not None:
            hour, minute, second, fraction = self.clock
        elif self.moved and self.date is None and self.weekday is None:
            hour, minute, second, fraction = now.hour, now.minute, now.second, now.nanosecond
        if self.weekday is not None and self.date is None:
            number, ordinal = self.weekday
            day += (number - now.weekday) % 7
            day += 7 * (ordinal - (ordinal > 0 and number != now.weekday))
        year += self.relative["year"]
        count = days(year, month + self.relative["month"], day) + self.relative["day"]
        local = count * DAY + hour * 3600 + minute * 60 + second
        if self.offset is not None:
            seconds = local - self.offset
        else:
            seconds = self.zone.seconds(local)
            if self.zone.at(seconds).offset != local - seconds:
                raise NoTime(self.text)  # clocks were put forward over it
        fraction += self.relative["nanosecond"]
        return (seconds + self.relative["second"]) * SECOND + fraction

    # -- what comes next --------------------------------------------------------------------------

    def _word(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.words[at] if at < len(self.words) else ""

    def _digits(self, ahead: int = 0) -> bool:
        return self._word(ahead).isdigit()

    def _item(self) -> bool:
        """Read one item; False where there is none."""
        for read in (
            self._iso_date,
            self._american_date,
            self._dotted_date,
            self._day_month,
            self._month_day,
            self._clock,
            self._shift,
            self._relative,
            self._weekday,
            self._zone,
            self._number,
        ):
            start = self.at
            if read():
                return True
            self.at = start
        return False

    def _set_date(self, year: int, month: int, day: int, digits: int = 4) -> bool:
        if digits == 2:
            year += 2000 if year < 69 else 1900
        if self.date is not None:
            raise NoTime(self.text)
        self.date = (year, month, day)
        return True

    def _joined(self, *shapes: str) -> list[str] | None:
        """The words that come next, where they are as `shapes` say ("" is a number); they are read
        over. Blanks between count for nothing in front of names alone."""
        found = [self._word(n) for n in range(len(shapes))]
        for word, shape in zip(found, shapes, strict=True):
            if not (word.isdigit() if not shape else word == shape):
                return None
        self.at += len(shapes)
        return found

    def _iso_date(self) -> bool:
        found = self._joined("", "-", "", "-", "")
        if found is None:
            return False
        blank = self._word() == " "
        if self._word(blank) == "t" and self._digits(blank + 1):
            self.at += blank + 1
        return self._set_date(int(found[0]), int(found[2]), int(found[4]), len(found[0]))

    def _american_date(self) -> bool:
        found = self._joined("", "/", "", "/", "")
        if found is not None:
            if len(found[0]) >= 4:
                return self._set_date(int(found[0]), int(found[2]), int(found[4]))
            return self._set_date(int(found[4]), int(found[0]), int(found[2]), len(found[4]))
        found = self._joined("", "/", "")
        return found is not None and self._set_date(self.now.year, int(found[0]), int(found[2]))

    def _dotted_date(self) -> bool:
        """[YYYY.]MM.DD-hh:mm[:ss], as busybox takes it."""
        found = self._joined("", ".", "", ".", "", "-", "", ":")
        if found is not None:
            self.at -= 2
            return self._set_date(int(found[0]), int(found[2]), int(found[4]))
        found = self._joined("", ".", "", "-", "", ":")
        if found is None:
            return False
        self.at -= 2
        return self._set_date(self.now.year, int(found[0]), int(found[2]))

    def _name(self, names: list[str]) -> int | None:
        """The place of the name that comes next, which may be cut to three letters."""
        word = self._word().rstrip(".")
        if len(word) < 3:
            return None
        for place, name in enumerate(names):
            low = name.lower()
            if word in (low, low[:3]) or (word in SHORTER and low.startswith(word)):
                return place
        return None

    def _between(self) -> None:
        while self._word() in (" ", "-", ","):
            self.at += 1

    def _day_month(self) -> bool:
        """`3 march [2024]`, `3-mar-2024`."""
        if not self._digits() or len(self._word()) > 2:
            return False
        day = int(self._word())
        self.at += 1
        self._between()
        month = self._name(MONTHS)
        if month is None:
            return False
        self.at += 1
        return self._with_year(month + 1, day)

    def _month_day(self) -> bool:
        """`march 3[, 2024]`, `mar-3-2024`, `march`."""
        month = self._name(MONTHS)
        if month is None:
            return False
        self.at += 1
        start = self.at
        self._between()
        if not self._digits() or self._word(1) == ":" or len(self._word()) > 2:
            self.at = start
            return False
        day = int(self._word())
        self.at += 1
        return self._with_year(month + 1, day)

    def _with_year(self, month: int, day: int) -> bool:
        start = self.at
        self._between()
        year = self._word()
        long = len(year) >= 4 or (start < len(self.words) and self.words[start] == "-")
        if self._digits() and long and self._word(1) != ":" and not self._is_unit(1):
            self.at += 1
            return self._set_date(int(year), month, day, len(year))
        self.at = start
        return self._set_date(self.now.year, month, day)

    def _is_unit(self, ahead: int) -> bool:
        word = self._word(ahead)
        if word == " ":
            word = self._word(ahead + 1)
        return word.removesuffix("s") in UNITS

    def _clock(self) -> bool:
        """`12:30[:15[.5]] [am] [zone]`, `3 pm`."""
        if not self._digits() or len(self._word()) > 2:
            return False
        hour, minute, second, fraction = int(self._word()), 0, 0, 0
        self.at += 1
        whole = False
        if self._word() == ":" and self._digits(1) and len(self._word(1)) <= 2:
            whole = True
            minute = int(self._word(1))
            self.at += 2
            if self._word() == ":" and self._digits(1):
                second = int(self._word(1))
                self.at += 2
                if self._word() in (".", ",") and self._digits(1):
                    fraction = int(self._word(1)[:9].ljust(9, "0"))
                    self.at += 2
        start = self.at
        if self._word() == " ":
            self.at += 1
        half = self._word().replace(".", "")
        if half in ("am", "pm"):
            if not 1 <= hour <= 12:
                raise NoTime(self.text)
            hour = hour % 12 + 12 * (half == "pm")
            self.at += 1
        elif not whole:
            return False
        else:
            self.at = start
        if self.clock is not None or hour > 23 or minute > 59 or second > 60:
            raise NoTime(self.text)
        self.clock = (hour, minute, second, fraction)
        self._clock_zone()
        return True

    def _clock_zone(self) -> None:
        """`+01:00`, `-0530`, `+2` behind a time; a unit behind that stands alone, as with GNU's."""
        start = self.at
        if self._word() == " ":
            self.at += 1
        sign = self._word()
        blank = self._word(1) == " "
        if sign not in ("+", "-") or not self._digits(blank + 1) or self._word(blank + 2) == ".":
            self.at = start
            return
        digits = self._word(blank + 1)
        self.at += blank + 2
        if self._word() == ":" and self._digits(1):
            hours, minutes = int(digits), int(self._word(1))
            self.at += 2
        elif len(digits) > 2:
            hours, minutes = int(digits[:-2]), int(digits[-2:])
        else:
            hours, minutes = int(digits), 0
        minutes += hours * 60
        if minutes > 24 * 60:
            raise NoTime(self.text)
        self.offset = minutes * 60 * (-1 if sign == "-" else 1)

    def _shift(self) -> bool:
        word = self._word()
        if word not in SHIFTS:
            return False
        self.at += 1
        self.relative["day"] += SHIFTS[word]
        self.moved = True
        return True

    def _relative(self) -> bool:
        """`+2 days`, `next month`, `3 weeks ago`, `hour`."""
        count = 1
        sign = 1
        while self._word() in ("+", "-"):
            sign = -1 if self._word() == "-" else 1
            self.at += 1
            if self._word() == " ":
                self.at += 1
        if self._digits():
            count = sign * int(self._word())
            self.at += 1
        elif self._word() in NUMBERS:
            count = NUMBERS[self._word()]
            self.at += 1
        fraction = ""
        if self._word() == "." and self._digits(1):
            fraction = self._word(1)
            self.at += 2
        if self._word() == " ":
            self.at += 1
        word = self._word()
        unit = UNITS.get(word) or UNITS.get(word.removesuffix("s"))
        if unit is None or (fraction and unit != "second"):
            return False
        self.at += 1
        start = self.at
        if self._word() == " ":
            self.at += 1
        if self._word() == "ago":
            count = -count
            self.at += 1
            sign = -sign
        else:
            self.at = start
        self._move(unit, count)
        self.relative["nanosecond"] += sign * int(fraction[:9].ljust(9, "0"))
        return True

    def _move(self, unit: str, count: int) -> None:
        self.moved = True
        if unit in DAYS:
            self.relative["day"] += count * DAYS[unit]
        elif unit in SECONDS:
            self.relative["second"] += count * SECONDS[unit]
        else:
            self.relative[unit] += count

    def _weekday(self) -> bool:
        """`monday`, `next friday`, `last sun`."""
        ordinal = 0
        if self._word() in NUMBERS:
            ordinal = NUMBERS[self._word()]
            self.at += 1
        if self._word() == " ":
            self.at += 1
        number = self._name(WEEK)
        if number is None or self.weekday is not None:
            return False
        self.at += 1
        self.weekday = (number, ordinal)
        return True

    def _zone(self) -> bool:
        word = self._word()
        if word not in ZONES or self.offset is not None:
            return False
        self.at += 1
        self.offset = ZONES[word] * 3600
        if word in ("utc", "gmt", "z") and self._word() in ("+", "-") and not self._is_unit(2):
            base = self.offset
            self._clock_zone()
            self.offset += base
        return True

    def _number(self) -> bool:
        """Digits alone: a year behind a date, YYYYMMDD, HHMM, HH."""
        if not self._digits():
            return False
        digits = self._word()
        self.at += 1
        if self._word() in ("-", "/", ":", "."):
            return False
        if self.date is not None and self.clock is not None:
            self.date = (int(digits), *self.date[1:])
            return True
        if len(digits) > 4:
            year, month, day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
            whole = self._set_date(year, month, day, len(digits) - 4)
            if self._word() == "t" and self._digits(1):
                self.at += 1
            return whole
        hour, minute = (
            (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        )
        if self.clock is not None or hour > 23 or minute > 59:
            raise NoTime(self.text)
        self.clock = (hour, minute, 0, 0)
        self._clock_zone()
        return True
