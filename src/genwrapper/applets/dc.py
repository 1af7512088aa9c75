"""dc: compute with numbers of any length, operators behind their operands."""

from genwrapper.applets.bc import numbers
from genwrapper.applets.bc.numbers import Number, Trouble
from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    Item = Number | str

WIDTH = 70
DIGITS = "0123456789ABCDEF_."
TESTS = ("<", ">", "=", "!<", "!>", "!=")


@applet(
    """
dc [OPTION]... [FILE]...

Run programs of dc: those of -e and -f, then each FILE, or standard input where there are none.

  -e, --expression=TEXT...  run TEXT
  -f, --file=FILE...        run FILE
  -x, --extended-register   a blank before a register's name makes it a word: s name

Numbers (_5 is negative) and [strings] go on a stack. + - * / % ~ ^ | v compute; p n P f print; c d
r R z change the stack; sX lX SX LX are registers, :X ;X arrays; x runs a string, <X >X =X !<X !>X
!=X run register X where a comparison holds; k i o set scale and bases, K I O give them; Z X a ? q
Q. As in other dc's ( { G give 1 or 0 for < !> =, N for being 0, and >XeY runs Y where not X.
Commands of the system (!) are refused.
""",
)
def dc(context: Context, options: Options, files: list[str]) -> int:
    machine = Machine(context, options.extended_register)
    texts, more = iter(options.expression), iter(options.file)
    try:
        for name in options.given:
            if name == "expression":
                machine.run(next(texts))
            elif name == "file":
                _file(context, machine, next(more))
        for name in files:
            _file(context, machine, name)
        if not options.given and not files:
            while line := context.stdin.readline():
                machine.run(_whole(context, decode(line)))
                context.stdout.flush()
    except Quit:
        pass
    return context.status


def _file(context: Context, machine: "Machine", name: str) -> None:
    for source in context.inputs([name]):
        machine.run(decode(source.read()))


def _whole(context: Context, text: str) -> str:
    """A line, and those behind it that its strings go on in."""
    while text.count("[") > text.count("]") and (line := context.stdin.readline()):
        text += decode(line)
    return text


class Quit(Exception):
    """`q`: all is over, or so many levels."""

    def __init__(self, levels: int) -> None:
        super().__init__()
        self.levels = levels


