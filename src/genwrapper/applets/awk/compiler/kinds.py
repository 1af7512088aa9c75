"""What is known of an awk program's variables and expressions before it runs.

Kinds of values: `n` a number; `N` a number, or never set; `s` text that is no input; `S` such text,
or never set; `i` input text as plain bytes (fields), to be wrapped as Input where it is kept; `?`
anything.
"""

from genwrapper.applets.awk.syntax import Function, Node, Program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Visit = Callable[[Node, Function | None, bool], None]

SPECIAL_NAMES = (
    "ARGC CONVFMT ERRNO FIELDWIDTHS FILENAME FNR FPAT FS IGNORECASE NF NR OFMT OFS ORS RLENGTH RS"
    " RSTART RT SUBSEP ARGIND"
)
SPECIAL = frozenset(SPECIAL_NAMES.split())
ARRAYS = frozenset(["ENVIRON", "ARGV", "PROCINFO"])
NUMBERS = frozenset(["NR", "FNR", "NF", "RSTART", "RLENGTH"])
TEXTS = frozenset(["sprintf", "substr", "tolower", "toupper", "gensub", "strftime", "typeof"])
LOOPS = frozenset(["while", "do", "for", "each", "switch"])
RECORD = Node("field", 0, Node("number", 0, 0.0))


