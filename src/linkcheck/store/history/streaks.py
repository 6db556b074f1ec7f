"""The effect of one result on the history of a target. Pure."""

from datetime import datetime
from urllib.parse import urldefrag

import msgspec

from linkcheck.model import TRUSTED, Failure, Response, Result, TargetHistory, Verdict

HEALTHY = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SUSPECT})
"""Verdicts of links whose server answered with success."""
FAILED = frozenset({Verdict.FAILING, Verdict.BROKEN})
CHANGED = frozenset({"title-drift", "changed-hands", "hijack-suspect"})
"""Reasons that name a page that is not the accepted one; the change stays open until a check without them."""
LET_IN = "let-in"
"""Note on a page that was seen although its verdict stays blocked."""
STEADY = 3
"""Checks in a row without a wall after which a wall that comes and goes is over."""
TEMPORARY = frozenset({302, 303, 307})


def advance(history: TargetHistory, result: Result, *, run_started: datetime | None = None) -> TargetHistory:
    """The history after `result`.

    A streak begins on the day on which its run began: links that failed in the same runs must be confirmed together,
    also where midnight lay between their checks.

    Unchecked results leave it as it was; skipped and invalid ones change the verdict but no streak. A wall is
    no evidence about the page: it neither ends a failing streak nor counts as a failed check. Times later than the
    check, left by a run under a wrong clock, begin anew. A target without a request keeps the date of its last one.
    """
    verdict, at = result.judgement.verdict, result.checked_at
    begun = at if run_started is None or run_started.date() == at.date() else min(run_started, at)
    if verdict is Verdict.UNCHECKED:
        return history
    changes: dict[str, object] = {"verdict": verdict, "reason": result.judgement.reason}
    if (verdict, result.judgement.reason) != (history.verdict, history.reason):
        changes["since"] = at
    if verdict is not Verdict.SKIPPED and result.evidence.asked:
        changes["last_checked"] = at
    if verdict in FAILED and result.evidence.counts:
        changes |= {"failing_since": _begun(history.failing_since, begun), "failed_checks": history.failed_checks + 1}
    elif verdict in HEALTHY or is_let_in(result):
        changes |= _recovery(history, at) | _redirect(history, result) | _open(history)
        changes |= _identity(history, result, begun)
    elif verdict is Verdict.BLOCKED:
        changes |= {"blocked_since": _begun(history.blocked_since, begun)} | _wall(history)
    return msgspec.structs.replace(history, **changes)


def is_accepted(result: Result) -> bool:
    """Whether the page is the one that the link stands for: healthy, and no other owner suspected."""
    return (result.judgement.verdict in TRUSTED or is_let_in(result)) and not is_changed(result)


def is_changed(result: Result) -> bool:
    """Whether the page is another one than the accepted one."""
    judgement = result.judgement
    return judgement.reason in CHANGED or any(note.reason in CHANGED for note in judgement.notes)


def is_let_in(result: Result) -> bool:
    """Whether the page was seen, behind a wall that comes and goes."""
    return result.judgement.verdict is Verdict.BLOCKED and any(note.reason == LET_IN for note in result.judgement.notes)


def _begun(since: datetime | None, at: datetime) -> datetime:
    return at if since is None else min(since, at)


def _recovery(history: TargetHistory, at: datetime) -> dict[str, object]:
    return {
        "last_ok": at,
        "blocked_since": None,
        "failing_since": None,
        "failed_checks": 0,
        "recoveries": history.recoveries + (1 if history.failed_checks else 0),
    }


def _identity(history: TargetHistory, result: Result, begun: datetime) -> dict[str, object]:
    """Accept the page, or count the checks that found another one in its place."""
    if is_changed(result):
        return {
            "changed_since": _begun(history.changed_since, begun),
            "changed_checks": history.changed_checks + 1,
        }
    if is_accepted(result):
        return _page(result) | {"changed_since": None, "changed_checks": 0}
    return {}


def _open(history: TargetHistory) -> dict[str, object]:
    """One more check without a wall; enough of these end the record of a wall that comes and goes."""
    if not history.wall_returns:
        return {}
    checks = history.open_checks + 1
    return {"wall_returns": 0, "open_checks": 0} if checks >= STEADY else {"open_checks": checks}


def _wall(history: TargetHistory) -> dict[str, object]:
    came = history.last_ok is not None and (history.verdict in HEALTHY or history.open_checks > 0)
    return {"wall_returns": history.wall_returns + came, "open_checks": 0}


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
    page = result.evidence.description
    if page is not None and not result.evidence.not_modified:
        changes["page"] = page
        changes["title"] = page.title
    outcome = result.evidence.outcome
    if isinstance(outcome, Response):
        changes["final_url"] = outcome.url
        # A 304 may repeat the validators or omit them; omitted ones stay valid (RFC 9110, 15.4.5).
        for field, name in (("etag", "etag"), ("last_modified", "last-modified")):
            value = outcome.header(name)
            if value is not None or not result.evidence.not_modified:
                changes[field] = value
    return changes


def status_of(result: Result) -> int | None:
    """The last HTTP status of the page's own server."""
    outcome = result.evidence.outcome
    return outcome.status if isinstance(outcome, Response | Failure) else None


def final_url_of(result: Result) -> str | None:
    """Where the chain ended, or failed."""
    outcome = result.evidence.outcome
    return outcome.url if outcome is not None else None
