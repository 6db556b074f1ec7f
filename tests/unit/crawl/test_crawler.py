import asyncio
from contextlib import aclosing
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Request, Response, Target, TargetHistory, Verdict
from tests.internet import run
from tests.unit.crawl.world import CALM, World, collect, failure, page, target

OUTCOMES = [200, 301, 404, 410, 503, *FailureKind]


def answer(url: str, kind: int | FailureKind) -> Outcome:
    return failure(url, kind) if isinstance(kind, FailureKind) else page(url, kind)


def targets(count: int, hosts: int = 1) -> list[Target]:
    return [target(f"https://h{number % hosts}.test/{number}") for number in range(count)]


@settings(max_examples=40, deadline=None)
@given(
    kinds=st.lists(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from(OUTCOMES)), max_size=30),
    hosts=st.integers(1, 6),
    tasks=st.integers(1, 8),
)
def test_every_target_is_accounted_for_once(
    kinds: list[tuple[int | FailureKind, int | FailureKind]], hosts: int, tasks: int
) -> None:
    world = World(lambda url, count: answer(url, kinds[int(url.rsplit("/", 1)[1])][min(count, 1)]), delay=0.0)
    asked = targets(len(kinds), hosts)
    options = msgspec.structs.replace(CALM, tasks=tasks, per_host=2, backlog=3, confirm_after=0.0)
    found = asyncio.run(collect(crawl(asked, {}, fetch=world.fetch, options=options)))
    assert found.keys() == {one.url for one in asked}
    assert all(evidence.outcome is not None for evidence in found.values())
    assert max(world.answered.values(), default=0) <= 2


def test_a_404_is_asked_again_once_and_after_the_pause() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        start = loop.time()
        found = await collect(crawl(targets(3), {}, fetch=world.fetch, options=CALM))
        assert all(evidence.confirmed for evidence in found.values())
        return loop.time() - start

    world = World(lambda url, _: page(url, 404))
    assert run(main()) == pytest.approx(2.2, abs=0.2)
    assert set(world.asked.values()) == {2}


def test_the_pause_before_the_second_asking_is_cut_short_when_the_others_are_done() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        start = loop.time()
        await collect(crawl(targets(60), {}, fetch=world.fetch, options=options))
        return loop.time() - start

    options = msgspec.structs.replace(CALM, per_host=1)
    world = World(lambda url, _: page(url, 404 if url.endswith("/0") else 200), delay=0.2)
    assert run(main()) == pytest.approx(12.2, abs=0.3)  # 60 askings of 0.2 s on one host; the 404 came with the first


def test_a_404_that_comes_back_is_recovered() -> None:
    world = World(lambda url, count: page(url, 200 if count else 404))
    found = run(collect(crawl(targets(1), {}, fetch=world.fetch, options=CALM)))
    (evidence,) = found.values()
    assert evidence.recovered
    assert not evidence.confirmed


def test_pauses_do_not_hold_up_the_rest() -> None:
    world = World(lambda url, _: page(url, 404 if url.endswith("/0") else 200))

    async def main() -> list[str]:
        options = msgspec.structs.replace(CALM, tasks=1)
        return [one.url async for one, _ in crawl(targets(4), {}, fetch=world.fetch, options=options)]

    assert run(main())[-1].endswith("/0")


def test_ten_black_holes_cost_one_timeout() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        start = loop.time()
        found = await collect(crawl(targets(10, hosts=10), {}, fetch=world.fetch, options=CALM))
        assert len(found) == 10
        return loop.time() - start

    world = World(lambda url, _: failure(url, seconds=10.0))
    assert run(main()) == pytest.approx(10.0, abs=0.1)


def test_a_host_that_never_connects_costs_a_few_timeouts_not_one_a_target() -> None:
    world = World(lambda url, _: failure(url, seconds=10.0) if "h0." in url else page(url))
    asked = [*targets(500), target("https://fine.test/")]
    found = run(collect(crawl(asked, {}, fetch=world.fetch, options=CALM)))
    assert len(found) == 501
    assert sum(world.asked.values()) < 15
    assert all(getattr(found[one.url].outcome, "kind", None) == FailureKind.CONNECT_TIMEOUT for one in asked[:500])


