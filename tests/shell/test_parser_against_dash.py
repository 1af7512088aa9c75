"""What dash accepts and refuses, we do; and no text at all makes the parser fail otherwise."""

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genwrapper.shell.lexer import SyntaxFault
from genwrapper.shell.parser import Parser
from genwrapper.shell.syntax import Sequence

ACCEPTED = r"""
a | b 2>&1 >c & d
a=1
>f
a;b;c
a && b || c
! a
! ! a
{ a; }
{ a }
{a; }
}
{ }
{
( a )
()
( )
(a;)
(;a)
(a &)
((a))
if a; then b; fi
if a then b; fi
if a; then fi
if a; then b; else fi
if a; then b; else c; fi
if a; then b; elif c; then d; fi
if a; then b; elif c; fi
if a; then b; fi fi
if a & then b; fi
if (a) then (b) else (c) fi
if { a; } then { b; } fi
while a; do b; done
while a; do; done
while do a; done
until a; do b; done
until a; b; do c; done
for i in a b; do c; done
for i in; do c; done
for i; do c; done
for i do c; done
for i in do done; do c; done
for i in a; b; done
for $i in a; do b; done
for 'i' in a; do b; done
for i in a do b; done
for do in a; do b; done
for i in a;; do b; done
for i & do b; done
case a in esac
case a in a) esac
case a in a) b;; esac
case a in (a) b;; esac
case a in (a|b) c;; d) e; esac
case a in a|) b;; esac
case a in |a) b;; esac
case a in a b) c;; esac
case a in ) b;; esac
case a in a) b; ;; esac
case a in a) ;; ;; esac
case a a) b;; esac
case in in in) in;; esac
case esac in (esac) a;; esac
case esac in esac
case a in a) case b in b) c;; esac;; esac
case 'a b' in 'a b') c;; esac
case a in "$b"|*.c) d;; esac
f() { a; }
f () ( a )
f() a
f() if a; then b; fi
f() { a; } >b 2>&1
f() { a; } b
f(a) { b; }
f( ) { a; }
1f() { a; }
f-g() { a; }
'f'() { a; }
f() { a; }; f() { b; }
f() f() { a; }
f() { g() { a; }; }
a >
a > b > c
a >& 1
a >&- <&-
a <> b
a >| b
a > | b
a > > b
a < ( b
a <&
2> a
2>a b
a 2 > b
> > a
a b(
a (b)
a;
a &
a & b
a & & b
a && && b
a || | b
a |
a | ; b
a ||
| a
& a
; a
;; a
a ; ; b
a ;; b
&& a
then
do
done
else
elif
fi
esac
in
echo then do done
if
while
a=(
a=()
a=1 b=2 c
a=$(b)
a=$(
a=`b`
a=`b
echo "a
echo 'a
echo \
echo "a'b"c'd"e'
echo "$(echo "a")"
echo "$(echo "a)"
echo "`echo "a"`"
echo ${a}
echo ${a
echo ${a-b c}
echo ${a-"b}"}
echo ${a-'}'}
echo "${a-'}"
echo "${a-"}"}"
echo ${a:-${b:=${c?d}}}
echo ${#a} ${#} ${##} ${#-} ${a##*/} ${a%%.*}
echo $((1+2)) $(( (1) * (2) ))
echo $((1+2)
echo $((1
echo $(a; b) $(c | d)
echo $(a;; b)
echo $(if a; then b; fi)
echo $(if a; then b)
echo $(case a in a) b;; esac)
echo $(case a in (a) b;; esac)
echo $(# a
echo $()
echo $( ) ``
echo a#b #c (
# (
a # ; ( if
a \# (
a '(' ')' "(" \( \)
time a
[[ a ]]
[[ a && b ]]
a == b
export a=(b)
a+=b
function f { a; }
a[1]=b
let a=1
select i in a b; do c; done
select
echo $$ $! $? $# $@ $* $- $0 $1
echo $ a$
echo "$" "a$"
echo ~ ~a ~/b
!a
{ a; } | { b; } && { c; }
{ a; } { b; }
( a ) ( b )
( a ) b
{ a; } b
if a; then b; fi c
while a; do b; done >c <d | e &
while a; do b; done; done
{ ( { ( a ); } ) }
if a; then if b; then c; fi; fi
if a; then if b; then c; fi fi
while a; do while b; do c; done done
case a in a) if b; then c; fi esac
case a in a) { b; } esac
a && if b; then c; fi || d
a | while b; do c; done
! if a; then b; fi
! { a; }
a; } 
a; )
"$(
"${a
${a
`
$(
$((
$((
""".split("\n")[1:]

