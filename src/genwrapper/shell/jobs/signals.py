"""The signals' names and numbers, for who is asked by name: `trap`, `kill`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
else:
    import _signal

NAMES: dict[str, int] = {
    name.removeprefix("SIG"): int(getattr(_signal, name))
    for name in dir(_signal)
    if name.startswith("SIG") and not name.startswith("SIG_")
}
NAMES["EXIT"] = 0
NUMBERS = {number: name for name, number in NAMES.items() if name not in ("CLD", "POLL", "IOT")}


def signal_number(text: str) -> int | None:
    """The number of a signal given by number or name (`TERM`, `SIGTERM`, `term`); None where it is
    none."""
    if text.isdecimal() and text.isascii():
        return int(text) if int(text) <= 64 else None
    return NAMES.get(text.upper().removeprefix("SIG"))
