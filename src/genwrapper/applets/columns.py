"""Columns of bytes: each holds what is at one place of many units alike."""


def both(some: bytes, others: bytes) -> bytes:
    """The bits of some bytes and of as many others."""
    bits = int.from_bytes(some, "little") | int.from_bytes(others, "little")
    return bits.to_bytes(len(some), "little")
