"""Batches on real worker processes, against the test internet."""

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import aclosing

import msgspec
import pytest

from linkcheck.crawl import CrawlOptions
from linkcheck.crawl.distributed.batch import BatchContext, BatchStats
from linkcheck.crawl.distributed.dask_workers import crawl_on_workers
from linkcheck.fetch import FetchOptions
from linkcheck.model import Evidence, Response, Target
from tests.internet import Asked, Host, Page, TestInternet, in_background

pytestmark = pytest.mark.slow

HOSTS = 24
EACH = 25
LIMITS = {"per_host": 2, "per_host_max": 2, "interval": 0.05}


def page(asked: Asked) -> Page:
    return Page(status=404) if asked.target.endswith("3") else Page(title=f"Page {asked.target}", delay=0.05)


@pytest.fixture
def internet() -> Iterator[TestInternet]:
    with in_background([Host(name=f"h{number}.site{number}.test", default=page) for number in range(HOSTS)]) as running:
        yield running


def targets() -> list[Target]:
    return [
        Target(url=f"http://h{host}.site{host}.test/{number}", host=f"h{host}.site{host}.test", links=())
        for number in range(EACH)
        for host in range(HOSTS)
    ]


def context(internet: TestInternet, **options: float) -> BatchContext:
    fetch = msgspec.convert(internet.settings() | LIMITS, FetchOptions)
    return BatchContext(fetch=fetch, crawl=msgspec.convert({"confirm_after": 0.5} | options, CrawlOptions))


async def collect(context: BatchContext, kill_after: int = 0) -> tuple[list[tuple[Target, Evidence]], int]:
    found: list[tuple[Target, Evidence]] = []
    bills: list[BatchStats] = []
    async with aclosing(crawl_on_workers(targets(), {}, context, workers=2, on_stats=bills.append)) as results:
        async for result in results:
            found.append(result)
            if len(found) == kill_after:
                multiprocessing.active_children()[0].kill()
    return found, sum(bill.requests for bill in bills)


def assert_polite(internet: TestInternet) -> None:
    for number in range(HOSTS):
        record = internet.host(f"h{number}.site{number}.test")
        assert record.peak <= 2
        assert record.busiest() <= 20 + 2 + 1


def test_two_workers_ask_everything_once(internet: TestInternet) -> None:
    found, requests = asyncio.run(collect(context(internet)))
    assert sorted(target.url for target, _ in found) == sorted(target.url for target in targets())
    for target, evidence in found:
        assert isinstance(evidence.outcome, Response)
        assert evidence.confirmed is target.url.endswith("3")
    assert requests == internet.ledger.requests
    assert_polite(internet)


def test_a_killed_workers_targets_are_asked_by_the_other_and_counted_once(internet: TestInternet) -> None:
    found, requests = asyncio.run(collect(context(internet), kill_after=40))
    assert requests < internet.ledger.requests  # the dead have no bill
    assert sorted(target.url for target, _ in found) == sorted(target.url for target in targets())
    assert all(isinstance(evidence.outcome, Response) for _, evidence in found)
    assert_polite(internet)


def test_the_deadline_is_the_runs_not_the_batchs(internet: TestInternet) -> None:
    found, _ = asyncio.run(collect(context(internet, deadline=0.0)))
    assert len(found) == HOSTS * EACH
    assert all(evidence == Evidence() for _, evidence in found)
