"""Users and groups by name or number."""

from genwrapper.applets.declare import Wrong


def user_number(text: str) -> int:
    """The number of a user. Wrong where there is none."""
    import pwd

    try:
        return pwd.getpwnam(text).pw_uid
    except (KeyError, UnicodeEncodeError, ValueError):
        return _number(text, "user")


def group_number(text: str) -> int:
    """The number of a group. Wrong where there is none."""
    import grp

    try:
        return grp.getgrnam(text).gr_gid
    except (KeyError, UnicodeEncodeError, ValueError):
        return _number(text, "group")


def _number(text: str, what: str) -> int:
    if not text.isdigit() or not text.isascii() or int(text) >= 1 << 32:
        raise Wrong(f"there is no {what} {text!r}")
    return int(text)


def pair(text: str) -> tuple[int, int]:
    """`USER`, `USER:GROUP`, `:GROUP` or `USER:` (that user's group); -1 for what stays."""
    import pwd

    user, colon, group = text.partition(":")
    number = user_number(user) if user else -1
    if group:
        return number, group_number(group)
    if colon and user:
        try:
            return number, pwd.getpwuid(number).pw_gid
        except KeyError:
            raise Wrong(f"user {user!r} has no group") from None
    return number, -1
