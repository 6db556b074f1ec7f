"""`linkcheck import`: a database from exported text."""  # noqa: N999 - a module is named as its command is

import click

from linkcheck.cli import options
from linkcheck.cli.output import say


@click.command("import")
@click.argument("file")
@options.config
@options.db
def command(file: str, config: str | None, db: str | None) -> int:
    """Make the database from FILE, which `linkcheck export` wrote (- for standard input)."""
    from linkcheck.config import load_config
    from linkcheck.pipeline.history import import_text
    from linkcheck.pipeline.reports.database import database_path

    settings = load_config(config)
    database = database_path(settings, db)
    import_text(file, database, settings)
    say(f"Made `{database}` from `{file}`.", name=False)
    return 0
