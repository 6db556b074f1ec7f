"""`linkcheck export`: the history as text."""

import click

from linkcheck.cli import options


@click.command("export")
@options.config
@options.db
@options.output
def command(config: str | None, db: str | None, output: str | None) -> int:
    """Write the whole history as sorted JSON lines, made to be kept in git: a quiet night adds one line."""
    from linkcheck.config import load_config
    from linkcheck.pipeline.history import export_text
    from linkcheck.pipeline.reports.database import existing_database

    options.emit("".join(export_text(existing_database(load_config(config), db))), output)
    return 0
