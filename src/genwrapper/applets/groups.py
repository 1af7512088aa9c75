"""groups: print the names of a user's groups."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.texts import owner_name
from genwrapper.applets.id import current, user
from genwrapper.streams import Context, encode


@applet("groups [USER]...\n\nPrint the groups of this process, or of each USER.")
def groups(context: Context, options: Options, users: list[str]) -> int:
    for name in users or [""]:
        try:
            who = user(name) if name else current()
        except KeyError:
            context.error(f"'{name}': no such user")
            continue
        text = " ".join([owner_name("g", group) for group in who.groups])
        context.stdout.write(encode(f"{name} : {text}\n" if name else f"{text}\n"))
    return context.status
