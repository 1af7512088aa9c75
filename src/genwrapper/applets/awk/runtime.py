"""The world of a compiled awk program: record and fields, special variables, input and output."""

from genwrapper.applets.awk.channels import Channels
from genwrapper.applets.awk.fields import OTHER_SPACE, described, of_widths, pieces
from genwrapper.applets.awk.formatting import BadFormat, formatted, prepared, quickly
from genwrapper.applets.awk.lexer import unescaped
from genwrapper.applets.awk.library import Failure
from genwrapper.applets.awk.patterns import awk_regex
from genwrapper.applets.awk.records import Records
from genwrapper.applets.awk.values import Array, Input, num, text_of, truth
from genwrapper.patterns import BadPattern
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from genwrapper.applets.awk.values import Value

MOST_FIELDS = 10_000_000


class Next(Exception):
    """`next`."""


class Exit(Exception):
    """`exit`."""


class Runtime:
    """One run of a program."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.channels = Channels(context)
        self.status = 0
        self.ranges: set[int] = set()
        self.patterns: dict[bytes, re.Pattern[bytes]] = {}
        self._forms: dict[bytes, tuple[bytes, bytes, bool] | None] = {}
        self.set_global: Callable[[str, Value], bool] = lambda name, value: False
        # The record: one of text and fields may have to be made of the other
        self.begin_file: Callable[[], None] | None = None  # BEGINFILE and ENDFILE
        self.end_file: Callable[[], None] | None = None
        self.text: bytes | None = b""
        self.fields: list[bytes] | None = []
        self.most = -1  # fields that the program asks for; -1: any
        self._blanks = True  # FS is a blank, and the text of the record has no other white space
        self._separator: bytes | re.Pattern[bytes] = b"\n"
        self._own: Callable[[bytes], list[bytes]] | None = None  # what FPAT, FIELDWIDTHS say
        self._fs: Value = b" "
        self._rs: Value = b"\n"
        self.got = Input(b"")
        self.convfmt = b"%.6g"
        self.ofs, self.ors = b" ", b"\n"
        self.NR: float = 0
        self.FNR: float = 0
        self.RSTART: float = 0
        self.RLENGTH: float = -1
        self.CONVFMT: Value = b"%.6g"
        self.OFMT: Value = b"%.6g"
        self.OFS: Value = b" "
        self.ORS: Value = b"\n"
        self.SUBSEP: Value = b"\x1c"
        self.RT: Value = b""
        self.IGNORECASE: Value = 0
        self.FPAT: Value = b"[^[:space:]]+"
        self.FIELDWIDTHS: Value = b""
        self.FILENAME: Value = b""
        self.ERRNO: Value = b""
        self.ENVIRON = Array()
        for name, value in context.environment.items():
            self.ENVIRON[encode(name)] = Input(encode(value))
        self.ARGV = Array()
        self.PROCINFO = Array()
        self.functions: dict[str, Callable[..., Value]] = {}  # the program's own, by name
        self.ARGC: Value = 0
        self.ARGIND: Value = 0
        self._argument = 1
        self._named = False
        self._main: Records | None = None
        self._ended = False

    # -- values -----------------------------------------------------------------------------------

    def string(self, value: "Value") -> bytes:
        """A value as text."""
        if isinstance(value, bytes):
            return value
        return b"" if value is None else text_of(value, self.convfmt)

    def shown(self, value: "Value") -> bytes:
        """A value as print writes it."""
        if isinstance(value, bytes):
            return value
        return b"" if value is None else text_of(value, self.string(self.OFMT))

    def formatted(self, form: bytes, values: "list[Value]") -> bytes:
        """printf."""
        if form not in self._forms:
            if len(self._forms) > 500:
                self._forms.clear()
            self._forms[form] = prepared(form)
        plain = self._forms[form]
        if plain is not None:
            quick = quickly(plain, values, self.convfmt)
            if quick is not None:
                return quick
        try:
            return formatted(form, values, self.convfmt)
        except BadFormat as error:
            raise Failure(f"{decode(form)!r}: {error}") from None

    def regex(self, source: bytes) -> "re.Pattern[bytes]":
        """A regular expression, compiled once."""
        found = self.patterns.get(source)
        if found is None:
            try:
                found = awk_regex(source, truth(self.IGNORECASE))
            except BadPattern as error:
                raise Failure(f"/{decode(source)}/: {error}") from None
            if len(self.patterns) > 500:
                self.patterns.clear()
            self.patterns[source] = found
        return found

    def put(self, name: str, value: "Value") -> "Value":
        """Set a special variable."""
        if name == "OFS" and self.text is None:
            self.joined()  # the record that was changed is made with the old one
        setattr(self, name, num(value) if name in ("NR", "FNR", "RSTART", "RLENGTH") else value)
        if name == "OFS":
            self.ofs = self.string(value)
        elif name == "ORS":
            self.ors = self.string(value)
        elif name == "CONVFMT":
            self.convfmt = self.string(value)
        elif name == "IGNORECASE":
            self.patterns.clear()
            self.RS = self._rs
        elif name in ("FPAT", "FIELDWIDTHS"):
            self._split_as(name, self.string(value))
        return value

    # -- the record -------------------------------------------------------------------------------

    def joined(self) -> bytes:
        """$0, made of the fields."""
        text = self.text
        if text is None:
            text = self.text = self.ofs.join(self.fields or [])
        return text

    def set_record(self, value: "Value") -> "Value":
        """Set $0."""
        self.text = self.string(value)
        self.fields = None
        self._blanks = False  # it was not looked at
        return value

    def split_record(self) -> list[bytes]:
        """The fields of the record."""
        if self._blanks:
            fields = (self.text or b"").split(None, self.most)
        elif self._own is not None:
            fields = self._own(self.text or b"")
        else:
            fields = pieces(self, self.text or b"", self._fs, self._separator == b"")
        self.fields = fields
        return fields

    def _split_as(self, name: str, text: bytes) -> None:
        """Split records as FPAT or FIELDWIDTHS says, from the next one on."""
        if self.fields is None:
            self.split_record()
        if name == "FPAT":
            pattern = self.regex(text)
            self._own = lambda record: described(record, pattern)[1::2]
        else:
            self._own = lambda record: of_widths(record, text)
        self._blanks = False

    def field(self, number: int) -> bytes:
        """$N, where it is none of the fields."""
        if number < 0:
            raise Failure(f"there is no field {number}")
        return b"" if number else self.joined()

    def set_field(self, number: int, value: "Value") -> "Value":
        """Set $N; $0 is made anew when it is asked for."""
        if number == 0:
            return self.set_record(value)
        if not 0 < number < MOST_FIELDS:
            raise Failure(f"there is no field {number}")
        fields = self.fields or self.split_record()
        if number > len(fields):
            fields += [b""] * (number - len(fields))
        fields[number - 1] = self.string(value)
        self.text = None
        return value

    @property
    def NF(self) -> int:
        """How many fields there are."""
        return len(self.fields or self.split_record())

    @NF.setter
    def NF(self, value: "Value") -> None:
        count = int(num(value))
        if not 0 <= count < MOST_FIELDS:
            raise Failure(f"NF can't be {count}")
        fields = self.fields or self.split_record()
        del fields[count:]
        fields += [b""] * (count - len(fields))
        self.text = None

    @property
    def FS(self) -> "Value":
        """What separates fields."""
        return self._fs

    @FS.setter
    def FS(self, value: "Value") -> None:
        if self.fields is None:
            self.split_record()  # the record that is there was separated by the old one
        self._fs = value
        self._own = None
        self._blanks = False

    @property
    def RS(self) -> "Value":
        """What separates records."""
        return self._rs

    @RS.setter
    def RS(self, value: "Value") -> None:
        self._rs = value
        text = self.string(value)
        self._separator = text if len(text) < 2 else self.regex(text)
        if self._main is not None:
            self._main.give_back()

    def split(self, text: bytes, array: Array, by: "Value | re.Pattern[bytes]") -> int:
        """split()."""
        by = self._fs if by is None else by
        if not isinstance(by, (bytes, int, float)) and by is not None and not by.pattern:
            by = b""  # between all characters
        parts = pieces(self, text, by)
        array.clear()
        for number, part in enumerate(parts, 1):
            array[b"%d" % number] = Input(part)
        return len(parts)

    def patsplit(
        self,
        text: bytes,
        pattern: "re.Pattern[bytes] | None",
        array: Array,
        between: Array | None = None,
    ) -> int:
        """patsplit(): what FPAT or a pattern describes, and what is between."""
        found = list(described(text, pattern or self.regex(self.string(self.FPAT))))
        for target, parts in ((array, found[1::2]), (between, found[::2])):
            if target is not None:
                target.clear()
                for number, part in enumerate(parts, target is array):
                    target[b"%d" % number] = Input(part)
        return len(found) // 2

    # -- reading ----------------------------------------------------------------------------------

    def records(self, counts: bool) -> "Iterator[bytes]":
        """The records of the operands. `counts`: the program looks at NR, FNR or RT."""
        while True:
            main = self._main or self._open_next()
            if main is None:
                return
            self.channels.settle()
            found = main.block(self._separator)
            if found is None:
                self.next_file()
                continue
            records, text = found
            self._blanks = (
                self._own is None
                and self.string(self._fs) == b" "
                and not any(other in text for other in OTHER_SPACE)
            )
            if not counts:
                yield from records
                continue
            for record in records:
                self.NR += 1
                self.FNR += 1
                self.RT = main.end
                yield record

    def read_main(self) -> int:
        """The next record of the operands into `got`: 1, or 0 where there is none."""
        while True:
            main = self._main
            if main is None:
                main = self._open_next()
                if main is None:
                    return 0
            record = main.next(self._separator)
            if record is not None:
                self.NR += 1
                self.FNR += 1
                self.RT = main.end
                self.got = Input(record)
                return 1
            self.next_file()

    def next_file(self) -> None:
        """Read no more of this file."""
        if self._main is not None:
            if self.end_file is not None:
                self.end_file()
            self._main.give_back()
            self._main.source.close()
            self._main = None

    def _open_next(self) -> Records | None:
        while not self._ended:
            count = int(num(self.ARGC))
            if self._argument >= count:
                self._ended = True
                if self._named:
                    return None
                name = b"-"
            else:
                key = b"%d" % self._argument
                self._argument += 1
                name = self.string(self.ARGV[key]) if key in self.ARGV else b""
                if not name or self.assignment(name):
                    continue
            self._named = True
            self.FNR = 0
            self.FILENAME = b"" if name == b"-" and self._ended else name
            self.ARGIND = self._argument - 1
            if self.begin_file is not None:
                self._main = self._begun(name)
                if self._main is not None:
                    return self._main
                continue
            for source in self.context.inputs([decode(name)]):
                self._main = Records(source.hold())
                return self._main
            self.status = 2
        return None

    def _begun(self, name: bytes) -> Records | None:
        """A file that BEGINFILE was told of; None where that passes it over."""
        assert self.begin_file is not None
        source = None
        self.ERRNO = b""
        try:
            source = self.context.stdin.hold() if name == b"-" else self.context.open(decode(name))
            source.unread(source.read_block())  # a folder can't be read
        except OSError as error:
            self.ERRNO = encode(error.strerror or "")
        try:
            self.begin_file()
        except Next:
            if source is not None:
                source.close()
            return None
        if self.ERRNO or source is None:
            raise Failure(f"{decode(name)}: {decode(self.string(self.ERRNO))}")
        return Records(source)

    def finish(self) -> None:
        """At the end of the program: what was read ahead is given back, all is closed."""
        if self._main is not None:
            self._main.give_back()
        self.channels.close_all()

    def assignment(self, text: bytes) -> bool:
        """Do what an operand `name=value` says; whether it is one."""
        name, equals, value = decode(text).partition("=")
        plain = name.replace("_", "a")
        if not equals or not plain.isascii() or not plain.isalnum() or plain[0].isdigit():
            return False
        given = Input(encode(unescaped(value)))
        if not self.set_global(name, given):
            self.put(name, given)
        return True

    def _take(self, records: Records) -> int:
        record = records.next(self._separator)
        if record is None:
            return 0
        self.RT = records.end
        self.got = Input(record)
        return 1

    def read_file(self, name: bytes) -> int:
        """`getline < name`: 1, 0 at the end, -1 where it can't be read."""
        self.channels.flush([])
        try:
            return self._take(self.channels.file(name))
        except OSError as error:
            self.ERRNO = encode(error.strerror or "")
            return -1

    def read_command(self, name: bytes) -> int:
        """`name | getline`."""
        try:
            status = self._take(self.channels.command(name))
        except OSError:
            return -1
        if status > 0:
            self.NR += 1
        return status

    def write(self, data: bytes) -> None:
        """Print."""
        self.channels.settle()
        self.context.stdout.write(data)

    def output(self, redirection: str, name: bytes, data: bytes) -> None:
        """Print somewhere else."""
        try:
            self.channels.write(redirection, name, data)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                return
            raise Failure(f"{decode(name)}: {error.strerror}") from None
