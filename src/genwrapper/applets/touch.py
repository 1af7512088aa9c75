"""touch: set the times of files, and make those that are not there."""

import posix
import time
from errno import EBADF, ENOENT

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context


@applet("""
touch [OPTION]... FILE...

Set each FILE's times of access and modification to now. A FILE that is not there is made, empty;
the FILE - is what standard output goes to.

  -a                    set the time of access alone
  -m                    set the time of modification alone
  -c, --no-create       make no files
  -h, --no-dereference  set the times of symbolic links themselves
  -r, --reference=FILE  take the times of FILE
  -t TIME               take [[CC]YY]MMDDhhmm[.SS], local time
  -d, --date=TIME       take YYYY-MM-DD[Thh:mm[:SS[.frac]][Z]] or @SECONDS

Not as GNU's: --time is refused.
""")
def touch(context: Context, options: Options, files: list[str]) -> int:
    now = time.time_ns()
    times = (now, now)
    if options.reference is not None:
        try:
            status = posix.stat(context.path(options.reference))
        except OSError as error:
            context.failed(options.reference, error)
            return context.status
        times = (status.st_atime_ns, status.st_mtime_ns)
    elif options.t is not None:
        moment = from_digits(options.t)
        times = (moment, moment)
    elif options.date is not None:
        moment = from_date(options.date)
        times = (moment, moment)
    for name in files:
        try:
            _touch(context, name, options, times)
        except (OSError, ValueError) as error:
            context.failed(name, error)
    return context.status


def _touch(context: Context, name: str, options: Options, times: tuple[int, int]) -> None:
    path: str | int = context.path(name)
    follow = not options.no_dereference
    if name == "-":
        if context.stdout.fd is None:
            raise OSError(EBADF, posix.strerror(EBADF))
        path, follow = context.stdout.fd, True
    try:
        status = posix.stat(path, follow_symlinks=follow)
    except OSError as error:
        if error.errno != ENOENT:
            raise
        if options.no_create or not follow:
            return
        context.open(name, posix.O_WRONLY | posix.O_CREAT).close()
        status = posix.stat(path)
    access, modification = times
    if options.a and not options.m:
        modification = status.st_mtime_ns
    if options.m and not options.a:
        access = status.st_atime_ns
    posix.utime(path, ns=(access, modification), follow_symlinks=follow)


def from_digits(text: str) -> int:
    """`[[CC]YY]MMDDhhmm[.SS]`, local time, in nanoseconds since 1970."""
    digits, point, seconds = text.partition(".")
    wrong = Wrong(f"{text!r} is not a time of the form [[CC]YY]MMDDhhmm[.SS]")
    if not digits.isdigit() or (point and (len(seconds) != 2 or not seconds.isdigit())):
        raise wrong
    if len(digits) == 8:
        year = time.localtime().tm_year
    elif len(digits) == 10:
        year = int(digits[:2])
        year += 1900 if year >= 69 else 2000
    elif len(digits) == 12:
        year = int(digits[:4])
    else:
        raise wrong
    fields = [int(digits[len(digits) - 8 + at :][:2]) for at in (0, 2, 4, 6)]
    return _moment(year, fields, int(seconds or "0"), text)


def _moment(year: int, fields: list[int], second: int, text: str, utc: bool = False) -> int:
    month, day, hour, minute = fields
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60 and second < 61):
        raise Wrong(f"{text!r} is not a time")
    parts = (year, month, day, hour, minute, second, 0, 0, -1)
    if utc:
        return (_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * 10**9
    return int(time.mktime(parts)) * 10**9


def _days(year: int, month: int, day: int) -> int:
    """Days since 1970 in the Gregorian calendar."""
    year -= month <= 2
    era_year = year % 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return (
        year // 400 * 146097
        + era_year * 365
        + era_year // 4
        - era_year // 100
        + day_of_year
        - 719468
    )


def from_date(text: str) -> int:
    """`YYYY-MM-DD[Thh:mm[:SS[.frac]][Z]]` or `@SECONDS`, in nanoseconds since 1970."""
    wrong = Wrong(f"{text!r} is not a time of the form YYYY-MM-DDThh:mm:SS")
    try:
        if text.startswith("@"):
            return round(float(text[1:]) * 1e9) if "." in text else int(text[1:]) * 10**9
        utc = text.endswith("Z")
        date, _, clock = text.removesuffix("Z").replace("T", " ").partition(" ")
        year, month, day = (int(part) for part in date.split("-"))
        parts = (clock or "0:0").replace(",", ".").split(":")
        if not 2 <= len(parts) <= 3:
            raise wrong
        second, _, fraction = (parts[2] if len(parts) > 2 else "0").partition(".")
        fields = [month, day, int(parts[0]), int(parts[1])]
        nanoseconds = int(fraction[:9].ljust(9, "0")) if fraction else 0
        return _moment(year, fields, int(second), text, utc) + nanoseconds
    except ValueError:
        raise wrong from None
