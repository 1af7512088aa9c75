"""Files that are named in a file: --files0-from of wc, sort and du."""

from genwrapper.applets.declare import Wrong
from genwrapper.streams import Context, decode

BLOCK = 131072


def listed(context: Context, source: str, operands: list[str]) -> list[str]:
    """The names in a list in which each ends with NUL. One that can't be is reported and empty.
    Wrong where there are operands besides."""
    if operands:
        raise Wrong(f"extra operand {operands[0]}: --files0-from says the names")
    text = b""
    for description in context.inputs([source]):
        text = b"".join(description.blocks(BLOCK))
    names = [decode(name) for name in text.removesuffix(b"\0").split(b"\0")] if text else []
    for place, name in enumerate(names, 1):
        if not name or (name == source == "-"):
            reason = "standard input is the list" if name else "a name that is empty"
            context.error(f"{source}:{place}: {reason}")
            names[place - 1] = ""
    return names
