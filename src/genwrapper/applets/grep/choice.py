"""Which files grep looks into, by their names: --include, --exclude, --exclude-dir."""

from genwrapper.applets.declare import Options
from genwrapper.streams import Context, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.patterns import Pattern


class Chosen:
    """The files and folders of a call that are looked into. The last of --include and --exclude
    that a name matches says it; one that none matches is passed over where the first is
    --include."""

    __slots__ = ("files", "folders")

    def __init__(self, context: Context, options: Options) -> None:
        self.files: list[tuple[bool, Pattern]] = []
        self.folders: list[tuple[bool, Pattern]] = []
        words = {"include": list(options.include), "exclude": list(options.exclude)}
        words["exclude_dir"] = list(options.exclude_dir)
        words["exclude_from"] = list(options.exclude_from)
        for name in options.given:
            if name not in words:
                continue
            word = words[name].pop(0)
            if name == "exclude_dir":
                self.folders.append((False, compiled(word.rstrip("/") or word)))
            elif name == "exclude_from":
                for source in context.inputs([word]):
                    lines = decode(source.read()).split("\n")
                    self.files += [(False, compiled(line)) for line in lines if line]
            else:
                self.files.append((name == "include", compiled(word)))

    def file(self, name: str, given: bool) -> bool:
        """Whether a file is looked into; `given` on the command line, or found in a folder."""
        return allowed(self.files, name, given)

    def folder(self, name: str, given: bool) -> bool:
        """Whether a folder is looked into."""
        return allowed(self.folders, name, given)


def compiled(word: str) -> "Pattern":
    """A pathname pattern."""
    from genwrapper.patterns import compile_pattern

    return compile_pattern([(word, False)])


def allowed(rules: "list[tuple[bool, Pattern]]", name: str, given: bool) -> bool:
    """What the last rule says that fits a file's name; where it is `given`, its path or any end of
    that."""
    if not rules:
        return True
    parts = name.rstrip("/").split("/")
    ends = ["/".join(parts[at:]) for at in range(len(parts))] if given else parts[-1:]
    for wanted, pattern in reversed(rules):
        if any(pattern.matches(end) for end in ends):
            return wanted
    return not rules[0][0]
