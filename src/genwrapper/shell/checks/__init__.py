"""`gitbox sh --check [--json] FILE…`: what commonly goes wrong in scripts, found without running
them. Each finding has a code, a place and a remedy; docs/check.md has an example of each.

A comment `# gitbox: ignore=GB101` (several codes with commas) at the end of a line, or on the line
above it, keeps findings of these codes there to itself.
"""

import posix
import sys

from genwrapper.shell.checks import commands, conditions, quoting, status
from genwrapper.shell.checks.rules import ERROR, RULES
from genwrapper.shell.checks.script import Script
from genwrapper.shell.errors import SyntaxFault
from genwrapper.streams import decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.syntax import Node

SYNTAX, LINE_ENDS = "GB001", "GB002"
MARK = "gitbox: ignore="
USAGE = "Usage: sh --check [--json] FILE...\n"
DECLARE = (commands, conditions, quoting, status)


class Finding:
    """Something that is wrong: where (line and column from 1), what, and what to do."""

    __slots__ = ("code", "column", "file", "line", "message", "remedy", "severity", "text")

    def __init__(self, file: str, line: int, column: int, code: str, severity: str) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.severity = severity
        self.message = self.remedy = self.text = ""

    def shown(self) -> str:
        """The finding for a person: place and message, the line, a caret, the remedy."""
        before = "".join(["\t" if c == "\t" else " " for c in self.text[: self.column - 1]])
        place = f"{self.file}:{self.line}:{self.column}"
        head = f"{place}: {self.severity} {self.code}: {self.message}"
        return f"{head}\n{self.text}\n{before}^ {self.remedy}\n"

    def data(self) -> dict[str, str | int]:
        """The finding for a program."""
        names = ("file", "line", "column", "code", "severity", "message", "remedy")
        return {name: getattr(self, name) for name in names}


def check(text: str, name: str) -> list[Finding]:
    """The findings in a script's text, in its order."""
    found: list[Finding] = []
    lines = text.split("\n")
    if "\r\n" in text:
        line = next(number for number, line in enumerate(lines, 1) if line.endswith("\r"))
        place = Finding(name, line, len(lines[line - 1]), LINE_ENDS, ERROR)
        place.message = "lines end as on Windows: the shell takes the CR for a part of the word"
        place.remedy = "dos2unix"
        place.text = lines[line - 1].rstrip("\r")
        found.append(place)
        text = text.replace("\r\n", "\n")
        lines = text.split("\n")
    try:
        script = Script(text, name)
    except SyntaxFault as fault:
        return [*found, of_fault(fault, text)]
    for node, around in script.nodes():
        for rule in RULES:
            if isinstance(node, rule.kinds):
                for place_of, message in rule.look(script, node, around):
                    finding = at(place_of, node, name, rule.code, rule.severity)
                    finding.message, finding.remedy = message, rule.remedy
                    if 0 < finding.line <= len(lines):
                        finding.text = lines[finding.line - 1]
                    found.append(finding)
    found = [finding for finding in found if finding.code not in ignored(lines, finding.line)]
    return sorted(found, key=lambda finding: (finding.line, finding.column, finding.code))


def at(place: "Node", node: "Node", name: str, code: str, severity: str) -> Finding:
    """A finding at a node, or at the one around it where it has no place of its own."""
    where = place if place.line else node
    return Finding(name, where.line, where.column, code, severity)


def ignored(lines: list[str], line: int) -> set[str]:
    """The codes that comments on a line, or alone on those above it, keep quiet."""
    found: set[str] = set()
    at_line = line - 1
    while 0 <= at_line < len(lines):
        _, mark, codes = lines[at_line].partition(MARK)
        if mark:
            found.update(codes.split()[0].split(",") if codes.split() else ())
        at_line -= 1
        if at_line < 0 or not lines[at_line].lstrip().startswith("#"):
            return found
    return found


def of_fault(fault: SyntaxFault, text: str) -> Finding:
    """A syntax error as a finding, with a guess where that can be made."""
    finding = Finding(fault.name, fault.line, fault.column, SYNTAX, ERROR)
    finding.message, finding.text = fault.message, fault.text
    finding.remedy = "the script does not run at all"
    if "unterminated quoted" in fault.message:
        line = odd_line(text, fault.message[-1])
        if line and line != fault.line:
            finding.remedy = f"line {line} has the first {fault.message[-1]} without a partner"
    elif "unexpected `(`" in fault.message and "=(" in fault.text:
        finding.remedy = 'GitBox\'s shell has no arrays: set -- a b c, and $1, $2 or "$@"'
    return finding


def odd_line(text: str, quote: str) -> int:
    """The first line with an odd number of a quote; 0 where there is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("#") and line.replace(f"\\{quote}", "").count(quote) % 2:
            return number
    return 0


def main(arguments: list[str]) -> int:
    """Check files, `-` for standard input: 0 where nothing is found, 1 where something is, 2 for a
    syntax error or a file that can't be read."""
    as_json = arguments[:1] == ["--json"]
    names = arguments[1:] if as_json else arguments
    if not names or names[0].startswith("--"):
        sys.stderr.write(USAGE)
        return 2
    found: list[Finding] = []
    result = 0
    for name in names:
        try:
            text = read(name)
        except OSError as error:
            sys.stderr.write(f"{name}: {error.strerror}\n")
            result = 2
            continue
        found += check(text, name)
    if any(finding.code == SYNTAX for finding in found):
        result = 2
    if as_json:
        import json

        shown = json.dumps([finding.data() for finding in found], indent=1) + "\n"
    else:
        shown = "".join([finding.shown() for finding in found])
    sys.stdout.flush()
    write_all(encode(shown))
    return result or int(bool(found))


def read(name: str) -> str:
    """The text of a file."""
    if name == "-":
        return decode(sys.stdin.buffer.read())
    with open(name, "rb") as source:
        return decode(source.read()).replace("\0", "")


def write_all(data: bytes) -> None:
    while data:
        try:
            data = data[posix.write(1, data) :]
        except BrokenPipeError:
            return
