"""`linkcheck manual`: the man page."""

import click

from linkcheck.cli import options


@click.command("manual")
@options.output
def command(output: str | None) -> int:
    """Print the man page, every command with every flag: `linkcheck manual | man -l -`."""
    from linkcheck.cli import COMMANDS, cli  # noqa: PLC0415 - which imports this when it is called
    from linkcheck.cli.texts.manual import man_page  # noqa: PLC0415

    options.emit(man_page(cli, COMMANDS), output)
    return 0
