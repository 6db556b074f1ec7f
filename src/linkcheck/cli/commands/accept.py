"""`linkcheck accept`: settle a change by hand."""

import click

from linkcheck.cli import options
from linkcheck.cli.output import show


@click.command("accept")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@options.config
@options.db
def command(urls: tuple[str, ...], config: str | None, db: str | None) -> int:
    """Accept the page that each URL shows now: later checks compare with it."""
    from linkcheck.config import load_config  # noqa: PLC0415 - keeps --help quick
    from linkcheck.pipeline.reports.database import accept_pages, existing_database  # noqa: PLC0415
    from linkcheck.report.text.sanitize import one_line  # noqa: PLC0415

    settings = load_config(config)
    for url, change in accept_pages(existing_database(settings, db), urls, settings):
        if change is None:
            show(f"{one_line(url)}: no change is open; nothing to accept.\n")
        else:
            before, after = (f"“{one_line(title, 100)}”" if title else "no title" for title in change)
            show(f"{one_line(url)}: accepted {after} in place of {before}.\n")
    return 0
