"""sed's plain way: a script run on each line, right for all scripts."""

from genwrapper.applets.declare import Options, number
from genwrapper.applets.sed.commands import Address, BadScript, Command
from genwrapper.applets.sed.in_place import InPlace
from genwrapper.applets.sed.lines import Input
from genwrapper.applets.sed.output import Files, translated, visible
from genwrapper.applets.sed.substitution import substituted
from genwrapper.streams import Context, decode, encode, pipe

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Quit(Exception):
    """`q` or `Q`: the exit status, and whether the line is printed."""

    def __init__(self, status: int, prints: bool) -> None:
        super().__init__(status, prints)
        self.status = status
        self.prints = prints


class Ended(Exception):
    """`n` or `N` where there is no next line."""


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
        self.closed: set[int] = set()  # ranges from a line's number that have been passed
        self.appended: list[tuple[str, bytes]] = []
        self.out = context.stdout
        self.owes = False  # what was printed last lacks a newline that more output needs
        self.files = Files(context)
        length = options.line_length
        self.wide = None if length is None else number(length, "the length of lines")
        self.posix = options.posix or "POSIXLY_CORRECT" in context.environment
        self.follows = options.follow_symlinks
        self.read_lines: dict[str, Iterator[bytes]] = {}
        self.last_regex: re.Pattern[bytes] | None = None
        self.labels = {c.text: n for n, c in enumerate(commands) if c.letter == ":"}
        for command in commands:
            if command.letter in "wW":
                self.files.open(command.text)
            elif command.replacement is not None and command.replacement.file:
                self.files.open(command.replacement.file)

    # -- input ------------------------------------------------------------------------------------

    def run(self, names: list[str]) -> int:
        """Edit all files; the exit status."""
        status = 0
        for name in names if self.in_place is not None else [""]:
            place = None
            try:
                if self.in_place is not None:
                    name = f"./{name}" if name == "-" else name
                    place = self._place(name)
                    if place is None:
                        continue
                    self.out = place.out
                self.input = Input(
                    self.context,
                    [name] if place else names,
                    self.end,
                    self.separate,
                    self.unbuffered,
                )
                self._edit()
            except Ended:
                if self.posix:
                    self._append()
                else:
                    self._finish_cycle()
            except Quit as leave:
                status = leave.status
                self._finish_quit(leave)
                break
            finally:
                if place is not None:
                    place.finish()
                    self.out = self.context.stdout
                    self.owes = False
        return status or self.context.status

    def _place(self, name: str) -> InPlace | None:
        if self.follows:
            from os.path import realpath

            name = realpath(self.context.path(name))
        try:
            return InPlace(self.context, name, self.in_place or "")
        except OSError as error:
            self.context.failed(name, error, 2)
        except ValueError as error:
            self.context.error(f"{name}: {error}", 4)
        return None

    def _finish_quit(self, leave: Quit) -> None:
        if leave.prints:
            self._finish_cycle()
            if self.owes:
                self.out.write(self.end)
                self.owes = False
        if self.in_place is None:
            self.input.give_back()
        else:
            while (line := self.input.take()) is not None:
                self.out.write(line)

    def _edit(self) -> None:
        while (line := self.input.take()) is not None:
            self._set(line)
            if self.input.number == 1:
                self.active.clear()
                self.closed.clear()
                self.hold, self.hold_ended = b"", True
                self.read_lines.clear()
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
        path = decode(name)
        try:
            source = self.context.stdin if path == "/dev/stdin" else self.context.open(path)
        except (OSError, ValueError):
            return  # POSIX: no error
        for block in source.blocks():
            self.out.write(block)
        if path != "/dev/stdin":
            source.close()

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
        elif first.kind == "line":
            if number < first.number or index in self.closed:  # `n` and `N` may have passed it
                return False
            self.closed.add(index)
        elif not self._matches(first):
            return False
        if second.kind == "line" and second.number <= number:
            return first.kind != "line" or number <= max(first.number, second.number)
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
                _, newline, rest = self.space.partition(self.end)
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
            head, newline, _ = self.space.partition(self.end)
            self._print(head, bool(newline) or self.ended)
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
            self._write_line(command.text, self.space, self.ended)
        elif letter == "W":
            head, newline, _ = self.space.partition(self.end)
            self._write_line(command.text, head, bool(newline) or self.ended)
        elif letter == "=":
            self._print(b"%d" % self.input.number)
        elif letter == "l":
            self._print(
                visible(self.space, self.wide if command.number is None else command.number)
            )
        elif letter == "F":
            self._print(encode(self.input.name))
        elif letter == "z":
            self.space = b""
        elif letter == "e" and command.text:
            self.out.write(self._output_of(command.text))
        elif letter == "e":
            self._execute()
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

    def _write_line(self, name: str, text: bytes, ended: bool) -> None:
        if name == "/dev/stdout" and self.out is self.context.stdout:
            self._print(text, ended)
        else:
            self.files.write(name, text, self.end, ended)

    def _execute(self) -> None:
        """The pattern space is a command, and becomes what it prints."""
        self.space = self._output_of(decode(self.space)).removesuffix(self.end)

    def _output_of(self, command: str) -> bytes:
        self.context.stdout.flush()
        reading, writing = pipe()
        try:
            child = self.context.start(["sh", "-c", command], None, writing)
        finally:
            writing.close()
        made = reading.read()
        reading.close()
        child.wait()
        return made

    def _substitute(self, command: Command) -> None:
        replacement = command.replacement
        assert replacement is not None
        try:
            made = substituted(
                replacement, self.space, lambda text, at: self._search(command.regex, text, at)
            )
        except IndexError:
            raise BadScript("the text of s has a group that the expression has not") from None
        if made is None:
            return
        self.space = made
        self.replaced = True
        if replacement.executes:
            self._execute()
        if replacement.prints:
            for _ in range(replacement.prints):
                self._print(self.space, self.ended)
        if replacement.file:
            self._write_line(replacement.file, self.space, self.ended)