LINES = [
    '""',
    "''",
    "$''",
    "\\",
    '"\\',
    "cat <<E\na\nE\n",
    "cat <<E\na\n",
    "cat <<'E'\n$(\nE\n",
    "cat <<\\E\n`\nE\n",
    "cat <<E | b\na\nE\n",
    "cat <<E; )\na\nE\n",
    "cat <<-E\n\ta\n\tE\n)",
    "cat <<E\na\n E\nE\n)",
    "cat <<A <<B\na\nA\nb\nB\n(",
    "if cat <<E; then\na\nE\nb; fi",
    "while a\ndo\nb\ndone",
    "for i\nin a\ndo b\ndone",
    "for i\nin\na\ndo b\ndone",
    "case a\nin\na)\nb\n;;\nesac",
    "case a in a)\n\nesac",
    "a &&\n\nb",
    "a |\n\nb",
    "a\n&& b",
    "a\n| b",
    "a\n;",
    "a &\n;",
    "f()\n{ a; }",
    "f()\n\n(a)",
    "f\n()\n{ a; }",
    "{\n\na\n\n}",
    "(\n\na\n\n)",
    "(\n)",
    "{\n}",
    "if\na\nthen\nb\nelse\nc\nfi",
    "if a\nthen\nfi",
    "a \\\n b (",
    "i\\\nf a; then b; fi",
    "a &\\\n& b",
    "a &\\\n& & b",
    "echo $(\na\n)",
    "echo $(a #)\n)",
    "echo `a\nb`",
    'echo "a\n$(b\nc)\nd"',
    "echo ${a-b\nc}",
    "echo $((1 +\n2))",
    "a\n\n\n(",
    "\n\n# x\n\na",
    "a # b \\\n)",
    "# a \\\n(",
]

# Each with why we differ.
DIFFERENT = {
    "! ! a": "the grammar has one `!`; dash takes any number",
    "in": "`in` is reserved only as the third word of for and case (2.4)",
    "case in in in) in;; esac": "likewise",
    "f() a": "a function's body is a compound command (2.9.5)",
    "f() f() { a; }": "likewise",
}


def ours(text: str) -> bool:
    parser = Parser(text)
    try:
        while parser.next() is not None:
            pass
    except SyntaxFault:
        return False
    return True


@pytest.mark.skipif(shutil.which("dash") is None, reason="needs dash")
@pytest.mark.parametrize("text", [text for text in ACCEPTED + LINES if text not in DIFFERENT])
def test_agrees_with_dash(text: str) -> None:
    dash = subprocess.run(["dash", "-n"], input=text.encode(), capture_output=True, timeout=20)
    assert ours(text) is (dash.returncode == 0), dash.stderr.decode()


TOKENS = st.sampled_from(
    "echo|a|a=|~|$|${|}|$(|)|((|))|`|\"|'|\\|\n|\\\n| |if|then|fi|case|in|esac|;;|;&|;|&|<|<<|<<-|E"
    "|\t|#|:|-|%|{|(|for|do|done|while|!|\0|é|\udc80|1|$'".split("|")
)


def everything(parser: Parser) -> list[Sequence | str]:
    found: list[Sequence | str] = []
    try:
        while (command := parser.next()) is not None:
            found.append(command)
    except SyntaxFault as fault:
        found.append(fault.message)
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKENS, max_size=40).map("".join) | st.text(max_size=40))
def test_any_text_parses_or_is_a_fault_whole_or_in_lines(text: str) -> None:
    lines = iter([f"{line}\n" for line in text.split("\n")[:-1]] + [text.split("\n")[-1]])
    whole = everything(Parser(text))
    if "\0" not in text:
        assert everything(Parser("", more=lambda: next(lines, ""))) == whole


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_parse_or_are_a_fault(data: bytes) -> None:
    everything(Parser(data.decode("utf-8", "surrogateescape")))
