"""usleep: wait for microseconds."""

from genwrapper.applets.declare import Options, applet, number
from genwrapper.streams import Context


@applet("usleep N\n\nWait N microseconds.")
def usleep(context: Context, options: Options, operands: list[str]) -> int:
    count = number(operands[0], "the number of microseconds")
    context.table.flush()
    context.sleep(count / 1e6)
    return 0
