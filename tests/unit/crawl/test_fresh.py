from datetime import UTC, datetime, timedelta

import pytest

from linkcheck.crawl.fresh import is_fresh, is_overdue, split
from linkcheck.model import TargetHistory, Verdict
from tests.unit.crawl.world import target

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOUR = 3600.0


def checked(hours_ago: float, verdict: Verdict) -> TargetHistory:
    when = NOW - timedelta(hours=hours_ago)
    return TargetHistory(first_seen=when, last_checked=when, verdict=verdict)


@pytest.mark.parametrize(
    ("history", "max_age", "fresh"),
    [
        (checked(1, Verdict.OK), 12 * HOUR, True),
        (checked(1, Verdict.MOVED), 12 * HOUR, True),
        (checked(13, Verdict.OK), 12 * HOUR, False),
        (checked(1, Verdict.OK), None, False),
        (checked(1, Verdict.OK), 0.0, False),
        (checked(1, Verdict.FAILING), 12 * HOUR, False),
        (checked(1, Verdict.BROKEN), 12 * HOUR, False),
        (checked(1, Verdict.BLOCKED), 12 * HOUR, False),
        (checked(1, Verdict.UNCHECKED), 12 * HOUR, False),
        (TargetHistory(), 12 * HOUR, False),
    ],
)
def test_only_what_was_fine_recently_is_left_alone(history: TargetHistory, max_age: float | None, fresh: bool) -> None:
    assert is_fresh(history, max_age, NOW) is fresh


def test_splitting_keeps_the_order() -> None:
    targets = [target(f"https://a.test/{name}") for name in "abcd"]
    histories = {targets[1].url: checked(1, Verdict.OK)}
    due, fresh = split(targets, histories, 12 * HOUR, NOW)
    assert [one.url[-1] for one in due] == ["a", "c", "d"]
    assert [one.url[-1] for one in fresh] == ["b"]


@pytest.mark.parametrize(
    ("history", "overdue"),
    [
        (TargetHistory(), False),
        (TargetHistory(first_seen=NOW), True),
        (checked(1, Verdict.UNCHECKED), True),
        (TargetHistory(first_seen=NOW, last_checked=NOW, verdict=Verdict.OK, overdue=True), True),
        (checked(1, Verdict.OK), False),
    ],
)
def test_what_an_earlier_run_did_not_reach_is_overdue(history: TargetHistory, overdue: bool) -> None:
    assert is_overdue(history) is overdue


def test_a_check_under_a_clock_that_was_ahead_is_not_fresh_for_a_year() -> None:
    ahead = TargetHistory(last_checked=NOW + timedelta(days=365), verdict=Verdict.OK)
    assert not is_fresh(ahead, 86_400.0, NOW)
