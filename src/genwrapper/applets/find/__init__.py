"""find: look for files. `expression` reads what is looked for, `tests` and `actions` are its parts,
`walk` goes through the folders."""

from genwrapper.applets.declare import Asked, Wrong, raw_applet
from genwrapper.applets.find.walk import Settings, Walk
from genwrapper.streams import Context


@raw_applet(
    """
find [-H] [-L] [-P] [FOLDER]... [EXPRESSION]

Go through each FOLDER (. where it is missing) and all below it, and print the names for which
EXPRESSION holds. -L follows symbolic links, -H those that are named as FOLDER.

  ( E ), ! E, E -a E, E -o E, E , E   E alone, not E, both, one of them, the second behind the first
  -name P, -path P, -iname, -ipath    the name, the whole path is like the pattern P (i: any case)
  -regex R, -iregex R                 the whole path matches R; -regextype TYPE before it
  -lname P, -ilname P                 it is a symbolic link to what is like P
  -type T                             it is of the kind b c d f l p s, or f,l; -xtype: of a link
  -perm M, -perm -M, -perm /M         its mode is M; has all bits of M; has any of them
  -links N, -inum N                   it has N links; the number N; +N more, -N less
  -size N[cwbkMG]                     it has N units of 512 bytes, or of 1, 2, 512, 1024, ...
  -user U, -group G, -uid N, -gid N   its owner, its group; -nouser, -nogroup: without a name
  -mtime N, -atime N, -ctime N        it was modified, read, changed N days ago; -mmin in minutes
  -newer F, -anewer F, -cnewer F      it was modified, read, changed later than F was modified
  -newerXY F                          its time X is later than F's time Y, each of a, m, c; Y may
                                      be t: F is a date, as `date -d` takes it
  -samefile F                         it is the same file as F
  -empty                              it is a file or folder with nothing in it
  -readable, -writable, -executable   it may be read, written, executed
  -true, -false                       always, never
  -depth, -d                          what is in a folder comes before it
  -maxdepth N, -mindepth N            go down N folders at most; leave out less than N
  -xdev, -mount                       stay on one file system
  -prune                              do not go into this folder
  -quit                               end at once
  -print, -print0                     print the path; ended by a NUL
  -printf FORMAT                      print by FORMAT: %p %f %h %P %H %s %m %y %d %l %i %n %U %G %%
  -delete                             delete it; implies -depth
  -exec C ;, -ok C ;                  run the command C, {} being the path; ask first
  -exec C {} +                        run C with as many paths as fit
  -execdir C ;                        run C in the folder of the file
""",
)
def find(context: Context, arguments: list[str]) -> int:
    from genwrapper.applets.find.expression import Expression

    if arguments in (["--help"], ["--version"]):
        raise Asked(arguments[0])
    settings = Settings()
    words = list(arguments)
    while words and words[0] in ("-H", "-L", "-P"):
        settings.follow = words.pop(0)[1]
    roots = []
    while words and not (words[0].startswith("-") and len(words[0]) > 1):
        if words[0] in ("(", ")", "!", ","):
            break
        roots.append(words.pop(0))
    expression = Expression(context, settings, words)
    try:
        holds = expression.whole()
    except OSError as error:
        raise Wrong(f"{error.filename}: {error.strerror}") from None
    walk = Walk(context, settings, holds)
    for root in roots or ["."]:
        if walk.ended:
            break
        walk.root(root)
    for batch in expression.batches:
        batch.run()
    return context.status
