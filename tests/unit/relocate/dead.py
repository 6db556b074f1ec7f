"""Dead links and pages for tests of the search."""

from typing import Any

from linkcheck.model import (
    Evidence,
    Link,
    LinkKind,
    Outcome,
    PageMetadata,
    Request,
    Response,
    Target,
    TargetHistory,
)
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.urls import host_of

TITLE = "Sparse Kernels of Distant Orchards"
URL = "https://old.example/papers/sparse-kernels"


def dead(
    url: str = URL, label: str = TITLE, *, reason: str = "http-404", archive: str | None = None, **page: Any
) -> DeadLink:
    """One dead link; `page` is what its page said of itself."""
    link = Link(url=url, raw=url, text=label, label=label, kind=LinkKind.INLINE, path="list.md", line=1, column=1)
    target = Target(url=url, host=host_of(url), links=(link,))
    known = TargetHistory(page=PageMetadata(**page)) if page else TargetHistory()
    evidence = Evidence(outcome=Response(url=url, status=404))
    return DeadLink(target, evidence, known, reason, archive)


def answered(url: str, **page: Any) -> Evidence:
    """A healthy page."""
    return Evidence(outcome=Response(url=url, status=200), page=PageMetadata(**page))


def served(pages: dict[str, bytes], asked: list[str]) -> Any:
    """A script that answers from a table, and notes what was asked."""

    def answer(request: Request) -> Outcome:
        asked.append(request.url)
        body = pages.get(request.url)
        headers = (("content-type", "text/html; charset=utf-8"),)
        status = 404 if body is None else 200
        return Response(url=request.url, status=status, headers=headers, body=body or b"<title>404 Not Found</title>")

    return answer
