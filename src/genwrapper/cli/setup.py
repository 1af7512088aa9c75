"""`genwrapper setup`: write the programs that a package's entry points can't be."""

import click


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing when all is well.")
def setup(quiet: bool) -> None:
    """Write the programs gitbox and genwrapper-launcher beside this interpreter.

    Needed once after installing the package; `make` does it by itself.
    """
    from genwrapper.gitbox.programs import write_programs

    try:
        paths = write_programs()
    except OSError as error:
        raise click.ClickException(
            f"{error.filename}: {error.strerror}; run it as the owner of this environment"
        ) from error
    if not quiet:
        for path in paths:
            click.echo(path)
