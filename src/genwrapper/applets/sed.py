"""sed: edit a stream. `sed_script` reads what a script says, this file does it."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.sed_blocks import block_changes
from genwrapper.applets.sed_script import Address, BadScript, Command, parse
from genwrapper.streams import WRITE, Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from genwrapper.applets.sed_blocks import Change

LINE_WIDTH = 70


@applet(
    """
sed [OPTION]... [SCRIPT] [FILE]...

Edit each FILE, or standard input where FILE is missing or -, by SCRIPT, a line at a time.

  -n, --quiet, --silent        print only what commands print
  -e, --expression=SCRIPT...   add SCRIPT to the commands; may be given again
  -f, --file=FILE...           add the commands in FILE
  -E, --regexp-extended        extended regular expressions
  -r                           the same as -E
  -i, --in-place[=SUFFIX]      write each FILE anew; keep the old one as FILE with SUFFIX
  -s, --separate               count lines in each FILE anew
  -u, --unbuffered             write each line at once
  -z, --null-data              lines end with a NUL

Addresses: N, $, /REGEX/, \\\\cREGEXc, FIRST~STEP, 0,/REGEX/, and ranges A,B A,+N A,~N; then ! for
all other lines. /REGEX/I ignores case.

  { COMMANDS }            commands as one
  s/REGEX/TEXT/FLAGS      replace; & and \\\\1 to \\\\9 in TEXT; flags g N p i w FILE
  y/ABC/XYZ/              translate characters
  d, D                    delete the line; the line's first part
  p, P, l                 print the line; its first part; made visible
  n, N                    print and read the next line; append it
  g, G, h, H, x           hold space: get, append, hold, append to it, exchange
  a TEXT, i TEXT, c TEXT  append, insert, change lines
  b LABEL, t, T, : LABEL  branch: always, after a replacement, after none; where to
  r FILE, R FILE          append a file, the next line of it
  w FILE, W FILE          write the line, its first part
  q STATUS, Q STATUS      quit, printing the line; without
  =, #                    print the line's number; a comment
""",
    wrong=1,
)
def sed(context: Context, options: Options, operands: list[str]) -> int:
    pieces: list[str] = []
    expressions, files = iter(options.expression), iter(options.file)
    for name in options.given:
        if name == "expression":
            pieces.append(next(expressions))
        elif name == "file":
            pieces.append(_script_file(context, next(files)))
    if context.status:
        return context.status
    if not pieces:
        if not operands:
            raise Wrong("missing operand: SCRIPT")
        pieces = [operands.pop(0)]
    try:
        extended = options.regexp_extended or options.r
        script = parse("\n".join(pieces), extended)
    except BadScript as error:
        context.error(str(error))
        return 1
    quiet = options.quiet or script.quiet
    if not (options.in_place is not None or options.null_data or options.unbuffered):
        changes = block_changes(script.commands, quiet, extended)
        if changes is not None:
            return in_blocks(context, changes, operands)
    editor = Editor(context, options, script.commands, quiet)
    try:
        return editor.run(operands or ["-"])
    except BadScript as error:
        context.error(str(error))
        return 1
    finally:
        editor.close()


def _script_file(context: Context, name: str) -> str:
    from genwrapper.streams import decode

    for source in context.inputs([name]):
        return decode(source.read().removesuffix(b"\n"))
    return ""


class Quit(Exception):
    """`q` or `Q`: the exit status, and whether the line is printed."""

    def __init__(self, status: int, prints: bool) -> None:
        super().__init__(status, prints)
        self.status = status
        self.prints = prints


def in_blocks(context: Context, changes: "list[Change]", files: list[str]) -> int:
    """Edit all files a block at a time (see `sed_blocks`)."""
    stdout = context.stdout
    owes = False  # the last line was without its newline, which more output needs
    for source in context.inputs(files):
        rest = b""
        for block in source.blocks():
            end = block.rfind(b"\n") + 1
            if not end:
                rest += block
                continue
            owes = _changed(stdout, changes, rest + block[:end], owes, True)
            rest = block[end:]
            stdout.flush()
        if rest:
            owes = _changed(stdout, changes, rest + b"\n", owes, False)
    return context.status


def _changed(
    target: Description, changes: "list[Change]", block: bytes, owes: bool, ended: bool
) -> bool:
    """Print a block as the script changes it; whether its last line's newline was left out."""
    last = block.rfind(b"\n", 0, -1) + 1
    tail = b"" if ended else block[last:]
    if not ended:
        block = block[:last]
    for change in changes:
        block = change(block)
        tail = change(tail)
    if not block and not tail:
        return owes
    if owes:
        target.write(b"\n")
    target.write(block + tail if ended or not tail else block + tail[:-1])
    return not ended and bool(tail)


