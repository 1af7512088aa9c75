"""docs/applets.md, made of the applets' usage texts: `python -m genwrapper.applets.pages FILE`."""

from genwrapper.applets.table import find, names

HEAD = """# The applets

Each is `gitbox NAME`, and a command of GitBox's shell. This page is made of their usage texts,
which `NAME --help` prints.
"""


def document() -> str:
    """The whole page."""
    found = [find(name) for name in names()]
    return "\n".join([HEAD, *[applet.page() for applet in found if applet is not None]])


if __name__ == "__main__":
    import sys

    with open(sys.argv[1], "w", encoding="utf-8") as page:
        page.write(document())
