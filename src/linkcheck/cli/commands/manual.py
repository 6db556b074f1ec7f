"""`linkcheck manual`: the man page."""

import click

from linkcheck.cli import options


@click.command("manual")
@options.output
def command(output: str | None) -> int:
    """Print the man page, every command with every flag: `linkcheck manual | man -l -`."""
    from linkcheck.cli import COMMANDS, cli
    from linkcheck.cli.texts.manual import man_page

    options.emit(man_page(cli, COMMANDS), output)
    return 0
