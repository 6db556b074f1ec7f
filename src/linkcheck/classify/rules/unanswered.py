"""No usable answer: soft evidence, by kind of failure and by status."""

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.death import SILENCE, signs_of_death
from linkcheck.classify.ruling import Ruling, Weight
from linkcheck.model import Failure, FailureKind, Recheck, policy_of

_OTHERWISE = {
    FailureKind.PRIVATE_ADDRESS: "bad-redirect",
    FailureKind.INVALID_URL: "bad-redirect",
}
_OWN_STATUS = frozenset({400, 500, 502, 503, 504})


def failed(case: Case) -> Ruling | None:
    """A failure of names, connections, encryption or HTTP itself."""
    failure = case.failure
    if failure is None:
        return None
    reason = _OTHERWISE.get(failure.kind, failure.kind.value)
    detail = f"at {failure.url}" if failure.hops else ""
    if failure.detail:
        detail = f"{failure.detail} ({detail})" if detail else failure.detail
    signs = signs_of_death(case) if failure.kind in SILENCE else ()
    return Ruling(reason, "; ".join(filter(None, (detail, *signs))), _weight(case, failure))


def server_error(case: Case) -> Ruling | None:
    """A status from 400 that is neither gone nor a refusal."""
    status = case.status
    if status is None or status < 400 or case.success:
        return None
    if status in _OWN_STATUS:
        reason = f"http-{status}"
    elif 520 <= status <= 527 or status == 530:
        reason = "cloudflare-origin"
    elif status < 500:
        reason = "http-4xx"
    else:
        reason = "http-5xx" if status < 600 else "http-unusual"
    return Ruling(reason, f"status {status}" + (f" from {case.final.host}" if case.hops else ""), Weight.SOFT)


def unusual(case: Case) -> Ruling | None:
    """A status with nothing to show, or a success with nothing in it."""
    if case.status is not None and not case.success:
        return Ruling("http-unusual", f"status {case.status}", Weight.SOFT)
    if case.marked("empty-body") is not None and not case.evidence.not_modified:
        return Ruling("empty-page", f"status {case.status} and no body", Weight.SOFT)
    return None


def _weight(case: Case, failure: Failure) -> Weight:
    """Clear for a link that never worked; everything else is soft."""
    policy = policy_of(failure)
    confirmed = (
        policy.recheck is not Recheck.LATER or case.evidence.confirmed or case.history.reason == failure.kind.value
    )
    return Weight.CLEAR if policy.clear and confirmed else Weight.SOFT