def test_asks_in_line_at_a_silent_host_are_called_back() -> None:
    line = asyncio.Semaphore(2)

    async def fetch(request: Request) -> Outcome:
        async with line:  # the host's rate limit
            return await world.fetch(request)

    async def main() -> float:
        loop = asyncio.get_running_loop()
        start = loop.time()
        found = await collect(crawl(targets(8), {}, fetch=fetch, options=CALM))
        assert [getattr(evidence.outcome, "kind", None) for evidence in found.values()] == ["connect-timeout"] * 8
        return loop.time() - start

    world = World(lambda url, _: failure(url, seconds=10.0))
    assert run(main()) == pytest.approx(10.0, abs=0.1)


def slow_start(long: int) -> tuple[dict[str, Evidence], World]:
    """A host that is silent for its first seconds, beside one that keeps the run busy for `long` seconds."""

    def answer(url: str, _count: int) -> Outcome:
        if "busy" in url:
            return msgspec.structs.replace(page(url), seconds=1.0)
        silent = msgspec.structs.replace(failure(url, seconds=10.0), tries=2)
        return silent if sum("h0" in one for one in world.order) < 4 else page(url)

    world = World(answer)
    asked = [*targets(50), *(target(f"https://busy.test/{number}") for number in range(long))]
    options = msgspec.structs.replace(CALM, per_host=3)
    return run(collect(crawl(asked, {}, fetch=world.fetch, options=options))), world


def test_a_silent_host_is_tried_once_more_while_others_are_asked() -> None:
    found, _ = slow_start(200)
    lost = [url for url, evidence in found.items() if not isinstance(evidence.outcome, Response)]
    assert len(lost) <= 4, "those whose second chance has run beside the first"


def test_there_is_no_wait_for_a_second_silence() -> None:
    found, world = slow_start(20)
    assert sum("h0" in url for url in world.order) <= 4
    unasked = [evidence.outcome for evidence in found.values() if not evidence.asked]
    assert {outcome.kind for outcome in unasked if isinstance(outcome, Failure)} == {FailureKind.CONNECT_TIMEOUT}
    assert len(unasked) >= 46


def test_live_asks_are_bounded_by_run_and_by_host() -> None:
    world = World()
    options = msgspec.structs.replace(CALM, tasks=7, per_host=3)
    run(collect(crawl(targets(200, hosts=20), {}, fetch=world.fetch, options=options)))
    assert world.most_live == 7
    lonely = World()
    run(collect(crawl(targets(50), {}, fetch=lonely.fetch, options=options)))
    assert lonely.most_live == 3


def test_a_reader_who_is_slow_is_waited_for() -> None:
    world = World(delay=0.01)
    options = msgspec.structs.replace(CALM, tasks=4, backlog=10)

    async def main() -> int:
        ahead = seen = 0
        async for _ in crawl(targets(100, hosts=30), {}, fetch=world.fetch, options=options):
            seen += 1
            await asyncio.sleep(0.05)
            ahead = max(ahead, sum(world.asked.values()) - seen)
        assert seen == 100
        return ahead

    assert run(main()) <= 10 + 4


def test_the_deadline_leaves_the_rest_unreached() -> None:
    world = World(delay=1.0)
    options = msgspec.structs.replace(CALM, deadline=4.5, per_host=2)
    found = run(collect(crawl(targets(100), {}, fetch=world.fetch, options=options)))
    assert len(found) == 100
    assert sum(evidence.outcome is not None for evidence in found.values()) == 8
    assert world.live == 0


def test_a_404_waiting_for_its_confirmation_keeps_its_first_answer_at_the_deadline() -> None:
    world = World(lambda url, _: page(url, 404))
    options = msgspec.structs.replace(CALM, deadline=1.0)
    (evidence,) = run(collect(crawl(targets(1), {}, fetch=world.fetch, options=options))).values()
    assert isinstance(evidence.outcome, Response)
    assert not evidence.confirmed


def test_stopping_yields_what_is_known_and_accounts_for_the_rest() -> None:
    async def main() -> tuple[int, int]:
        stop = asyncio.Event()
        found: list[Evidence] = []
        async for _, evidence in crawl(targets(100), {}, fetch=world.fetch, options=CALM, stop=stop):
            found.append(evidence)
            if len(found) == 20:
                stop.set()
        return len(found), sum(evidence.outcome is not None for evidence in found)

    world = World()
    found, known = run(main())
    assert found == 100
    assert 20 <= known <= 40


