"""The files that a patch changes: which they are, what becomes of them, what is said of it."""

import posix
from errno import ENOENT

from genwrapper.applets.declare import Options, number
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.patch.places import FUZZ, Editor, Place
from genwrapper.applets.patch.reading import Hunk, Part
from genwrapper.applets.patch.rejects import rejected
from genwrapper.streams import Context, decode, encode

KIND, REGULAR = 0o170000, 0o100000


class Target:
    """A file to be changed: its name, the name afterwards (a rename), what is in it; None where it
    is not there."""

    __slots__ = ("data", "mode", "name", "to")

    def __init__(self, name: str, to: str, data: bytes | None, mode: int) -> None:
        self.name = name
        self.to = to
        self.data = data
        self.mode = mode


class Unsuitable(Exception):
    """A file must not be changed; the message says why. `name`: what rejects are named after; None
    where nothing may be written there."""

    def __init__(self, message: str, name: str | None = None) -> None:
        super().__init__(message)
        self.name = name


class Skipped(Exception):
    """The patch seems to be reversed: its hunks are left out."""


class Patcher:
    """One call of patch."""

    def __init__(self, context: Context, options: Options, strip: int | None) -> None:
        self.context = context
        self.options = options
        self.strip = strip
        self.fuzz = FUZZ if options.fuzz is None else number(options.fuzz, "the fuzz")
        self.output: list[bytes] | None = None if options.output is None else []
        self.written: dict[str, bytes] = {}  # what would be in files, in a dry run
        self.kept: set[str] = set()  # files of which a copy was kept
        self.rejects: list[bytes] = []

    def apply(self, part: Part, operand: str | None) -> bool:
        """Make the change that a part of the patch says; False where it says for no file.
        Malformed; OSError with its filename."""
        if self.options.reverse:
            part.names.reverse()
            part.empty.reverse()
        hunks = [h.reverse() for h in part.hunks] if self.options.reverse else part.hunks
        try:
            target = self._target(part, operand)
        except Unsuitable as error:
            self._say(f"{error}\n")
            if error.name is None:
                self._ignored(hunks)
            else:
                target = Target(error.name, error.name, None, 0)
                self._reject(part, target, hunks, len(hunks), "ignored")
            return True
        if target is None and not any((*part.names, part.index)):
            return False
        if part.stripped:
            self._say("(Stripping trailing CRs from patch; use --binary to disable.)\n")
        if target is None:
            self._nowhere(part, hunks)
            return True
        if not self._expected(part, target, hunks):
            self._ignored(hunks)
            return True
        self._announce(target)
        if part.broken is not None:
            raise part.broken
        editor = Editor(target.data or b"", self.options.ignore_whitespace)
        try:
            failed, exact, turned = self._hunks(hunks, editor)
        except Skipped:
            self._reject(part, target, hunks, len(hunks), "ignored")
            return True
        if len(failed) < len(hunks) or not hunks:
            empty = part.empty[0] if turned else part.empty[1]
            self._write(part, target, editor.result(), exact, empty)
        else:
            self._keep(target, exact)
        if failed:
            self._reject(part, target, failed, len(hunks), "FAILED")
        return True

    # -- which file -------------------------------------------------------------------------------

    def _target(self, part: Part, operand: str | None) -> Target | None:
        if operand is not None:
            target = self._read(operand, operand)
            if target.data is None and any(hunk.old() for hunk in part.hunks[:1]):
                raise OSError(ENOENT, posix.strerror(ENOENT), operand)
            return target
        names = [self._stripped(name, part.git) for name in part.names]
        index = self._stripped(part.index, False)
        moves = part.git and names[0] and names[1] and names[0] != names[1] and not part.empty[0]
        if moves and names[0] is not None and names[1] is not None:
            target = self._read(names[0], names[1])
            target.name = target.name if target.data is not None else names[1]
            return target if target.data is not None else None
        candidates = [name for name in (*names, index) if name]
        there = [name for name in candidates if self._there(name)]
        if there:
            chosen = min(there, key=_rank)
            return self._read(chosen, chosen)
        if part.empty[0] and candidates and (not part.hunks or not part.hunks[0].old()):
            chosen = min(candidates, key=lambda name: (self._lacking(name), *_rank(name)))
            return self._read(chosen, chosen)
        if part.empty[1] and candidates:
            chosen = min(candidates, key=_rank)
            return self._read(chosen, chosen)
        return None

    def _stripped(self, name: bytes | None, git: bool) -> str | None:
        """A name without its first parts; None where too little is left, or it is dangerous."""
        if name is None:
            return None
        text = decode(name)
        count = self.strip
        if count is None:
            parts = [part for part in text.split("/") if part]
            if git and len(parts) > 1 and self._there("/".join(parts[1:])):
                text = "/".join(parts[1:])
            else:
                text = parts[-1] if parts else ""
        else:
            for _ in range(count):
                _, slash, text = text.partition("/")
                if not slash:
                    return None
                text = text.lstrip("/")
        if not text:
            return None
        if text.startswith("/") or ".." in text.split("/") or "\0" in text:
            if self.options.verbose:
                self._say(f"Ignoring potentially dangerous file name {text}\n")
            return None
        return text

    def _there(self, name: str) -> bool:
        try:
            posix.lstat(self.context.path(name))
        except (OSError, ValueError):
            return name in self.written
        return True

    def _lacking(self, name: str) -> int:
        """How many folders a new file would need."""
        parts = name.split("/")[:-1]
        return sum(not self._there("/".join(parts[: n + 1])) for n in range(len(parts)))

    def _read(self, name: str, to: str) -> Target:
        if name in self.written:
            return Target(name, to, self.written[name], 0o644)
        path = self.context.path(name)
        self._through_links(name)
        try:
            status = posix.lstat(path)
        except FileNotFoundError:
            return Target(name, to, None, 0o666)
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
        if status.st_mode & KIND != REGULAR:
            raise Unsuitable(f"File {name} is not a regular file -- refusing to patch", to)
        try:
            source = self.context.open(name)
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
        try:
            return Target(name, to, source.read(), status.st_mode & 0o7777)
        finally:
            source.close()

    def _through_links(self, name: str) -> None:
        """Unsuitable where a link of the folders above leads elsewhere: a patch names files below
        its folder."""
        if name.startswith("/"):
            return  # an operand
        parts = name.split("/")
        for count in range(1, len(parts)):
            above = "/".join(parts[:count])
            try:
                kind = posix.lstat(self.context.path(above)).st_mode & KIND
            except OSError:
                return
            if kind == 0o120000 and ".." not in parts:
                target = posix.readlink(self.context.path(above))
                if target.startswith("/") or ".." in target.split("/"):
                    raise Unsuitable(f"File {name} is not below this folder -- refusing to patch")

    def _nowhere(self, part: Part, hunks: list[Hunk]) -> None:
        text = "".join(f"|{decode(line)}" for line in part.header)
        what = "should have used the" if self.strip is None else "used the wrong"
        self._say(
            f"can't find file to patch at input line {part.line}\n"
            f"Perhaps you {what} -p or --strip option?\n"
        )
        rule = "--------------------------\n"
        if text:
            self._say(f"The text leading up to this was:\n{rule}{text}{rule}")
        self._say("File to patch: \nSkip this patch? [y] \nSkipping patch.\n")
        self._ignored(hunks)

    def _ignored(self, hunks: list[Hunk]) -> None:
        if hunks:
            self._say(f"{_of(len(hunks), len(hunks))} ignored\n")
        self.context.status = max(self.context.status, 1)

    # -- hunks ------------------------------------------------------------------------------------

    def _expected(self, part: Part, target: Target, hunks: list[Hunk]) -> bool:
        """Whether a file that is to be made is not there, and one that is to go is."""
        if self.options.force:
            return True
        if part.empty[0] and target.data and not any(hunk.old() for hunk in hunks):
            return self._asked(f"create the file {target.name},\nwhich already exists!")
        if part.empty[1] and target.data is None:
            return self._asked(f"delete the file {target.name},\nwhich does not exist!")
        return True

    def _asked(self, what: str) -> bool:
        reverse = self.options.reverse
        self._say(f"The next patch{', when reversed,' if reverse else ''} would {what}")
        if self.options.forward:
            self._say("  Skipping patch.\n")
        else:
            question = "Ignore" if reverse else "Assume"
            self._say(f"  {question} -R? [n] \nApply anyway? [n] \nSkipping patch.\n")
        return False

    def _hunks(self, hunks: list[Hunk], editor: Editor) -> tuple[list[Hunk], bool, bool]:
        """Apply hunks: those that can't be, whether all were just where they should be, and whether
        the patch was reversed."""
        failed: list[Hunk] = []
        exact = True
        turned = False
        for count, hunk in enumerate(hunks, 1):
            hunk = hunk.reverse() if turned else hunk
            place: Place | None = None
            for fuzz in range(min(self.fuzz, max(hunk.contexts())) + 1):
                place = editor.find(hunk, fuzz)
                if place is None and count == 1 and not self.options.force:
                    place = self._undone(hunk, editor, fuzz)
                    if place is not None:
                        turned, exact = True, False
                        hunk = hunk.reverse()
                if place is not None:
                    break
            if place is None:
                failed.append(hunk)
                exact = False
                self._tell(f"Hunk #{count} FAILED at {hunk.start + editor.moved + editor.grown}.")
                continue
            before = editor.moved
            line = editor.apply(hunk, place)
            moved = editor.moved
            exact = exact and not place.fuzz and not moved
            if place.fuzz or moved != before or moved or self.options.verbose:
                text = f"Hunk #{count} succeeded at {line}"
                if place.fuzz:
                    text += f" with fuzz {place.fuzz}"
                if moved:
                    text += f" (offset {moved} line{'' if abs(moved) == 1 else 's'})"
                self._tell(text + ".")
        return failed, exact, turned

    def _undone(self, hunk: Hunk, editor: Editor, fuzz: int) -> Place | None:
        """Where the first hunk can be undone, if it is to be; Skipped where it could, and is not to
        be."""
        place = editor.find(hunk.reverse(), fuzz)
        if place is not None and not self._turn():
            raise Skipped
        return place

    def _turn(self) -> bool:
        """Whether a patch that seems to be reversed is to be."""
        what = (
            "Unreversed patch" if self.options.reverse else "Reversed (or previously applied) patch"
        )
        self._say(f"{what} detected!  ")
        if self.options.forward:
            self._say("Skipping patch.\n")
            return False
        if self.options.batch:
            self._say("Ignoring -R.\n" if self.options.reverse else "Assuming -R.\n")
            return True
        question = "Ignore -R?" if self.options.reverse else "Assume -R?"
        self._say(f"{question} [n] \nApply anyway? [n] \nSkipping patch.\n")
        return False

    # -- what becomes of files --------------------------------------------------------------------

    def _write(self, part: Part, target: Target, result: bytes, exact: bool, empty: bool) -> None:
        if self.output is not None:
            self.output.append(result)
            return
        goes = not result and (self.options.remove_empty_files or empty)
        if self.options.dry_run:
            self.written[target.to] = result
            return
        self._keep(target, exact)
        if goes:
            if target.data is not None:
                posix.unlink(self.context.path(target.name))
                self._folders_go(target.name)
            return
        if target.name != target.to or target.data is None:
            self._folders(target.to)
        mode = target.mode if part.mode is None else target.mode & ~0o777 | part.mode
        if target.data is None:
            mode &= ~self.context.umask
        self._put(target.to, result, mode)
        if target.name != target.to and not part.copy and target.data is not None:
            posix.unlink(self.context.path(target.name))
            self._folders_go(target.name)

    def _put(self, name: str, data: bytes, mode: int) -> None:
        try:
            new = Aside(self.context, name)
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
        try:
            new.write(data)
            posix.chmod(new.temporary, mode)
            new.finish()
        except OSError as error:
            new.drop()
            raise OSError(error.errno, error.strerror, name) from None

    def _folders(self, name: str) -> None:
        parts = name.split("/")
        for count in range(1, len(parts)):
            above = "/".join(parts[:count])
            try:
                if above:
                    self.context.masked(posix.mkdir, self.context.path(above), 0o777)
            except FileExistsError:
                pass
            except OSError as error:
                raise OSError(error.errno, error.strerror, above) from None

    def _folders_go(self, name: str) -> None:
        """Remove the folders above a file that is gone, where nothing else is in them."""
        while "/" in name:
            name = name.rpartition("/")[0]
            try:
                posix.rmdir(self.context.path(name))
            except (OSError, ValueError):
                return

    def _keep(self, target: Target, exact: bool) -> None:
        """Keep a copy of a file before it is changed, where that is wanted."""
        options = self.options
        mismatch = not exact and not options.no_backup_if_mismatch
        if (options.backup or mismatch) and target.to not in self.kept:
            self._back_up(target)

    def _back_up(self, target: Target) -> None:
        options = self.options
        if self.output is not None or options.dry_run or target.to in self.kept:
            return
        if options.no_backup_if_mismatch and not options.backup:
            return
        self.kept.add(target.to)
        folder, slash, last = target.to.rpartition("/")
        suffix = options.suffix
        if suffix is None:
            suffix = "" if options.prefix is not None else ".orig"
        if options.prefix is None:
            name = f"{folder}{slash}{last}{suffix}"
        else:
            name = f"{options.prefix}{target.to}{suffix}"
            self._folders(name)
        missing = target.data is None
        self._put(name, target.data or b"", 0 if missing else target.mode)

    def _reject(
        self, part: Part, target: Target, failed: list[Hunk], total: int, what: str
    ) -> None:
        name = self.options.reject_file
        text = f"{_of(len(failed), total)} {what}"
        self.context.status = max(self.context.status, 1)
        place = f"{self.options.output or target.to}.rej" if name is None else name
        if name != "-" and not self.options.dry_run:
            text += f" -- saving rejects to file {place}"
            data = rejected(part, failed)
            if name is None:
                self._put(place, data, 0o666 & ~self.context.umask)
            else:
                self.rejects.append(data)
        self._say(f"{text}\n", always=True)

    def finish(self) -> None:
        """Write what was collected: the output for -o, the rejects for -r."""
        options = self.options
        name = ""
        try:
            if self.rejects:
                name = options.reject_file
                self._put(name, b"".join(self.rejects), 0o666 & ~self.context.umask)
            if self.output:
                name = options.output
                data = b"".join(self.output)
                if name == "-":
                    self.context.stdout.write(data)
                elif not options.dry_run:
                    self._put(name, data, 0o666 & ~self.context.umask)
        except OSError as error:
            if name == "-":
                raise
            self.context.failed(name, error, 2)

    # -- messages ---------------------------------------------------------------------------------

    def _announce(self, target: Target) -> None:
        verb = "checking" if self.options.dry_run else "patching"
        text = f"{verb} file {self.options.output or target.to}"
        if self.options.output is not None:
            text += f" (read from {target.name})"
        elif target.to != target.name:
            text += f" (renamed from {target.name})"
        self._say(f"{text}\n")

    def _tell(self, text: str) -> None:
        self._say(f"{text}\n")

    def _say(self, text: str, always: bool = False) -> None:
        if self.options.quiet and not always:
            return
        to_errors = self.options.output == "-"
        target = self.context.stderr if to_errors else self.context.stdout
        target.write(encode(text))


def _of(count: int, total: int) -> str:
    return f"{count} out of {total} hunk{'' if total == 1 else 's'}"


def _rank(name: str) -> tuple[int, int, int]:
    """Names are better with fewer folders, a shorter last part, fewer characters."""
    return name.count("/"), len(name.rpartition("/")[2]), len(name)
