"""Try one row: the program's own stages, from the target to the judgement, on the running test internet."""

import asyncio
from collections.abc import Mapping
from random import Random
from typing import Any

import msgspec

from linkcheck.classify import NOTHING, judge, wants_probe
from linkcheck.crawl import crawl
from linkcheck.crawl.requests.probe import probe
from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Evidence, Judgement, Link, LinkKind, Target, TargetHistory
from linkcheck.urls import host_of
from tests.internet.faults.fault import LABEL, Fault
from tests.internet.internet import TestInternet

AT_ONCE = 40
"""Rows that run side by side: more would flood the name server's socket, and lost questions take seconds."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a row, and what it cost at the server."""

    judgement: Judgement
    evidence: Evidence
    requests: int
    bytes: int
    seconds: float

    @property
    def said(self) -> str:
        """In the words of `Fault.expect`, all notes included."""
        notes = "".join(f" +{note.reason}" for note in self.judgement.notes)
        return f"{self.judgement.verdict} {self.judgement.reason}{notes}"


def target_of(fault: Fault) -> Target:
    """The row's link as a list would have it."""
    link = Link(
        url=fault.target, raw=fault.target, text=LABEL, label=LABEL, kind=LinkKind.INLINE, path="l.md", line=1, column=1
    )
    return Target(url=fault.target, host=host_of(fault.target), links=(link,))


async def attempt(fault: Fault, internet: TestInternet, settings: Mapping[str, Any]) -> Trial:
    """A first visit, with the options of a fresh installation."""
    loop = asyncio.get_running_loop()
    begun, target = loop.time(), target_of(fault)
    async with Fetcher(msgspec.convert(settings, FetchOptions), environ={}, random=Random(1)) as fetcher:
        [evidence] = [found async for _, found in crawl([target], {}, fetch=fetcher.fetch)]
        if wants_probe(target, evidence, NOTHING):
            [evidence] = [
                found async for _, found in probe([(target, evidence)], fetch=fetcher.fetch, random=Random(1))
            ]
    records = [record for name, record in internet.ledger.hosts.items() if _belongs(name, fault)]
    return Trial(
        judgement=judge(target, evidence, TargetHistory()),
        evidence=evidence,
        requests=sum(record.count for record in records),
        bytes=sum(record.bytes for record in records),
        seconds=loop.time() - begun,
    )


def _belongs(name: str, fault: Fault) -> bool:
    return name == fault.host or name.endswith(f".{fault.host}") or name in fault.others


async def try_all(faults: tuple[Fault, ...]) -> dict[str, Trial]:
    """All rows at once, each with a run of its own."""
    async with TestInternet(host for fault in faults for host in fault.hosts()) as internet:
        settings = internet.settings()
        places = asyncio.Semaphore(AT_ONCE)

        async def in_turn(fault: Fault) -> Trial:
            async with places:
                return await attempt(fault, internet, settings)

        trials = await asyncio.gather(*(in_turn(fault) for fault in faults))
    return dict(zip((fault.name for fault in faults), trials, strict=True))
