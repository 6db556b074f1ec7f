"""Addresses to which no request is possible, and links that were not requested."""

from linkcheck.classify.case import Case
from linkcheck.classify.ruling import Ruling
from linkcheck.model import Existence, FailureKind

_OURS = frozenset({FailureKind.LOCAL, FailureKind.INTERNAL})


def impossible(case: Case) -> Ruling | None:
    """An address that no browser can open, or one inside a private network."""
    failure = case.failure
    if failure is None or failure.hops:
        return None
    match failure.kind:
        case FailureKind.PRIVATE_ADDRESS:
            return Ruling("private-address", failure.detail)
        case FailureKind.INVALID_URL:
            return Ruling("malformed-url", failure.detail)
        case _:
            return None


def unasked(case: Case) -> Ruling | None:
    """No answer, because no request was sent."""
    if case.survey.network_down:
        return Ruling("network-down")
    if case.failure and case.failure.kind in _OURS:
        return Ruling(case.failure.kind.value, case.failure.detail)
    answer = case.evidence.answer
    if answer is not None and answer.existence is not Existence.UNKNOWN:
        return None
    if case.failure and case.failure.kind is FailureKind.RATE_LIMITED and not case.evidence.asked:
        return Ruling("politeness", f"{case.target.host} {case.failure.detail}")
    return Ruling("deadline") if case.evidence.outcome is None else None


def special_name(case: Case) -> Ruling | None:
    """A name of another network, or of a private one: it has no meaning on this one."""
    if case.failure and case.failure.kind is FailureKind.SPECIAL_NAME:
        return Ruling("special-name", case.failure.detail)
    return None


def robots(case: Case) -> Ruling | None:
    """A robots.txt that forbids asking, where it is obeyed."""
    if case.failure and case.failure.kind is FailureKind.ROBOTS:
        return Ruling("robots-disallowed", case.failure.detail)
    return None
