"""`linkcheck notify`: what changed since the run before, to a webhook."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import say


@click.command("notify")
@click.option(
    "--webhook",
    envvar="LINKCHECK_WEBHOOK",
    required=True,
    metavar="URL",
    help="Where to post; https. A secret: name it by LINKCHECK_WEBHOOK.",
)
@click.option(
    "--style",
    type=click.Choice(["slack", "json"]),
    help="Slack's shape or plain JSON (default: by the host, else JSON).",
)
@options.report_url
@options.config
@options.db
@options.baseline
def command(
    webhook: str, style: str | None, report_url: str, config: str | None, db: str | None, baseline: str | None
) -> int:
    """Post what broke and what recovered since the run before; without news nothing is sent."""
    import asyncio

    from linkcheck.config import load_config
    from linkcheck.errors import UsageError
    from linkcheck.pipeline.reports.database import existing_database, saw_a_part
    from linkcheck.pipeline.reports.render import stored_report
    from linkcheck.pipeline.webhook import send_news

    settings = load_config(config, baseline=baseline)
    database = existing_database(settings, db)
    if saw_a_part(database):
        raise UsageError("The last check was of a part of the lists.", remedy="Run `linkcheck check` first.")
    news = asyncio.run(
        send_news(stored_report(database, settings), settings, webhook, style=style or "", report_url=report_url)
    )
    say("No news: nothing was sent." if news is None else f"Sent: {news.headline}.", name=False)
    return 0
