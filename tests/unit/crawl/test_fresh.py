from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from linkcheck.crawl.fresh import days_between, is_fresh, is_overdue, next_check, split
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


def steady(weeks: float, days_ago: int = 1, **more: object) -> TargetHistory:
    known = {"first_seen": NOW - timedelta(weeks=99), "since": NOW - timedelta(weeks=weeks)}
    fields = {**known, "last_checked": NOW - timedelta(days=days_ago), "verdict": Verdict.OK, **more}
    return TargetHistory(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("history", "days"),
    [
        (steady(1), 1),
        (steady(2), 2),
        (steady(4), 4),
        (steady(8), 7),
        (steady(99), 7),
        (TargetHistory(), 1),
        (steady(99, verdict=Verdict.FAILING), 1),
        (steady(99, verdict=Verdict.BLOCKED), 1),
        (steady(99, verdict=Verdict.MOVED), 1),
        (steady(99, changed_since=NOW), 1),
        (steady(99, redirect_runs=2), 1),
        (steady(99, recoveries=3), 1),
    ],
)
def test_what_has_long_been_healthy_is_asked_less_often(history: TargetHistory, days: int) -> None:
    assert days_between(history, NOW) == days


@pytest.mark.parametrize(("weeks", "days"), [(2, 2), (4, 4), (8, 7)])
def test_every_night_has_its_share_and_every_link_its_turn(weeks: int, days: int) -> None:
    urls = [f"https://h.test/{number}" for number in range(700)]
    last = dict.fromkeys(urls, NOW - timedelta(days=1))
    shares = []
    for day in range(2 * days):
        now = NOW + timedelta(days=day)
        histories = {
            url: msgspec.structs.replace(steady(weeks), since=now - timedelta(weeks=weeks), last_checked=last[url])
            for url in urls
        }
        due, _ = split([target(url) for url in urls], histories, "auto", now)
        shares.append(len(due))
        last |= {one.url: now for one in due}
        assert all(now - at <= timedelta(days=days) for at in last.values())
    assert max(shares) < 2 * 700 / days
    assert sum(shares) == pytest.approx(2 * 700, rel=0.1)


def test_a_night_that_did_not_run_is_made_up_for() -> None:
    history = steady(8, days_ago=9)
    assert next_check("https://h.test/", history, NOW) <= NOW.date()
