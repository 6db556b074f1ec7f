"""Reports to render: a calm one with everything in it, and one in which every text is an attack."""

from datetime import UTC, datetime, timedelta

import msgspec

from linkcheck.classify import REASONS
from linkcheck.model import (
    Candidate,
    Confidence,
    Evidence,
    Failure,
    FailureKind,
    Finding,
    Hop,
    Interval,
    Judgement,
    Link,
    LinkKind,
    LinkRecord,
    Note,
    PageKind,
    PageMetadata,
    Report,
    RepositoryFacts,
    Response,
    Result,
    Run,
    RunState,
    Severity,
    TargetHistory,
    Verdict,
)
from linkcheck.report import ReportOptions

NIGHT = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
REASONS_IN_SHORT = {id_: msgspec.structs.replace(each, meaning=f"What {id_} means.") for id_, each in REASONS.items()}
"""Without the registry's paragraphs, so that the golden files do not change with their words."""
OPTIONS = ReportOptions(reasons=REASONS_IN_SHORT, docs_url="https://docs.example/reasons.md")
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "a | b ]]> --> c",
    "one\r\ntwo\nthree\u2028four",
    "%0A::error::injected %25",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b2J\x00\x7f",
    "abc\u202egnp.exe \u2066hidden\u2069\u200f",
    '=cmd|"/c calc"!A1',
    "@SUM(1) [x](javascript:alert(1)) `code` **bold** <b>&amp;",
    "\ud800\udcff\ufffe\uffff",
    "@title{x}, \\input{/etc/passwd} {unbalanced",
    "word " * 2000,
)


def link(url: str, line: int, label: str, *, path: str = "sources/papers.md", column: int = 5) -> Link:
    return Link(
        url=url, raw=url, text=label, label=label, section=("Reading", "Papers"), kind=LinkKind.INLINE,
        path=path, line=line, column=column,
    )  # fmt: skip


def record(
    url: str,
    verdict: Verdict,
    reason: str,
    *links: Link,
    previous: Verdict | None = None,
    status: int | None = 200,
    page: PageMetadata | None = None,
    detail: str = "",
    notes: tuple[Note, ...] = (),
    suggested_url: str | None = None,
    archive_url: str | None = None,
    nights: tuple[Verdict, ...] = (),
) -> LinkRecord:
    hop = Hop(url=url, status=301, location=suggested_url or "", seconds=0.5)
    outcome: Response | Failure = (
        Failure(url=url, kind=FailureKind.TIMEOUT, detail="no answer")
        if status is None
        else Response(url=suggested_url or url, status=status, hops=(hop,) if suggested_url else ())
    )
    intervals = tuple(
        Interval(
            verdict=each, reason=each.value, first=NIGHT - timedelta(days=len(nights) - number),
            last=NIGHT - timedelta(days=len(nights) - number), checks=1,
        )
        for number, each in enumerate(nights)
    )  # fmt: skip
    failing = verdict in {Verdict.BROKEN, Verdict.FAILING}
    return LinkRecord(
        result=Result(
            url=url,
            evidence=Evidence(outcome=outcome, page=page),
            judgement=Judgement(
                verdict=verdict, reason=reason, confidence=Confidence.CERTAIN, detail=detail, notes=notes,
                suggested_url=suggested_url, fix="moved" if suggested_url else None,
            ),
            checked_at=NIGHT + timedelta(minutes=2),
            seconds=1.5,
        ),
        history=TargetHistory(
            first_seen=NIGHT - timedelta(days=90), last_checked=NIGHT, verdict=verdict, reason=reason,
            last_ok=NIGHT - timedelta(days=2) if failing else NIGHT, since=NIGHT - timedelta(days=1),
            failing_since=NIGHT - timedelta(days=1) if failing else None, failed_checks=2 if failing else 0,
            archive_url=archive_url,
        ),
        occurrences=links,
        intervals=(*intervals, Interval(verdict=verdict, reason=reason, first=NIGHT, last=NIGHT, checks=1)),
        previous=previous,
    )  # fmt: skip


def run(**changes: object) -> Run:
    values: dict[str, object] = {
        "id": 3, "started": NIGHT, "finished": NIGHT + timedelta(minutes=9), "state": RunState.COMPLETE,
        "version": "0.1.0", "rules": 1, "paths": ("sources/papers.md", "sources/tools.md"),
        "repository_url": "https://github.com/example/lists", "commit": "0123456789abcdef",
        "counts": {"broken": 1, "ok": 2}, "links": 9, "targets": 8, "requests": 12, "bytes": 34567,
    }  # fmt: skip
    return Run(**(values | changes))  # type: ignore[arg-type]


