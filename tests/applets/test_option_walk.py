"""Every option of every usage text changes something: the calls that are compared with the programs
of this machine are made again with the option, until one comes out otherwise. What is declared to
do nothing, or can't show here, is listed with why."""

import importlib
import os
import shlex
import shutil
from pathlib import Path

import pytest
from tests.applets.against import Run
from tests.applets.test_against_gnu import FILES, furnish

from genwrapper.applets.declare import Option
from genwrapper.applets.table import find, names

COMPARED = "against_gnu text_against_gnu filters_against_gnu system_against_gnu diff patch fmt"
MORE = "date_against_gnu od_against_gnu new_programs"
MODULES = [f"test_{name}" for name in (*COMPARED.split(), *MORE.split())]
VALUES = (
    "1",
    "2",
    "3",
    "x",
    "f",
    "a",
    ":",
    "5",
    "0",
    "10",
    "sub",
    "k",
    "one",
    "/",
    "d",
    "-1",
    "always",
)
SHOWN = Path(__file__).with_name("option_calls.txt").read_text().strip().split("\n")
"""Calls that show an option: what is between { and } is the option, its value may stand behind."""

NOWHERE = {
    "df -l": "there are no file systems of other computers here",
    "du -x": "what is mounted where is this machine's",
    "diff -d": "a smaller difference comes only in files that take long",
    "id -r": "who runs the tests is one and the same",
    "nproc --all": "this process may use all processors",
    "tail --pid": "with -f, which does not end",
    "tail -s": "with -f, which does not end",
    "hostname -f": "how the computer is called",
    "hostname -s": "how the computer is called",
    "pidof -o": "in test_system_against_gnu",
    "pidof -s": "in test_system_against_gnu",
    "pidof -S": "in test_system_against_gnu",
    "pidof -x": "a script must run",
    "ps -A": "in test_system_against_gnu",
    "ps -a": "who leads a session is this machine's",
    "ps -t": "in test_system_against_gnu",
    "ps --ppid": "in test_system_against_gnu",
    "pwd -P": "the tests' folder is no link",
    "sort --random-source": "in test_sort_calls",
    "sort -T": "where files lie that are gone afterwards",
    "tar -p": "the default of root, who runs the tests",
    "tar --same-owner": "the default of root, who runs the tests",
}
PRINTERS = ("bzcat", "xzcat", "zcat", "lzcat", "lzmacat")
EXPANDERS = (*PRINTERS, "gunzip", "bunzip2", "unxz", "unlzma")
NOWHERE |= {
    f"{name} {form}": "they print, and keep files, always"
    for name in PRINTERS
    for form in ("-c", "-k", "-v", "-S", "-q")
}
NOWHERE |= {
    f"{name} {form}": "they expand, if nothing else is said"
    for name in EXPANDERS
    for form in ("-d", "-NUMBER", "-e")
}
NOWHERE |= dict.fromkeys(("tail -f", "tail -F", "shuf -r"), "they do not end with it")
NOWHERE |= dict.fromkeys(("sync -d", "sync -f"), "what is on the disk can't be seen")
NOWHERE["timeout -k"] = "in test_system_against_gnu"
NOWHERE["lzma -e"] = "what is gained shows in large files"
ADVICE = (
    "nothing", "the same", "(it always", "it is always one", "always so", "it never does",
    "so it is without", "the default", "write each line at once",
)  # fmt: skip
OWN_WORDS = {"true", "false", "yes", "sleep", "usleep", "zstd", "unzstd", "find"}
"""Applets that have no options, can't do anything here, or (find) have an expression for them,
which test_find_against_gnu shows."""


