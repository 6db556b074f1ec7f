"""Archived copies of the dead: the one nearest to the day the list began to name the page."""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

from linkcheck import changes
from linkcheck.config import Config
from linkcheck.crawl import Fetch, query_all
from linkcheck.files import on_disk
from linkcheck.model import Existence, Link, Target
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import When, providers

# Answers missed in a row after which the archive is left in peace: it shuts out those who ignore its limits.
_PATIENCE = 2


async def look_up_snapshots(
    dead: Iterable[str], targets: Iterable[Target], config: Config, writer: StoreWriter, fetch: Fetch
) -> None:
    """Ask the archives about dead links they were not asked about before, and remember what they say."""
    urls = list(dict.fromkeys(dead))
    known = await writer.call(writer.store.archive_urls, urls)
    unknown = {url for url in urls if url not in known}
    if not unknown:
        return
    listed = listed_since({target.url: target.links for target in targets if target.url in unknown})
    async with aclosing(snapshots(sorted(unknown), listed, config, fetch)) as found:
        async for url, snapshot in found:
            await writer.call(writer.store.remember_archive, url, snapshot, datetime.now(UTC))


async def snapshots(
    urls: Iterable[str], listed: Mapping[str, str], config: Config, fetch: Fetch
) -> AsyncGenerator[tuple[str, str | None], None]:
    """Each page with its snapshot, or None where there is none; `listed` is the ISO date it should be nearest to."""
    missed = 0
    sources = providers(config.provider_options(), listed)
    async with aclosing(query_all(urls, sources, When.DEAD, fetch)) as answers:
        async for url, answer in answers:
            missed = missed + 1 if answer.existence is Existence.UNKNOWN else 0
            if missed >= _PATIENCE:
                return
            if not missed:
                yield url, answer.moved_to


def listed_since(links: Mapping[str, Sequence[Link]]) -> dict[str, str]:
    """The ISO date on which each address entered its list, by git; what git does not know is missing."""
    lines: dict[str, set[int]] = {}
    for places in links.values():
        for link in places:
            lines.setdefault(link.path, set()).add(link.destination_place[0])
    dates = {path: changes.line_dates(Path(on_disk(path)), wanted) for path, wanted in lines.items()}
    found = {}
    for url, places in links.items():
        days = [day for link in places if (day := dates[link.path].get(link.destination_place[0]))]
        if days:
            found[url] = min(days)
    return found
