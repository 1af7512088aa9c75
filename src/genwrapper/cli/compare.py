"""Outputs against what was expected of them."""

import difflib
from pathlib import Path

MOST_LINES = 20


def difference(expected: Path, output: Path) -> list[str]:
    """Return how OUTPUT differs from EXPECTED, as lines for a person; none where it does not."""
    if not output.exists():
        return ["it was not written"]
    wanted, found = expected.read_bytes(), output.read_bytes()
    if wanted == found:
        return []
    if b"\0" in wanted or b"\0" in found:
        return [f"{len(found)} bytes, expected {len(wanted)}; {first_byte(wanted, found)}"]
    before = wanted.decode("utf-8", "replace").split("\n")
    after = found.decode("utf-8", "replace").split("\n")
    lines = list(difflib.unified_diff(before, after, "expected", "output", lineterm="", n=1))
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], f"… and {len(lines) - MOST_LINES} lines more"]
    return lines


def first_byte(wanted: bytes, found: bytes) -> str:
    """Say where FOUND begins to differ from WANTED."""
    for at, (one, other) in enumerate(zip(wanted, found, strict=False)):
        if one != other:
            return f"byte {at} is {other:#04x}, expected {one:#04x}"
    return f"they are equal up to byte {min(len(wanted), len(found))}"
