"""Requests for suspects only: the front page, the archive, the domain's name servers and addresses."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

import msgspec

from linkcheck.classify.evidence.death import archive_markers
from linkcheck.classify.evidence.parking_services import address_markers
from linkcheck.classify.probe import front_page, front_page_markers
from linkcheck.crawl.outage import Fetch
from linkcheck.crawl.providers import drive
from linkcheck.crawl.requests.sibling_probes import Suspect
from linkcheck.model import Evidence, Request, Target
from linkcheck.providers.web.last_capture import last_capture
from linkcheck.urls import has_credentials, registrable_domain

_AT_ONCE = 256
_PATIENCE = 2
"""Missing answers in a row after which the archive gets no more requests."""


def request_front_pages(suspects: Iterable[Suspect], *, fetch: Fetch) -> AsyncIterator[Suspect]:
    """Yield each suspect with a marker of its host's front page where that is an error too; one request a host."""

    async def look(group: list[Suspect]) -> Callable[[Evidence], Evidence]:
        urls = [(front_page(target.url), target, evidence) for target, evidence in group]
        outcome = next((evidence.outcome for url, target, evidence in urls if url == target.url), None)
        if outcome is None and (url := urls[0][0]) is not None:
            outcome = await fetch(Request(url=url, own=True))
        markers = front_page_markers(outcome)
        return lambda evidence: evidence.with_markers(markers)

    return _by(suspects, lambda target: target.host, look)


async def query_archive(suspects: Iterable[Suspect], *, fetch: Fetch) -> AsyncIterator[Suspect]:
    """Yield each suspect with a marker of what the archive's crawler was answered last, where the page was gone."""
    misses = 0
    for target, evidence in suspects:  # one after the other: the archive bans clients that are in a hurry
        if misses >= _PATIENCE or has_credentials(target.url):
            continue
        captures = await drive(last_capture(target.url), fetch)
        misses = misses + 1 if captures is None else 0
        markers = tuple(marker for each in captures or () for marker in archive_markers(each.status, each.day))
        yield target, evidence.with_markers(markers)


def query_name_servers(
    suspects: Iterable[Suspect], *, query: Callable[[str], Awaitable[tuple[str, ...]]]
) -> AsyncIterator[Suspect]:
    """Yield each suspect with the name servers of its registrable domain, looked up once a domain."""

    async def look(group: list[Suspect]) -> Callable[[Evidence], Evidence]:
        named = await query(registrable_domain(group[0][0].host))
        return lambda evidence: msgspec.structs.replace(evidence, name_servers=named)

    return _by(suspects, lambda target: registrable_domain(target.host), look)


def query_addresses(
    suspects: Iterable[Suspect], *, query: Callable[[str], Awaitable[tuple[str, ...]]]
) -> AsyncIterator[Suspect]:
    """Yield each suspect with a marker where all addresses of its host are a parking service's."""

    async def look(group: list[Suspect]) -> Callable[[Evidence], Evidence]:
        markers = address_markers(await query(group[0][0].host))
        return lambda evidence: evidence.with_markers(markers)

    return _by(suspects, lambda target: target.host, look)


async def _by(
    suspects: Iterable[Suspect],
    key: Callable[[Target], str],
    look: Callable[[list[Suspect]], Awaitable[Callable[[Evidence], Evidence]]],
) -> AsyncIterator[Suspect]:
    """Look once for each group of suspects with one key, and add to all of them what was found."""
    groups: dict[str, list[Suspect]] = {}
    for suspect in suspects:
        groups.setdefault(key(suspect[0]), []).append(suspect)
    waiting = list(groups.values())
    while waiting:
        portion, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        additions = await asyncio.gather(*(look(group) for group in portion))
        for group, add in zip(portion, additions, strict=True):
            for target, evidence in group:
                yield target, add(evidence)
