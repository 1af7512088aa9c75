"""The grammar: every production of POSIX XCU 2.10, as what it parses to on one line."""

import pytest

from genwrapper.shell.errors import SyntaxFault
from genwrapper.shell.parsing.parser import Parser
from genwrapper.shell.syntax import (
    AndOr,
    Arithmetic,
    Background,
    BadSubstitution,
    Case,
    CommandSubstitution,
    Conditional,
    For,
    Function,
    Group,
    HereDocument,
    If,
    Literal,
    Node,
    Not,
    Parameter,
    Pipeline,
    Primary,
    ProcessSubstitution,
    Redirected,
    Redirection,
    Replacement,
    Sequence,
    Simple,
    Subshell,
    Substituting,
    Substring,
    Tilde,
    Until,
    While,
    Word,
)


def shown(node: object) -> str:
    """A node on one line: 'x' is quoted text, "$x" a quoted expansion, […] a construct."""
    match node:
        case Word(parts=()):
            return "()"
        case Word():
            return "".join(map(shown, node.parts))
        case Literal():
            return f"'{node.text}'" if node.quoted else node.text
        case Tilde():
            return f"[~{node.user}]"
        case Parameter():
            argument = "" if node.argument is None else f"({shown(node.argument)})"
            text = f"${{{node.name}{node.operator}{argument}}}"
            return f'"{text}"' if node.quoted else text
        case Substring():
            length = "" if node.length is None else f":{shown(node.length)}"
            text = f"${{{node.name}:{shown(node.offset)}{length}}}"
            return f'"{text}"' if node.quoted else text
        case Replacement():
            how = "//" if node.everywhere else f"/{node.anchor}"
            text = f"${{{node.name}{how}{shown(node.pattern)}/{shown(node.text)}}}"
            return f'"{text}"' if node.quoted else text
        case ProcessSubstitution():
            return f"{node.direction}({shown(node.body)})"
        case Substituting():
            return f"[with {shown(node.command)}]"
        case BadSubstitution():
            return f"bad({node.text})"
        case Conditional():
            return f"[[[ {shown(node.expression)} ]]]"
        case Primary():
            left = "" if node.left is None else f"{shown(node.left)} "
            return f"{left}{node.operator} {shown(node.right)}"
        case CommandSubstitution():
            text = f"$({shown(node.body)})"
            return f'"{text}"' if node.quoted else text
        case Arithmetic():
            text = f"$(({shown(node.expression)}))"
            return f'"{text}"' if node.quoted else text
        case Redirection():
            return (
                f"{'' if node.number is None else node.number}{node.operator} {shown(node.target)}"
            )
        case HereDocument():
            return f"{'' if node.number is None else node.number}<< {shown(node.body)}"
        case Simple():
            found = [f"{a.name}={shown(a.value)}" for a in node.assignments]
            return " ".join(found + [shown(n) for n in (*node.words, *node.redirections)])
        case Sequence():
            return "; ".join(map(shown, node.commands))
        case Background():
            return f"[{shown(node.command)} &]"
        case AndOr():
            pairs = zip(node.operators, node.commands[1:], strict=True)
            return (
                "[" + shown(node.commands[0]) + "".join(f" {o} {shown(c)}" for o, c in pairs) + "]"
            )
        case Not():
            return f"[! {shown(node.command)}]"
        case Pipeline():
            return "[" + " | ".join(map(shown, node.stages)) + "]"
        case Redirected():
            return f"[{shown(node.command)} {' '.join(map(shown, node.redirections))}]"
        case Group():
            return f"[{{ {shown(node.body)} }}]"
        case Subshell():
            return f"[( {shown(node.body)} )]"
        case If():
            otherwise = "" if node.otherwise is None else f" else {shown(node.otherwise)}"
            return f"[if {shown(node.condition)} then {shown(node.body)}{otherwise}]"
        case While():
            return f"[while {shown(node.condition)} do {shown(node.body)}]"
        case Until():
            return f"[until {shown(node.condition)} do {shown(node.body)}]"
        case For():
            words = "" if node.words is None else " in " + ",".join(map(shown, node.words))
            return f"[for {node.name}{words} do {shown(node.body)}]"
        case Case():
            items = " ".join(
                f"({'|'.join(map(shown, i.patterns))}) {shown(i.body)} {i.terminator}"
                for i in node.items
            )
            return f"[case {shown(node.word)} {items}]"
        case Function():
            return f"[{node.name}() {shown(node.body)}]"
    raise AssertionError(node)


