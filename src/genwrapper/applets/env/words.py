"""The words of `env -S`: what stands behind the program's name in a script's first line."""

from genwrapper.applets.declare import Wrong

BLANKS = " \t\n\v\f\r"
ESCAPES = {"f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"} | {c: c for c in "#$\\\"'"}


def split(text: str, environment: dict[str, str]) -> list[str]:
    """The words of a text: blanks divide them but in quotes, `\\_` divides too (it is a blank in
    double quotes), ${NAME} is a variable's value, # begins a comment, `\\c` ends the text. Wrong
    where a quote or a ${ is not closed, and for other escapes."""
    words: list[str] = []
    word: str | None = None
    quote = ""
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if not quote and letter in BLANKS:
            words += [] if word is None else [word]
            word = None
        elif letter == quote:
            quote = ""
        elif not quote and letter in "\"'":
            quote, word = letter, word or ""
        elif not quote and letter == "#" and word is None:
            break
        elif letter == "$" and quote != "'":
            end = text.find("}", at)
            name = text[at + 1 : end]
            if text[at : at + 1] != "{" or end < 0 or not name.isidentifier():
                raise Wrong(f"only ${{NAME}} is expanded: {text[at - 1 :]}")
            word = (word or "") + environment.get(name, "")
            at = end + 1
        elif letter != "\\" or (quote == "'" and text[at : at + 1] not in ("\\", "'")):
            word = (word or "") + letter
        else:
            escape = text[at : at + 1]
            at += 1
            if escape == "c" and not quote:
                break
            if escape == "_" and not quote:
                words += [] if word is None else [word]
                word = None
                continue
            if escape not in ESCAPES and (escape != "_" or not quote):
                raise Wrong(f"\\{escape} is no escape of -S")
            word = (word or "") + ESCAPES.get(escape, " ")
    if quote:
        raise Wrong(f"a quote is not closed: {text}")
    return words + ([] if word is None else [word])
