from random import Random

from linkcheck.crawl.requests.probe import probe, query_addresses, query_name_servers, request_front_pages
from linkcheck.model import Evidence, FailureKind, Response, Target
from tests.internet import run
from tests.unit.crawl.world import World, failure, page, target


def sibling(url: str, name: str) -> str | None:
    parent, _, last = url.rpartition("/")
    return f"{parent}/{name}" if last else None


def examine(urls: list[str], world: World, seed: int = 1) -> list[tuple[Target, Evidence]]:
    async def main() -> list[tuple[Target, Evidence]]:
        return [one async for one in probe(suspects, fetch=world.fetch, sibling=sibling, random=Random(seed))]

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


def test_name_servers_are_asked_once_a_domain() -> None:
    async def ask(domain: str) -> tuple[str, ...]:
        asked.append(domain)
        return (f"ns.{domain}",)

    async def main() -> list[tuple[str, ...]]:
        suspects = [(target(f"https://{host}/"), Evidence()) for host in ("www.a.com", "blog.a.com", "b.com")]
        return [evidence.name_servers async for _, evidence in query_name_servers(suspects, query=ask)]

    asked: list[str] = []
    assert run(main()) == [("ns.a.com",), ("ns.a.com",), ("ns.b.com",)]
    assert asked == ["a.com", "b.com"]


def front_pages(urls: list[str], world: World) -> list[tuple[str, ...]]:
    async def main() -> list[tuple[str, ...]]:
        suspects = [(target(url), Evidence(outcome=page(url, 404))) for url in urls]
        return [evidence.markers async for _, evidence in request_front_pages(suspects, fetch=world.fetch)]

    return run(main())


def test_a_front_page_is_looked_at_once_a_host() -> None:
    world = World(lambda url, _: page(url, 404 if "a.test" in url else 200))
    found = front_pages(["https://a.test/x?y=1#z", "https://a.test/deep/er", "http://b.test:8080/x"], world)
    assert world.order == ["https://a.test/", "http://b.test:8080/"]
    assert found == [("front-page:404",), ("front-page:404",), ()]


def test_a_listed_front_page_is_not_asked_again() -> None:
    world = World()
    assert front_pages(["https://a.test/x", "https://a.test/"], world) == [("front-page:404",)] * 2
    assert world.order == []


def test_a_front_page_that_cannot_be_reached_says_nothing() -> None:
    world = World(lambda url, _: failure(url, FailureKind.ROBOTS))
    assert front_pages(["https://a.test/x"], world) == [()]


def test_addresses_are_looked_up_once_a_host() -> None:
    async def ask(host: str) -> tuple[str, ...]:
        asked.append(host)
        return ("91.195.240.94",) if host == "a.com" else ("192.0.2.1",)

    async def main() -> list[tuple[str, ...]]:
        suspects = [(target(url), Evidence()) for url in ("https://a.com/", "https://a.com/x", "https://b.com/")]
        return [evidence.markers async for _, evidence in query_addresses(suspects, query=ask)]

    asked: list[str] = []
    assert run(main()) == [("parking-address:sedo",), ("parking-address:sedo",), ()]
    assert asked == ["a.com", "b.com"]