def parsed(text: str) -> list[Sequence]:
    parser = Parser(text)
    found = []
    while (command := parser.next()) is not None:
        found.append(command)
    return found


GRAMMAR = [
    ("cat <(a) x<(b;c)y >(d)", "[with cat <(a) x<(b; c)y >(d)]"),
    ("while a <(b); do c; done < <(d)", "[with [[while [with a <(b)] do c] < <(d)]]"),
    ("f() { :; } < <(a); b", "[f() [with [[{ : }] < <(a)]]]; b"),
    ('echo ${}x ${a b} "${a!}"', "echo bad(${})x bad(${a b}) bad(${a!})"),
    ("echo ${a!$(echo })'}'} b", "echo bad(${a!$(echo })'}'}) b"),
    ("echo ${a^} ${a,,[b-d]}", "echo ${a^(())} ${a,,([b-d])}"),
    ("echo ${!a} ${!a*} ${!1:-b} ${!-b}", "echo ${!a} ${a!*} ${!1:-(b)} ${!-(b)}"),
    ("echo ${BASH_REMATCH[2]} ${BASH_REMATCH[0]}", "echo ${BASH_REMATCH[2]} ${BASH_REMATCH}"),
    # simple commands (2.9.1)
    ("echo a b", "echo a b"),
    ("a=1 b=2 cmd c=3", "a=1 b=2 cmd c=3"),
    ("a= b=''", "a=() b=''"),
    (">f", "> f"),
    ("a=1 >f cmd <g", "a=1 cmd > f < g"),
    ("1a=b -a=b a+=b =b", "1a=b -a=b a+=b =b"),
    ("'a'=b", "'a=b'"),
    ("a=$b$c", "a=${b}${c}"),
    ("if=1", "if=1"),
    # redirections (2.7)
    ("a <b >c >>d <>e >|f <&3 >&-", "a < b > c >> d <> e >| f <& 3 >& -"),
    ("a 2>&1 10<x 2 >f", "a 2 2>& 1 10< x > f"),
    ("a 2'' >f", "a '2' > f"),
    ("a b2>f", "a b2 > f"),
    ("a>b<c", "a > b < c"),
    # quoting (2.2)
    ("a'b c'd", "'ab cd'"),
    ("a'b c'*", "a'b c'*"),
    (r"\a\*\ b", "'a* b'"),
    (r'"a\b\$\`\"\\\c"', r"""'a\b$`"\\c'"""),
    ('""', "''"),
    ("''\"\"", "''"),
    ('"\\\n"', "''"),
    ('""$a', "''${a}"),
    ('"a$b"', "'a'\"${b}\""),
    ('"$"a"$"', "'$a$'"),
    ("$ $\\a", "$ '$a'"),
    ("$'a\\tb\\x41\\101\\'\\e'", "'a\tbAA'\x1b'"),
    ("$'\\cA\\c\\\\\\q'", "'\x01\x1c\\q'"),
    ("$'\\303\\251\\xff'", "'é\udcff'"),
    ("$'a\\0b'c", "'ac'"),
    ("\"$'a'\"", "'$'a''"),
    # line continuation
    ("ec\\\nho a\\\n b", "echo a b"),
    ("a &\\\n& b |\\\n| c", "[a && b || c]"),
    ("echo $\\\na\\\nb ${\\\na\\\n:\\\n-\\\nb}", "echo ${ab} ${a:-(b)}"),
    ("echo \"a\\\nb\" 'a\\\nb'", "echo 'ab' 'a\\\nb'"),
    ("i\\\nf a; th\\\nen b; f\\\ni", "[if a then b]"),
    ("a >\\\n> b", "a >> b"),
    ("a=\\\nb", "a=b"),
    ("echo $\\\n(a) $(\\\n(1)\\\n)", "echo $(a) $(('1'))"),
    # comments
    ("# a\necho b # c\n#d", "echo b"),
    ("echo a#b \\#c '#'", "echo a#b '#c' '#'"),
    ("a;#b\nb", "a; b"),
    # tilde (2.6.1)
    ("~ ~/a ~b/c", "[~] [~]/a [~b]/c"),
    ("a~ \\~ '~' ~'b' ~$b \"~\"", "a~ '~' '~' '~b' ~${b} '~'"),
    ("a=~ b=~/x:~c:d", "a=[~] b=[~]/x:[~c]:d"),
    ("a=b~ c=~$x d=$x:~ e=\\~ f=x~:~", "a=b~ c=~${x} d=${x}:[~] e='~' f=x~:[~]"),
    ("echo a=~", "echo a=~"),
    ("export a=~/x b=$c*", "export 'a='[~]'/x' 'b='\"${c}\"'*'"),
    ("command export a=~", "command export 'a='[~]"),
    ("readonly $a a", "readonly ${a} a"),
    ('echo ${a-~/b} ${a#~} "${a-~}"', "echo ${a-([~]/b)} ${a#([~])} \"${a-('~')}\""),
    # parameters (2.6.2)
    ("$a$1$10$@$*$#$?$-$$$!", "${a}${1}${1}0${@}${*}${#}${?}${-}${$}${!}"),
    (
        "${a} ${10} ${@} ${#} ${#a} ${##} ${#10}",
        "${a} ${10} ${@} ${#} ${alength} ${#length} ${10length}",
    ),
    (
        "${#-} ${#?} ${#-x} ${##x} ${#%x} ${#:-x}",
        "${-length} ${?length} ${#-(x)} ${##(x)} ${#%(x)} ${#:-(x)}",
    ),
    ("${a-b} ${a:-b} ${a=b} ${a:=b}", "${a-(b)} ${a:-(b)} ${a=(b)} ${a:=(b)}"),
    ("${a?b} ${a:?b} ${a+b} ${a:+b}", "${a?(b)} ${a:?(b)} ${a+(b)} ${a:+(b)}"),
    ("${a%b} ${a%%b} ${a#b} ${a##b}", "${a%(b)} ${a%%(b)} ${a#(b)} ${a##(b)}"),
    ("${a-} ${a-b c'}'\\}\"}\"}", "${a-(())} ${a-(b c'}}}')}"),
    ("${a-${b-${c}}}", "${a-(${b-(${c})})}"),
    ("\"${a-'b'}\" \"${a#'b'}\"", "\"${a-(''b'')}\" \"${a#('b')}\""),
    ('"${a-"b c"}" "${a-\\}}" "${a#\\*}"', "\"${a-('b c')}\" \"${a-('}')}\" \"${a#('*')}\""),
    ('"${a#*}"', '"${a#(*)}"'),
    ("${a-a\nb}", "${a-(a\nb)}"),
    ("${a-;|&<>()}", "${a-(;|&<>())}"),
    ("a}b {a {}", "a}b {a {}"),
    # command substitution (2.6.3)
    ('$(a; b) "$(a "b")"', "$(a; b) \"$(a 'b')\""),
    ("$() $(\n)", "$() $()"),
    ("$(case x in x) a;; esac)", "$([case x (x) a ;;])"),
    ("$(case x in (x) a; esac)", "$([case x (x) a ;;])"),
    ("$( (a) ) $((a); b) $((a) | b)", "$([( a )]) $([( a )]; b) $([[( a )] | b])"),
    ("$(a # )\n)", "$(a)"),
    ('`a b` "`a \\"b\\"`"', "$(a b) \"$(a 'b')\""),
    ("`a \\`b\\` \\$c \\\\d \\e`", "$(a $(b) ${c} 'd' 'e')"),
    ("``", "$()"),
    ("`a\nb\n`", "$(a; b)"),
    ("$(a\n\nb &\n)", "$(a; [b &])"),
    # arithmetic (2.6.4)
    ("$((1+2)) $(( (1) ))", "$(('1+2')) $((' (1) '))"),
    ('$((a+$b+$(c)+"1"))', "$(('a+'\"${b}\"'+'\"$(c)\"'+1'))"),
    ('"$((1))"', "\"$(('1'))\""),
    ("$(($((1))))", "$((\"$(('1'))\"))"),
    ("$((\n1\n))", "$(('\n1\n'))"),
    # here-documents (2.7.4)
    ("cat <<E\na $b\nE\n", "cat << 'a '\"${b}\"'\n'"),
    ("cat <<'E'\na $b\nE\n", "cat << 'a $b\n'"),
    ("cat <<\\E\na \\\nE\n", "cat << 'a \\\n'"),
    ("cat <<E\nE", "cat << ''"),
    ("cat <<-E\n\ta\n\t\tb\n\tE\nx", "cat << 'a\nb\n'; x"),
    ("cat <<A <<B\n1\nA\n2\nB", "cat << '1\n' << '2\n'"),
    ("cat <<A; cat 3<<B\n1\nA\n2\nB", "cat << '1\n'; cat 3<< '2\n'"),
    ("cat <<E\na\\\nE\nE", "cat << 'aE\n'"),
    ("cat <<E\n\\a\\$b\\\\\\`\"'\nE", "cat << '\\a$b\\`\"'\n'"),
    ('cat <<E\n${a-"b"}\nE', "cat << \"${a-('b')}\"'\n'"),
    ("cat <<E\n$((1)) `a` $(b)\nE", "cat << \"$(('1'))\"' '\"$(a)\"' '\"$(b)\"'\n'"),
    ("cat <<E && b\nE\n", "[cat << '' && b]"),
    ("cat <<E |\nx\nE\nb", "[cat << 'x\n' | b]"),
    ("if a; then cat <<E\nx\nE\nfi", "[if a then cat << 'x\n']"),
    ("echo $(cat <<E\nx\nE\n) y", "echo $(cat << 'x\n') y"),
    ("echo $(cat <<E) y", "echo $(cat << ()) y"),
    ("cat <<$a\nb\n$a\n", "cat << 'b\n'"),
    ('cat <<"a b"\nx\na b\n', "cat << 'x\n'"),
    ("cat <<E\nx", "cat << 'x'"),
    ("cat <<E\n$a\nEE\n E\nE\n", "cat << \"${a}\"'\nEE\n E\n'"),
    # lists (2.9.3), pipelines (2.9.2)
    ("a; b & c;", "a; [b &]; c"),
    ("a &", "[a &]"),
    ("a && b || c && d", "[a && b || c && d]"),
    ("a &&\n\nb ||\nc", "[a && b || c]"),
    ("a | b |\nc", "[a | b | c]"),
    ("! a", "[! a]"),
    ("! a | b && ! c", "[[! [a | b]] && [! c]]"),
    ("a | b &", "[[a | b] &]"),
    ("a\n\n  b\n", "a; b"),
    # compound commands (2.9.4)
    ("{ a; b; }", "[{ a; b }]"),
    ("{\na\n}", "[{ a }]"),
    ("(a;b)", "[( a; b )]"),
    ("( (a) )", "[( [( a )] )]"),
    ("((a); b)", "[( [( a )]; b )]"),
    ("for i in a 'b c' $d; do x; done", "[for i in a,'b c',${d} do x]"),
    ("for i in; do x; done", "[for i in  do x]"),
    ("for i; do x; done", "[for i do x]"),
    ("for i do x; done", "[for i do x]"),
    ("for i\ndo x; done", "[for i do x]"),
    ("for i\n\nin a\n\ndo\nx\ndone", "[for i in a do x]"),
    ("for in in in in; do in; done", "[for in in in,in do in]"),
    ("case $a in esac", "[case ${a} ]"),
    ("case a in a|b) x;; (c) y; z;; *) esac", "[case a (a|b) x ;; (c) y; z ;; (*)  ;;]"),
    ("case a\nin\n\na)\nx\n;;\n\nesac", "[case a (a) x ;;]"),
    ("case a in a) ;& b) x;& c) esac", "[case a (a)  ;& (b) x ;& (c)  ;;]"),
    ("case in in in) in;; if) ;; esac", "[case in (in) in ;; (if)  ;;]"),
    ("case a in 'a b'*|\"$c\") ;; esac", "[case a ('a b'*|\"${c}\")  ;;]"),
    ("case a in (esac) x;; esac", "[case a (esac) x ;;]"),
    ("if a; then b; fi", "[if a then b]"),
    ("if a\nthen\nb\nelse\nc\nfi", "[if a then b else c]"),
    ("if a; then b; elif c; then d; else e; fi", "[if a then b else [if c then d else e]]"),
    (
        "if a; then b; elif c; then d; elif e; then f; fi",
        "[if a then b else [if c then d else [if e then f]]]",
    ),
    ("if a && b; c; then d; fi", "[if [a && b]; c then d]"),
    ("while a; do b; done", "[while a do b]"),
    ("until a; do b; done", "[until a do b]"),
    ("while a; do b; done <f 2>&1 | c", "[[[while a do b] < f 2>& 1] | c]"),
    ("{ a; } >f; (b) <g", "[[{ a }] > f]; [[( b )] < g]"),
    ("{ { a; }; }", "[{ [{ a }] }]"),
    ("{ { a; } }", "[{ [{ a }] }]"),
    ("if (a) then (b) fi", "[if [( a )] then [( b )]]"),
    ("if { a; } then { b; } else { c; } fi", "[if [{ a }] then [{ b }] else [{ c }]]"),
    ("while a; do if b; then c; fi done", "[while a do [if b then c]]"),
    # functions (2.9.5)
    ("f() { a; }", "[f() [{ a }]]"),
    ("f ( ) \n\n(a)", "[f() [( a )]]"),
    ("f() if a; then b; fi >g", "[f() [[if a then b] > g]]"),
    ("f() { a; }; f", "[f() [{ a }]]; f"),
    ("f() { a; } | b", "[[f() [{ a }]] | b]"),
    # reserved words only where they are recognised (2.4)
    ("echo if then fi { } ! in", "echo if then fi { } ! in"),
    ("a=1 if", "a=1 if"),
    (">f if", "if > f"),
    ("'if' a; \\if", "'if' a; 'if'"),
    ("in a", "in a"),
    # ash's extensions
    ("[[ a ]]", "[[[ -n a ]]]"),
    ("[[ ! -f a && ( $b == c* || d < e ) ]]", "[[[ [[! -f a] && [${b} == c* || d < e]] ]]]"),
    ("[[ a =~ ^(b|c)$ ]]", "[[[ a =~ ^(b|c)$ ]]]"),
    ("a <<< b", "a <<< b"),
    ("a &> b", "a &> b"),
    ("a >& b", "a &> b"),
    ("function f { a; }", "[f() [{ a }]]"),
    ("function f() ( a )", "[f() [( a )]]"),
    ("${a/b/c}", "${a/b/c}"),
    ('"${a//b*}"', '"${a//b*/()}"'),
    ("${a/#b/c}", "${a/#b/c}"),
    ("${a: -1}", "${a:' -1'}"),
    ("${a:b:(c ? d : e)}", "${a:'b':'(c ? d : e)'}"),
    # what POSIX knows not is words
    ("a\0b", "ab"),
    ("é\udc80 ü=1", "é\udc80 ü=1"),
]


