"""Every request, of any kind, is under the rate limit of its host: measured at the server."""

import asyncio
from collections.abc import Callable, Sequence
from random import Random

import msgspec
import pytest

from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.crawl.requests.sibling_probes import SiblingProbes
from linkcheck.fetch import Fetcher, FetchOptions, HostOptions
from linkcheck.model import Answer, BodyExtent, Evidence, Existence, Request, Target
from linkcheck.providers.provider import Flow, When
from tests.internet import Asked, Host, Page, TestInternet, run

END = "end.test"
HELLO = Page(title="Hello", text="<p>Hello</p>")
MOST, INTERVAL = 3, 0.1
POLITE = {END: HostOptions(concurrency=MOST, interval=INTERVAL)}


class Official:
    """Answers for one URL a request, at the end of the world."""

    name = "official"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        return "//claimed" in url

    def flow(self, urls: Sequence[str]) -> Flow:
        yield Request(url=f"https://{END}/api?{urls[0]}", read=BodyExtent.BODY)
        return {url: Answer(provider=self.name, existence=Existence.EXISTS) for url in urls}


def flaky() -> Callable[[Asked], Page]:
    """Fails each target twice."""
    seen: dict[str, int] = {}

    def answer(asked: Asked) -> Page:
        seen[asked.target] = seen.get(asked.target, 0) + 1
        return Page(status=500) if "/flaky" in asked.target and seen[asked.target] <= 2 else HELLO

    return answer


def target(url: str) -> Target:
    return Target(url=url, host=url.split("/")[2], links=())


def visit(urls: Sequence[str], *, probed: bool = False) -> tuple[dict[str, Evidence], TestInternet]:
    names = {url.split("/")[2] for url in urls} - {END}
    hosts = [Host(name=name, default=lambda asked: Page(status=301, location=f"https://{END}/from-{asked.host}"))
             for name in names]  # fmt: skip

    async def scene() -> tuple[dict[str, Evidence], TestInternet]:
        end = Host(name=END, default=flaky(), latency=(0.5, 0.5))
        async with TestInternet([*hosts, end]) as internet:
            options = msgspec.convert(internet.settings(), FetchOptions)
            options = msgspec.structs.replace(options, hosts=POLITE)
            async with Fetcher(options, environ={}, random=Random(1)) as fetcher:
                targets = [target(url) for url in urls]
                results = crawl(targets, {}, fetch=fetcher.fetch, providers=[Official()], options=CrawlOptions())
                found = [result async for result in results]
                if probed:
                    await asyncio.gather(*(_probe(one, fetcher) for one in found))
                return {one.url: evidence for one, evidence in found}, internet

    return run(scene())


async def _probe(suspect: tuple[Target, Evidence], fetcher: Fetcher) -> None:
    await SiblingProbes(fetcher.fetch, Random(1)).examine([suspect])


def assert_polite(internet: TestInternet, least: int) -> None:
    record = internet.host(END)
    assert record.count >= least, "or nothing was measured"
    assert record.peak <= MOST
    assert record.busiest(1.0) <= 1 / INTERVAL + 1


def test_requests_of_a_provider() -> None:
    found, internet = visit([f"https://claimed{n}.test/" for n in range(25)])
    assert all(evidence.answer for evidence in found.values())
    assert_polite(internet, 25)


def test_redirects_from_many_hosts() -> None:
    found, internet = visit([f"https://site{n}.test/" for n in range(25)])
    assert len(found) == 25
    assert_polite(internet, 25)


def test_retries() -> None:
    found, internet = visit([f"https://{END}/flaky/{n}" for n in range(12)])
    assert all(evidence.recovered for evidence in found.values())
    assert_polite(internet, 36)


def test_probes() -> None:
    _, internet = visit([f"https://{END}/deep/{n}" for n in range(12)], probed=True)
    assert sum(len(path) > 25 for path in internet.host(END).targets()) >= 12
    assert_polite(internet, 12 + 12 + 1)


def test_all_of_them_together() -> None:
    urls = [f"https://{kind}{n}.test/" for n in range(10) for kind in ("claimed", "site")]
    urls += [f"https://{END}/flaky/{n}" for n in range(5)]
    _, internet = visit(urls, probed=True)
    assert_polite(internet, 10 + 10 + 15)


@pytest.mark.parametrize("robots", ["warn", "obey"])
def test_robots_are_asked_once_a_host_and_in_line(robots: str) -> None:
    rules = Page(body=b"User-agent: *\nDisallow: /private", content_type="text/plain")

    async def scene() -> tuple[set[bool], TestInternet]:
        end = Host(name=END, default=HELLO, pages={"/robots.txt": rules}, latency=(0.5, 0.5))
        others = [Host(name=f"site{n}.test", default=Page(status=302, location=f"https://{END}/{n}")) for n in range(5)]
        async with TestInternet([end, *others]) as internet:
            options = msgspec.convert(internet.settings() | {"robots": robots}, FetchOptions)
            options = msgspec.structs.replace(options, hosts=POLITE)
            urls = [f"https://{END}/{'private/' * (n % 2)}{n}" for n in range(20)]
            urls += [f"https://site{n}.test/" for n in range(5)]
            async with Fetcher(options, environ={}) as fetcher:
                await asyncio.gather(*(fetcher.fetch(Request(url=url)) for url in urls))
            return {"private" in path for path in internet.host(END).targets()}, internet

    asked_private, internet = run(scene())
    paths = internet.host(END).targets()
    assert paths[0] == "/robots.txt"
    assert paths.count("/robots.txt") == 1
    assert "compatible" in internet.host(END).asked[0].headers["user-agent"], (
        "or whoever refuses tools refuses its rules"
    )
    assert [internet.host(f"site{n}.test").targets().count("/robots.txt") for n in range(5)] == [1] * 5
    assert asked_private == ({False, True} if robots == "warn" else {False})
    assert_polite(internet, 16)
