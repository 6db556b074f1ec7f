"""Where every target stands: what is delivered, what waits, and what is left when a run ends early."""

from collections.abc import Mapping
from datetime import UTC, datetime

from linkcheck.crawl.frontier import Frontier
from linkcheck.crawl.options import CrawlOptions
from linkcheck.crawl.requests.page import PageJob
from linkcheck.model import Evidence, Failure, FailureKind, TargetHistory
from tests.unit.crawl.world import failure, page, target

OPTIONS = CrawlOptions(network_down_hosts=3, network_down_share=0.5)


def frontier(
    *urls: str, options: CrawlOptions = OPTIONS, histories: Mapping[str, TargetHistory] | None = None
) -> Frontier:
    return Frontier([target(url) for url in urls], histories or {}, [], options)


def ask(it: Frontier, now: float = 0.0) -> PageJob:
    job = it.next(now, idle=False)
    assert isinstance(job, PageJob)
    return job


def fail(it: Frontier, job: PageJob, now: float, kind: FailureKind = FailureKind.CONNECT_UNREACHABLE) -> None:
    it.record(job, Evidence(outcome=failure(it.targets[job.number].url, kind)), now)


def test_each_target_is_handed_out_once_and_delivered_once() -> None:
    it = frontier("https://a.test/1", "https://b.test/2")
    jobs = [ask(it), ask(it)]
    assert {it.targets[job.number].url for job in jobs} == {"https://a.test/1", "https://b.test/2"}
    assert it.next(0.0, idle=False) is None
    for job in jobs:
        it.record(job, Evidence(outcome=page(it.targets[job.number].url)), 1.0)
    assert len(it.results) == 2
    assert list(it.rest(down=False)) == []


def test_what_was_never_asked_is_left_without_evidence() -> None:
    it = frontier("https://a.test/1", "https://b.test/2")
    job = ask(it)
    it.record(job, Evidence(outcome=page(it.targets[job.number].url)), 1.0)
    ((left, evidence),) = it.rest(down=False)
    assert left.url != it.targets[job.number].url
    assert evidence == Evidence()


def test_with_the_network_down_failures_to_connect_are_not_known_and_answers_are() -> None:
    it = frontier("https://a.test/1", "https://b.test/2")
    first, second = ask(it), ask(it)
    fail(it, first, 1.0)
    it.record(second, Evidence(outcome=page(it.targets[second.number].url, 404)), 2.0)
    rest = {left.url: evidence.outcome for left, evidence in it.rest(down=True)}
    assert rest[it.targets[first.number].url] is None
    assert rest[it.targets[second.number].url] == page(it.targets[second.number].url, 404)


def test_with_the_network_only_suspected_at_the_end_failures_to_connect_are_not_known_either() -> None:
    it = frontier(*(f"https://host{n}.test/" for n in range(4)))
    for job in [ask(it) for _ in range(4)]:
        fail(it, job, 1.0)
    assert it.outage.suspects_outage(0)
    assert [evidence for _, evidence in it.rest(down=False)] == [Evidence()] * 4


def test_with_the_network_well_what_waited_for_its_second_look_keeps_its_first_answer() -> None:
    it = frontier("https://a.test/1", "https://b.test/2")
    first, second = ask(it), ask(it)
    fail(it, first, 1.0, FailureKind.CONNECT_REFUSED)
    it.record(second, Evidence(outcome=page(it.targets[second.number].url)), 2.0)
    ((_, evidence),) = it.rest(down=False)
    assert evidence.outcome == failure(it.targets[first.number].url, FailureKind.CONNECT_REFUSED)


def test_a_host_that_was_silent_in_the_run_before_costs_one_timeout() -> None:
    urls = [f"https://a.test/{n}" for n in range(5)]
    silent = TargetHistory(reason="unreachable-from-here", last_checked=datetime.fromordinal(100).replace(tzinfo=UTC))
    it = frontier(*urls, histories=dict.fromkeys(urls, silent))
    fail(it, ask(it), 9.0, FailureKind.CONNECT_TIMEOUT)
    assert it.next(9.0, idle=False) is None
    assert it.opened_hosts == ["a.test"]
    failures = [evidence.outcome for _, evidence in it.rest(down=False)]
    assert sorted(outcome.tries for outcome in failures if isinstance(outcome, Failure)) == [0, 0, 0, 0, 1]
