"""The soak of bench/soak.py on the clock that jumps: two thousand targets of real sizes and kinds, all at once."""

import gc
import resource
from collections import Counter

import msgspec
import pytest

from bench.soak import ALLOWED, sockets
from bench.soak_world import expected, found, hosts, targets
from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.fetch import Fetcher, FetchOptions
from tests.internet import TestInternet, run

HOSTS = 300


@pytest.mark.slow
def test_two_thousand_targets_with_a_tenth_of_faults_are_accounted_for() -> None:
    asked = targets(2000, HOSTS)
    left = Counter(target.url for target in asked)
    wrong: Counter[str] = Counter()

    async def scene() -> TestInternet:
        async with TestInternet(hosts(HOSTS)) as internet:
            options = msgspec.convert(internet.settings(), FetchOptions)
            async with Fetcher(options, environ={}) as fetcher:
                async for target, evidence in crawl(asked, {}, fetch=fetcher.fetch, options=CrawlOptions()):
                    left[target.url] -= 1
                    if found(evidence.outcome) != expected(target):
                        wrong[f"{expected(target)} came out as {found(evidence.outcome)}"] += 1
            return internet

    sockets_before, memory_before = sockets(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    internet = run(scene())  # a task left behind is an error there
    gc.collect()  # and so is the warning of a socket or session left open
    assert not wrong
    assert set(left.values()) == {0}
    assert len(left) == 2000
    assert sockets() <= sockets_before
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory_before) / 1024 < 150
    records = internet.ledger.hosts.values()
    assert sum(record.count for record in records) >= 2000
    assert max(record.peak for record in records) <= FetchOptions().per_host_max
    assert max(record.busiest() for record in records) <= ALLOWED
