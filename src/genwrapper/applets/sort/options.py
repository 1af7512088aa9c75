"""What the arguments of sort say: keys of the older form, and the order that options ask for."""

from genwrapper.applets.declare import Options, Wrong

KINDS = ("n", "g", "h", "M", "VRdi")
"""Letters that go not with those of another group: what a key is compared as."""

LETTERS = {
    "n": "numeric_sort",
    "g": "general_numeric_sort",
    "h": "human_numeric_sort",
    "M": "month_sort",
    "R": "random_sort",
    "V": "version_sort",
    "r": "reverse",
    "f": "ignore_case",
    "b": "ignore_leading_blanks",
    "d": "dictionary_order",
    "i": "ignore_nonprinting",
}
WORDS = {
    "general-numeric": "g",
    "human-numeric": "h",
    "month": "M",
    "numeric": "n",
    "random": "R",
    "version": "V",
}


def today(arguments: list[str]) -> list[str]:
    """`+F[.C][OPTIONS] [-F[.C][OPTIONS]]`, which count from 0, as -k."""
    made: list[str] = []
    words = iter(arguments)
    for word in words:
        if word[:1] == "+" and word[1:2].isdigit():
            made += ("-k", _moved(word[1:], start=True))
        elif made[-2:-1] == ["-k"] and word[:1] == "-" and word[1:2].isdigit():
            made[-1] += "," + _moved(word[1:], start=False)
        else:
            made.append(word)
            if word == "--":
                return made + list(words)
            if word in ("-k", "-o", "-S", "-t", "-T"):
                made += next(([value] for value in words), [])
    return made


def _moved(text: str, start: bool) -> str:
    """A place that is counted from 0, counted from 1; an end is the last that is in the key."""
    digits = text.rstrip("bdfghiMnrRV")
    field, _, place = digits.partition(".")
    character = place or "0"
    if not field.isdigit() or not character.isdigit():
        raise Wrong(f"{text!r} is not a key")
    if not start:
        behind = "" if int(character) == 0 else f".{character}"
        return f"{int(field) + bool(behind)}{behind}{text[len(digits) :]}"
    return f"{int(field) + 1}.{int(character) + 1}{text[len(digits) :]}"


def letters_of(options: Options) -> str:
    """The letters of options that say what order lines are in."""
    letters = [letter for letter, name in LETTERS.items() if getattr(options, name)]
    if options.sort is not None:
        fitting = [word for word in WORDS if word.startswith(options.sort)]
        if len(fitting) != 1:
            raise Wrong(f"--sort={options.sort}: it is none of {', '.join(WORDS)}")
        letters.append(WORDS[fitting[0]])
    if options.c and options.C:
        raise Wrong("-c and -C go not together")
    if options.last("c", "C", "check") and options.output is not None:
        raise Wrong("-o goes not with -c and -C")
    if options.check not in (None, "", "quiet", "silent", "diagnose-first"):
        raise Wrong(f"--check={options.check}: it is none of quiet, silent, diagnose-first")
    return "".join(letters)


def kind_of(letters: str) -> str:
    """What texts are compared as: "" bytes. Wrong where letters say more than one thing."""
    found = [group for group in KINDS if not set(group).isdisjoint(letters)]
    if len(found) > 1:
        first, second = [
            next(letter for letter in letters if letter in group) for group in found[:2]
        ]
        raise Wrong(f"-{first} and -{second} go not together")
    if found and len(found[0]) == 1:
        return found[0]
    return "R" if "R" in letters else "V" if "V" in letters else ""
