"""Try one row: the program's own stages, from the target to the judgement, on the running test internet."""

import asyncio
from collections.abc import Sequence
from random import Random

import msgspec

from linkcheck.classify.case import Case
from linkcheck.classify.judge import judge
from linkcheck.classify.probe import wants_probe
from linkcheck.classify.survey import NOTHING
from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.crawl.requests.sibling_probes import SiblingProbes
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


ALONE = CrawlOptions(canaries=())


def target_of(fault: Fault) -> Target:
    """The row's link as a list would have it."""
    link = Link(
        url=fault.target, raw=fault.target, text=LABEL, label=LABEL, kind=LinkKind.INLINE, path="l.md", line=1, column=1
    )
    return Target(url=fault.target, host=host_of(fault.target), links=(link,))


async def attempt(fault: Fault, internet: TestInternet, fetcher: Fetcher) -> Trial:
    """A first visit, with the options of a fresh installation; but without canaries."""
    loop = asyncio.get_running_loop()
    begun, target = loop.time(), target_of(fault)
    [evidence] = [found async for _, found in crawl([target], {}, fetch=fetcher.fetch, options=ALONE)]
    if wants_probe(target, evidence, NOTHING):
        [(_, evidence)] = await SiblingProbes(fetcher.fetch, Random(1)).examine([(target, evidence)])
    records = [record for name, record in internet.ledger.hosts.items() if _belongs(name, fault)]
    return Trial(
        judgement=judge(Case(target, evidence, TargetHistory())),
        evidence=evidence,
        requests=sum(record.count for record in records),
        bytes=sum(record.bytes for record in records),
        seconds=loop.time() - begun,
    )


def _belongs(name: str, fault: Fault) -> bool:
    return name == fault.host or name.endswith(f".{fault.host}") or name in fault.others


async def try_all(faults: Sequence[Fault], *, one_pool: bool = False) -> dict[str, Trial]:
    """All rows side by side: each with a fetcher of its own, or all with one and its kept connections."""
    async with TestInternet(host for fault in faults for host in fault.hosts()) as internet:
        options = msgspec.convert(internet.settings(), FetchOptions)
        places = asyncio.Semaphore(AT_ONCE)

        async def alone(fault: Fault) -> Trial:
            async with places, Fetcher(options, environ={}, random=Random(1)) as fetcher:
                return await attempt(fault, internet, fetcher)

        async def beside(fault: Fault, fetcher: Fetcher) -> Trial:
            async with places:
                return await attempt(fault, internet, fetcher)

        if one_pool:
            async with Fetcher(options, environ={}, random=Random(1)) as fetcher:
                trials = await asyncio.gather(*(beside(fault, fetcher) for fault in faults))
        else:
            trials = await asyncio.gather(*map(alone, faults))
    return dict(zip((fault.name for fault in faults), trials, strict=True))
