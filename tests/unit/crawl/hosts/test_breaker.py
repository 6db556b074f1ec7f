import pytest

from linkcheck.crawl.hosts.breaker import CircuitBreaker, answers, is_silence
from linkcheck.model import Failure, FailureKind, Hop, Outcome
from tests.unit.crawl.world import failure, page

U = "https://a.test/"
HOP = Hop(url=U, status=302, location="https://b.test/", seconds=0.1)
HOLE = failure(U)
SLOW = failure(U, FailureKind.TIMEOUT)
SLOW_ELSEWHERE = Failure(url="https://b.test/", kind=FailureKind.TIMEOUT, hops=(HOP,))


def given_up(*aside: int) -> CircuitBreaker:
    hosts = CircuitBreaker(2)
    hosts.open("a")
    hosts.hold("a", aside)
    return hosts


@pytest.mark.parametrize(
    ("outcome", "before", "after"),
    [
        (HOLE, True, True),
        (SLOW, True, False),
        (SLOW_ELSEWHERE, False, False),
        (failure(U, FailureKind.CONNECT_REFUSED), False, False),
        (page(U, 500), False, False),
        (None, False, False),
    ],
)
def test_a_slow_page_is_no_silent_host_once_the_host_has_answered(
    outcome: Outcome | None, before: bool, after: bool
) -> None:
    assert is_silence(outcome, answered=False) is before
    assert is_silence(outcome, answered=True) is after


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (page(U, 503), True),
        (failure(U, FailureKind.RESET), True),
        (SLOW_ELSEWHERE, True),
        (SLOW, False),
        (HOLE, False),
        (failure(U, FailureKind.DNS_NXDOMAIN), False),
        (None, False),
    ],
)
def test_anything_but_silence_is_an_answer(outcome: Outcome | None, expected: bool) -> None:
    assert answers(outcome) is expected


def test_a_host_is_given_up_after_timeouts_in_a_row() -> None:
    hosts = CircuitBreaker(2)
    assert not hosts.record_timeout("a", HOLE)
    assert hosts.close("a") == []
    assert not hosts.record_timeout("a", HOLE)
    assert not hosts.record_timeout("b", HOLE)
    assert hosts.record_timeout("a", HOLE)


def test_one_asked_and_one_fresh_target_stand_for_a_silent_host() -> None:
    hosts = given_up()
    assert hosts.needs_trial("a")
    assert not hosts.needs_trial("a")
    assert hosts.allow_trial("a", asked=False)
    assert hosts.allow_trial("a", asked=True)
    assert not hosts.allow_trial("a", asked=True)


def test_a_host_is_dead_when_its_last_trial_failed() -> None:
    hosts = given_up(1, 2)
    hosts.allow_trial("a", asked=True)
    hosts.allow_trial("a", asked=False)
    assert hosts.trial_failed("a") == []
    assert not hosts.is_dead("a")
    assert hosts.trial_failed("a") == [1, 2]
    assert hosts.is_dead("a")
    assert not hosts.is_open("a")


def test_one_answer_frees_what_was_put_aside() -> None:
    hosts = given_up(1, 2)
    hosts.allow_trial("a", asked=True)
    hosts.allow_trial("a", asked=False)
    assert hosts.close("a") == [1, 2]
    assert hosts.trial_failed("a") == []
    assert not hosts.is_dead("a")


def test_a_trial_from_before_the_host_spoke_is_survived() -> None:
    hosts = given_up(1)
    hosts.allow_trial("a", asked=True)
    hosts.close("a")
    hosts.open("a")
    hosts.hold("a", [2])
    assert hosts.trial_failed("a") == [2]
