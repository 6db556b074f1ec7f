"""The search for one dead link's new address: way after way, until one proves it."""

from collections.abc import Callable, Collection, Generator, Sequence
from typing import TypeVar, cast

import msgspec

from linkcheck.crawl import is_conclusive
from linkcheck.crawl.providers import claimant, enrich
from linkcheck.crawl.requests.page import evidence_of
from linkcheck.model import Evidence, FailureKind, Outcome, Relocation, Request, Response, policy_of
from linkcheck.providers import Provider, When
from linkcheck.relocate.assess import assess
from linkcheck.relocate.candidate import AddressCandidate
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.registry import WAYS
from linkcheck.urls import Malformed, has_credentials, host_of, normalize

T = TypeVar("T")
_MOST = 3
"""Candidates of one way that are asked."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What searching came to."""

    relocation: Relocation | None = None
    complete: bool = True
    """Whether every request was answered; where not, a later run may find more."""


def search(
    dead: DeadLink,
    site: DeadHost,
    providers: Sequence[Provider],
    *,
    is_refused: Callable[[str], bool] = lambda _: False,
    off: Collection[str] = (),
) -> Generator[Request, Outcome, Search]:
    """Ask until a candidate is proved. `is_refused` knows the addresses that a person said to be something else."""
    attempt = _Attempt(dead, providers, is_refused)
    missed: list[str] = []
    relocation = yield from _once(attempt.flow(site, off), missed, dead.target.host)
    return Search(relocation=relocation, complete=not missed)


def _once(flow: Generator[Request, Outcome, T], missed: list[str], dead_host: str) -> Generator[Request, Outcome, T]:
    """Send each request without retries, and note a missing answer: a later run may find more."""
    try:
        request = next(flow)
        while True:
            outcome = yield msgspec.structs.replace(request, own=True, retries=0)
            if _is_missed(outcome) and host_of(request.url) != dead_host:
                missed.append(request.url)
            request = flow.send(outcome)
    except StopIteration as end:
        return cast("T", end.value)
    finally:
        flow.close()


def _is_missed(outcome: Outcome) -> bool:
    if isinstance(outcome, Response):
        return outcome.status == 429 or outcome.status >= 500
    policy = policy_of(outcome)
    return outcome.kind is FailureKind.RATE_LIMITED or (policy.recheck is not None and not policy.clear)


class _Attempt:
    """One dead link's search, and what was asked already."""

    def __init__(self, dead: DeadLink, providers: Sequence[Provider], is_refused: Callable[[str], bool]) -> None:
        self._dead = dead
        self._providers = providers
        self._is_refused = is_refused
        self._asked = {dead.url}

    def flow(self, site: DeadHost, off: Collection[str]) -> Generator[Request, Outcome, Relocation | None]:
        """Way after way."""
        for way in WAYS:
            if way.name in off:
                continue
            candidates = yield from way.flow(self._dead, site)
            for candidate in candidates[:_MOST]:
                relocation = yield from self._prove(candidate)
                if relocation is not None:
                    return relocation
                if candidate.how == "spelling":
                    site.useless[candidate.words] += 1
        return None

    def _prove(self, candidate: AddressCandidate) -> Generator[Request, Outcome, Relocation | None]:
        """Ask for a candidate like any link, and judge what answers."""
        address = normalize(candidate.url)
        if isinstance(address, Malformed) or has_credentials(address) or self._is_refused(address):
            return None
        candidate = msgspec.structs.replace(candidate, url=address)
        evidence = candidate.evidence
        if evidence is None:
            if address in self._asked:
                return None
            self._asked.add(address)
            evidence = yield from self._ask(address)
        relocation = assess(self._dead, candidate, evidence)
        return None if relocation is None or self._is_refused(relocation.url) else relocation

    def _ask(self, url: str) -> Generator[Request, Outcome, Evidence]:
        provider = claimant(url, self._providers, When.INSTEAD)
        if provider is not None:
            answers = yield from provider.flow([url])
            answer = answers.get(url)
            if is_conclusive(answer):
                return enrich(Evidence(), answer)
        return evidence_of((yield Request(url=url)))
