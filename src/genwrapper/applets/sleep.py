"""sleep: wait."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LONGEST = 10**9  # seconds that the system can wait


@applet("""
sleep NUMBER...

Wait NUMBER seconds. NUMBER may have a fraction and a unit: s seconds, m minutes, h hours, d days.
Several are added up; inf is without end.
""")
def sleep(context: Context, options: Options, numbers: list[str]) -> int:
    seconds = 0.0
    for text in numbers:
        digits = text[:-1] if text[-1:] in UNITS and text else text
        try:
            value = float("-" if digits.strip("0123456789.eE+-infty") else digits)
        except ValueError:
            value = -1
        if not value >= 0:
            raise Wrong(f"{text!r} is not a number of seconds")
        seconds += value * UNITS.get(text[-1:], 1)
    context.table.flush()
    context.sleep(min(seconds, LONGEST))
    return 0