def test_a_reader_who_leaves_early_leaves_no_task() -> None:
    async def main() -> None:
        async with aclosing(crawl(targets(100), {}, fetch=world.fetch, options=CALM)) as results:
            async for _ in results:
                break

    world = World()
    run(main())  # which fails on tasks left running
    assert world.live == 0


def test_cancellation_leaves_no_task() -> None:
    async def main() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(2.5):
                await collect(crawl(targets(1000), {}, fetch=world.fetch, options=CALM))

    world = World(delay=1.0)
    run(main())
    assert world.live == 0


def test_a_fault_of_the_program_surfaces_in_the_reader() -> None:
    def broken(url: str, _count: int) -> Outcome:
        if url.endswith("/7"):
            raise ZeroDivisionError
        return page(url)

    world = World(broken)
    with pytest.raises(ZeroDivisionError):
        run(collect(crawl(targets(100), {}, fetch=world.fetch, options=CALM)))
    assert world.live == 0


def test_what_an_earlier_run_did_not_reach_goes_first() -> None:
    asked = targets(30, hosts=3)
    night = datetime(2026, 11, 21, tzinfo=UTC)
    neglected = {asked[29].url: TargetHistory(first_seen=night, verdict=Verdict.UNCHECKED)}
    world = World()
    options = msgspec.structs.replace(CALM, tasks=1)
    run(collect(crawl(asked, neglected, fetch=world.fetch, options=options)))
    assert world.order[0] == asked[29].url


def test_no_targets_end_at_once() -> None:
    assert run(collect(crawl([], {}, fetch=World().fetch, options=CrawlOptions()))) == {}


# Servers in trouble


def test_a_server_in_trouble_gets_a_second_chance_at_the_end_of_the_run() -> None:
    world = World(lambda url, count: page(url, 500 if url.endswith("/0") and not count else 200))
    found = run(collect(crawl(targets(30, hosts=3), {}, fetch=world.fetch, options=CALM)))
    assert found["https://h0.test/0"].recovered
    assert world.order[-1] == "https://h0.test/0"
    assert [request.retries for request in world.requests if request.url.endswith("/0")] == [None, 0]


def test_a_restart_of_a_few_seconds_breaks_no_link() -> None:
    async def main() -> dict[str, Evidence]:
        loop = asyncio.get_running_loop()
        up = loop.time() + 1.5

        async def fetch(request: Request) -> Outcome:
            await asyncio.sleep(0.1)
            return page(request.url) if loop.time() > up else failure(request.url, FailureKind.CONNECT_REFUSED)

        return await collect(crawl(targets(40), {}, fetch=fetch, options=CALM))

    assert all(isinstance(evidence.outcome, Response) for evidence in run(main()).values())


def test_a_host_that_is_down_as_a_whole_is_not_asked_twice_for_each_of_its_targets() -> None:
    world = World(lambda url, _: page(url, 503 if "h0." in url else 200))
    found = run(collect(crawl([*targets(200), *targets(10, hosts=2)[1::2]], {}, fetch=world.fetch, options=CALM)))
    assert len(found) == 205
    assert sum(count - 1 for count in world.asked.values()) == 3


def test_a_failure_that_waits_on_a_silent_host_is_reported_without_anything_to_wake_the_reader() -> None:
    """Seen: what was due was settled without asking, nothing else was under way, and the run never ended."""
    first = {0: FailureKind.TIMEOUT, 1: FailureKind.RESET}
    world = World(lambda url, _: failure(url, first.get(int(url[-1]), FailureKind.CONNECT_TIMEOUT)), delay=0.0)

    async def main() -> int:
        options = msgspec.structs.replace(CALM, tasks=1, per_host=1, give_up_after=2)
        async with asyncio.timeout(600):
            return len(await collect(crawl(targets(5), {}, fetch=world.fetch, options=options)))

    assert run(main()) == 5


def held_failure(*, deadline: float | None) -> Evidence:
    """What becomes of a refused connection that no later success vouches for."""
    world = World(lambda url, _: failure(url, FailureKind.CONNECT_REFUSED))
    options = msgspec.structs.replace(CALM, deadline=deadline, canaries=())
    return run(collect(crawl([target("https://a.test/")], {}, fetch=world.fetch, options=options)))["https://a.test/"]


def test_what_is_held_is_pending_after_a_stop_and_settled_after_a_whole_run() -> None:
    assert not held_failure(deadline=None).pending
    assert held_failure(deadline=1.0).pending
