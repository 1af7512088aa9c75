"""date: print a time."""

import posix
import time

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode

SECOND = 10**9
DATE = "%Y-%m-%d"
FORMS = {
    "date": DATE,
    "hours": f"{DATE}T%H%:z",
    "minutes": f"{DATE}T%H:%M%:z",
    "seconds": f"{DATE}T%H:%M:%S%:z",
    "ns": f"{DATE}T%H:%M:%S,%N%:z",
}
MAIL = "%a, %d %b %Y %H:%M:%S %z"
DEFAULT = "%a %b %e %H:%M:%S %Z %Y"
FLAGS = "-_0^#"


@applet(
    """
date [OPTION]... [+FORMAT]

Print the time, by FORMAT: what follows % is replaced as strftime(3) does, and %N by nanoseconds,
%s by seconds since 1970, %:z by the distance to UTC with a colon.

  -d, --date=TIME           print TIME, not now: @SECONDS, now, YYYY-MM-DD, YYYY-MM-DD HH:MM[:SS],
                            the same with T, and with Z behind it
  -r, --reference=FILE      print when FILE was modified
  -R, --rfc-email           the form of mails
  -I, --iso-8601[=HOW]      ISO 8601: date (the default), hours, minutes, seconds, ns
  -u, --utc, --universal    in UTC
""",
    wrong=1,
)
def date(context: Context, options: Options, operands: list[str]) -> int:
    if operands and not operands[0].startswith("+"):
        raise Wrong(f"{operands[0]}: a format begins with +, and the clock can't be set")
    zone = context.environment.get("TZ")
    utc = options.utc or zone in ("", "UTC", "UTC0", "GMT", "GMT0")
    if not utc and zone is not None and encode(zone) != posix.environ.get(b"TZ"):
        context.error(f"TZ={zone}: only UTC, and the zone of the computer, are known")
        return 1
    if options.reference is not None:
        try:
            when = posix.stat(context.path(options.reference)).st_mtime_ns
        except OSError as error:
            context.failed(options.reference, error)
            return 1
    else:
        when = time.time_ns() if options.date is None else moment(options.date, utc)
    form = operands[0][1:] if operands else DEFAULT
    if options.rfc_email:
        form = MAIL
    elif options.iso_8601 is not None:
        how = options.iso_8601 or "date"
        if how not in FORMS:
            raise Wrong(f"{how!r} is no form of ISO 8601: {', '.join(FORMS)}")
        form = FORMS[how]
    try:
        text = formatted(form, when, utc)
    except (OverflowError, ValueError, OSError):
        raise Wrong("the time is out of range") from None
    context.stdout.write(encode(f"{text}\n"))
    return 0


def moment(text: str, utc: bool) -> int:
    """A time in words, as nanoseconds since 1970."""
    from genwrapper.applets.touch import from_date

    plain = text.strip()
    if plain.startswith("@"):
        sign = -1 if plain.startswith("@-") else 1
        whole, _, part = plain[1:].lstrip("-").partition(".")
        if not whole.isdigit() or not (part or "0").isdigit():
            raise Wrong(f"{text!r} is no time")
        return sign * (int(whole) * SECOND + int((part or "0")[:9].ljust(9, "0")))
    if plain in ("", "now"):
        return time.time_ns()
    if utc and not plain.endswith("Z"):
        plain += "Z" if ":" in plain else " 00:00Z"
    return from_date(plain)


def formatted(form: str, when: int, utc: bool) -> str:
    """A time by a format."""
    seconds, rest = divmod(when, SECOND)
    parts = time.gmtime(seconds) if utc else time.localtime(seconds)
    pieces: list[str] = []
    at = 0
    while at < len(form):
        if form[at] != "%" or at + 1 == len(form):
            pieces.append(form[at])
            at += 1
            continue
        end = at + 1
        while form[end : end + 1] and form[end] in FLAGS:
            end += 1
        flags = form[at + 1 : end]
        while form[end : end + 1].isdigit():
            end += 1
        width = form[at + 1 + len(flags) : end]
        letter = form[end : end + 1]
        at = end + 1
        if letter == ":" and form[at : at + 1] == "z":
            at += 1
            offset = zone_offset(parts, utc)
            pieces.append(f"{offset[:3]}:{offset[3:]}")
        elif letter == "N":
            pieces.append(f"{rest:09d}"[: int(width or "9")])
        elif letter == "s":
            pieces.append(str(seconds))
        elif letter == "z":
            pieces.append(zone_offset(parts, utc))
        elif letter == "Z":
            pieces.append("UTC" if utc else parts.tm_zone)
        else:
            pieces.append(time.strftime(f"%{flags}{width}{letter}", parts))
    return "".join(pieces)


def zone_offset(parts: time.struct_time, utc: bool) -> str:
    """The distance to UTC, as +0100."""
    minutes = 0 if utc else parts.tm_gmtoff // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
