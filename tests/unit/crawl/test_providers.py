from collections.abc import Sequence

import msgspec
import pytest

from linkcheck.crawl import crawl, query_all
from linkcheck.crawl.providers import ProviderBatcher, enrich, query
from linkcheck.model import Answer, Evidence, Existence, FailureKind, Outcome, PageMetadata, Request, Response
from linkcheck.providers.provider import Flow, When
from tests.internet import run
from tests.unit.crawl.world import CALM, World, collect, failure, page, target


class Api:
    """Claims URLs that contain its name, and sends one request for a batch; a URL with `unknown` has no answer."""

    def __init__(self, name: str, when: When, batch: int = 3) -> None:
        self.name = name
        self.when = when
        self.batch = batch
        self.batches: list[tuple[str, ...]] = []

    def claims(self, url: str) -> bool:
        return self.name in url

    def flow(self, urls: Sequence[str]) -> Flow:
        self.batches.append(tuple(urls))
        outcome = yield Request(url=f"https://api.test/{len(urls)}")
        if not isinstance(outcome, Response):
            return {}
        answers = {
            url: Existence.UNKNOWN if "unsure" in url else Existence.EXISTS for url in urls if "unknown" not in url
        }
        return {
            url: Answer(provider=self.name, existence=existence, page=PageMetadata(title=f"{self.name} of {url}"))
            for url, existence in answers.items()
        }


def check(api: Api, urls: list[str], world: World | None = None) -> tuple[dict[str, Evidence], World]:
    world = world or World()
    targets = [target(url) for url in urls]
    return run(collect(crawl(targets, {}, fetch=world.fetch, providers=[api], options=CALM))), world


def test_a_claimed_url_is_asked_of_its_provider_only() -> None:
    api = Api("hub", When.INSTEAD)
    found, world = check(api, [f"https://hub.test/{number}" for number in range(7)])
    assert sorted(len(batch) for batch in api.batches) == [1, 3, 3]
    assert set(world.asked) == {"https://api.test/3", "https://api.test/1"}
    evidence = found["https://hub.test/0"]
    assert evidence.outcome is None
    assert evidence.answer is not None
    assert evidence.page == evidence.answer.page


@pytest.mark.parametrize("url", ["https://hub.test/unknown", "https://hub.test/unsure"])
def test_the_page_is_asked_where_the_provider_cannot_say(url: str) -> None:
    found, world = check(Api("hub", When.INSTEAD), [url])
    assert world.asked[url] == 1
    assert isinstance(found[url].outcome, Response)


def test_the_pages_are_asked_when_the_provider_is_down() -> None:
    world = World(lambda url, _: failure(url, FailureKind.CONNECT_REFUSED) if "api" in url else page(url))
    found, _ = check(Api("hub", When.INSTEAD), ["https://hub.test/1", "https://hub.test/2"], world)
    assert all(isinstance(evidence.outcome, Response) for evidence in found.values())


@pytest.mark.parametrize("slow", ["api", "side"])
def test_a_provider_beside_adds_to_what_the_page_says_whichever_comes_first(slow: str) -> None:
    def answer(url: str, _count: int) -> Outcome:
        outcome = page(url)
        return msgspec.structs.replace(outcome, seconds=5.0) if slow in url else outcome

    found, _ = check(Api("side", When.BESIDE), ["https://side.test/1", "https://other.test/"], World(answer))
    evidence = found["https://side.test/1"]
    assert isinstance(evidence.outcome, Response)
    assert evidence.answer is not None
    assert evidence.page is not None
    assert evidence.page.title == "side of https://side.test/1"
    assert found["https://other.test/"].answer is None


def test_a_refused_page_is_referred_to_the_provider_that_knows_it() -> None:
    api = Api("wall", When.BLOCKED)
    world = World(lambda url, _: page(url, 403 if url.endswith("/closed") else 200))
    found, _ = check(api, ["https://wall.test/closed", "https://wall.test/open", "https://else.test/closed"], world)
    assert api.batches == [("https://wall.test/closed",)]
    assert found["https://wall.test/closed"].answer is not None
    assert isinstance(found["https://wall.test/closed"].outcome, Response)
    assert found["https://wall.test/open"].answer is None
    assert found["https://else.test/closed"].answer is None


def test_a_provider_may_know_the_page_by_where_it_led() -> None:
    api = Api("final", When.BLOCKED)
    world = World(lambda url, _: page("https://final.test/doi" if "short" in url else url, 403))
    found, _ = check(api, ["https://short.test/1"], world)
    assert api.batches == [("https://final.test/doi",)]
    assert found["https://short.test/1"].answer is not None


def test_requests_of_a_provider_are_our_own() -> None:
    _, world = check(Api("hub", When.INSTEAD), ["https://hub.test/1"])
    assert [request.own for request in world.requests] == [True]


def test_a_flow_is_driven_to_its_end() -> None:
    world = World()
    answers = run(query(Api("hub", When.DEAD), ["https://hub.test/1", "https://hub.test/unknown"], world.fetch))
    assert answers.keys() == {"https://hub.test/1"}


def test_archives_are_asked_about_the_urls_given() -> None:
    async def main() -> dict[str, Answer]:
        urls = [f"https://hub.test/{number}" for number in range(4)] + ["https://other.test/"]
        return {
            url: answer async for url, answer in query_all(urls, [archive, Api("hub", When.INSTEAD)], When.DEAD, fetch)
        }

    archive, fetch = Api("hub", When.DEAD), World().fetch
    assert len(run(main())) == 4
    assert [len(batch) for batch in archive.batches] == [3, 1]


def test_batches_fill_and_the_rest_is_flushed() -> None:
    api = Api("hub", When.INSTEAD, batch=2)
    claims = ProviderBatcher()
    assert claims.add(api, 1, "u1") is None
    assert claims.add(api, 2, "u2") == (api, ((1, "u1"), (2, "u2")))
    assert claims.add(api, 3, "u3") is None
    assert [batch.urls for batch in claims.flush()] == [["u3"]]
    assert len(claims) == 0


def test_what_the_provider_leaves_out_the_page_still_says() -> None:
    evidence = Evidence(page=PageMetadata(title="Page", language="fr"))
    answer = Answer(provider="hub", existence=Existence.EXISTS, page=PageMetadata(title="Official"))
    assert enrich(evidence, answer).page == PageMetadata(title="Official", language="fr")
