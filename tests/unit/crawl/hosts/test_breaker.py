import pytest

from linkcheck.crawl.hosts.breaker import CircuitBreaker, answers, is_silence
from linkcheck.model import Failure, FailureKind, Hop, Outcome
from tests.unit.crawl.world import failure, page

U = "https://a.test/"
HOP = Hop(url=U, status=302, location="https://b.test/", seconds=0.1)
HOLE = failure(U)
SLOW = failure(U, FailureKind.TIMEOUT)
SLOW_ELSEWHERE = Failure(url="https://b.test/", kind=FailureKind.TIMEOUT, hops=(HOP,))


def given_up(*held: int) -> CircuitBreaker:
    hosts = CircuitBreaker(2)
    hosts.open("a", HOLE)
    for number in held:
        hosts.hold("a", number)
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


def test_a_host_that_was_silent_before_is_given_up_after_one_timeout() -> None:
    hosts = CircuitBreaker(2)
    hosts.expect_silence("a")
    assert hosts.record_timeout("a", HOLE)
    assert not hosts.record_timeout("b", HOLE)
    hosts.open("a", HOLE)
    assert hosts.is_dead("a")
    assert not hosts.is_open("a")


def test_the_first_target_that_is_held_back_is_the_one_to_try() -> None:
    hosts = given_up()
    assert [hosts.hold("a", number) for number in (1, 2, 3)] == [True, False, False]


def test_a_host_is_dead_when_its_trial_failed() -> None:
    hosts = given_up(1, 2)
    hosts.try_once("a", 1)
    assert not hosts.is_dead("a")
    assert hosts.trial_failed("a") == [2]
    assert hosts.is_dead("a")
    assert not hosts.is_open("a")
    unasked = hosts.host_failure("a", "https://a.test/2")
    assert isinstance(unasked, Failure)
    assert (unasked.url, unasked.kind, unasked.tries) == ("https://a.test/2", FailureKind.CONNECT_TIMEOUT, 0)


def test_one_answer_frees_what_was_held_back() -> None:
    hosts = given_up(1, 2)
    hosts.try_once("a", 1)
    assert hosts.close("a") == [2]
    assert hosts.trial_failed("a") == []
    assert not hosts.is_dead("a")


def test_there_is_no_wait_for_a_trial_that_has_not_begun() -> None:
    hosts = given_up(1, 2)
    assert list(hosts.expire()) == [("a", [1, 2])]
    assert hosts.is_dead("a")
    hosts = given_up(1, 2)
    hosts.try_once("a", 1)
    assert list(hosts.expire()) == []
