"""date: print a time (POSIX XCU date)."""

import posix
import time

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.times.formats import formatted
from genwrapper.applets.times.words import NoTime, moment
from genwrapper.applets.times.zones import UTC, Zone, zone_of
from genwrapper.streams import Context, decode, encode

DATE = "%Y-%m-%d"
ISO = {
    "date": DATE,
    "hours": f"{DATE}T%H%:z",
    "minutes": f"{DATE}T%H:%M%:z",
    "seconds": f"{DATE}T%H:%M:%S%:z",
    "ns": f"{DATE}T%H:%M:%S,%N%:z",
}
RFC = {
    "date": DATE,
    "seconds": f"{DATE} %H:%M:%S%:z",
    "ns": f"{DATE} %H:%M:%S.%N%:z",
}
MAIL = "%a, %d %b %Y %H:%M:%S %z"
DEFAULT = "%a %b %e %H:%M:%S %Z %Y"


@applet(
    """
date [OPTION]... [+FORMAT]

Print the time, by FORMAT: what follows % is replaced as strftime(3) does in the C locale, and by %N
nanoseconds, %s seconds since 1970, %:z the distance to UTC with a colon. Between % and the letter
may stand - (not filled up), _ (with blanks), 0, ^ (upper case), # (the other case), and a width.
The zone is that of TZ: a rule, or a name of /usr/share/zoneinfo.

  -d, --date=TIME           print TIME, not now: @SECONDS, 2024-02-29 12:30:15, 29 feb 2024, 12:30,
                            3pm, tomorrow, next monday, +2 weeks, 3 days ago, with zones as UTC,
                            +0100
  -f, --file=FILE           of each line of FILE the time that it says
  -r, --reference=FILE      print when FILE was modified
  -R, --rfc-email           the form of mails
  -I, --iso-8601[=HOW]      ISO 8601: date (the default), hours, minutes, seconds, ns
  --rfc-3339=HOW            RFC 3339: date, seconds, ns
  -u, --utc, --universal    in UTC
  --debug                   say on standard error what TIME was taken for, and the format

Not as GNU's: the clock can't be set (-s, --resolution).
""",
)
def date(context: Context, options: Options, operands: list[str]) -> int:
    if operands and not operands[0].startswith("+"):
        raise Wrong(f"{operands[0]}: a format begins with +, and the clock can't be set")
    chosen = [n for n in ("date", "file", "reference") if getattr(options, n) is not None]
    if len(chosen) > 1:
        raise Wrong("of -d, -f, -r one")
    zone = Zone([], [], UTC, None) if options.utc else zone_of(context)
    form = shape(options, operands)
    if options.debug:
        context.error(f"the format is {form!r}", 0)
    for when in moments(context, options, zone):
        context.stdout.write(encode(f"{formatted(form, when, zone)}\n"))
    return context.status


def shape(options: Options, operands: list[str]) -> str:
    """The format that is asked for."""
    forms = [operands[0][1:]] if operands else []
    if options.rfc_email:
        forms.append(MAIL)
    for how, known in ((options.iso_8601, ISO), (options.rfc_3339, RFC)):
        if how is None:
            continue
        fitting = [name for name in known if name.startswith(how or "date")]
        if len(fitting) != 1:
            raise Wrong(f"{how!r} is none of {', '.join(known)}")
        forms.append(known[fitting[0]])
    if len(forms) > 1:
        raise Wrong("one format at most")
    return forms[0] if forms else DEFAULT


def moments(context: Context, options: Options, zone: Zone) -> list[int]:
    """The times to print, in nanoseconds since 1970."""
    now = time.time_ns()
    if options.reference is not None:
        try:
            return [posix.stat(context.path(options.reference)).st_mtime_ns]
        except (OSError, ValueError) as error:
            context.failed(options.reference, error)
            return []
    texts = [] if options.date is None else [options.date]
    if options.file is not None:
        for source in context.inputs([options.file]):
            texts += [decode(line.rstrip(b"\n")) for line in source]
    elif not texts:
        return [now]
    found: list[int] = []
    for text in texts:
        try:
            when = moment(text, zone, now)
            if options.debug:
                shown = formatted("%F %T %Z, %s.%N seconds since 1970", when, zone)
                context.error(f"{text!r} is {shown}", 0)
            found.append(when)
        except NoTime:
            context.error(f"invalid date '{text}'")
    return found
