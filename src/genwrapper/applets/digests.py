"""Digests of files, printed and checked: what md5sum, sha1sum, sha256sum and sha512sum share."""

from genwrapper.applets.declare import Applet, Options, Wrong, applet
from genwrapper.streams import Context, Description, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 131072
HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
USAGE = """
{name} [OPTION]... [FILE]...

Print the {title} digest of each FILE, or of standard input where FILE is missing or -.

  -c, --check       read digests and names from each FILE, and check them
  -b, --binary      mark names with *
  -t, --text        mark names with a blank (the default; files are read as they are all the same)
  --tag             print lines as BSD does: {title} (FILE) = DIGEST
  -z, --zero        end lines with a NUL, and print names as they are
  --ignore-missing  with -c, leave out files that are not there
  --quiet           with -c, do not print OK
  --status          with -c, print nothing: the exit status says it
  -w, --warn        with -c, say which lines are no digests
  --strict          with -c, fail where a line is no digest
"""


def digest_applet(name: str, algorithm: str, title: str, differs: str = "") -> Applet:
    """The applet that prints and checks digests of one algorithm, by its name in hashlib;
    `differs`: what of its usage is not as GNU's."""

    def run(context: Context, options: Options, files: list[str]) -> int:
        mode = options.last("binary", "text")
        if options.check:
            if options.tag or options.zero or mode:
                raise Wrong("--tag, -z, -b and -t mean nothing with -c")
            for file, source in named_inputs(context, files):
                Check(context, options, algorithm, title).file(file, source)
            return context.status
        for only in ("ignore_missing", "quiet", "status", "warn", "strict"):
            if getattr(options, only):
                raise Wrong(f"--{only.replace('_', '-')} goes with -c")
        if options.tag and mode == "text":
            raise Wrong("--tag and -t do not go together")
        mark = "*" if mode == "binary" else " "
        end = b"\0" if options.zero else b"\n"
        for file, source in named_inputs(context, files):
            try:
                digest = digest_of(source, algorithm)
            except OSError as error:
                context.failed(file, error)
                continue
            shown = file if options.zero else escaped(file)
            escape = "\\" if shown != file else ""
            line = f"{title} ({shown}) = {digest}" if options.tag else f"{digest} {mark}{shown}"
            context.stdout.write(encode(escape + line) + end)
        return context.status

    return applet(USAGE.format(name=name, title=title) + differs)(run)


def named_inputs(context: Context, files: list[str]) -> "Iterator[tuple[str, Description]]":
    """Each of `files` that can be opened, with its name; `-` where there are none."""
    for name in files or ["-"]:
        for source in context.inputs([name]):
            yield name, source


def digest_of(source: Description, algorithm: str) -> str:
    """The digest of all that is left of `source`, as hexadecimal digits."""
    try:
        import _hashlib as hashlib  # without hashlib's start-up
    except ImportError:
        import hashlib  # type: ignore[no-redef]
    digest = hashlib.new(algorithm, usedforsecurity=False)
    for block in source.blocks(BLOCK):
        digest.update(block)
    return str(digest.hexdigest())


def escaped(name: str) -> str:
    """A name as it stands in a line: with `\\`, newline and carriage return written as `\\`."""
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def unescaped(name: str) -> str | None:
    """What `escaped` was made of; None where that is nothing."""
    parts = name.split("\\\\")
    for part in parts:
        if "\\" in part.replace("\\n", "").replace("\\r", ""):
            return None
    return "\\".join([part.replace("\\n", "\n").replace("\\r", "\r") for part in parts])


class Check:
    """The check of one list of digests."""

    __slots__ = ("algorithm", "context", "length", "options", "title", "wrong")

    def __init__(self, context: Context, options: Options, algorithm: str, title: str) -> None:
        self.context = context
        self.options = options
        self.algorithm = algorithm
        self.title = title
        self.length = len(digest_of(Description(None), algorithm))
        self.wrong = {"malformed": 0, "missing": 0, "different": 0}

    def file(self, name: str, source: Description) -> None:
        """Check what the lines of the list `name` say, and sum up."""
        context, options, wrong = self.context, self.options, self.wrong
        name = "standard input" if name == "-" else name
        found = verified = 0
        for number, line in enumerate(source, 1):
            text = decode(line.removesuffix(b"\n").removesuffix(b"\r"))
            if text.startswith("#") or not text:
                continue
            entry = self.entry(text)
            if entry is None:
                wrong["malformed"] += 1
                if options.warn:
                    warning = f"improperly formatted {self.title} checksum line"
                    context.error(f"{name}: {number}: {warning}", context.status)
                continue
            found += 1
            verified += self.verify(*entry)
        if not found:
            context.error(f"{name}: no properly formatted {self.title} checksum lines found")
            return
        if not options.status:
            self.sum_up()
        if options.ignore_missing and not verified:
            if not options.status:
                context.error(f"{name}: no file was verified")
            context.status = 1
        if wrong["different"] or wrong["missing"] or (options.strict and wrong["malformed"]):
            context.status = 1

    def sum_up(self) -> None:
        """Say how many were wrong, in each of the ways."""
        for kind, one, several in (
            ("malformed", "line is improperly formatted", "lines are improperly formatted"),
            ("missing", "listed file could not be read", "listed files could not be read"),
            (
                "different",
                "computed checksum did NOT match",
                "computed checksums did NOT match",
            ),
        ):
            count = self.wrong[kind]
            if count:
                text = one if count == 1 else several
                self.context.error(f"WARNING: {count} {text}", self.context.status)

    def entry(self, text: str) -> tuple[str, str] | None:
        """The name and the digest that a line holds, in either form; None where it holds none."""
        escape = text.startswith("\\")
        text = text[escape:].lstrip(" \t")
        if text.startswith((f"{self.title} (", f"{self.title}(")):
            name, equals, digest = text.partition("(")[2].rpartition(")")
            digest = digest.replace(" ", "").replace("\t", "")
            if not equals or not digest.startswith("="):
                return None
            digest = digest[1:]
        else:
            digest, _, name = text.partition(" ")
            name = name[1:] if name[:1] in (" ", "*") else name
        if not name or len(digest) != self.length or not HEXADECIMAL.issuperset(digest):
            return None
        plain = unescaped(name) if escape else name
        return None if plain is None else (plain, digest.lower())

    def verify(self, name: str, digest: str) -> bool:
        """Check one file; whether it is as its digest says."""
        context, options = self.context, self.options
        shown = escaped(name)
        prefix = "\\" if shown != name else ""
        try:
            source = context.stdin if name == "-" else context.open(name)
            try:
                found = digest_of(source, self.algorithm)
            finally:
                if name != "-":
                    source.close()
        except (OSError, ValueError) as error:
            if options.ignore_missing and isinstance(error, FileNotFoundError):
                return False
            context.failed(name, error)
            self.wrong["missing"] += 1
            verdict = "FAILED open or read"
        else:
            if found == digest:
                verdict = "" if options.quiet else "OK"
            else:
                self.wrong["different"] += 1
                verdict = "FAILED"
        if verdict and not options.status:
            context.stdout.write(encode(f"{prefix}{shown}: {verdict}\n"))
        return verdict in ("", "OK")
