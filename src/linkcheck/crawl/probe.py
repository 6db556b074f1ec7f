"""What is asked about suspects only: a random sibling of their URL, and who names their domain."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from random import Random
from typing import TypeAlias

import msgspec

from linkcheck.crawl.asking import without_body
from linkcheck.crawl.network import Fetch
from linkcheck.model import Evidence, Outcome, Request, Target

Suspect: TypeAlias = tuple[Target, Evidence]
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_TOKEN = 25
"""Letters of a name that no site has (Bar-Yossef and others, 2004)."""
_AT_ONCE = 256


async def probe(
    suspects: Iterable[Suspect],
    *,
    fetch: Fetch,
    sibling: Callable[[str, str], str | None],
    random: Random,
    name_servers: Callable[[str], Awaitable[tuple[str, ...]]] | None = None,
) -> AsyncIterator[Suspect]:
    """Yield each suspect with the probe's outcome added, and its name servers where they can be asked.

    A host is probed once, next to its first suspect that has a sibling; all its suspects share the answer.
    """
    hosts: dict[str, list[Suspect]] = {}
    for suspect in suspects:
        hosts.setdefault(suspect[0].host, []).append(suspect)
    waiting = list(hosts.values())
    while waiting:
        chunk, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        for examined in await asyncio.gather(
            *(_examine(group, fetch, _request(group, sibling, random), name_servers) for group in chunk)
        ):
            for suspect in examined:
                yield suspect


def token(random: Random) -> str:
    """A name that no page has."""
    return "".join(random.choices(_ALPHABET, k=_TOKEN))


def _request(group: list[Suspect], sibling: Callable[[str, str], str | None], random: Random) -> Request | None:
    name = token(random)
    url = next((url for target, _ in group if (url := sibling(target.url, name))), None)
    return None if url is None else Request(url=url, extra=True)


async def _examine(
    group: list[Suspect],
    fetch: Fetch,
    request: Request | None,
    name_servers: Callable[[str], Awaitable[tuple[str, ...]]] | None,
) -> list[Suspect]:
    outcome: Outcome | None = None if request is None else without_body(await fetch(request))
    named = await name_servers(group[0][0].host) if name_servers else ()
    return [
        (target, msgspec.structs.replace(evidence, probe=outcome, name_servers=named)) for target, evidence in group
    ]