def archives() -> dict[str, bytes]:
    """Files that the calls of option_calls.txt need."""
    import bz2
    import gzip
    import hashlib
    import io
    import lzma
    import tarfile
    import zipfile

    from tests.applets.test_cpio_and_ar import END, member

    text = FILES["f"]
    found = {
        "zz.x": lzma.compress(text),
        "c\x01": b"",
        "alf": b"a\nb\n",
        "bad.gz": gzip.compress(text, mtime=1) + b"garbage",
        "bad.bz2": bz2.compress(text) + b"garbage",
        "packed/f.gz": gzip.compress(text, mtime=1),
        "prog": b"{print NR}\n",
        "maths": b"scale\n",
        "dcprog": b"1 p\n",
        "sorted1": b"a\nb\n",
        "sorted2": b"b\nc\n",
        "names": b"f\n",
        "listed": b"f\nin/f\n",
        "null": b"f\0g\0",
        "links": b"ln\n",
        "d1/f": b"1",
        "d2/f": b"2",
        "d1/s/f": b"1",
        "d2/s/f": b"2",
        "bin1": b"\0a\n",
        "bin2": b"\0b\n",
        "bincr": b"\0\r\nx\n",
        "crlf": b"a\r\nb\r\n",
        "same": text,
        "sections": b"\\:\\:\\:\nh\n\\:\\:\nb\n\\:\nf\n\\:\\:\\:\nh\n\\:\\:\nb\n",
        "zeros": bytes(200),
        "blanks": b"a   2\nb 1\nc    0\n",
        "punct": b"b\n.c\n",
        "punct2": b"b\n\x01c\na\n",
        "cases": b"B\na\nb\nB\n",
        "crlfdoc": b"one\r\n",
        "crlfpatch": b"--- crlfdoc\r\n+++ crlfdoc\r\n@@ -1 +1 @@\r\n-one\r\n+two\r\n",
        "patchf": b"--- one\n+++ one\n@@ -1 +1 @@\n-x\n+y\n",
        "patchr": b"--- one\n+++ one\n@@ -1 +1 @@\n-y\n+x\n",
        "patchee": b"a  b\n",
        "patchl": b"--- patchee\n+++ patchee\n@@ -1 +1,2 @@\n a b\n+c\n",
        "d.cpio": member(b"in/f", b"x") + END,
        "up.cpio": member(b"sub/../up", b"x") + END,
        "old.cpio": member(b"f", b"x") + END,
    }
    for name in ("g", "zz"):
        found[f"{name}.gz"] = gzip.compress(text, mtime=1)
        found[f"{name}.bz2"] = bz2.compress(text)
        found[f"{name}.xz"] = lzma.compress(text)
        found[f"{name}.lzma"] = lzma.compress(text, lzma.FORMAT_ALONE)
    early = found["d.cpio"]
    found["d.cpio"] = early[:46] + b"00000001" + early[54:]
    found["owned.cpio"] = early[:22] + b"00000001" + early[30:]
    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b"):
        good = hashlib.new(name, text).hexdigest().encode() + b"  f\n"
        found[f"goodsums.{name}sum"] = good
        found[f"sums.{name}sum"] = good + good.replace(b"f\n", b"missing\n")
        found[f"badsums.{name}sum"] = good + b"no digest\n"
    for kind in ("good", "", "bad"):
        found[f"{kind}sums.b2sum"] = found.pop(f"{kind}sums.blake2bsum")
    for name, inner, mode in (
        ("d.tar", "in/f", 0o644),
        ("f.tar", "f", 0o644),
        ("hardf.tar", "same", 0o644),
        ("up.tar", "sub/../up", 0o644),
        ("open.tar", "new", 0o666),
        ("owned.tar", "new", 0o644),
    ):
        data = io.BytesIO()
        with tarfile.open(fileobj=data, mode="w") as archive:
            info = tarfile.TarInfo(inner)
            info.size, info.mode, info.mtime = 2, mode, 1
            info.uid, info.uname = (1, "daemon") if name in ("owned.tar", "d.tar") else (0, "")
            archive.addfile(info, io.BytesIO(b"x\n"))
        found[name] = data.getvalue()
    for name, inner in (("z.zip", "in/f"), ("zf.zip", "f")):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as zipped:
            zipped.writestr(zipfile.ZipInfo(inner), b"x\n")
        found[name] = data.getvalue()
    return found


def tables() -> dict[str, list[list[str]]]:
    """The calls of each applet that are compared elsewhere, with all files that they need."""
    found: dict[str, list[list[str]]] = {}
    for name in MODULES:
        module = importlib.import_module(f"tests.applets.{name}")
        for call in getattr(module, "CALLS", ()):
            try:
                words = shlex.split(call)
            except (ValueError, AttributeError):
                continue
            if words and "<" not in words and len(found.setdefault(words[0], [])) < 40:
                found[words[0]].append(words)
        for file, content in getattr(module, "FILES", {}).items():
            NEEDED.setdefault(f"{file}", content)
    return found


NEEDED: dict[str, bytes] = archives()
TABLES = tables()


