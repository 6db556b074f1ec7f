"""`linkcheck datasette`: the database to browse and to query."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import show


@click.command("datasette")
@options.config
@options.db
def command(config: str | None, db: str | None) -> int:
    """Write Datasette's metadata (facets, search, descriptions) beside the database; print the command to run."""
    import shlex

    from linkcheck.config import load_config
    from linkcheck.files import shown
    from linkcheck.pipeline.reports.database import existing_database
    from linkcheck.pipeline.reports.datasette import write_metadata

    database = existing_database(load_config(config), db)
    metadata = write_metadata(database)
    show(f"datasette {shlex.quote(shown(str(database)))} --metadata {shlex.quote(shown(str(metadata)))}\n")
    return 0
