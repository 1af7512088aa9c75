"""sleep: wait."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@applet("""
sleep NUMBER...

Wait NUMBER seconds. NUMBER may have a fraction and a unit: s seconds, m minutes, h hours, d days.
Several are added up.
""")
def sleep(context: Context, options: Options, numbers: list[str]) -> int:
    seconds = 0.0
    for text in numbers:
        digits = text[:-1] if text[-1:] in UNITS and text else text
        plain = digits.replace(".", "", 1)
        if not plain.isdigit() or not plain.isascii():
            raise Wrong(f"{text!r} is not a number of seconds")
        seconds += float(digits) * UNITS.get(text[-1:], 1)
    context.table.flush()
    context.sleep(seconds)
    return 0
