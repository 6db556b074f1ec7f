"""How one result moves what we remember of a target. Pure."""

from urllib.parse import urldefrag

import msgspec

from linkcheck.model import Failure, PageMetadata, Response, Result, TargetHistory, Verdict

HEALTHY = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SUSPECT})
"""Answered, as far as a status can say."""
TRUSTED = frozenset({Verdict.OK, Verdict.MOVED})
"""Answered with the page itself: its title and validators are worth remembering."""
FAILED = frozenset({Verdict.FAILING, Verdict.BROKEN})
TEMPORARY = frozenset({302, 303, 307})


def advance(history: TargetHistory, result: Result) -> TargetHistory:
    """The history after `result`.

    Unchecked results leave it as it was; skipped and invalid ones change the verdict but no streak. A blocked answer
    ends a failing streak (somebody answers, so the timeouts and unknown names are refuted) but is no sign of health.
    """
    verdict = result.judgement.verdict
    if verdict is Verdict.UNCHECKED:
        return history
    changes: dict[str, object] = {"verdict": verdict, "reason": result.judgement.reason}
    if (verdict, result.judgement.reason) != (history.verdict, history.reason):
        changes["since"] = result.checked_at
    if verdict is not Verdict.SKIPPED:
        changes["last_checked"] = result.checked_at
    if verdict in FAILED:
        changes |= {
            "failing_since": history.failing_since or result.checked_at,
            "failed_checks": history.failed_checks + 1,
        }
    elif verdict in HEALTHY:
        changes |= {"last_ok": result.checked_at, "blocked_since": None}
        changes |= _redirect(history, result)
    elif verdict is Verdict.BLOCKED:
        changes["blocked_since"] = history.blocked_since or result.checked_at
    if verdict in TRUSTED:
        changes |= _page(result)
    if verdict in HEALTHY or verdict is Verdict.BLOCKED:
        changes |= {
            "failing_since": None,
            "failed_checks": 0,
            "recoveries": history.recoveries + (1 if history.failed_checks else 0),
        }
    return msgspec.structs.replace(history, **changes)


def _redirect(history: TargetHistory, result: Result) -> dict[str, object]:
    outcome = result.evidence.outcome
    if not isinstance(outcome, Response):
        return {}
    if not any(hop.status in TEMPORARY for hop in outcome.hops):
        return {"redirect_url": None, "redirect_runs": 0}
    final = urldefrag(outcome.url).url
    again = final == history.redirect_url
    return {"redirect_url": final, "redirect_runs": history.redirect_runs + 1 if again else 1}


def _page(result: Result) -> dict[str, object]:
    changes: dict[str, object] = {}
    page = page_of(result)
    if page is not None and not result.evidence.not_modified:
        changes["page"] = page
        changes["title"] = page.title
    outcome = result.evidence.outcome
    if isinstance(outcome, Response):
        changes["final_url"] = outcome.url
        # A 304 may repeat the validators or leave them out; what it leaves out still holds (RFC 9110, 15.4.5).
        for field, name in (("etag", "etag"), ("last_modified", "last-modified")):
            value = outcome.header(name)
            if value is not None or not result.evidence.not_modified:
                changes[field] = value
    return changes


def page_of(result: Result) -> PageMetadata | None:
    """What was learnt about the page: from itself, else from the official source."""
    evidence = result.evidence
    return evidence.page or (evidence.answer.page if evidence.answer is not None else None)


def status_of(result: Result) -> int | None:
    """The last HTTP status of the page's own server."""
    outcome = result.evidence.outcome
    return outcome.status if isinstance(outcome, Response | Failure) else None


def final_url_of(result: Result) -> str | None:
    """Where the chain ended, or failed."""
    outcome = result.evidence.outcome
    return outcome.url if outcome is not None else None
