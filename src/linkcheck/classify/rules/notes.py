"""What is worth knowing beside the verdict."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.fragments import NO_FRAGMENT
from linkcheck.classify.evidence.identity import is_changed
from linkcheck.classify.rules import overrides
from linkcheck.classify.rules.blocked import BLOCKED, RETURNS
from linkcheck.classify.rules.healthy import redirect_to_app
from linkcheck.classify.rules.moved import spelling
from linkcheck.model import Note, Verdict
from linkcheck.model.runs.verdict import BLOCKED_DAYS
from linkcheck.urls.compare import UrlRelation

_HEALTHY = frozenset({Verdict.OK, Verdict.MOVED, Verdict.SUSPECT})
_TLS = {"missing-intermediate": "tls-missing-intermediate", "legacy-tls": "tls-legacy"}


def notes(case: Case, verdict: Verdict) -> tuple[Note, ...]:
    """All notes on a judged case."""
    found = [Note(reason="expired-override", detail=words)] if (words := overrides.expired(case)) else []
    if verdict in _HEALTHY:
        for note in _WHEN_HEALTHY:
            found += note(case)
    if case.response and case.response.robots_denied:
        found.append(Note(reason="robots-denied"))
    if verdict is Verdict.OK:
        found += _redirected(case)
        if case.success and case.marked("leads-on") == "script":
            found.append(Note(reason="script-redirect"))
        if scheme := redirect_to_app(case):
            found.append(Note(reason="app-redirect", detail=f"{scheme}:"))
    if verdict is Verdict.MOVED and any("#" in link.url for link in case.target.links):
        fragments = sorted({"#" + link.url.partition("#")[2] for link in case.target.links if "#" in link.url})
        found.append(Note(reason="fragment-unverified", detail=", ".join(fragments[:3])))
    if verdict is Verdict.BLOCKED:
        found += [*_at_times(case), *_unverified(case)]
    if verdict in _HEALTHY | {Verdict.FAILING} and case.history.recoveries > case.options.flapping:
        found.append(Note(reason="flapping", detail=f"came back {case.history.recoveries} times"))
    return tuple(found)


def unverified_since(case: Case) -> datetime:
    """The time since which no check has seen the page."""
    return case.history.blocked_since or case.now


def _repository(case: Case) -> list[Note]:
    facts = case.page.repository if case.page else None
    if facts is None:
        return []
    found = []
    if facts.archived:
        found.append(
            Note(reason="repository-archived", detail=f"since {facts.archived_at[:10]}" if facts.archived_at else "")
        )
    if facts.disabled:
        found.append(Note(reason="repository-disabled"))
    return found


def _label(case: Case) -> list[Note]:
    if case.foreign:
        return [Note(reason="label-mismatch", detail=f"“{case.names[0]}” leads to “{case.titles[0]}” (another script)")]
    if not case.misfits or case.agreement is None:
        return []
    return [
        Note(
            reason="label-mismatch",
            detail=f"“{case.names[0]}” leads to “{case.titles[0]}” ({case.agreement:.0f} of 100)",
        )
    ]


def _drift(case: Case) -> list[Note]:
    if overrides.is_alive(case) or not is_changed(case):
        return []
    since = min(case.history.changed_since or case.now, case.now).date().isoformat()
    now = f"is “{case.titles[0]}”" if case.titles else "has no title"
    return [Note(reason="title-drift", detail=f"since {since}: was “{case.former_title}”, {now}")]


def _certificate(case: Case) -> list[Note]:
    response = case.response
    if response is None:
        return []
    found = []
    if response.tls_note in _TLS:
        found.append(Note(reason=_TLS[response.tls_note]))
    end = _moment(response.tls_not_after)
    if end is not None and end - case.now < timedelta(days=case.options.certificate_days):
        found.append(Note(reason="certificate-expiring", detail=f"on {end.date().isoformat()}"))
    return found


def _recovered(case: Case) -> list[Note]:
    return [Note(reason="recovered")] if case.evidence.recovered else []


def _redirected(case: Case) -> list[Note]:
    if case.response is None or not case.success:
        return []
    if case.elsewhere and case.source.root and case.source.site == case.final.site:
        return [Note(reason="canonical-redirect", detail=f"to {case.final_url}")]
    if case.elsewhere:
        return [Note(reason="redirected", detail=f"{case.hops[0].status} to {case.final_url}")]
    if case.relation is UrlRelation.SAME:
        return []
    better = spelling(case)
    secure = case.source.scheme == "http" and case.final.scheme == "https"
    reason = "https-available" if secure else "canonical-redirect"
    return [Note(reason=reason, detail=better[0] if better else f"to {case.final_url}")]


def _unverified(case: Case) -> list[Note]:
    days = (case.now - unverified_since(case)).days
    return [Note(reason="blocked-long", detail=f"for {days} days")] if days >= BLOCKED_DAYS else []


def _at_times(case: Case) -> list[Note]:
    """Of a wall that comes and goes: that it does, and whether it let us in this time."""
    if case.history.wall_returns < RETURNS:
        return []
    last = case.history.last_ok.date().isoformat() if case.history.last_ok else "never"
    if not (case.success and not any(rule(case) for rule in BLOCKED)):
        return [Note(reason="blocked-at-times", detail=f"last let in on {last}")]
    return [Note(reason="blocked-at-times", detail="let in this time"), Note(reason="let-in")]


def _fragments(case: Case) -> list[Note]:
    marked = [marker.partition(":")[2] for marker in case.evidence.markers if marker.startswith(f"{NO_FRAGMENT}:")]
    return [Note(reason="fragment-not-found", detail=", ".join(f"#{each}" for each in marked[:3]))] if marked else []


def _moment(text: str | None) -> datetime | None:
    """Parse an ISO 8601 time from stored evidence; None where it is none."""
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


_WHEN_HEALTHY: tuple[Callable[[Case], list[Note]], ...] = (
    _repository,
    _label,
    _drift,
    _fragments,
    _certificate,
    _recovered,
)
