"""File modes as chmod and mkdir take them (POSIX XCU chmod): octal, or `u+rwX,go=`."""

WHO = {"u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777}
PERMISSIONS = {"r": 0o444, "w": 0o222, "x": 0o111, "s": 0o6000, "t": 0o1000}
COPIES = {"u": 6, "g": 3, "o": 0}


def changed(text: str, mode: int, umask: int, folder: bool) -> int:
    """`mode` as `text` changes it; ValueError where that is no mode."""
    if text and all(character in "01234567" for character in text):
        if len(text) > 5 or int(text, 8) > 0o7777:
            raise ValueError(f"{text!r} is not a mode")
        return int(text, 8)
    for clause in text.split(","):
        mode = _clause(clause, mode, umask, folder, text)
    return mode


def _clause(clause: str, mode: int, umask: int, folder: bool, text: str) -> int:
    at = 0
    who = 0
    while at < len(clause) and clause[at] in WHO:
        who |= WHO[clause[at]]
        at += 1
    allowed = who or 0o7777 & ~umask
    if at == len(clause) or clause[at] not in "+-=":
        raise ValueError(f"{text!r} is not a mode")
    while at < len(clause):
        operator = clause[at]
        if operator not in "+-=":
            raise ValueError(f"{text!r} is not a mode")
        at += 1
        bits = 0
        while at < len(clause) and clause[at] not in "+-=":
            letter = clause[at]
            at += 1
            if letter in COPIES:
                three = mode >> COPIES[letter] & 7
                bits |= three * 0o111
            elif letter == "X":
                bits |= 0o111 if folder or mode & 0o111 else 0
            elif letter in PERMISSIONS:
                bits |= PERMISSIONS[letter]
            else:
                raise ValueError(f"{text!r} is not a mode")
        bits &= allowed
        if operator == "+":
            mode |= bits
        elif operator == "-":
            mode &= ~bits
        else:
            mode = mode & ~((who or 0o7777) & 0o777) & ~bits | bits
    return mode