def shown() -> dict[str, list[tuple[str, list[str], list[str]]]]:
    """The calls of option_calls.txt: applet, then option, call without and call with it."""
    found: dict[str, list[tuple[str, list[str], list[str]]]] = {}
    for line in SHOWN:
        words = shlex.split(line)
        at = next(n for n, word in enumerate(words) if word.startswith("{"))
        option = words[at].strip("{}")
        form = option
        applet = find(words[0])
        assert applet is not None, line
        table = applet.declaration.table
        if option not in table:
            form = "-NUMBER" if option[1:].isdigit() else option[:2]
        takes = form in table and table[form].takes in ("value", "list") and form == option
        plain = words[:at] + words[at + 1 + takes :]
        given = [*words[:at], option, *words[at + 1 :]]
        found.setdefault(words[0], []).append((form, plain, given))
    return found


EXAMPLES = shown()


def cases() -> list[tuple[str, str]]:
    """Each applet with the first form of each of its options."""
    found: list[tuple[str, str]] = []
    for name in names():
        applet = find(name)
        assert applet is not None
        if name in OWN_WORDS:
            continue
        for option in applet.declaration.options:
            found.append((name, option.forms[0]))
    return found


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walk")


@pytest.fixture
def tmp_path(shared: Path) -> Path:
    """One folder for all: it is made anew only where a call has changed it."""
    return shared


FRESH: dict[Path, object] = {}


class Walk:
    """A folder that is made anew where a call has changed it."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run = run
        self.folder = folder

    def outcome(self, words: list[str]) -> tuple[int, bytes, bytes, object]:
        """What a call does."""
        if self.folder not in FRESH:
            self.furnish()
        text = b"one\ntwo three\n"
        if words[-1].startswith("<"):
            text = NEEDED[words[-1][1:]]
            words = words[:-1]
        status, out, errors = self.run(*words, input=text, environment={"TZ": "XXX-3"})
        left = self.seen()
        if left != FRESH[self.folder]:
            del FRESH[self.folder]
        return status, out, errors, left

    def furnish(self) -> None:
        """Make all files, of a time long ago."""
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        furnish(self.folder)
        for name, content in NEEDED.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_dir():
                path.write_bytes(content)
        (self.folder / "subln").symlink_to("sub")
        os.link(self.folder / "same", self.folder / "hard")
        for path in sorted(self.folder.rglob("*"), reverse=True):
            os.utime(path, (1_600_000_000,) * 2, follow_symlinks=False)
        os.utime(self.folder / "one", (1_600_000_000, 1_550_000_000))
        FRESH[self.folder] = self.seen()

    def seen(self) -> object:
        """Names, modes, owners, links, sizes; contents of what is new; times where they are not
        those of this run."""
        found: list[object] = []
        folders = [str(self.folder)]
        for folder in folders:
            for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
                status = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                when = int(status.st_mtime) if status.st_mtime < 1_700_000_000 else 0
                read = int(status.st_atime) if status.st_atime < 1_500_000_000 else 0
                content = b""
                if entry.is_symlink():
                    content = os.fsencode(os.readlink(entry.path))
                elif entry.is_file() and not when:
                    content = Path(entry.path).read_bytes()
                owner = (status.st_uid, status.st_gid, status.st_nlink, status.st_size)
                found.append((entry.path, status.st_mode, owner, when, read, content))
        return found


def forms(option: Option, form: str) -> list[list[str]]:
    """The words that give an option."""
    if form == "-NUMBER":
        return [["-1"], ["-2"]]
    if not option.takes:
        return [[form]]
    if option.takes == "perhaps":
        between = "=" if form.startswith("--") else ""
        return [[form], *[[f"{form}{between}{value}"] for value in VALUES]]
    return [[form, value] for value in VALUES]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "form"), cases())
def test_it_changes_something(name: str, form: str, run: Run, tmp_path: Path) -> None:
    applet = find(name)
    assert applet is not None
    option = applet.declaration.table[form]
    walk = Walk(run, tmp_path)
    examples = [e for e in EXAMPLES.get(name, []) if e[0] in option.forms]
    for _, plain, given in examples:
        if walk.outcome(given) != walk.outcome(plain):
            return
    assert not examples, f"{name} {form} changes nothing in option_calls.txt"
    if f"{name} {form}" in NOWHERE or any(word in option.text for word in ADVICE):
        return
    for words in TABLES.get(name, []):
        plain_outcome: object = None
        for more in forms(option, form):
            changed = walk.outcome([name, *more, *words[1:]])
            if b"--help" in changed[2]:
                continue  # it does not go with what else is there
            plain_outcome = plain_outcome or walk.outcome(words)
            if changed != plain_outcome:
                return
    pytest.fail(f"{name} {form}: {option.text}")