def calm() -> Report:
    """One link of every verdict, a finding, and a history."""
    gone, moved, slow = "https://gone.example/paper", "https://old.example/tool", "https://slow.example/"
    tool, post, mail = "https://github.com/example/tool", "https://linkedin.example/x", "mailto:someone@example.org"
    paper = PageMetadata(
        title="Attention Is All You Need", title_source="citation_title", kind=PageKind.PAPER, published="2017-06-12",
        authors=("Ashish Vaswani", "Noam Shazeer"), arxiv_id="1706.03762", doi="10.48550/arXiv.1706.03762",
    )  # fmt: skip
    repository = PageMetadata(
        title="example/tool", kind=PageKind.REPOSITORY,
        repository=RepositoryFacts(full_name="example/tool", stars=1234, archived=True),
    )  # fmt: skip
    tools = "sources/tools.md"
    links = (
        record("https://arxiv.org/abs/1706.03762", Verdict.OK, "ok",
               link("https://arxiv.org/abs/1706.03762", 3, "Attention"), previous=Verdict.OK, page=paper),
        record(gone, Verdict.BROKEN, "http-404", link(gone, 7, "A lost paper"), link(gone, 4, "Again", path=tools),
               previous=Verdict.OK, status=404, detail="404 twice, 41 s apart",
               archive_url="https://web.archive.org/web/2020/https://gone.example/paper",
               nights=(Verdict.OK, Verdict.OK)),
        record(tool, Verdict.OK, "exists", link(tool, 9, "Tool", path=tools),
               previous=Verdict.FAILING, page=repository,
               notes=(Note(reason="repository-archived"),), nights=(Verdict.FAILING,)),
        record("", Verdict.INVALID, "empty-destination", link("", 12, "A paper without a link")),
        record(post, Verdict.BLOCKED, "http-999", link(post, 13, "Post"), status=999),
        record(moved, Verdict.MOVED, "moved-permanently", link(moved, 2, "Old tool", path=tools),
               suggested_url="https://new.example/tool"),
        record(slow, Verdict.FAILING, "timeout", link(slow, 20, "Slow"), status=None, previous=Verdict.OK),
        record("https://soft.example/a", Verdict.SUSPECT, "soft-404-title", link("https://soft.example/a", 21, "Soft"),
               page=PageMetadata(title="Page not found")),
        record(mail, Verdict.SKIPPED, "other-scheme", link(mail, 22, "Mail")),
        record("https://late.example/", Verdict.UNCHECKED, "deadline", link("https://late.example/", 23, "Late")),
    )  # fmt: skip
    findings = (
        Finding(
            reason="duplicate-link", severity=Severity.NOTE, message="listed before at sources/papers.md:7",
            path=tools, line=4, column=5, url=gone, label="Again", related_path="sources/papers.md", related_line=7,
            related_column=5,
        ),
        Finding(
            reason="undefined-reference", severity=Severity.FAIL, message="[nowhere] is not defined",
            path=tools, line=30, column=1,
        ),
        Finding(
            reason="unlinked-entry", severity=Severity.NOTE, message="“Sound Tools” has no link", path=tools, line=31,
            column=3, label="Sound Tools", candidates=(
                Candidate(url="https://doi.org/10.1000/tools", title="Sound Tools", score=100, source="crossref",
                          authors=("Ada Lovelace", "Alan Turing", "Grace Hopper"), published="2020-04"),
                Candidate(url="https://arxiv.org/abs/2001.00001", title="Sounder Tools", score=71, source="arxiv"),
            ),
        ),
    )  # fmt: skip
    return Report(
        run=run(),
        links=tuple(sorted(links, key=lambda each: each.result.url)),
        findings=findings,
        trend=(run(id=1, started=NIGHT - timedelta(days=2)), run(id=2, started=NIGHT - timedelta(days=1)), run()),
        recovered=("https://github.com/example/tool",),
    )


def hostile(texts: tuple[str, ...] = HOSTILE, verdicts: tuple[Verdict, ...] = tuple(Verdict)) -> Report:
    """Every text that a page or list can choose is one of `texts`."""
    links = []
    for number, text in enumerate(texts):
        verdict = verdicts[number % len(verdicts)]
        url = f"https://evil.example/{number}?{text[:200]}"
        path = f"sources/{text[:40].replace('/', '_')}.md" if number % 3 == 0 else "sources/papers.md"
        at = Link(
            url=url, raw=text, text=text, label=text, section=(text, text), kind=LinkKind.INLINE, path=path,
            line=number + 1, column=1,
        )  # fmt: skip
        page = PageMetadata(
            title=text, authors=(text, text), published=text, description=text, kind=PageKind.PAPER, doi=text,
            repository=RepositoryFacts(full_name=text, stars=1),
        )  # fmt: skip
        links.append(
            record(url, verdict, "http-404" if verdict is Verdict.BROKEN else text, at, page=page, detail=text,
                   notes=(Note(reason="label-mismatch", detail=text),), suggested_url=url + "/new", archive_url=text,
                   nights=(Verdict.OK, Verdict.BROKEN), previous=Verdict.BROKEN)
        )  # fmt: skip
    findings = tuple(
        Finding(
            reason=text, severity=Severity.FAIL, message=text, path=text or "x", line=1, column=1, url=text, label=text,
            candidates=(_candidate(text, text), _candidate(text, f"https://evil.example/{text}")),
        )
        for text in texts
    )  # fmt: skip
    return Report(
        run=run(version=texts[0], repository_url=texts[0], paths=texts),
        links=tuple(sorted(links, key=lambda each: each.result.url)),
        findings=tuple(sorted(findings, key=lambda each: each.path)),
        trend=(run(), run()),
        recovered=tuple(texts),
    )


EMPTY = Report(run=run(counts={}, links=0, targets=0), links=(), trend=(run(),))


def _candidate(text: str, url: str) -> Candidate:
    return Candidate(url=url, title=text, score=1, source=text, authors=(text, text, text), published=text)
