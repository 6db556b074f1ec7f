"""Records as short as the tests need them."""

from datetime import UTC, datetime

from linkcheck.model import Confidence, Evidence, Judgement, LinkRecord, Result, TargetHistory, Verdict

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def record(
    url: str,
    verdict: Verdict = Verdict.MOVED,
    *,
    to: str | None = None,
    fix: str | None = "moved",
    archive: str | None = None,
) -> LinkRecord:
    judgement = Judgement(verdict=verdict, reason="x", confidence=Confidence.CERTAIN, suggested_url=to, fix=fix)
    return LinkRecord(
        result=Result(url=url, evidence=Evidence(), judgement=judgement, checked_at=NOW),
        history=TargetHistory(archive_url=archive),
        occurrences=(),
    )