class Machine:
    """A run of dc: the stack, the registers (each a stack), the arrays."""

    def __init__(self, context: Context, words: bool) -> None:
        self.context = context
        self.words = words  # a blank before the name of a register makes it a word
        self.stack: list[Item] = []
        self.registers: dict[str, list[Item]] = {}
        self.arrays: dict[str, dict[int, Item]] = {}
        self.scale = 0
        self.ibase = 10
        self.obase = 10
        text = context.environment.get("DC_LINE_LENGTH", "")
        self.width = int(text) if text.isdigit() else WIDTH
        self.behind = 0  # the place behind the command that runs

    def run(self, text: str) -> None:
        """Run a program. Quit. A string that ends with another takes no room: its caller's place is
        given up."""
        frames: list[list[int | str]] = [[text, 0]]
        while frames:
            frame = frames[-1]
            program, at = str(frame[0]), int(frame[1])
            if at >= len(program):
                frames.pop()
                continue
            try:
                called, frame[1] = self._step(program, at)
                if called is not None:
                    if int(frame[1]) >= len(program):
                        frames.pop()
                    frames.append([called, 0])
            except Trouble as error:
                self.context.error(str(error), 0)
                frame[1] = max(int(frame[1]), self.behind)
            except (MemoryError, OverflowError):
                self.context.error("a number is too large", 0)
                frame[1] = self.behind
            except Quit as error:
                if not error.levels or error.levels > len(frames):
                    raise Quit(0) from None
                del frames[len(frames) - error.levels :]

    def _step(self, program: str, at: int) -> "tuple[str | None, int]":
        """Run one command: a program to run next, and the place behind the command."""
        c = program[at]
        self.behind = at + 1
        if c in DIGITS:
            end = at
            while end < len(program) and program[end] in DIGITS:
                if end > at and (
                    program[end] == "_" or (program[end] == "." and "." in program[at:end])
                ):
                    break
                end += 1
            self._number(program[at:end])
            return None, end
        if c == "[":
            end = _closing(program, at)
            self.stack.append(program[at + 1 : end])
            return None, end + 1
        if c == "#":
            end = program.find("\n", at)
            return None, len(program) if end < 0 else end
        if c.isspace():
            return None, at + 1
        if c in "<>=" or (c == "!" and program[at + 1 : at + 2] in ("<", ">", "=")):
            test = program[at : at + 2] if c == "!" else c
            name = self._name(program, at + len(test))
            otherwise = ""
            if program[self.behind : self.behind + 1] == "e":
                otherwise = self._name(program, self.behind + 1)
            holds = self._compared(test)
            return self._called(name if holds else otherwise), self.behind
        if c in "slSL:;":
            self._register(c, self._name(program, at + 1))
            return None, self.behind
        if c == "!":
            end = program.find("\n", at)
            self.context.error("! is refused: no commands of the system are run from here")
            return None, len(program) if end < 0 else end
        if c == "x":
            return self._executed(), at + 1
        if c == "?":
            return decode(self.context.stdin.readline()), at + 1
        self._command(c)
        return None, at + 1

    def _name(self, program: str, at: int) -> str:
        """A register's name; the place behind it is `behind`."""
        end = at + 1
        if self.words and program[at:end].isspace():
            while program[at : at + 1].isspace():
                at += 1
            end = at
            while program[end : end + 1].isalnum() or program[end : end + 1] == "_":
                end += 1
        self.behind = end
        return program[at:end]

    def _number(self, text: str) -> None:
        negative = text.startswith("_")
        found = numbers.parsed(text.removeprefix("_") or "0", self.ibase)
        self.stack.append(Number(-found.value, found.scale) if negative else found)

    # -- the stack --------------------------------------------------------------------------------

    def _need(self, count: int) -> None:
        if len(self.stack) < count:
            raise Trouble("stack empty")

    def _pop(self) -> "Item":
        self._need(1)
        return self.stack.pop()

    def _pop_number(self) -> Number:
        found = self._pop()  # what is no number is gone, too
        if isinstance(found, str):
            raise Trouble("non-numeric value")
        return found

    def _pair(self) -> tuple[Number, Number]:
        self._need(2)
        a, b = self.stack[-2:]
        if isinstance(a, str) or isinstance(b, str):
            raise Trouble("non-numeric value")
        del self.stack[-2:]
        return a, b

    def _compared(self, test: str) -> bool:
        b, a = self._pair()  # the upper one is compared with the one below
        order = numbers.compare(a, b)
        holds = {"<": order < 0, ">": order > 0, "=": order == 0}[test[-1]]
        return holds != (test[0] == "!")

    def _called(self, name: str) -> str | None:
        """What a register has to run; a number is only put on the stack."""
        found = self._get(name) if name else ""
        if isinstance(found, Number):
            self.stack.append(found)
            return None
        return found or None

    def _executed(self) -> str | None:
        found = self._pop()
        if isinstance(found, str):
            return found
        self.stack.append(found)
        return None

    # -- registers --------------------------------------------------------------------------------

    def _get(self, name: str) -> "Item":
        found = self.registers.get(name)
        if not found:
            raise Trouble(f"register {named(name)} is empty")
        return found[-1]

    def _register(self, command: str, name: str) -> None:
        if command == "s":
            value = self._pop()
            held = self.registers.setdefault(name, [])
            held[-1:] = [value]
        elif command == "l":
            self.stack.append(self._get(name) if self.registers.get(name) else Number(0))
        elif command == "S":
            self.registers.setdefault(name, []).append(self._pop())
        elif command == "L":
            if not self.registers.get(name):
                raise Trouble(f"stack register {named(name)} is empty")
            self.stack.append(self.registers[name].pop())
        elif command == ":":
            self._need(2)
            index = self._index()
            self.arrays.setdefault(name, {})[index] = self._pop()
        else:
            self.stack.append(self.arrays.get(name, {}).get(self._index(), Number(0)))

    def _index(self) -> int:
        found = self._pop_number().whole()
        if found < 0:
            raise Trouble("array index must be a nonnegative integer")
        return found

    # -- commands ---------------------------------------------------------------------------------

    def _command(self, c: str) -> None:
        if c in "+-*/%^~|":
            self._compute(c)
        elif c in "({G":
            self.stack.append(Number(int(self._compared({"(": "<", "{": "!>", "G": "="}[c]))))
        elif c == "N":
            self.stack.append(Number(int(not self._pop_number().value)))
        elif c in "pnPf":
            self._print(c)
        elif c in "cdrRz":
            self._arrange(c)
        elif c in "kioKIO":
            self._setting(c)
        elif c == "v":
            self.stack.append(numbers.square_root(self._pop_number(), self.scale))
        elif c == "Z":
            top = self._pop()
            size = len(encode(top) if isinstance(top, str) else numbers.decimal(abs(top.value)))
            self.stack.append(Number(size))
        elif c == "X":
            top = self._pop()
            self.stack.append(Number(0 if isinstance(top, str) else top.scale))
        elif c == "a":
            top = self._pop()
            self.stack.append(top[:1] if isinstance(top, str) else chr(abs(top.whole()) & 255))
        elif c == "q":
            raise Quit(2)
        elif c == "Q":
            raise Quit(max(1, self._pop_number().whole()))
        else:
            raise Trouble(f"{named(c)} unimplemented")

    def _compute(self, c: str) -> None:
        if c == "|":
            self._modular()
            return
        a, b = self._pair()
        scale = self.scale
        try:
            if c == "+":
                self.stack.append(numbers.add(a, b))
            elif c == "-":
                self.stack.append(numbers.subtract(a, b))
            elif c == "*":
                self.stack.append(numbers.multiply(a, b, scale))
            elif c == "^":
                self.stack.append(numbers.power(a, b, scale))
            else:
                if c in "/~":
                    self.stack.append(numbers.divide(a, b, scale))
                if c in "%~":
                    self.stack.append(numbers.remainder(a, b, scale))
        except Trouble:
            self.stack += [a, b]
            raise

    def _modular(self) -> None:
        self._need(3)
        modulus = self._pop_number().whole()
        exponent = self._pop_number().whole()
        base = self._pop_number().whole()
        if not modulus or exponent < 0:
            raise Trouble("modular exponentiation: the modulus is 0, or the exponent negative")
        self.stack.append(Number(pow(base, exponent, modulus) if exponent else 1))

    def _shown(self, item: "Item") -> str:
        if isinstance(item, str):
            return item
        return numbers.wrapped(numbers.shown(item, self.obase), self.width)

    def _print(self, c: str) -> None:
        if c == "f":
            text = "".join([self._shown(item) + "\n" for item in reversed(self.stack)])
        elif c == "p":
            self._need(1)
            text = self._shown(self.stack[-1]) + "\n"
        else:
            top = self._pop()
            if c == "P" and isinstance(top, Number):
                whole = abs(top.whole())
                self.context.stdout.write(whole.to_bytes((whole.bit_length() + 7) // 8, "big"))
                return
            text = self._shown(top)
        self.context.stdout.write(encode(text))

    def _arrange(self, c: str) -> None:
        if c == "c":
            self.stack.clear()
        elif c == "d":
            self._need(1)
            self.stack.append(self.stack[-1])
        elif c == "r":
            self._need(2)
            self.stack[-2:] = reversed(self.stack[-2:])
        elif c == "z":
            self.stack.append(Number(len(self.stack)))
        else:
            self._rotate(self._pop_number().whole())

    def _rotate(self, count: int) -> None:
        size = abs(count)
        if size < 2:
            return
        part = self.stack[-size:]
        self.stack[-size:] = part[1:] + part[:1] if count > 0 else part[-1:] + part[:-1]

    def _setting(self, c: str) -> None:
        if c in "KIO":
            self.stack.append(Number({"K": self.scale, "I": self.ibase, "O": self.obase}[c]))
            return
        value = self._pop_number().whole()
        if c == "k":
            if not 0 <= value <= numbers.MOST_SCALE:
                raise Trouble("scale must be a nonnegative integer")
            self.scale = value
        elif c == "i":
            if not 2 <= value <= 16:
                raise Trouble("input base must be a number between 2 and 16 (inclusive)")
            self.ibase = value
        elif value < 2:
            raise Trouble("output base must be a number greater than 1")
        else:
            self.obase = value


def named(name: str) -> str:
    """A command or register for a message."""
    return f"'{name}'" if len(name) > 1 else f"'{name}' (0{ord(name or chr(0)):03o})"


def _closing(program: str, at: int) -> int:
    """The place of the ] that ends the string that begins at a place."""
    depth = 0
    for place in range(at, len(program)):
        depth += (program[place] == "[") - (program[place] == "]")
        if not depth:
            return place
    return len(program)
