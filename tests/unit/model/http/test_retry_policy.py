"""The one retry policy: complete, and read the same by everybody."""

import pytest

from linkcheck.model import Failure, FailureKind, HostSign, Outcome, Reached, Recheck, Response, Retry, policy_of
from linkcheck.model.http.retry_policy import FAILURES, WALL


def status(number: int) -> Response:
    return Response(url="https://h.test/", status=number)


def failure(kind: FailureKind) -> Failure:
    return Failure(url="https://h.test/", kind=kind)


def test_every_kind_of_failure_has_its_row() -> None:
    assert set(FAILURES) == set(FailureKind)


@pytest.mark.parametrize("outcome", [status(403), status(429), status(503), status(200)])
@pytest.mark.parametrize("marker", ["captcha", "challenge:cloudflare"])
def test_a_wall_outweighs_its_status(outcome: Outcome, marker: str) -> None:
    assert policy_of(outcome, ("title", marker)) == WALL
    assert (WALL.retry, WALL.recheck) == (Retry.NO, None)


@pytest.mark.parametrize(("number", "sign"), [(429, HostSign.OVERLOADED), (503, HostSign.OVERLOADED)])
def test_only_too_many_requests_and_unavailable_ask_for_fewer(number: int, sign: HostSign) -> None:
    assert policy_of(status(number)).host is sign
    others = (policy_of(status(other)).host for other in range(100, 1000) if other not in {429, 503})
    assert HostSign.OVERLOADED not in others


def test_what_is_retried_at_once_is_also_looked_at_again_when_all_is_calm() -> None:
    rows = [*map(policy_of, map(status, range(100, 1000))), *FAILURES.values()]
    assert all(row.recheck is Recheck.CALM for row in rows if row.retry is Retry.NOW)


def test_what_was_never_sent_proves_nothing_of_our_network() -> None:
    assert policy_of(None).reached is Reached.NOT_SENT
    assert policy_of(failure(FailureKind.PRIVATE_ADDRESS)).reached is Reached.NOT_SENT
    assert policy_of(failure(FailureKind.TLS_EXPIRED)).reached is Reached.YES
