"""Targets and answers for the crawl's tests: a world of a dozen lines."""

from collections.abc import AsyncIterator, Callable

from linkcheck.model import Evidence, Failure, FailureKind, Outcome, Request, Response, Target


def target(url: str) -> Target:
    return Target(url=url, host=url.split("/")[2], links=())


def page(url: str, status: int = 200) -> Response:
    return Response(url=url, status=status)


def failure(url: str, kind: FailureKind = FailureKind.CONNECT_TIMEOUT, seconds: float = 0.0) -> Failure:
    return Failure(url=url, kind=kind, seconds=seconds)


class World:
    """Answers requests by URL; a list is answered in turn, its last entry for ever. Remembers what it was asked."""

    def __init__(self, answers: Callable[[str, int], Outcome] | None = None) -> None:
        self._answers = answers or (lambda url, _count: page(url))
        self.asked: list[str] = []
        self.requests: list[Request] = []

    async def fetch(self, request: Request) -> Outcome:
        count = self.asked.count(request.url) if len(self.asked) < 2000 else 0
        self.asked.append(request.url)
        self.requests.append(request)
        return self._answers(request.url, count)


async def gather(results: AsyncIterator[tuple[Target, Evidence]]) -> dict[str, Evidence]:
    """Everything a crawl yields, by URL; twice the same URL is an error."""
    found: dict[str, Evidence] = {}
    async for one, evidence in results:
        assert one.url not in found
        found[one.url] = evidence
    return found
