import asyncio
from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import msgspec

from linkcheck.model import Candidate, Failure, FailureKind, Finding, Outcome, Request, Response, Severity
from linkcheck.pipeline.run.suggestions import look_up_candidates
from linkcheck.pipeline.run.writer import StoreWriter

FEED = b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>'


class Memory:
    """A store that knows one entry."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Candidate, ...]] = {}

    def suggestions(self, entries: list[str]) -> dict[str, tuple[Candidate, ...]]:
        return {entry: () for entry in entries if "known" in entry}

    def remember_suggestions(self, entry: str, candidates: tuple[Candidate, ...], _: datetime) -> None:
        self.kept[entry] = candidates


async def call(method: Callable[..., Any], *arguments: Any) -> Any:
    return method(*arguments)


def entries(*labels: str, reason: str = "unlinked-entry") -> list[Finding]:
    return [
        Finding(reason=reason, severity=Severity.NOTE, message="x", path="a.md", line=1, column=1, label=label)
        for label in labels
    ]


def look_up(
    findings: list[Finding], *, crossref: int = 200, arxiv: int = 200, stopped: bool = False
) -> tuple[dict[str, tuple[Candidate, ...]], list[str]]:
    memory, asked = Memory(), list[str]()

    async def fetch(request: Request) -> Outcome:
        asked.append("crossref" if "crossref" in request.url else "arxiv")
        status = crossref if asked[-1] == "crossref" else arxiv
        if not status:
            return Failure(url=request.url, kind=FailureKind.TIMEOUT)
        work = {"DOI": "10.1/a", "title": ["A Sure Thing"], "author": [{"given": "Ann", "family": "Alpha"}]}
        body = msgspec.json.encode({"message": {"items": [work]}}) if asked[-1] == "crossref" else FEED
        return Response(url=request.url, status=status, body=body)

    async def scene() -> None:
        stop = asyncio.Event()
        if stopped:
            stop.set()
        await look_up_candidates(findings, cast("StoreWriter", SimpleNamespace(call=call, store=memory)), fetch, stop)

    asyncio.run(scene())
    return memory.kept, asked


def test_a_sure_answer_saves_the_next_question() -> None:
    kept, asked = look_up(entries("“A Sure Thing” by Ann Alpha"))
    assert [each.score for each in kept["“A Sure Thing” by Ann Alpha"]] == [100]
    assert asked == ["crossref"]


def test_an_entry_is_asked_for_once() -> None:
    kept, asked = look_up(entries("unheard of", "unheard of", "known"))
    assert kept == {"unheard of": ()}
    assert asked == ["crossref", "arxiv"]


def test_other_findings_send_no_request() -> None:
    assert look_up(entries("twice", reason="duplicate-link")) == ({}, [])


def test_what_could_not_be_answered_is_asked_again_in_a_later_run() -> None:
    assert look_up(entries("“A Sure Thing”"), arxiv=0)[0] == {}


def test_a_catalogue_that_limits_us_is_asked_no_more() -> None:
    kept, asked = look_up(entries("a", "b", "c", "d"), crossref=429, arxiv=0)
    assert kept == {}
    assert asked == ["crossref", "arxiv"] * 2


def test_no_request_after_a_stop() -> None:
    assert look_up(entries("a"), stopped=True) == ({}, [])