@pytest.mark.parametrize(("text", "expected"), GRAMMAR)
def test_grammar(text: str, expected: str) -> None:
    assert "; ".join(map(shown, parsed(text))) == expected


@pytest.mark.parametrize(("text", "expected"), GRAMMAR)
def test_grammar_a_line_at_a_time(text: str, expected: str) -> None:
    lines = iter(text.replace("\n", "\n\f").split("\f"))
    parser = Parser("", more=lambda: next(lines, ""))
    found = []
    while (command := parser.next()) is not None:
        found.append(command)
    assert "; ".join(map(shown, found)) == expected


FAULTS = [
    ("a\nb )", "sh: line 2, column 3: unexpected `)`", False),
    ("fi", "sh: line 1, column 1: unexpected `fi`", False),
    ("a &&", "sh: line 1, column 5: unexpected end of input", True),
    ("a |\n", "sh: line 2, column 1: unexpected end of input", True),
    ("| a", "sh: line 1, column 1: unexpected `|`", False),
    ("a ;; b", "sh: line 1, column 3: unexpected `;;`", False),
    ("a; ; b", "sh: line 1, column 4: unexpected `;`", False),
    ("if a; then\n", "sh: line 2, column 1: unexpected end of input", True),
    ("if a; then b\n", "sh: line 1, column 1: no `fi` for this `if`", True),
    (
        "if a; fi",
        "sh: line 1, column 7: unexpected `fi`: expected `then` for the `if` of line 1",
        False,
    ),
    ("while a\nb", "sh: line 1, column 1: no `do` for this `while`", True),
    (
        "while a; do b; fi",
        "sh: line 1, column 16: unexpected `fi`: expected `done` for the `while` of line 1",
        False,
    ),
    ("{ a", "sh: line 1, column 1: no `}` for this `{`", True),
    ("(a", "sh: line 1, column 1: no `)` for this `(`", True),
    ("()", "sh: line 1, column 2: unexpected `)`", False),
    ("if then b; fi", "sh: line 1, column 4: unexpected `then`", False),
    (
        "case a in b",
        "sh: line 1, column 12: unexpected end of input: expected `)` behind a pattern",
        True,
    ),
    ("case a in\n", "sh: line 1, column 1: no `esac` for this `case`", True),
    (
        "case a of b) c;; esac",
        "sh: line 1, column 8: unexpected `of`: expected `in` for the `case` of line 1",
        False,
    ),
    (
        "for 1a in b; do c; done",
        "sh: line 1, column 5: `for` needs a name: letters, digits and _",
        False,
    ),
    ("for a in b c done", "sh: line 1, column 18: unexpected end of input", True),
    ("for a in b & do c; done", "sh: line 1, column 12: unexpected `&`", False),
    ("a-b() { c; }", "sh: line 1, column 1: bad function name", False),
    ("export() { c; }", "sh: line 1, column 1: export is a special builtin, no function", False),
    (
        "f()",
        "sh: line 1, column 4: unexpected end of input: expected a command as the body of f()",
        True,
    ),
    ("f(a)", "sh: line 1, column 3: unexpected `a`: expected `)` behind `name(`", False),
    ("a b (c)", "sh: line 1, column 5: unexpected `(`", False),
    ("{ a; } b", "sh: line 1, column 8: unexpected `b`", False),
    ("(a) (b)", "sh: line 1, column 5: unexpected `(`", False),
    ("a >", "sh: line 1, column 4: unexpected end of input: expected a word behind `>`", True),
    ("a > >b", "sh: line 1, column 5: unexpected `>`: expected a word behind `>`", False),
    ("a <<\n", "sh: line 1, column 5: a here-document needs a delimiter behind `<<`", False),
    ("[[ a", "sh: line 1, column 1: no `]]` for this `[[`", True),
    ("a < (b)", "sh: line 1, column 5: unexpected `(`: expected a word behind `<`", False),
    ("echo 'a\nb", "sh: line 1, column 6: unterminated quoted string: no closing '", True),
    ('echo "a $(b) c', 'sh: line 1, column 6: unterminated quoted string: no closing "', True),
    ("echo `a", "sh: line 1, column 6: unterminated command substitution: no closing `", True),
    ("echo $(a", "sh: line 1, column 6: unterminated command substitution: no closing )", True),
    ("echo ${a", "sh: line 1, column 6: unterminated parameter expansion: no closing }", True),
    ("echo ${a-b", "sh: line 1, column 6: unterminated parameter expansion: no closing }", True),
    ("echo $((1)", "sh: line 1, column 6: unterminated command substitution: no closing )", True),
    ("echo $((1", "sh: line 1, column 6: unterminated arithmetic expansion: no closing ))", True),
    ("echo $'a", "sh: line 1, column 6: unterminated quoted string: no closing '", True),
    ("x \\\n y )", "sh: line 2, column 4: unexpected `)`", False),
    ("cat <<E\n$(fi)\nE\n", "sh: line 2, column 3: unexpected `fi`", False),
    ("a `b\nc )`", "sh: line 2, column 3: unexpected `)`", False),
    ("a 9999999999>f", "sh: line 1, column 3: descriptor number too large: 9999999999", False),
]