class Ended(Exception):
    """`n` or `N` where there is no next line."""


class Input:
    """The lines of all files, one ahead, so that the last is known."""

    __slots__ = (
        "context",
        "end",
        "files",
        "line",
        "number",
        "opened",
        "opens",
        "separate",
        "source",
    )

    def __init__(self, context: Context, names: list[str], end: bytes, separate: bool) -> None:
        self.context = context
        self.end = end
        self.separate = separate
        self.files = iter(names)
        self.number = 0
        self.opened = context.inputs(["-"])
        self.source: Iterator[bytes] = iter(())
        self.opens = True  # the next line begins a file
        self.line: bytes | None = None  # the line ahead, with its end

    def ahead(self, over_files: bool = True) -> bytes | None:
        """The line ahead; None where there is none, or (without `over_files`) none in this file."""
        while self.line is None:
            self.line = next(self.source, None)
            if self.line is None and (not over_files or not self._open()):
                return None
        return self.line

    def _open(self) -> bool:
        for name in self.files:
            self.opened = self.context.inputs([name])  # closes the file before when it goes
            source = next(self.opened, None)
            if source is not None:
                self.source = self._lines(source)
                self.opens = True
                return True
        return False

    def _lines(self, source: Description) -> "Iterator[bytes]":
        if self.end == b"\n":
            yield from source
            return
        rest = b""
        for block in source.blocks():
            lines = (rest + block).split(self.end)
            rest = lines.pop()
            for line in lines:
                yield line + self.end
        if rest:
            yield rest

    def take(self) -> bytes | None:
        """The next line; None behind the last."""
        line = self.ahead()
        self.line = None
        if line is not None:
            if self.opens and self.separate:
                self.number = 0
            self.opens = False
            self.number += 1
        return line

    def is_last(self) -> bool:
        """Whether the line taken last is the last one."""
        return self.ahead(not self.separate) is None


