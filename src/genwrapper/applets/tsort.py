"""tsort: print names so that pairs are in order (POSIX XCU tsort)."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, decode


@applet(
    """
tsort [FILE]

Read pairs of names from FILE, or standard input where it is missing or -, and print all of them,
the first of each pair before the second. Loops are reported, and broken.
""",
)
def tsort(context: Context, options: Options, files: list[str]) -> int:
    words: list[bytes] = []
    for source in context.inputs(files):
        words = source.read().split()
    if context.status:
        return context.status
    shown = files[0] if files else "-"
    if len(words) % 2:
        raise Wrong(f"{shown}: the number of names is odd")
    behind: dict[bytes, list[bytes]] = {}
    before: dict[bytes, int] = {}
    for one, other in zip(words[::2], words[1::2], strict=True):
        behind.setdefault(one, [])
        behind.setdefault(other, [])
        before.setdefault(one, 0)
        before.setdefault(other, 0)
        if one != other:
            behind[one].append(other)
            before[other] += 1
    write = context.stdout.write
    ready = [name for name, count in before.items() if not count]
    left = {name for name, count in before.items() if count}
    while ready or left:
        if not ready:
            loop = _loop(behind, left)
            context.error(f"{shown}: input contains a loop:")
            for name in loop:
                context.error(decode(name))
            _break(behind, before, loop, left, ready)
            continue
        following: list[bytes] = []
        for name in ready:
            write(name + b"\n")
            for other in behind[name]:
                before[other] -= 1
                if not before[other] and other in left:
                    left.remove(other)
                    following.append(other)
        ready = following
    return context.status


def _loop(behind: dict[bytes, list[bytes]], left: set[bytes]) -> list[bytes]:
    """A loop among the names that are left: each of them comes behind another."""
    above: dict[bytes, bytes] = {}
    for name in left:
        for other in behind[name]:
            if other in left:
                above.setdefault(other, name)
    seen: dict[bytes, int] = {}
    name = min(left)
    while name not in seen:
        seen[name] = len(seen)
        name = above[name]
    loop = [key for key, place in seen.items() if place >= seen[name]]
    loop.reverse()
    return loop


def _break(
    behind: dict[bytes, list[bytes]],
    before: dict[bytes, int],
    loop: list[bytes],
    left: set[bytes],
    ready: list[bytes],
) -> None:
    """Forget the pairs that close a loop."""
    last, first = loop[-1], loop[0]
    count = behind[last].count(first)
    behind[last] = [name for name in behind[last] if name != first]
    before[first] -= count
    if not before[first]:
        left.remove(first)
        ready.append(first)
