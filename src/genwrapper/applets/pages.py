"""docs/applets.md and the page of each applet, made of their usage texts:
`python -m genwrapper.applets.pages DOCS`."""

from genwrapper.applets.table import find, names

HEAD = """# The applets

Each is `gitbox NAME`, and a command of GitBox's shell; `gitbox --install DIR` makes links of their
names. The pages are made of their usage texts, which `NAME --help` prints. POSIX comes first, then
GNU's common options, then busybox's; an option that a page does not name is refused with a message.

What holds everywhere is not said on each page: names and lines are sorted by their bytes whatever
the locale, characters are those of UTF-8, and messages have their own words. What else differs from
GNU's program of the name is the last thing on a page.

There are none for the network, on purpose: a work unit's files come and go through BOINC.

"""
FILES = {"[": "bracket", "[[": "double-bracket"}
"""Applets whose names are no names of pages."""


def documents() -> dict[str, str]:
    """By its path in the docs, the text of each page."""
    found = {}
    index = [HEAD]
    for name in names():
        applet = find(name)
        if applet is None:
            continue
        page = applet.page()
        file = f"applets/{FILES.get(name, name)}.md"
        found[file] = page
        index.append(f"- [`{name}`]({file}): {summary(page)}\n")
    return {"applets.md": "".join(index), **found}


def summary(page: str) -> str:
    """The first sentence behind a page's synopsis."""
    text = page.split("```\n", 2)[2].strip().split("\n\n", 1)[0]
    sentence = " ".join(text.split())
    return sentence.split(". ")[0].rstrip(".:")


def write(folder: str) -> None:
    """Write all pages; those of applets that are gone go."""
    import pathlib

    docs = pathlib.Path(folder)
    wanted = documents()
    (docs / "applets").mkdir(exist_ok=True)
    for path in (docs / "applets").glob("*.md"):
        if f"applets/{path.name}" not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (docs / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    import sys

    write(sys.argv[1])
