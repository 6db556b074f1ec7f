"""A share of the targets for one process, cut by registrable domain. Plain data in, plain data out."""

import asyncio
import heapq
import time
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from functools import cache
from typing import Any

import msgspec

from linkcheck.crawl.crawler import crawl
from linkcheck.crawl.options import CrawlOptions
from linkcheck.errors import ClockWrong, NetworkDown
from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Evidence, HostFacts, Target, TargetHistory
from linkcheck.providers.provider import Provider, When
from linkcheck.urls import registrable_domain


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Targets that no other process requests, each with its number in the whole run."""

    numbers: tuple[int, ...]
    targets: tuple[Target, ...]
    """Without the occurrences in lists: a worker does not need those."""
    histories: dict[str, TargetHistory]
    providers: tuple[str, ...]
    """Names of the providers that claim any of its targets; no other batch has these providers."""


class BatchContext(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all batches of a run."""

    fetch: FetchOptions
    crawl: CrawlOptions
    providers: tuple[Any, ...] = ()
    hosts: dict[str, HostFacts] = {}
    """Facts about hosts from earlier runs."""
    ends: float | None = None
    """Wall-clock time (Unix) of the deadline: batches start at different times, the run has one end."""


class TargetEvidence(msgspec.Struct, frozen=True, array_like=True):
    """One target's evidence, sent from a worker to the run."""

    number: int
    evidence: Evidence


class BatchStats(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch cost, and how it ended."""

    requests: int = 0
    bytes: int = 0
    network_down: bool = False
    clock_wrong: bool = False
    hosts: dict[str, HostFacts] = {}
    """Facts about hosts that this batch learnt."""


def partition(
    targets: Sequence[Target],
    histories: Mapping[str, TargetHistory],
    *,
    providers: Sequence[Provider] = (),
    batches: int,
    numbers: Iterable[int] | None = None,
) -> list[Batch]:
    """Cut the targets into at most so many batches of like size, largest first.

    A registrable domain is never cut, and domains with targets that one provider claims stay together: the
    limiters of one process cannot keep a limit together with those of another.
    """
    chosen = range(len(targets)) if numbers is None else list(numbers)
    shares: dict[str, list[int]] = {}
    claims = _DomainGroups(providers)
    domain_of = cache(registrable_domain)
    domains = {number: domain_of(targets[number].host) for number in chosen}
    for number in chosen:
        claims.note(domains[number], targets[number].url)
    for number in chosen:
        shares.setdefault(claims.leader_of(domains[number]), []).append(number)
    packed = _pack(shares, batches)
    return [_batch(members, targets, histories, claims, domains) for members in packed]


def _pack(shares: Mapping[str, list[int]], batches: int) -> list[list[int]]:
    """Longest share first, each to the emptiest batch."""
    loads: list[tuple[int, int, list[int]]] = [(0, position, []) for position in range(max(1, batches))]
    for members in sorted(shares.values(), key=len, reverse=True):
        load, position, batch = loads[0]
        batch.extend(members)
        heapq.heapreplace(loads, (load + len(members), position, batch))
    return sorted((batch for _, _, batch in loads if batch), key=len, reverse=True)


class _DomainGroups:
    """Which domains belong together because a provider claims targets of each."""

    def __init__(self, providers: Sequence[Provider]) -> None:
        self._providers = [provider for provider in providers if provider.when is not When.DEAD]
        self._leader: dict[str, str] = {}
        self.names: dict[str, set[str]] = {}

    def note(self, domain: str, url: str) -> None:
        for provider in self._providers:
            if provider.claims(url):
                self.names.setdefault(domain, set()).add(provider.name)
                self._join(domain, f"provider {provider.name}")

    def leader_of(self, domain: str) -> str:
        """The name of the group that a domain is in."""
        path = [domain]
        while (leader := self._leader.get(path[-1])) is not None:
            path.append(leader)
        for passed in path[:-1]:
            self._leader[passed] = path[-1]
        return path[-1]

    def _join(self, one: str, other: str) -> None:
        first, second = self.leader_of(one), self.leader_of(other)
        if first != second:
            self._leader[first] = second


def _batch(
    members: list[int],
    targets: Sequence[Target],
    histories: Mapping[str, TargetHistory],
    claims: _DomainGroups,
    domains: Mapping[int, str],
) -> Batch:
    names = {name for domain in {domains[number] for number in members} for name in claims.names.get(domain, ())}
    chosen = [targets[number] for number in members]
    return Batch(
        numbers=tuple(members),
        targets=tuple(map(_bare, chosen)),
        histories={target.url: history for target in chosen if (history := histories.get(target.url))},
        providers=tuple(sorted(names)),
    )


def _bare(target: Target) -> Target:
    """Without its occurrences in lists, except those whose URL has a fragment."""
    return msgspec.structs.replace(target, links=tuple(link for link in target.links if "#" in link.url))


async def run_batch(
    batch: Batch,
    context: BatchContext,
    *,
    stop: asyncio.Event | None = None,
    on_stats: Callable[[BatchStats], None] = lambda _: None,
) -> AsyncGenerator[TargetEvidence, None]:
    """Request the targets of a batch with a fetcher of its own, and yield the evidence of each target once."""
    numbers: dict[str, list[int]] = {}
    for number, target in zip(batch.numbers, batch.targets, strict=True):
        numbers.setdefault(target.url, []).append(number)
    options = context.crawl
    if context.ends is not None:
        options = msgspec.structs.replace(options, deadline=max(0.0, context.ends - time.time()))
    providers = [provider for provider in context.providers if provider.name in batch.providers]
    down = clock_wrong = False
    ends = None if options.deadline is None else asyncio.get_running_loop().time() + options.deadline
    async with Fetcher(context.fetch, deadline=ends, hosts=context.hosts) as fetcher:
        results = crawl(
            batch.targets,
            batch.histories,
            fetch=fetcher.fetch,
            providers=providers,
            options=options,
            stop=stop,
            accept=context.fetch.accepted,
            hosts=context.hosts,
        )
        try:
            async with aclosing(results):
                async for target, evidence in results:
                    yield TargetEvidence(numbers[target.url].pop(), evidence)
        except NetworkDown as error:
            down, clock_wrong = True, isinstance(error, ClockWrong)
        stats = fetcher.stats
        on_stats(
            BatchStats(
                requests=stats.requests,
                bytes=stats.bytes,
                network_down=down,
                clock_wrong=clock_wrong,
                hosts=fetcher.learnt(),
            ),
        )
