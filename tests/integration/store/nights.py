"""A small world of lists and nights for the tests of the store."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from linkcheck.model import (
    Confidence,
    Evidence,
    Failure,
    FailureKind,
    Finding,
    Judgement,
    Link,
    LinkKind,
    PageMetadata,
    Response,
    Result,
    Run,
    RunState,
    Target,
    Verdict,
)
from linkcheck.store import Store

FIRST_NIGHT = datetime(2026, 1, 1, 3, tzinfo=UTC)
LIST = "sources/list.md"


def url(name: str | int) -> str:
    return f"https://example.org/{name}"


def link(name: str | int, line: int, *, path: str = LIST, label: str | None = None) -> Link:
    return Link(
        url=url(name),
        raw=url(name),
        text=label or f"Paper {name}",
        label=label or f"Paper {name}",
        section=("Reading", "Papers"),
        kind=LinkKind.INLINE,
        path=path,
        line=line,
        column=3,
    )


def target(name: str | int, *lines: int, path: str = LIST) -> Target:
    return Target(url=url(name), host="example.org", links=tuple(link(name, line, path=path) for line in lines or (1,)))


def targets(names: Iterable[str | int]) -> list[Target]:
    return [target(name, line) for line, name in enumerate(names, 1)]


def result(name: str | int, verdict: Verdict, at: datetime, *, reason: str | None = None) -> Result:
    reason = reason or ("ok" if verdict is Verdict.OK else "timeout")
    if verdict in {Verdict.FAILING, Verdict.BROKEN}:
        evidence = Evidence(outcome=Failure(url=url(name), kind=FailureKind.TIMEOUT, detail="no answer"))
    elif verdict is Verdict.UNCHECKED:
        evidence = Evidence()
    else:
        evidence = Evidence(
            outcome=Response(url=url(name), status=200, headers=(("etag", '"1"'),), body=b"<title>", seconds=0.25),
            page=PageMetadata(title=f"Title of {name}", authors=("Ada Lovelace",), published="2020-03"),
        )
    judgement = Judgement(verdict=verdict, reason=reason, confidence=Confidence.CERTAIN)
    return Result(url=url(name), evidence=evidence, judgement=judgement, checked_at=at, seconds=0.5)


def started(night: int) -> datetime:
    return FIRST_NIGHT + timedelta(days=night)


def run(night: int, *, paths: tuple[str, ...] = (LIST,)) -> Run:
    return Run(started=started(night), paths=paths, version="0.1.0", rules=1)


def night(
    store: Store,
    number: int,
    verdicts: Mapping[str | int, Verdict],
    *,
    state: RunState = RunState.COMPLETE,
    findings: Iterable[Finding] = (),
) -> Run:
    """One whole run: everything listed gets its verdict a minute after the start."""
    begun = store.begin(run(number), targets(verdicts), findings)
    at = started(number) + timedelta(minutes=1)
    store.save([result(name, verdict, at) for name, verdict in verdicts.items()])
    return store.finish(
        Run(
            **{field: getattr(begun, field) for field in ("id", "started", "paths", "version", "rules")},
            state=state,
            finished=started(number) + timedelta(minutes=10),
        )
    )
