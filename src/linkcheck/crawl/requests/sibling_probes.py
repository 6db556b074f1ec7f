"""Made-up addresses beside suspects: what a server answers for a page that cannot exist."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple, TypeAlias

import msgspec

from linkcheck.classify.evidence.markers import compare_sibling
from linkcheck.classify.probe import sibling as sibling_of
from linkcheck.crawl.outage import Fetch
from linkcheck.crawl.requests.page import text_of, without_body
from linkcheck.model import Evidence, Outcome, Request, Response, Target

Suspect: TypeAlias = tuple[Target, Evidence]
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_TOKEN = 25
"""Letters of a random name that no site has (Bar-Yossef and others, 2004)."""
_AT_ONCE = 256


class Probe(NamedTuple):
    """What the probe of a host has shown."""

    outcome: Outcome
    url: str
    """The suspect that was read once more, to compare the texts."""
    markers: tuple[str, ...]
    """Of that suspect alone."""


class SiblingProbes:
    """Probes of hosts, each begun as soon as one of its targets is suspected: the crawl goes on meanwhile.

    A host is probed once, next to its first suspect that has a sibling; all its suspects share the answer. Where the
    sibling "works" too, that suspect is read once more, to compare the texts.
    """

    def __init__(self, fetch: Fetch, random: Random, sibling: Callable[[str, str], str | None] = sibling_of) -> None:
        """`random` makes the names that no page has."""
        self._fetch = fetch
        self._random = random
        self._sibling = sibling
        self._waiting: deque[tuple[str, str, str]] = deque()
        """Host, suspect and sibling of probes that have not begun: a task each would take much more room."""
        self._workers: set[asyncio.Task[None]] = set()
        self._probes: dict[str, asyncio.Future[Probe]] = {}

    def begin(self, target: Target) -> None:
        """Probe the host of a suspect, if it was not probed yet and the suspect has a sibling."""
        if target.host in self._probes:
            return
        if (url := self._sibling(target.url, token(self._random))) is None:
            return
        self._probes[target.host] = asyncio.get_running_loop().create_future()
        self._waiting.append((target.host, target.url, url))
        if len(self._workers) < _AT_ONCE:
            self._workers.add(worker := asyncio.create_task(self._work()))
            worker.add_done_callback(self._workers.discard)

    async def examine(self, suspects: Iterable[Suspect]) -> list[Suspect]:
        """Each suspect with the probe of its host added, once all are known."""
        examined = list(suspects)
        for target, _ in examined:
            self.begin(target)
        return [await self._examined(target, evidence) for target, evidence in examined]

    async def cancel(self) -> None:
        """End what is not done yet."""
        for probe in self._probes.values():
            probe.cancel()
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self) -> None:
        while self._waiting:
            host, suspect, sibling = self._waiting.popleft()
            try:
                self._probes[host].set_result(await self._probe(suspect, sibling))
            except Exception as error:  # a fault of the program: for whoever waits for the probe
                self._probes[host].set_exception(error)

    async def _examined(self, target: Target, evidence: Evidence) -> Suspect:
        if (answer := self._probes.get(target.host)) is None:
            return target, evidence
        probe = await answer
        markers = evidence.markers + probe.markers * (probe.url == target.url)
        return target, msgspec.structs.replace(evidence, probe=probe.outcome, markers=markers)

    async def _probe(self, suspect: str, sibling: str) -> Probe:
        outcome = await self._fetch(Request(url=sibling, own=True))
        return Probe(without_body(outcome), suspect, await self._likeness(suspect, outcome))

    async def _likeness(self, suspect: str, probed: Outcome) -> tuple[str, ...]:
        """Compare the page of the random name with the suspect, requested again because its body was dropped."""
        if not isinstance(probed, Response) or not 200 <= probed.status < 300 or not probed.body:
            return ()
        page = await self._fetch(Request(url=suspect, own=True))
        return compare_sibling(text_of(page), text_of(probed)) if isinstance(page, Response) else ()


def token(random: Random) -> str:
    """A name that no page has."""
    return "".join(random.choices(_ALPHABET, k=_TOKEN))
