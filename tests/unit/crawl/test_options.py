import msgspec
import pytest

from linkcheck.crawl import CrawlOptions


@pytest.mark.parametrize(
    ("key", "value"),
    [("tasks", 0), ("per_host", 0), ("backlog", 0), ("give_up_after", 1), ("deadline", -1.0), ("confirm_after", -0.5)],
)
def test_what_cannot_work_is_refused_by_name(key: str, value: float) -> None:
    with pytest.raises(msgspec.ValidationError, match=key):
        msgspec.convert({key: value}, CrawlOptions)


def test_the_smallest_options_work() -> None:
    CrawlOptions(tasks=1, per_host=1, backlog=1, give_up_after=2, deadline=0.0, confirm_after=0.0, max_age=0.0)


@pytest.mark.parametrize(("targets", "seconds"), [(1, 2.0), (20, 2.0), (100, 10.0), (300, 30.0), (100_000, 30.0)])
def test_a_small_run_does_not_wait_half_a_minute_for_one_missing_page(targets: int, seconds: float) -> None:
    assert CrawlOptions().pause(targets) == seconds


def test_a_shorter_pause_may_be_asked_for_at_any_size() -> None:
    assert CrawlOptions(confirm_after=0.5).pause(3) == 0.5
