"""`linkcheck prune`: delete old history."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import say


@click.command("prune")
@click.option(
    "--older-than", metavar="TIME", required=True, callback=options.duration, help="Forget what ended before: 400d."
)
@options.config
@options.db
def command(older_than: float, config: str | None, db: str | None) -> int:
    """Forget unlisted links, past verdicts and runs that ended before; what the lists hold today stays."""
    from linkcheck.config import load_config
    from linkcheck.pipeline.history import prune_history
    from linkcheck.pipeline.reports.database import existing_database

    settings = load_config(config)
    gone = prune_history(existing_database(settings, db), older_than, settings)
    say(f"Forgot {gone.targets} links, {gone.intervals} past verdicts and {gone.runs} runs.", name=False)
    return 0
