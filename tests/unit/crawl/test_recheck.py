import msgspec
import pytest

from linkcheck.crawl.recheck import RecheckQueue, combine, needs_recheck
from linkcheck.model import Evidence, FailureKind, Outcome, Recheck, TargetHistory, Verdict
from tests.unit.crawl.world import failure, page

U = "https://a.test/"
NEVER = TargetHistory()


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (page(U), None),
        (page(U, 404), Recheck.LATER),
        (page(U, 410), None),
        *((page(U, status), Recheck.CALM) for status in (408, 425, 429, 500, 502, 503, 504, 521, 530)),
        *((page(U, status), None) for status in (400, 403, 501, 505, 999)),
        (failure(U, FailureKind.DNS_NXDOMAIN), Recheck.LATER),
        (failure(U, FailureKind.TIMEOUT), Recheck.IF_TIME),
        (failure(U, FailureKind.CONNECT_TIMEOUT), Recheck.IF_TIME),
        (failure(U, FailureKind.DNS_TIMEOUT), None),
        (failure(U, FailureKind.CONNECT_REFUSED), Recheck.CALM),
        (failure(U, FailureKind.RESET), Recheck.CALM),
        (failure(U, FailureKind.DNS_SERVFAIL), Recheck.CALM),
        (failure(U, FailureKind.LOCAL), Recheck.CALM),
        (failure(U, FailureKind.TLS_EXPIRED), None),
        (failure(U, FailureKind.RATE_LIMITED), None),
        (None, None),
    ],
)
def test_what_is_asked_again(outcome: Outcome | None, expected: Recheck | None) -> None:
    assert needs_recheck(Evidence(outcome=outcome), NEVER) is expected


@pytest.mark.parametrize("marker", ["challenge:cloudflare", "captcha"])
def test_a_wall_is_not_run_against_twice(marker: str) -> None:
    assert needs_recheck(Evidence(outcome=page(U, 503), markers=(marker,)), NEVER) is None


@pytest.mark.parametrize(
    ("outcome", "reason"), [(page(U, 404), "http-404"), (failure(U, FailureKind.DNS_NXDOMAIN), "dns-nxdomain")]
)
def test_what_an_earlier_run_saw_too_is_not_asked_again(outcome: Outcome, reason: str) -> None:
    evidence = Evidence(outcome=outcome)
    assert needs_recheck(evidence, TargetHistory(verdict=Verdict.BROKEN, reason=reason)) is None
    assert needs_recheck(evidence, TargetHistory(verdict=Verdict.BROKEN, reason="http-410")) is Recheck.LATER


@pytest.mark.parametrize(
    ("first", "second", "kept", "confirmed", "recovered"),
    [
        (page(U, 404), page(U, 404), 404, True, False),
        (page(U, 404), page(U, 200), 200, False, True),
        (page(U, 404), page(U, 503), 503, False, False),
        (page(U, 503), page(U, 503), 503, True, False),
        (page(U, 503), page(U, 200), 200, False, True),
        (page(U, 503), page(U, 404), 404, False, False),
        (page(U, 503), failure(U, FailureKind.RESET), 503, False, False),
        (failure(U, FailureKind.CONNECT_REFUSED), page(U, 200), 200, False, True),
        (page(U, 404), failure(U, FailureKind.RESET), 404, False, False),
        (failure(U, FailureKind.TIMEOUT), failure(U, FailureKind.TIMEOUT), "timeout", True, False),
        (failure(U, FailureKind.TIMEOUT), failure(U, FailureKind.RESET), "reset", False, False),
        (failure(U, FailureKind.TIMEOUT), page(U, 200), 200, False, True),
        (failure(U, FailureKind.DNS_NXDOMAIN), page(U, 404), 404, False, False),
    ],
)
def test_what_two_answers_mean(first: Outcome, second: Outcome, kept: object, confirmed: bool, recovered: bool) -> None:
    found = combine(Evidence(outcome=first), Evidence(outcome=second))
    assert (getattr(found.outcome, "kind", None) or getattr(found.outcome, "status", None)) == kept
    assert (found.confirmed, found.recovered) == (confirmed, recovered)


def test_pauses_end_in_order_and_silent_ones_are_not_waited_for_in_the_last_round() -> None:
    rechecks = RecheckQueue()
    rechecks.add(1, Recheck.LATER, 50.0)
    rechecks.add(2, Recheck.LATER, 40.0)
    rechecks.add(3, Recheck.IF_TIME, 30.0)
    rechecks.add(4, Recheck.IF_TIME, 41.0)
    assert rechecks.next_due(last_round=False) == 30.0
    assert rechecks.take(39.9, last_round=False) == 3
    assert rechecks.take(39.9, last_round=False) is None
    assert rechecks.take(40.0, last_round=False) == 2
    assert rechecks.take(45.0, last_round=True) is None
    assert rechecks.expire() == [4]
    assert rechecks.take(50.0, last_round=True) == 1
    assert len(rechecks) == 0


def test_a_silence_whose_second_chance_ran_beside_it_counts() -> None:
    twice = msgspec.structs.replace(failure(U, FailureKind.TIMEOUT), tries=2)
    assert needs_recheck(Evidence(outcome=twice), NEVER) is None


def test_a_server_in_trouble_has_been_given_all_the_tries_of_both_askings() -> None:
    first, second = (Evidence(outcome=msgspec.structs.replace(page(U, 503), tries=tries)) for tries in (3, 1))
    outcome = combine(first, second).outcome
    assert outcome is not None
    assert outcome.tries == 4


def test_servers_in_trouble_wait_for_the_last_round_and_for_the_end_of_their_pause() -> None:
    rechecks = RecheckQueue(hurry=25.0)
    rechecks.add(1, Recheck.CALM, 50.0)
    rechecks.add(2, Recheck.LATER, 60.0)
    assert rechecks.take(55.0, last_round=False) is None
    assert rechecks.next_due(last_round=False) == 60.0
    assert rechecks.next_due(last_round=True) == 25.0
    assert rechecks.take(24.9, last_round=True) is None
    assert [rechecks.take(55.0, last_round=True) for _ in range(3)] == [1, 2, None]


def test_pauses_are_cut_short_when_nothing_else_is_left() -> None:
    rechecks = RecheckQueue(hurry=25.0)
    rechecks.add(1, Recheck.LATER, 50.0)
    assert rechecks.take(30.0, last_round=False) is None
    assert rechecks.take(24.0, last_round=True) is None
    assert rechecks.next_due(last_round=True) == 25.0
    assert rechecks.take(25.0, last_round=True) == 1