@pytest.mark.parametrize(("text", "message", "incomplete"), FAULTS)
def test_faults(text: str, message: str, incomplete: bool) -> None:
    with pytest.raises(SyntaxFault) as caught:
        parsed(text)
    place, _, what = message.rpartition("column ")
    column, _, what = what.partition(": ")
    assert str(caught.value) == f"{place}column {column}: syntax error: {what}"
    assert caught.value.incomplete is incomplete


def test_a_fault_shows_its_line() -> None:
    with pytest.raises(SyntaxFault) as caught:
        parsed("a\n\tb )\nc")
    assert (
        caught.value.shown() == "sh: line 2, column 4: syntax error: unexpected `)`\n\tb )\n\t  ^"
    )


def test_commands_before_a_fault_are_given() -> None:
    parser = Parser("a\nb; c\n)")
    assert shown(parser.next()) == "a"
    assert shown(parser.next()) == "b; c"
    with pytest.raises(SyntaxFault):
        parser.next()
    assert parser.next() is None


def test_more_is_asked_for_only_what_a_command_needs() -> None:
    lines = ["a\n", "b <<E\n", "x\n", "E\n", "if c\n", "then d; fi\n", "read x\n", "data\n"]
    parser = Parser("", more=lambda: lines.pop(0) if lines else "")
    assert shown(parser.next()) == "a"
    assert lines[0] == "b <<E\n"
    assert shown(parser.next()) == "b << 'x\n'"
    assert lines[0] == "if c\n"
    assert shown(parser.next()) == "[if c then d]"
    assert shown(parser.next()) == "read x"
    assert lines == ["data\n"]


