"""[[, for programs that are no shell (in one it is a word of the grammar): test, with patterns."""

from genwrapper.applets.declare import raw_applet
from genwrapper.applets.test import BINARY, BadTest, Looker, evaluate, looker
from genwrapper.streams import Context, encode

JOINTS = {"&&": "-a", "||": "-o"}


@raw_applet(
    """
[[ [EXPRESSION] ]]

Exit with 0 where EXPRESSION holds, 1 where it does not, 2 where it is none. EXPRESSION is as for [,
and

  A = P, A == P, A != P  A matches the pattern P, or does not
  A =~ R                 there is a match of the extended regular expression R in A
  E && E, E || E         both hold, one holds
""",
    wrong=2,
)
def double_bracket(context: Context, arguments: list[str]) -> int:
    if arguments[-1:] != ["]]"]:
        context.error("the last argument must be ]]", 2)
        return 2
    words = [JOINTS.get(word, word) for word in arguments[:-1]]
    try:
        return 0 if evaluate(words, looker(context, Matcher)) else 1
    except BadTest as error:
        context.error(str(error), 2)
        return 2


class Matcher(Looker):
    """Compares with patterns."""

    __slots__ = ()

    operators = BINARY | {"=~"}

    def binary(self, left: str, operator: str, right: str) -> bool:
        """`left OPERATOR right`. BadTest."""
        from genwrapper.patterns import BadPattern, compile_pattern, compile_regex

        if operator == "=~":
            try:
                return compile_regex(encode(right), True).search(encode(left)) is not None
            except BadPattern as error:
                raise BadTest(f"{right}: {error}") from None
        if operator in ("=", "==", "!="):
            matches = compile_pattern([(right, False)]).matches(left)
            return matches == (operator != "!=")
        return super().binary(left, operator, right)
