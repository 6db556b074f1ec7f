"""What holds for a hundred targets holds for ten thousand."""

import asyncio
import tracemalloc

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.model import FailureKind, Outcome, Request, Target
from tests.internet import run
from tests.unit.crawl.world import CALM, World, collect, failure, page

OUTCOMES = [200, 200, 200, 404, 410, 503, *FailureKind]
Answer = tuple[int | FailureKind, float]


def outcome(url: str, answer: Answer) -> Outcome:
    kind, seconds = answer
    made = failure(url, kind) if isinstance(kind, FailureKind) else page(url, kind)
    return msgspec.structs.replace(made, seconds=seconds)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    answers=st.lists(
        st.lists(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from([0.0, 0.3, 1.0, 10.0])), min_size=1, max_size=3),
        max_size=40,
    ),
    hosts=st.integers(1, 8),
    tasks=st.integers(1, 12),
    deadline=st.sampled_from([None, 5.0, 25.0]),
)
def test_every_target_is_accounted_for_whatever_happens_when(
    answers: list[list[Answer]], hosts: int, tasks: int, deadline: float | None
) -> None:
    def reply(url: str, count: int) -> Outcome:
        script = answers[int(url.rsplit("/", 1)[1])]
        return outcome(url, script[min(count, len(script) - 1)])

    world = World(reply)
    targets = [
        Target(url=f"https://h{number % hosts}.test/{number}", host=f"h{number % hosts}.test", links=())
        for number in range(len(answers))
    ]
    options = msgspec.structs.replace(CALM, tasks=tasks, per_host=3, backlog=5, deadline=deadline)
    found = run(collect(crawl(targets, {}, fetch=world.fetch, options=options)))
    assert found.keys() == {target.url for target in targets}
    if deadline is None:
        assert all(evidence.outcome is not None for evidence in found.values())
    assert max(world.answered.values(), default=0) <= 2
    assert world.live == 0


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_targets() -> None:
    small, large = peak(1_000), peak(10_000)
    assert large < small + 9_000 * 200  # bytes a target: its number here and there, nothing of what was learnt


def peak(count: int) -> int:
    async def fetch(request: Request) -> Outcome:
        await asyncio.sleep(0)
        # No page to read, for the readers' own caches are not measured; and nothing to ask twice, for that is kept.
        return failure(request.url, FailureKind.TLS_WRONG_HOST)

    async def main() -> None:
        async for _ in crawl(targets, {}, fetch=fetch, options=CrawlOptions(tasks=16, backlog=50)):
            pass

    targets = [
        Target(url=f"https://h{number % 100}.test/{number}", host=f"h{number % 100}.test", links=())
        for number in range(count)
    ]
    tracemalloc.start()
    try:
        asyncio.run(main())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
