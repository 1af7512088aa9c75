"""What is printed of a file: its mode, owner and size, as ls and others show them."""

FOLDER, LINK = 0o040000, 0o120000
KIND = 0o170000
LETTERS = {0o140000: "s", LINK: "l", 0o100000: "-", 0o060000: "b", FOLDER: "d"}
LETTERS |= {0o020000: "c", 0o010000: "p"}
NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
MONTHS = NAMES.split()


def mode_text(mode: int) -> str:
    """A mode as `-rwxr-xr-x`."""
    text = LETTERS.get(mode & KIND, "?")
    for shift, special, letter in ((6, 0o4000, "s"), (3, 0o2000, "s"), (0, 0o1000, "t")):
        bits = mode >> shift & 7
        text += ("r" if bits & 4 else "-") + ("w" if bits & 2 else "-")
        if mode & special:
            text += letter if bits & 1 else letter.upper()
        else:
            text += "x" if bits & 1 else "-"
    return text


def owner_name(kind: str, number: int) -> str:
    """The name of a user or group; its number where it has none."""
    try:
        if kind == "u":
            import pwd

            return pwd.getpwuid(number).pw_name
        import grp

        return grp.getgrgid(number).gr_name
    except (ImportError, KeyError):
        return str(number)


def human(size: int) -> str:
    """A size with a unit, rounded up: 512, 1.5K, 20M."""
    if size < 1024:
        return str(size)
    value = float(size)
    for unit in "KMGTPE":
        value /= 1024
        tenths = -(-value * 10 // 1)
        if tenths < 100:
            return f"{tenths / 10:.1f}{unit}"
        whole = int(-(-value // 1))
        if whole < 1024:
            return f"{whole}{unit}"
    return f"{whole}E"
