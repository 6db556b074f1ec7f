from linkcheck.crawl.requests.probe import query_addresses, query_name_servers, request_front_pages
from linkcheck.model import Evidence, FailureKind
from tests.internet import run
from tests.unit.crawl.world import World, failure, page, target


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
