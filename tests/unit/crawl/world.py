"""Targets and answers for the crawl's tests: a world of a dozen lines."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable

from linkcheck.crawl import CrawlOptions
from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Request, Response, Target

CALM = CrawlOptions(network_down_share=2.0)
"""Never doubts the network."""


def target(url: str) -> Target:
    return Target(url=url, host=url.split("/")[2], links=())


def page(url: str, status: int = 200) -> Response:
    return Response(url=url, status=status)


def failure(url: str, kind: FailureKind = FailureKind.CONNECT_TIMEOUT, seconds: float = 0.0) -> Failure:
    return Failure(url=url, kind=kind, seconds=seconds)


class World:
    """Answers each request by its URL and how often that was asked before; remembers what it was asked."""

    def __init__(self, answer: Callable[[str, int], Outcome] = lambda url, _: page(url), *, delay: float = 0.1) -> None:
        self._answer = answer
        self._delay = delay
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        """Without the asks that were called back."""
        self.order: list[str] = []
        self.requests: list[Request] = []
        self.live = 0
        self.most_live = 0

    async def fetch(self, request: Request) -> Outcome:
        outcome = self._answer(request.url, self.asked[request.url])
        self.asked[request.url] += 1
        self.order.append(request.url)
        self.requests.append(request)
        self.live += 1
        self.most_live = max(self.live, self.most_live)
        try:
            await asyncio.sleep(outcome.seconds or self._delay)
        finally:
            self.live -= 1
        self.answered[request.url] += 1
        return outcome


async def collect(results: AsyncIterator[tuple[Target, Evidence]]) -> dict[str, Evidence]:
    """Everything a crawl yields, by URL; the same URL twice is an error."""
    found: dict[str, Evidence] = {}
    async for one, evidence in results:
        assert one.url not in found
        found[one.url] = evidence
    return found
