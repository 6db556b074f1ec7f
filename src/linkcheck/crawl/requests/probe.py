"""Requests for suspects only: a sibling of the URL, the front page, the archive, the domain's name servers."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from random import Random
from typing import TypeAlias

import msgspec

from linkcheck.classify import address_markers, archive_markers, compare_sibling, front_page, front_page_markers
from linkcheck.classify import sibling as sibling_of
from linkcheck.crawl.outage import Fetch
from linkcheck.crawl.providers import drive
from linkcheck.crawl.requests.page import text_of, without_body
from linkcheck.model import Evidence, Outcome, Request, Response, Target
from linkcheck.providers.web.last_capture import last_capture
from linkcheck.urls import has_credentials, registrable_domain

Suspect: TypeAlias = tuple[Target, Evidence]
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_TOKEN = 25
"""Letters of a random name that no site has (Bar-Yossef and others, 2004)."""
_AT_ONCE = 256
_PATIENCE = 2
"""Missing answers in a row after which the archive gets no more requests."""


async def probe(
    suspects: Iterable[Suspect], *, fetch: Fetch, random: Random, sibling: Callable[[str, str], str | None] = sibling_of
) -> AsyncIterator[Suspect]:
    """Yield each suspect with the probe's outcome added.

    A host is probed once, next to its first suspect that has a sibling; all its suspects share the answer. Where
    the sibling "works" too, that suspect is read once more, to compare the texts.
    """
    async for group in _by(suspects, lambda target: target.host, lambda group: _probe(group, fetch, random, sibling)):
        for suspect in group:
            yield suspect


async def request_front_pages(suspects: Iterable[Suspect], *, fetch: Fetch) -> AsyncIterator[Suspect]:
    """Yield each suspect with a marker of its host's front page where that is an error too; one request a host."""

    async def add(group: list[Suspect]) -> list[Suspect]:
        urls = [(front_page(target.url), target, evidence) for target, evidence in group]
        outcome = next((evidence.outcome for url, target, evidence in urls if url == target.url), None)
        if outcome is None and (url := urls[0][0]) is not None:
            outcome = await fetch(Request(url=url, own=True))
        markers = front_page_markers(outcome)
        return [
            (target, msgspec.structs.replace(evidence, markers=evidence.markers + markers))
            for target, evidence in group
        ]

    async for group in _by(suspects, lambda target: target.host, add):
        for suspect in group:
            yield suspect


async def query_archive(suspects: Iterable[Suspect], *, fetch: Fetch) -> AsyncIterator[Suspect]:
    """Yield each suspect with a marker of what the archive's crawler was answered last, where the page was gone."""
    misses = 0
    for target, evidence in suspects:  # one after the other: the archive bans clients that are in a hurry
        if misses >= _PATIENCE or has_credentials(target.url):
            continue
        captures = await drive(last_capture(target.url), fetch)
        misses = misses + 1 if captures is None else 0
        markers = tuple(marker for each in captures or () for marker in archive_markers(each.status, each.day))
        yield target, msgspec.structs.replace(evidence, markers=evidence.markers + markers)


async def query_name_servers(
    suspects: Iterable[Suspect], *, query: Callable[[str], Awaitable[tuple[str, ...]]]
) -> AsyncIterator[Suspect]:
    """Yield each suspect with the name servers of its registrable domain, looked up once a domain."""

    async def add(group: list[Suspect]) -> list[Suspect]:
        named = await query(registrable_domain(group[0][0].host))
        return [(target, msgspec.structs.replace(evidence, name_servers=named)) for target, evidence in group]

    async for group in _by(suspects, lambda target: registrable_domain(target.host), add):
        for suspect in group:
            yield suspect


async def query_addresses(
    suspects: Iterable[Suspect], *, query: Callable[[str], Awaitable[tuple[str, ...]]]
) -> AsyncIterator[Suspect]:
    """Yield each suspect with a marker where all addresses of its host are a parking service's."""

    async def add(group: list[Suspect]) -> list[Suspect]:
        markers = address_markers(await query(group[0][0].host))
        return [
            (target, msgspec.structs.replace(evidence, markers=evidence.markers + markers))
            for target, evidence in group
        ]

    async for group in _by(suspects, lambda target: target.host, add):
        for suspect in group:
            yield suspect


def token(random: Random) -> str:
    """A name that no page has."""
    return "".join(random.choices(_ALPHABET, k=_TOKEN))


async def _by(
    suspects: Iterable[Suspect],
    key: Callable[[Target], str],
    examine: Callable[[list[Suspect]], Awaitable[list[Suspect]]],
) -> AsyncIterator[list[Suspect]]:
    groups: dict[str, list[Suspect]] = {}
    for suspect in suspects:
        groups.setdefault(key(suspect[0]), []).append(suspect)
    waiting = list(groups.values())
    while waiting:
        portion, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        for examined in await asyncio.gather(*(examine(group) for group in portion)):
            yield examined


async def _probe(
    group: list[Suspect], fetch: Fetch, random: Random, sibling: Callable[[str, str], str | None]
) -> list[Suspect]:
    name = token(random)
    chosen = next(((target, url) for target, _ in group if (url := sibling(target.url, name))), None)
    if chosen is None:
        return group
    target, url = chosen
    outcome = await fetch(Request(url=url, own=True))
    markers = await _likeness(target, outcome, fetch)
    kept = without_body(outcome)
    return [
        (one, msgspec.structs.replace(known, probe=kept, markers=known.markers + markers * (one is target)))
        for one, known in group
    ]


async def _likeness(target: Target, probed: Outcome, fetch: Fetch) -> tuple[str, ...]:
    """Compare the page of the random name with the suspect, which is requested again because its body was dropped."""
    if not isinstance(probed, Response) or not 200 <= probed.status < 300 or not probed.body:
        return ()
    page = await fetch(Request(url=target.url, own=True))
    return compare_sibling(text_of(page), text_of(probed)) if isinstance(page, Response) else ()
