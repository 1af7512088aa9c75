"""Signals by name or number."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
else:
    import _signal

NAMES: dict[str, int] = {
    name[3:]: int(value)
    for name, value in vars(_signal).items()
    if name.startswith("SIG") and name[3:4] != "_" and name not in ("SIGRTMIN", "SIGRTMAX")
    if isinstance(value, int)
}
ALIASES = {"CLD": "CHLD", "POLL": "IO"}
FIRST, LAST = int(_signal.SIGRTMIN), int(_signal.SIGRTMAX)


def number(text: str) -> int | None:
    """The number of a signal: TERM, SIGTERM, term, 15, RTMIN+3, 0. None where it is none."""
    if text.isdigit() and text.isascii():
        value = int(text)
        return value if value <= LAST else None
    name = text.upper().removeprefix("SIG")
    if name == "EXIT":
        return 0
    for head, base, sign in (("RTMIN", FIRST, 1), ("RTMAX", LAST, -1)):
        if name.startswith(head):
            rest = name[len(head) :].lstrip("+-") or "0"
            value = base + sign * int(rest) if rest.isdigit() else -1
            return value if FIRST <= value <= LAST else None
    return NAMES.get(ALIASES.get(name, name))


def name(value: int) -> str | None:
    """The name of a signal without SIG; None where it has none."""
    for known, number in NAMES.items():
        if number == value and known not in ALIASES:
            return known
    if value in (FIRST, LAST):
        return "RTMIN" if value == FIRST else "RTMAX"
    if FIRST < value < LAST:
        low = value - FIRST <= (LAST - FIRST) // 2
        return f"RTMIN+{value - FIRST}" if low else f"RTMAX-{LAST - value}"
    return None


def ordered() -> list[tuple[int, str]]:
    """All signals with a name, in order."""
    found = [(value, name(value)) for value in range(1, LAST + 1)]
    return [(value, text) for value, text in found if text is not None]
