"""Hosts that keep programs out, in whole crawls: who is asked, and what stands for the others."""

from datetime import UTC, datetime, timedelta

import pytest

from linkcheck.classify.case import Case
from linkcheck.classify.judge import judge
from linkcheck.crawl import crawl
from linkcheck.model import Evidence, HostFacts, Outcome, Response, TargetHistory, Verdict
from tests.internet import run
from tests.unit.crawl.world import CALM, World, collect, page, target

TARGETS = [target(f"https://wall.test/{number}") for number in range(50)]
CHALLENGE = (("cf-mitigated", "challenge"),)


def walled(url: str, status: int = 403, *, marked: bool = True) -> Response:
    return Response(url=url, status=status, headers=CHALLENGE if marked else ())


def crawled(world: World, histories: dict[str, TargetHistory] | None = None, **more: object) -> dict[str, Evidence]:
    return run(collect(crawl(TARGETS, histories or {}, fetch=world.fetch, options=CALM, **more)))  # type: ignore[arg-type]


def unasked(found: dict[str, Evidence]) -> int:
    return sum(not evidence.asked for evidence in found.values())


@pytest.mark.parametrize(("status", "marked"), [(403, True), (503, True), (202, True), (403, False), (999, False)])
def test_a_walled_host_is_asked_three_times_and_no_more(status: int, marked: bool) -> None:
    world = World(lambda url, _: walled(url, status, marked=marked))
    found = crawled(world)
    assert sum(world.asked.values()) == 3
    assert unasked(found) == 47
    assert {evidence.outcome.status for evidence in found.values() if isinstance(evidence.outcome, Response)} == {
        status
    }
    assert all(evidence.outcome and evidence.outcome.url == url for url, evidence in found.items())
    reasons = {judge(Case(target(url), evidence)).reason for url, evidence in found.items()}
    assert len(reasons) == 1, "the same reason for all"


@pytest.mark.parametrize("open_page", [0, 1, 2])
def test_one_page_among_the_first_and_all_are_asked(open_page: int) -> None:
    world = World(lambda url, _: page(url) if url.endswith(f"/{open_page}") else walled(url))
    found = crawled(world)
    assert sum(world.asked.values()) >= 7
    assert found[f"https://wall.test/{open_page}"].outcome == page(f"https://wall.test/{open_page}")


def test_a_missing_page_is_a_page_too() -> None:
    world = World(lambda url, _: page(url, 410) if int(url.rsplit("/", 1)[1]) % 3 == 0 else walled(url))
    assert unasked(crawled(world)) == 0


def test_a_page_that_a_request_under_way_finds_frees_the_others() -> None:
    def answer(url: str, _: int) -> Outcome:
        number = int(url.rsplit("/", 1)[1])
        late = Response(url=url, status=200, seconds=3.0)
        return late if number == 2 else walled(url) if number < 6 else page(url)

    found = crawled(World(answer))
    assert unasked(found) == 0


def test_a_host_that_turns_everybody_away_after_a_while() -> None:
    world = World(lambda url, _: page(url) if int(url.rsplit("/", 1)[1]) < 10 else walled(url, marked=False))
    found = crawled(world)
    assert sum(world.asked.values()) < 30
    assert sum(isinstance(e.outcome, Response) and e.outcome.status == 200 for e in found.values()) == 10


def test_redirects_to_walls_elsewhere_say_nothing_of_the_host_that_redirects() -> None:
    world = World(lambda *_: Response(url="https://publisher.test/x", status=403, headers=CHALLENGE))
    assert unasked(crawled(world)) == 0


def test_a_status_that_is_normal_for_the_host_is_no_wall() -> None:
    world = World(lambda url, _: page(url, 403))
    assert unasked(crawled(world, accept={"wall.test": (403,)})) == 0


def test_a_missing_key_in_a_bucket_is_no_wall() -> None:
    body = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'
    store = (("server", "AmazonS3"), ("content-type", "application/xml"))
    world = World(lambda url, _: Response(url=url, status=403, headers=store, body=body))
    assert unasked(crawled(world)) == 0


def test_the_next_runs_ask_those_that_were_longest_unasked() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    histories = {
        one.url: TargetHistory(
            first_seen=now, last_checked=now - timedelta(days=(7 * number) % 50), verdict=Verdict.BLOCKED
        )
        for number, one in enumerate(TARGETS)
    }
    world = World(lambda url, _: walled(url))
    crawled(world, histories)
    oldest = sorted(TARGETS, key=lambda one: histories[one.url].last_checked or now)[:3]
    assert set(world.asked) == {one.url for one in oldest}


def test_a_silent_host_of_last_time_is_asked_before_long_queues() -> None:
    history = TargetHistory(first_seen=datetime(2026, 1, 1, tzinfo=UTC), verdict=Verdict.FAILING, reason="timeout")
    many = [target(f"https://many.test/{number}") for number in range(30)]
    world = World(lambda url, _: page(url))
    late = target("https://slow.test/")
    run(collect(crawl([*many, late], {late.url: history}, fetch=world.fetch, options=CALM)))
    assert world.order[0] == late.url


def test_a_host_that_is_known_to_be_walled_is_asked_once() -> None:
    world = World(lambda url, _: walled(url))
    found = crawled(world, hosts={"wall.test": HostFacts(walled=True)})
    assert (sum(world.asked.values()), unasked(found)) == (1, 49)


def test_a_host_that_is_no_longer_walled_is_asked_for_everything() -> None:
    world = World(lambda url, _: page(url))
    assert unasked(crawled(world, hosts={"wall.test": HostFacts(walled=True)})) == 0


def test_three_refusals_are_no_wall_where_pages_were_seen_last_time() -> None:
    before = datetime(2026, 11, 21, tzinfo=UTC)
    known = TargetHistory(first_seen=before, last_checked=before, last_ok=before, verdict=Verdict.OK)
    world = World(lambda url, _: page(url, 403) if int(url.rsplit("/", 1)[1]) < 3 else page(url))
    found = crawled(world, {one.url: known for one in TARGETS})
    assert unasked(found) == 0


def test_a_new_wall_before_known_pages_is_found_out_all_the_same() -> None:
    before = datetime(2026, 11, 21, tzinfo=UTC)
    known = TargetHistory(first_seen=before, last_checked=before, last_ok=before, verdict=Verdict.OK)
    world = World(lambda url, _: walled(url))
    found = crawled(world, {one.url: known for one in TARGETS})
    assert unasked(found) > 30
