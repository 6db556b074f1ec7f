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


def test_who_has_nothing_else_to_ask_does_not_wait_half_a_minute_for_one_missing_page() -> None:
    options = CrawlOptions()
    assert options.confirm_after - options.hurry == 2.0


def test_a_shorter_pause_than_that_is_kept() -> None:
    assert CrawlOptions(confirm_after=0.5).hurry == 0.0
