import asyncio
from random import Random

import pytest

from linkcheck.crawl.requests.sibling_probes import SiblingProbes
from linkcheck.model import Evidence, FailureKind, Outcome, Request, Response, Target
from tests.internet import run
from tests.unit.crawl.world import World, failure, page, target


def sibling(url: str, name: str) -> str | None:
    parent, _, last = url.rpartition("/")
    return f"{parent}/{name}" if last else None


def examine(urls: list[str], world: World, seed: int = 1) -> list[tuple[Target, Evidence]]:
    async def main() -> list[tuple[Target, Evidence]]:
        return await SiblingProbes(world.fetch, Random(seed), sibling).examine(suspects)

    suspects = [(target(url), Evidence(outcome=page(url))) for url in urls]
    return run(main())


def test_a_host_is_probed_once_and_its_suspects_share_the_answer() -> None:
    world = World(lambda url, _: page(url, 404))
    found = examine(["https://a.test/x/1", "https://a.test/y/2", "https://b.test/3"], world)
    assert len(world.order) == 2
    assert [getattr(evidence.probe, "status", None) for _, evidence in found] == [404, 404, 404]
    assert found[0][1].probe == found[1][1].probe


def test_the_probe_stands_beside_the_first_suspect_that_has_a_sibling() -> None:
    world = World()
    examine(["https://a.test/", "https://a.test/deep/page"], world)
    (url,) = world.order
    assert url.startswith("https://a.test/deep/")
    assert len(url.rsplit("/", 1)[1]) == 25
    assert world.requests[0].own


def test_the_name_of_a_probe_depends_on_the_seed_alone() -> None:
    worlds = [World(), World(), World()]
    for world, seed in zip(worlds, [1, 1, 2], strict=True):
        examine(["https://a.test/p"], world, seed)
    assert worlds[0].order == worlds[1].order != worlds[2].order


def test_a_suspect_without_siblings_is_left_unprobed() -> None:
    ((_, evidence),) = examine(["https://a.test/"], World())
    assert evidence.probe is None


def test_many_hosts_are_probed_in_portions() -> None:
    world = World()
    assert len(examine([f"https://h{number}.test/p" for number in range(600)], world)) == 600
    assert world.most_live == 256


def test_a_probe_that_fails_is_evidence_too_and_keeps_no_body() -> None:
    ((_, failed),) = examine(["https://a.test/p"], World(lambda url, _: failure(url, FailureKind.ROBOTS)))
    assert failed.probe is not None
    ((_, answered),) = examine(["https://a.test/p"], World(lambda url, _: Response(url=url, status=200, body=b"x")))
    assert isinstance(answered.probe, Response)
    assert answered.probe.body == b""


def test_a_sibling_with_the_same_text_marks_the_suspect_beside_it() -> None:
    shell = b"<html><body>" + b"We are sorry, but there is nothing to see at this address. " * 5
    world = World(lambda url, _: Response(url=url, status=200, body=shell))
    found = examine(["https://a.test/p", "https://a.test/q"], world)
    assert [evidence.markers for _, evidence in found] == [("sibling:same-text",), ()]
    assert len(world.order) == 2


def test_a_probe_begins_at_once_and_is_not_sent_again_at_the_end() -> None:
    async def main() -> None:
        probes = SiblingProbes(world.fetch, Random(1), sibling)
        probes.begin(target("https://a.test/"))
        probes.begin(target("https://a.test/p"))
        probes.begin(target("https://a.test/q"))
        await asyncio.sleep(60)
        assert len(world.order) == 1, "before anybody waits for it"
        found = await probes.examine([(target(f"https://a.test/{name}"), Evidence()) for name in "pqr"])
        assert [getattr(evidence.probe, "status", None) for _, evidence in found] == [404] * 3
        assert len(world.order) == 1

    world = World(lambda url, _: page(url, 404))
    run(main())


def test_a_run_that_ends_early_leaves_no_probe_behind() -> None:
    async def main() -> None:
        probes = SiblingProbes(world.fetch, Random(1), sibling)
        probes.begin(target("https://a.test/p"))
        await asyncio.sleep(0)
        await probes.cancel()
        assert len(asyncio.all_tasks()) == 1

    world = World()
    run(main())


def test_hosts_that_wait_for_their_probe_cost_no_task_each() -> None:
    async def main() -> None:
        probes = SiblingProbes(world.fetch, Random(1), sibling)
        for number in range(2_000):
            probes.begin(target(f"https://h{number}.test/p"))
        assert len(asyncio.all_tasks()) < 300
        await probes.cancel()

    world = World()
    run(main())


def test_a_fault_in_a_probe_is_the_fault_of_who_waits_for_it() -> None:
    async def fetch(request: Request) -> Outcome:
        raise ZeroDivisionError(request.url)

    async def main() -> None:
        await SiblingProbes(fetch, Random(1), sibling).examine([(target("https://a.test/p"), Evidence())])

    with pytest.raises(ZeroDivisionError):
        run(main())