def places(node: object) -> list[tuple[str, int, int]]:
    found = []
    if isinstance(node, Node):
        found.append((type(node).__name__, node.line, node.column))
        for name in node.__slots__:
            found.extend(places(getattr(node, name)))
    elif isinstance(node, tuple):
        for part in node:
            found.extend(places(part))
    return found


def test_places() -> None:
    first, second = parsed("a=1 b \\\n  c$d >e\nif x; then\n  y | $(z); fi")
    assert places(first) == [
        ("Sequence", 1, 1),
        ("Simple", 1, 1),
        ("Assignment", 1, 1),
        ("Word", 1, 3),
        ("Literal", 1, 3),
        ("Word", 1, 5),
        ("Literal", 1, 5),
        ("Word", 2, 3),
        ("Literal", 2, 3),
        ("Parameter", 2, 4),
        ("Redirection", 2, 7),
        ("Word", 2, 8),
        ("Literal", 2, 8),
    ]
    assert ("If", 3, 1) in places(second)
    assert ("Pipeline", 4, 3) in places(second)
    assert ("CommandSubstitution", 4, 7) in places(second)
    assert ("Simple", 4, 9) in places(second)


def test_line_of_the_first_line() -> None:
    command = Parser("a", "f", 7).next()
    assert command is not None
    assert command.line == 7


