"""Archived copies of dead links: the one nearest to the day on which the link entered the list."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from linkcheck import changes
from linkcheck.config import Config
from linkcheck.crawl import Fetch, query_all
from linkcheck.files import on_disk
from linkcheck.model import Existence, Link, Target
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import When, providers

# Missing answers in a row after which the archive gets no more requests: it bans clients that ignore its limits.
_PATIENCE = 2


class Misses(msgspec.Struct):
    """Counts missing answers of an archive."""

    in_a_row: int = 0


class SnapshotLookups:
    """Queries the archives about dead links without an earlier query, while the crawl goes on."""

    def __init__(self, targets: Iterable[Target], config: Config, writer: StoreWriter, fetch: Fetch) -> None:
        self._links = {target.url: target.links for target in targets}
        self._config = config
        self._writer = writer
        self._fetch = fetch
        self._waiting: dict[str, None] = {}
        self._seen: set[str] = set()
        self._news = asyncio.Event()
        self._closed = False
        self._misses = Misses()

    def add(self, url: str) -> None:
        """Add a dead link."""
        if url not in self._seen:
            self._seen.add(url)
            self._waiting[url] = None
            self._news.set()

    def close(self) -> None:
        """End the input: no more links follow."""
        self._closed = True
        self._news.set()

    async def run(self) -> None:
        """Look up what was added until all is done, or the archive does not answer any more."""
        while True:
            await self._news.wait()
            self._news.clear()
            urls, self._waiting = list(self._waiting), {}
            if urls:
                await self._look_up(urls)
            if self._closed and not self._waiting:
                return

    async def _look_up(self, urls: Sequence[str]) -> None:
        store = self._writer.store
        known = await self._writer.call(store.archive_urls, urls)
        unknown = [url for url in urls if url not in known]
        # git is slow, and the crawl goes on meanwhile.
        listed = await asyncio.to_thread(listed_since, {url: self._links[url] for url in unknown if url in self._links})
        async with aclosing(snapshots(sorted(unknown), listed, self._config, self._fetch, self._misses)) as found:
            async for url, snapshot in found:
                await self._writer.call(store.remember_archive, url, snapshot, datetime.now(UTC))


async def snapshots(
    urls: Iterable[str], listed: Mapping[str, str], config: Config, fetch: Fetch, misses: Misses | None = None
) -> AsyncGenerator[tuple[str, str | None], None]:
    """Each page with its snapshot, or None where there is none; `listed` is the ISO date it should be nearest to."""
    misses = misses or Misses()
    if misses.in_a_row >= _PATIENCE:
        return
    sources = providers(config.provider_options(), listed)
    async with aclosing(query_all(urls, sources, When.DEAD, fetch)) as answers:
        async for url, answer in answers:
            misses.in_a_row = misses.in_a_row + 1 if answer.existence is Existence.UNKNOWN else 0
            if misses.in_a_row >= _PATIENCE:
                return
            if not misses.in_a_row:
                yield url, answer.moved_to


def listed_since(links: Mapping[str, Sequence[Link]]) -> dict[str, str]:
    """The ISO date on which each address entered its list, from git; addresses unknown to git are missing."""
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
