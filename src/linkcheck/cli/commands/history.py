"""`linkcheck history`: verdicts through time."""

import click

from linkcheck.cli import options


@click.command("history")
@click.argument("url", required=False)
@click.option("--since", metavar="TIME", callback=options.duration, help="List every change of this last while: 30d.")
@options.config
@options.db
@options.text_or_json
@options.output
def command(
    url: str | None,
    since: float | None,
    config: str | None,
    db: str | None,
    format_name: str | None,
    output: str | None,
) -> int:
    """Show URL's verdicts through time, or with --since every link's changes."""
    from linkcheck.cli.texts.history_text import changes_text, record_text
    from linkcheck.config import load_config
    from linkcheck.errors import UsageError
    from linkcheck.pipeline.reports.database import changes_since, existing_database, history_of, offers_of

    if (url is None) == (since is None):
        raise UsageError("Give either a URL or --since.", remedy="For example: linkcheck history --since 30d")
    settings = load_config(config)
    database = existing_database(settings, db)
    as_json = format_name == "json"
    if url is not None:
        text = record_text(history_of(database, url), offers_of(database, url), as_json=as_json)
    else:
        text = changes_text(changes_since(database, since or 0.0), as_json=as_json)
    options.emit(text, output)
    return 0