class Kinds:
    """Which variables and parameters are arrays (those that are used as such, or are handed to a
    parameter that is), what kind the others are of, and what the program touches at all.

    `outside`: the names that the command line gives values to.
    """

    __slots__ = (
        "arrays",
        "changes_fields",
        "items",
        "leaves_inside",
        "mentioned",
        "most_field",
        "open",
        "outside",
        "parameters",
        "program",
        "scalars",
    )

    def __init__(self, program: Program, outside: set[str]) -> None:
        self.arrays: set[str] = set()
        self.parameters: dict[str, set[str]] = {name: set() for name in program.functions}
        self.program = program
        self.outside = outside
        self.mentioned: set[str] = set()  # names of variables
        self.changes_fields = False
        self.most_field = 0  # the highest field that is asked for; -1: any
        self.leaves_inside = False  # `next` in a function or an inner loop
        self._walk_all(self._look)
        self.open = "ARGV" in self.mentioned  # operands may be made that assign
        while True:
            before = (len(self.arrays), sum(map(len, self.parameters.values())))
            self._walk_all(self._find_arrays)
            if (len(self.arrays), sum(map(len, self.parameters.values()))) == before:
                break
        self.scalars: dict[str, str] = {}
        self.items: dict[str, str] = {}
        while True:
            known = (dict(self.scalars), dict(self.items))
            self._walk_all(self._infer)
            if (self.scalars, self.items) == known:
                return

    @property
    def ignores_case(self) -> bool:
        """Whether IGNORECASE may be set."""
        return "IGNORECASE" in self.mentioned or "IGNORECASE" in self.outside

    # -- walking ----------------------------------------------------------------------------------

    def _walk_all(self, visit: "Visit") -> None:
        for function in self.program.functions.values():
            self._walk(function.body, function, visit, True)
        for rule in self.program.rules:
            for part in (rule.first, rule.second, rule.action):
                self._walk(part, None, visit, rule.kind != "")

    def _walk(self, node: "Any", function: Function | None, visit: "Visit", inside: bool) -> None:
        """Visit a node and what is in it; `inside`: in a function, a loop, BEGIN or END."""
        if isinstance(node, list):
            for part in node:
                self._walk(part, function, visit, inside)
        if not isinstance(node, Node):
            return
        visit(node, function, inside)
        inside = inside or node.kind in LOOPS
        for part in node.parts:
            self._walk(part, function, visit, inside)

    # -- what is touched --------------------------------------------------------------------------

    def _look(self, node: Node, function: Function | None, inside: bool) -> None:
        kind, parts = node.kind, node.parts
        if kind in ("name", "item", "delete"):
            self.mentioned.add(parts[0])
        elif kind == "in":
            self.mentioned.add(parts[1])
        elif kind == "each":
            self.mentioned.add(parts[1])
            self._target(Node("name", 0, parts[0]))
        elif kind == "field":
            index = parts[0]
            if index.kind != "number":
                self.most_field = -1
            elif self.most_field >= 0:
                self.most_field = max(self.most_field, int(index.parts[0]))
        elif kind in ("next", "nextfile"):
            self.leaves_inside = self.leaves_inside or inside
        elif kind == "getline":
            self.mentioned.update(("NR", "FNR"))
            self._target(parts[2] or RECORD)
        elif kind in ("assign", "before", "after"):
            self._target(parts[0])
        elif kind == "builtin" and parts[0] in ("sub", "gsub") and len(parts[1]) > 2:
            self._target(parts[1][2])

    def _target(self, target: Node) -> None:
        if target.kind == "field":
            index = target.parts[0]
            if index.kind != "number" or index.parts[0] != 0:
                self.changes_fields = True
        elif target.kind == "name" and target.parts[0] == "NF":
            self.changes_fields = True

    # -- arrays -----------------------------------------------------------------------------------

    def _array(self, name: str, function: Function | None) -> None:
        if function is not None and name in function.parameters:
            self.parameters[function.name].add(name)
        elif name not in ARRAYS:
            self.arrays.add(name)

    def _is_array(self, name: str, function: Function | None) -> bool:
        if function is not None and name in function.parameters:
            return name in self.parameters[function.name]
        return name in self.arrays or name in ARRAYS

    def _find_arrays(self, node: Node, function: Function | None, inside: bool) -> None:
        parts = node.parts
        if node.kind in ("item", "delete"):
            self._array(parts[0], function)
        elif node.kind in ("each", "in"):
            self._array(parts[1], function)
        elif node.kind == "builtin" and parts[0] in ("asort", "asorti"):
            for value in parts[1][:2]:
                if value.kind == "name":
                    self._array(value.parts[0], function)
        elif node.kind == "builtin" and parts[0] in ("split", "match", "patsplit"):
            place = 2 if parts[0] == "match" else 1
            if parts[0] == "patsplit" and len(parts[1]) > 3 and parts[1][3].kind == "name":
                self._array(parts[1][3].parts[0], function)
            if len(parts[1]) > place and parts[1][place].kind == "name":
                self._array(parts[1][place].parts[0], function)
        elif node.kind == "call" and parts[0] in self.parameters:
            arrays = self.parameters[parts[0]]
            names = self.program.functions[parts[0]].parameters
            for name, value in zip(names, parts[1], strict=False):
                if value.kind != "name":
                    continue
                if name in arrays:
                    self._array(value.parts[0], function)
                elif self._is_array(value.parts[0], function):
                    arrays.add(name)  # one that the function hands on, or asks for its length

    # -- kinds ------------------------------------------------------------------------------------

    def _infer(self, node: Node, function: Function | None, inside: bool) -> None:
        """Take in what a node assigns."""
        kind, parts = node.kind, node.parts
        if kind == "assign":
            self._given(parts[0], "n" if parts[1] else self.of(parts[2], function), function)
        elif kind in ("before", "after"):
            self._given(parts[0], "n", function)
        elif kind == "each":
            self._given(Node("name", 0, parts[0]), "?", function)
        elif kind == "getline" and parts[2] is not None:
            self._given(parts[2], "?", function)
        elif kind == "builtin":
            name, values = parts
            if name in ("sub", "gsub") and len(values) > 2:
                self._given(values[2], "s", function)
            elif name in ("split", "match", "asort", "asorti", "patsplit"):
                for value in values:
                    self._handed_on(value, function)
        elif kind == "call":
            for value in parts[1]:
                self._handed_on(value, function)

    def _handed_on(self, value: Node, function: Function | None) -> None:
        """An array that others write to."""
        if value.kind == "name" and value.parts[0] in self.arrays:
            self._given(Node("item", 0, value.parts[0], []), "?", function)

    def _given(self, target: Node, kind: str, function: Function | None) -> None:
        if target.kind not in ("name", "item"):
            return
        name = target.parts[0]
        if function is not None and name in function.parameters:
            return
        known = self.scalars if target.kind == "name" else self.items
        kind = kind.upper() if kind in "ns" else "?" if kind == "i" else kind
        known[name] = kind if known.get(name, kind) == kind else "?"

    def of(self, node: Node, function: Function | None) -> str:
        """The kind of an expression's value."""
        kind, parts = node.kind, node.parts
        if kind in ("string", "concat"):
            return "s"
        if kind == "field":
            return "i"
        if kind == "kept":
            return str(parts[1])
        if kind == "call":
            return "?"
        if kind == "builtin":
            return "s" if parts[0] in TEXTS else "n"
        if kind == "group":
            return self.of(parts[0][0], function) if len(parts[0]) == 1 else "?"
        if kind == "assign" and not parts[1]:
            given = self.of(parts[2], function)
            return "?" if given == "i" else given
        if kind == "choice":
            one, other = self.of(parts[1], function), self.of(parts[2], function)
            return one if one == other else "N" if {one, other} == {"n", "N"} else "?"
        if kind == "name":
            return self._variable(parts[0], function)
        if kind == "item":
            name = parts[0]
            if name in ARRAYS or (function is not None and name in function.parameters):
                return "?"
            return self._stored(self.items, name)
        return "n"

    def _variable(self, name: str, function: Function | None) -> str:
        if function is not None and name in function.parameters:
            return "?"
        if name in SPECIAL:
            return "n" if name in NUMBERS else "?"
        return self._stored(self.scalars, name)

    def _stored(self, known: dict[str, str], name: str) -> str:
        if self.open or name in self.outside:
            return "?"
        return known.get(name, "N")
