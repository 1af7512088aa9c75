"""The porter's commands: `genwrapper`, from an empty folder to a work unit that runs."""

import click

from genwrapper import __version__
from genwrapper.cli.run import run
from genwrapper.cli.setup import setup
from genwrapper.cli.trial import trial


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="genwrapper")
def main() -> None:
    """Run legacy programs as BOINC applications, with a shell script for each work unit.

    \b
    Begin with:
      genwrapper run examples/sample
    """


main.add_command(run)
main.add_command(setup)
main.add_command(trial)