def test_background_text() -> None:
    (sequence,) = parsed("while a\ndo b; done | c &")
    (background,) = sequence.commands
    assert isinstance(background, Background)
    assert background.text == "while a do b; done | c"


@pytest.mark.parametrize(
    ("text", "aliases", "expected"),
    [
        ("ll b", {"ll": "ls -l"}, "ls -l b"),
        ("echo ll", {"ll": "ls -l"}, "echo ll"),
        ("ls", {"ls": "ls -l"}, "ls -l"),
        ("a", {"a": "b x", "b": "a y"}, "a y x"),
        ("e a a", {"e": "echo ", "a": "b"}, "echo b a"),
        ("e a a", {"e": "echo ", "a": "b "}, "echo b b"),
        ("i x; then y; fi", {"i": "if"}, "[if x then y]"),
        ("'ll'; \\ll; l''l", {"ll": "ls"}, "'ll'; 'll'; 'll'"),
        ("a; b", {"a": "x;y", "b": "z"}, "x; y; z"),
        ("x=1 a; >f a", {"a": "b"}, "x=1 b; b > f"),
        ("a", {"a": "(b)"}, "[( b )]"),
        ("p c", {"p": "! b"}, "[! b c]"),
        ("if a; then a; a fi; fi", {"a": "b"}, "[if b then b; b fi]"),
        ("a\na", {"a": "b"}, "b; b"),
        ("e e", {"e": "x "}, "x x "[:-1]),
        ("a", {"a": ""}, ""),
        ("end", {"end": "fi"}, None),
    ],
)
def test_aliases(text: str, aliases: dict[str, str], expected: str | None) -> None:
    parser = Parser(text, aliases=aliases)
    if expected is None:
        with pytest.raises(SyntaxFault):
            parser.next()
        return
    found = []
    while (command := parser.next()) is not None:
        found.append(command)
    assert "; ".join(map(shown, found)) == expected


@pytest.mark.parametrize(
    "text",
    ["(" * 3000, "$(" * 3000, "${a-" * 3000, "if " * 3000, "$((" * 3000, '"$(' * 3000, "{ " * 3000],
)
def test_deep_nesting_is_a_fault(text: str) -> None:
    with pytest.raises(SyntaxFault, match="nested too deeply"):
        parsed(text)


def test_long_chains_are_no_nesting() -> None:
    for text in (
        "a && " * 5000 + "b",
        "a | " * 5000 + "b",
        "if a; then b; " + "elif a; then b; " * 5000 + "fi",
    ):
        assert len(parsed(text)) == 1