class Editor:
    """A script at work."""

    def __init__(
        self, context: Context, options: Options, commands: list[Command], quiet: bool
    ) -> None:
        self.context = context
        self.commands = commands
        self.quiet = quiet
        self.end = b"\0" if options.null_data else b"\n"
        self.in_place: str | None = options.in_place
        self.separate = options.separate or self.in_place is not None
        self.unbuffered = options.unbuffered
        self.space = b""
        self.ended = True  # the line had its newline
        self.hold = b""
        self.hold_ended = True
        self.replaced = False
        self.active: dict[int, int] = {}  # ranges that are on, by command: the line they end at
        self.appended: list[tuple[str, bytes]] = []
        self.out = context.stdout
        self.owes = False  # what was printed last lacks a newline that more output needs
        self.files: dict[str, Description] = {}
        self.read_lines: dict[str, Iterator[bytes]] = {}
        self.last_regex: re.Pattern[bytes] | None = None
        self.labels = {c.text: n for n, c in enumerate(commands) if c.letter == ":"}
        for command in commands:
            if command.letter in "wW":
                self._output(command.text)
            elif command.replacement is not None and command.replacement.file:
                self._output(command.replacement.file)

    def close(self) -> None:
        """Close all files that were written."""
        for description in self.files.values():
            if description not in (self.context.stdout, self.context.stderr):
                description.close()

    # -- input ------------------------------------------------------------------------------------

    def run(self, names: list[str]) -> int:
        """Edit all files; the exit status."""
        status = 0
        groups = [names] if self.in_place is None else [[name] for name in names]
        for group in groups:
            try:
                if self.in_place is not None and not self._begin_in_place(group[0]):
                    continue
                self.input = Input(self.context, group, self.end, self.separate)
                self._edit()
            except Ended:
                self._finish_cycle()
            except Quit as leave:
                status = leave.status
                self._finish_quit(leave)
                break
            finally:
                self._end_in_place(group[0])
        return status or self.context.status

    def _finish_quit(self, leave: Quit) -> None:
        if leave.prints:
            self._finish_cycle()
        if self.in_place is not None:
            while (line := self.input.take()) is not None:
                self.out.write(line)

    def _edit(self) -> None:
        while (line := self.input.take()) is not None:
            self._set(line)
            while self._cycle():
                pass

    def _set(self, line: bytes) -> None:
        self.replaced = False
        self.ended = line.endswith(self.end)
        self.space = line[:-1] if self.ended else line

    def _cycle(self) -> bool:
        """One pass of the script; True where it begins again without a new line (`D`)."""
        outcome = self._commands()
        if outcome != "delete" and outcome != "restart":
            self._finish_cycle()
        else:
            self._append()
        return outcome == "restart"

    def _finish_cycle(self) -> None:
        if not self.quiet:
            self._print(self.space, self.ended)
        self._append()

    # -- output -----------------------------------------------------------------------------------

    def _print(self, text: bytes, ended: bool = True) -> None:
        out = self.out
        if self.owes:
            out.write(self.end)
        out.write(text + self.end if ended else text)
        self.owes = not ended
        if self.unbuffered:
            out.flush()

    def _append(self) -> None:
        if self.appended and self.owes:
            self.out.write(self.end)
            self.owes = False
        for kind, text in self.appended:
            if kind == "text":
                self.out.write(text)
            elif kind == "line":
                self._print(text)
            else:
                self._append_file(text)
        self.appended.clear()

    def _append_file(self, name: bytes) -> None:
        from genwrapper.streams import decode

        path = decode(name)
        try:
            source = self.context.stdin if path == "/dev/stdin" else self.context.open(path)
        except (OSError, ValueError):
            return  # POSIX: no error
        for block in source.blocks():
            self.out.write(block)
        if path != "/dev/stdin":
            source.close()

    def _output(self, name: str) -> Description:
        found = self.files.get(name)
        if found is None:
            if name == "/dev/stdout":
                found = self.context.stdout
            elif name == "/dev/stderr":
                found = self.context.stderr
            else:
                try:
                    found = self.context.open(name, WRITE)
                except OSError as error:
                    raise BadScript(f"{name}: {error.strerror}") from None
            self.files[name] = found
        return found

    def _begin_in_place(self, name: str) -> bool:
        path = self.context.path(name)
        try:
            status = posix.stat(path)
            if name == "-" or status.st_mode & 0o170000 != 0o100000:
                self.context.error(f"{name}: only files are edited in place", 4)
                return False
            self.out = self.context.open(f"{name}.sed{posix.getpid()}", WRITE, 0o600)
            posix.fchmod(self.out.real(), status.st_mode & 0o7777)
            try:
                posix.fchown(self.out.real(), status.st_uid, status.st_gid)
            except OSError:
                pass
        except (OSError, ValueError) as error:
            self.context.failed(name, error, 2)
            return False
        return True

    def _end_in_place(self, name: str) -> None:
        if self.in_place is None or self.out is self.context.stdout:
            return
        self.out.close()
        self.out = self.context.stdout
        self.owes = False
        path = self.context.path(name)
        if self.in_place:
            folder, slash, last = path.rpartition("/")
            suffix = self.in_place
            kept = suffix.replace("*", last) if "*" in suffix else last + suffix
            posix.rename(path, kept if "/" in kept else folder + slash + kept)
        posix.rename(f"{path}.sed{posix.getpid()}", path)

    # -- addresses --------------------------------------------------------------------------------

    def _matches(self, address: Address) -> bool:
        number = self.input.number
        if address.kind == "line":
            return number == address.number
        if address.kind == "last":
            return self.input.is_last()
        if address.kind == "step":
            if address.step == 0:
                return number == address.number
            return number >= address.number and (number - address.number) % address.step == 0
        return self._search(address.regex, self.space) is not None

    def _search(
        self, regex: "re.Pattern[bytes] | None", text: bytes, at: int = 0
    ) -> "re.Match[bytes] | None":
        if regex is None:
            if self.last_regex is None:
                raise BadScript("an empty regular expression, and none before it")
            regex = self.last_regex
        self.last_regex = regex
        return regex.search(text, at)

    def _selected(self, command: Command, index: int) -> bool:
        first, second = command.first, command.second
        if first is None:
            return True
        if second is None:
            return self._matches(first)
        number = self.input.number
        if index in self.active:
            return self._in_range(index, second, number)
        if first.kind == "line" and first.number == 0:
            if number == 1 and second.kind == "regex" and self._matches(second):
                return True
            if number > 1:
                return False
        elif not self._matches(first):
            return False
        if second.kind == "line" and second.number <= number:
            return True
        if second.kind == "more":
            if not second.number:
                return True
            self.active[index] = number + second.number
        elif second.kind == "multiple":
            if not second.number or number % second.number == 0:
                return True
            self.active[index] = number + second.number - number % second.number
        elif second.kind == "last" and self.input.is_last():
            return True
        else:
            self.active[index] = second.number if second.kind == "line" else 0
        return True

    def _in_range(self, index: int, second: Address, number: int) -> bool:
        end = self.active[index]
        if end:
            if number >= end:
                del self.active[index]
            return number <= end  # its end may have been passed by (`n`, `N`)
        if self._matches(second):
            del self.active[index]
        return True

    # -- commands ---------------------------------------------------------------------------------

    def _commands(self) -> str:
        """Run the script on the pattern space: how the cycle ends ("", "delete", "restart")."""
        commands = self.commands
        at = 0
        while at < len(commands):
            command = commands[at]
            letter = command.letter
            if self._selected(command, at) == command.negated:
                at = command.behind if letter == "{" else at + 1
                continue
            if letter == "s":
                self._substitute(command)
            elif letter in "bTt":
                if letter != "b":
                    replaced, self.replaced = self.replaced, False
                    if replaced != (letter == "t"):
                        at += 1
                        continue
                if not command.text:
                    return ""
                at = self.labels[command.text]
            elif letter == "n":
                if self.input.ahead() is None:
                    raise Ended
                self._finish_cycle()
                self._set(self._next())
            elif letter == "N":
                if self.input.ahead() is None:
                    raise Ended
                self._append()
                space = self.space
                self._set(self._next())
                self.space = space + self.end + self.space
            elif letter == "D":
                _, newline, rest = self.space.partition(b"\n")
                if not newline:
                    return "delete"
                self.space = rest
                return "restart"
            elif letter == "c":
                if command.second is None or command.negated or at not in self.active:
                    self._text(command)
                return "delete"
            elif letter == "d":
                return "delete"
            else:
                self._simple(command, letter)
            at += 1
        return ""

    def _next(self) -> bytes:
        line = self.input.take()
        assert line is not None
        return line

    def _text(self, command: Command) -> None:
        if self.owes:
            self.out.write(self.end)
            self.owes = False
        self.out.write(encode(command.text))

    def _simple(self, command: Command, letter: str) -> None:
        """Commands that leave the order of commands alone."""
        if letter == "p":
            self._print(self.space, self.ended)
        elif letter == "P":
            self._print(self.space.partition(b"\n")[0])
        elif letter == "g":
            self.space, self.ended = self.hold, self.hold_ended
        elif letter == "G":
            self.space += self.end + self.hold
            self.ended = self.hold_ended
        elif letter == "h":
            self.hold, self.hold_ended = self.space, self.ended
        elif letter == "H":
            self.hold += self.end + self.space
            self.hold_ended = self.ended
        elif letter == "x":
            self.space, self.hold = self.hold, self.space
            self.ended, self.hold_ended = self.hold_ended, self.ended
        elif letter == "y":
            self.space = translated(self.space, command.table)
        elif letter == "a":
            self.appended.append(("text", encode(command.text)))
        elif letter == "i":
            self._text(command)
        elif letter == "r":
            self.appended.append(("file", encode(command.text)))
        elif letter == "R":
            self._read_line(command.text)
        elif letter == "w":
            self._write_line(command.text, self.space)
        elif letter == "W":
            self._write_line(command.text, self.space.partition(b"\n")[0])
        elif letter == "=":
            self._print(b"%d" % self.input.number)
        elif letter == "l":
            self._print(visible(self.space, command.number))
        elif letter == "q" or letter == "Q":
            raise Quit(command.number or 0, letter == "q")

    def _read_line(self, name: str) -> None:
        lines = self.read_lines.get(name)
        if lines is None:
            try:
                lines = iter(self.context.open(name))
            except (OSError, ValueError):
                lines = iter(())
            self.read_lines[name] = lines
        line = next(lines, None)
        if line is not None:
            self.appended.append(("line", line.removesuffix(b"\n")))

    def _write_line(self, name: str, text: bytes) -> None:
        target = self._output(name)
        if target is self.context.stdout:
            self._print(text)
        else:
            target.write(text + b"\n")

    def _substitute(self, command: Command) -> None:
        replacement = command.replacement
        assert replacement is not None
        text = self.space
        pieces: list[bytes] = []
        at = copied = count = 0
        ended = -1  # where the match before ended: an empty one right behind it is none
        while at <= len(text):
            match = self._search(command.regex, text, at)
            if match is None:
                break
            low, high = match.span()
            at = high + (low == high)
            if low == high == ended:
                continue
            ended = high
            count += 1
            if count < replacement.occurrence:
                continue
            pieces += [text[copied:low], replacement.text_for(match)]
            copied = high
            if not replacement.every:
                break
        if not pieces:
            return
        pieces.append(text[copied:])
        self.space = b"".join(pieces)
        self.replaced = True
        if replacement.prints:
            for _ in range(replacement.prints):
                self._print(self.space, self.ended)
        if replacement.file:
            self._write_line(replacement.file, self.space)


def translated(text: bytes, table: "dict[int, bytes] | bytes | None") -> bytes:
    """`y`: a table of 256 bytes, or of characters by code point."""
    if isinstance(table, bytes):
        return text.translate(table)
    from genwrapper.streams import decode

    assert table is not None
    characters = {code: target.decode() for code, target in table.items()}
    return encode(decode(text).translate(characters))


NAMES = {7: b"\\a", 8: b"\\b", 12: b"\\f", 10: b"\\n", 13: b"\\r", 9: b"\\t", 11: b"\\v"}
NAMES[92] = b"\\\\"


def visible(text: bytes, width: int | None) -> bytes:
    """`l`: escapes for what can't be printed, folded, `$` at the end."""
    width = LINE_WIDTH if width is None else width
    lines: list[bytes] = []
    line = b""
    for byte in text:
        piece = NAMES.get(byte) or (b"%c" % byte if 32 <= byte < 127 else b"\\%03o" % byte)
        if width > 1 and len(line) + len(piece) > width - 1:
            lines.append(line + b"\\")
            line = b""
        line += piece
    return b"\n".join([*lines, line + b"$"])
