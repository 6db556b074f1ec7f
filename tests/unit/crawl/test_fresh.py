from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from linkcheck.classify import REASONS
from linkcheck.crawl.fresh import goes_first, is_brief, is_overdue, split, was_silent
from linkcheck.model import TargetHistory, Verdict
from linkcheck.model.schedule import MaxAge, days_between, due_on, is_fresh, next_check
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
        (steady(99, expiring=True), 1),
    ],
)
def test_what_has_long_been_healthy_is_asked_less_often(history: TargetHistory, days: int) -> None:
    assert days_between(history, NOW) == days


@pytest.mark.parametrize(("weeks", "days"), [(2, 2), (4, 4), (8, 7)])
def test_every_run_has_its_share_and_every_link_its_turn(weeks: int, days: int) -> None:
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


def test_a_run_that_was_left_out_is_made_up_for() -> None:
    history = steady(8, days_ago=9)
    assert due_on("https://h.test/", history, NOW) <= NOW.date()


@pytest.mark.parametrize("weeks", [0.5, 1.9, 2, 3.9, 8])
@pytest.mark.parametrize("max_age", ["auto", 3600.0, 26 * 3600.0, 86_400.0, 12.3 * 86_400])
def test_the_next_check_is_that_of_the_first_run_that_does_not_skip_it(weeks: float, max_age: MaxAge) -> None:
    for number in range(20):
        url, history = f"https://h.test/{number}", steady(weeks, days_ago=0)
        runs = (NOW + timedelta(days=day) for day in range(1, 99))
        first = next(at for at in runs if split([target(url)], {url: history}, max_age, at)[0])
        assert next_check(url, history, max_age) == first.date()


def test_failing_links_are_checked_the_next_day_however_old_a_healthy_one_may_be() -> None:
    failing = steady(9, days_ago=0, verdict=Verdict.FAILING)
    assert next_check("https://h.test/", failing, 30 * 86_400.0) == NOW.date() + timedelta(days=1)


def test_without_a_check_or_an_age_no_next_check_is_named() -> None:
    assert next_check("https://h.test/", TargetHistory(), "auto") is None
    assert next_check("https://h.test/", steady(9), None) is None


@pytest.mark.parametrize("reason", ["timeout", "connect-timeout", "unreachable-from-here"])
def test_what_will_be_silent_again_goes_first(reason: str) -> None:
    assert reason in REASONS
    assert goes_first(TargetHistory(reason=reason, verdict=Verdict.BLOCKED))
    assert not goes_first(TargetHistory(reason="http-403", verdict=Verdict.BLOCKED))


@pytest.mark.parametrize("every", [1, 2, 7])
def test_a_host_that_was_never_reached_gets_all_of_the_time_in_every_fifth_run(every: int) -> None:
    nights = [checked(24 * every * number, Verdict.BLOCKED) for number in range(10)]
    brief = [is_brief(msgspec.structs.replace(one, reason="unreachable-from-here", failed_checks=3)) for one in nights]
    assert brief.count(False) == 2
    assert brief[:5] == brief[5:]


def test_the_checks_that_confirm_a_death_get_all_of_the_time() -> None:
    brief = [is_brief(TargetHistory(reason="timeout", failed_checks=checks)) for checks in range(1, 9)]
    assert brief == [True, False, True, True, True, True, False, True]


def silent(day: int, reason: str = "unreachable-from-here") -> TargetHistory:
    return TargetHistory(reason=reason, last_checked=datetime.fromordinal(day).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("histories", "expected"),
    [
        ([silent(100), silent(97)], True),
        ([silent(100), TargetHistory(reason="unreachable-from-here")], True),
        ([silent(102), silent(100)], False),
        ([silent(100), silent(100, "ok")], False),
        ([silent(100), TargetHistory()], False),
    ],
    ids=["all", "one not asked that night", "its turn for all of the time", "one page was there", "one link is new"],
)
def test_a_host_was_silent_when_each_of_its_targets_was(histories: list[TargetHistory], expected: bool) -> None:
    assert was_silent(histories) is expected
