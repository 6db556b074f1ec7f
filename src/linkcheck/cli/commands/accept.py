"""`linkcheck accept`: accept a changed page, or decide about a new address."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkcheck.cli import options
from linkcheck.cli.output import show

if TYPE_CHECKING:
    from linkcheck.config import Config


@click.command("accept")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--not", "refuse", is_flag=True, help="Refuse the new address offered for each URL, or URL as one.")
@options.config
@options.db
def command(urls: tuple[str, ...], refuse: bool, config: str | None, db: str | None) -> int:
    """Accept the page that each URL shows now: later checks compare with it.

    With --not, URL is a dead link whose offered address is something else, or such an address: it is never offered
    again, and the next `check --relocate` searches on.
    """
    from linkcheck.config import load_config
    from linkcheck.pipeline.reports.database import accept_pages, existing_database
    from linkcheck.report.text.sanitize import one_line

    settings = load_config(config)
    if refuse:
        return _refuse(existing_database(settings, db), urls, settings)
    for url, change in accept_pages(existing_database(settings, db), urls, settings):
        if change is None:
            show(f"{one_line(url)}: no change is open; nothing to accept.\n")
        else:
            before, after = (f"“{one_line(title, 100)}”" if title else "no title" for title in change)
            show(f"{one_line(url)}: accepted {after} in place of {before}.\n")
    return 0


def _refuse(database: Path, urls: tuple[str, ...], settings: "Config") -> int:
    from linkcheck.pipeline.reports.database import refuse_relocations
    from linkcheck.report.text.sanitize import one_line

    for dead, refused in refuse_relocations(database, urls, settings):
        show(f"{one_line(dead)}: no longer offered: {one_line(refused)}.\n")
    return 0
