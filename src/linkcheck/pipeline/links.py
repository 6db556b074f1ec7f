"""What would be checked, and where it stands, without asking anybody."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from linkcheck.changes import change_since
from linkcheck.config import Config
from linkcheck.errors import InputError
from linkcheck.model import Link
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import Sources
from linkcheck.pipeline.plan.change import touched, touched_faults
from linkcheck.pipeline.reports.database import database_path
from linkcheck.report.data.json import dumps
from linkcheck.report.text.sanitize import one_line, without_commands
from linkcheck.urls import DestinationKind, hide_credentials, locate

# The document's keys, in the design's order.
_KEYS = ("url", "raw", "text", "label", "section", "kind", "path", "line", "column", "target_line", "target_column")


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """Links in document order, with the last verdict of each web address."""

    links: tuple[Link, ...]
    standing: dict[str, str]
    faults: tuple[InputError, ...] = ()
    skipped: tuple[InputError, ...] = ()
    notice: str = ""
    """What to say once of files that the usual patterns excluded."""


def list_links(config: Config, sources: Sources, *, db: str | None = None, since: str | None = None) -> Listing:
    """Read the lists, and the database where there is one; with `since`, only what changed since that revision."""
    database = database_path(config, db)
    parsed = ParseCache.for_database(database) if database.is_file() else ParseCache()
    lists = read_lists(sources, parsed=parsed)
    parsed.save()
    links = tuple(link for document in lists.documents for link in document.links)
    faults = lists.faults
    if since is not None:
        change = change_since(since, lists.contents)
        links, faults = tuple(touched(links, change)), touched_faults(lists, change)
    standing = _standing(links, database)
    return Listing(links=links, standing=standing, faults=faults, skipped=lists.left_out, notice=lists.notice)


def as_json(listing: Listing) -> str:
    """`{"schema": 1, "links": […]}` in document order."""
    document: dict[str, Any] = {
        "schema": 1,
        "links": [{key: getattr(link, key) for key in _KEYS} for link in listing.links],
    }
    return hide_credentials(dumps(document, indent=2)) + "\n"


def as_text(listing: Listing) -> str:
    """One link a line: place, standing, address, label."""
    width = max((len(link.place) for link in listing.links), default=0)
    lines = (
        f"{one_line(link.place):<{width}}  {listing.standing.get(link.url, '-'):<9}  {one_line(link.url) or '(empty)'}"
        for link in listing.links
    )
    return without_commands(hide_credentials("".join(f"{line}\n" for line in lines)))


def _standing(links: Sequence[Link], database: Path) -> dict[str, str]:
    if not database.is_file():
        return {}
    from linkcheck.store import Store

    addresses = {link.url: place.url for link in links if (place := locate(link.url)).kind is DestinationKind.WEB}
    with Store.open(database, read_only=True) as store:
        histories = store.histories(list(dict.fromkeys(addresses.values())))
    return {
        written: history.verdict.value
        for written, address in addresses.items()
        if (history := histories.get(address)) and history.verdict
    }
