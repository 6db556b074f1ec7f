"""Builds one link's record from a few words about it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from linkcheck.model import (
    Confidence,
    Evidence,
    Failure,
    FailureKind,
    Hop,
    Interval,
    Judgement,
    Link,
    LinkRecord,
    Note,
    Outcome,
    PageMetadata,
    Response,
    Result,
    TargetHistory,
    Verdict,
)

NOW = datetime.fromisoformat("2026-11-22T03:12:00+00:00")
NIGHT = timedelta(days=1)
HEALTHY = (Verdict.OK, Verdict.MOVED, Verdict.SUSPECT)
_FAILED = {"dns-nxdomain": FailureKind.DNS_NXDOMAIN, "timeout": FailureKind.TIMEOUT}
_STATUS = {"http-404": 404, "http-503": 503, "bot-challenge": 403}


def record(
    url: str,
    links: Sequence[Link],
    verdict: str = "ok",
    reason: str = "ok",
    *,
    nights: int = 30,
    bad_nights: int = 0,
    final: str = "",
    suggested: str | None = None,
    archive: str | None = None,
    detail: str = "",
    page: PageMetadata | None = None,
    notes: tuple[Note, ...] = (),
    new: bool = False,
    before: Verdict = Verdict.OK,
) -> LinkRecord:
    """A link that was healthy until `bad_nights` ago (0: has been as it is for all `nights`)."""
    kind = Verdict(verdict)
    intervals = _intervals(kind, reason, nights, bad_nights, before)
    previous = None if new else kind if bad_nights != 1 else before
    failing = kind in {Verdict.FAILING, Verdict.BROKEN}
    return LinkRecord(
        result=Result(
            url=url,
            evidence=Evidence(outcome=_outcome(url, kind, reason, final), page=page, confirmed=reason == "http-404"),
            judgement=Judgement(
                verdict=kind,
                reason=reason,
                confidence=Confidence.LIKELY,
                detail=detail,
                notes=notes,
                suggested_url=suggested,
            ),
            checked_at=NOW,
            seconds=0.4,
        ),
        history=TargetHistory(
            first_seen=intervals[0].first,
            last_checked=NOW,
            last_ok=NOW if kind in HEALTHY else intervals[0].last if len(intervals) > 1 else None,
            verdict=kind,
            reason=reason,
            since=intervals[-1].first,
            failing_since=intervals[-1].first if failing else None,
            failed_checks=intervals[-1].checks if failing else 0,
            blocked_since=intervals[-1].first if kind is Verdict.BLOCKED else None,
            archive_url=archive,
        ),
        occurrences=tuple(links),
        intervals=intervals,
        previous=previous,
    )


def _intervals(kind: Verdict, reason: str, nights: int, bad: int, before: Verdict) -> tuple[Interval, ...]:
    if not bad or bad >= nights:
        return (Interval(verdict=kind, reason=reason, first=NOW - NIGHT * (nights - 1), last=NOW, checks=nights),)
    healthy = Interval(
        verdict=before, reason="ok", first=NOW - NIGHT * (nights - 1), last=NOW - NIGHT * bad, checks=nights - bad
    )
    return healthy, Interval(verdict=kind, reason=reason, first=NOW - NIGHT * (bad - 1), last=NOW, checks=bad)


def _outcome(url: str, kind: Verdict, reason: str, final: str) -> Outcome | None:
    if kind in {Verdict.INVALID, Verdict.SKIPPED, Verdict.UNCHECKED}:
        return None
    if failed := _FAILED.get(reason):
        return Failure(url=url, kind=failed, detail=f"{failed.value} while asking for the page", seconds=10.2, tries=3)
    headers: tuple[tuple[str, str], ...] = (("server", "nginx"), ("content-type", "text/html; charset=utf-8"))
    if reason == "bot-challenge":
        headers = (("server", "cloudflare"), ("cf-mitigated", "challenge"), *headers[1:])
    hops = (Hop(url=url, status=301, location=final, seconds=0.12),) if final else ()
    return Response(url=final or url, status=_STATUS.get(reason, 200), headers=headers, hops=hops, seconds=0.38)
