"""What `check` prints when it is done."""

import msgspec
import pytest

from linkcheck.model import Report, Severity, Verdict
from linkcheck.report import digest
from linkcheck.report.text.digest import FEW, MOST
from tests.unit.report.golden import assert_golden
from tests.unit.report.sample import EMPTY, OPTIONS, calm, hostile, link, record, run
from tests.unit.report.text.test_text import CONTROLS


def many(verdict: Verdict, reason: str, count: int) -> Report:
    urls = [f"https://example.org/{number}" for number in range(count)]
    return Report(
        run=run(),
        links=tuple(
            record(url, verdict, reason, link(url, number + 1, f"No. {number}"), previous=verdict)
            for number, url in enumerate(urls)
        ),
    )


@pytest.mark.parametrize("width", [80, 120])
def test_the_digest_reads_as_agreed(width: int) -> None:
    assert_golden(f"digest-{width}.txt", digest(calm(), msgspec.structs.replace(OPTIONS, width=width)))


def test_nothing_but_an_address_is_wider_than_the_terminal() -> None:
    lines = digest(calm(), msgspec.structs.replace(OPTIONS, width=72)).splitlines()
    assert [line for line in lines if len(line) > 72 and "://" not in line] == []


def test_moved_links_are_counted_and_not_listed() -> None:
    said = digest(many(Verdict.MOVED, "moved-permanently", 40), OPTIONS)
    assert "40 moved" in said
    assert "`linkcheck fix` shows the edits" in said
    assert "https://" not in said


@pytest.mark.parametrize(("verdict", "reason"), [(Verdict.SUSPECT, "soft-404-title"), (Verdict.FAILING, "timeout")])
def test_what_may_wait_is_named_in_a_line_each_and_not_too_many(verdict: Verdict, reason: str) -> None:
    said = digest(many(verdict, reason, FEW + 3), OPTIONS)
    assert said.count("https://example.org/") == FEW
    assert "…and 3 more" in said


def test_dead_links_come_in_full_and_first() -> None:
    lines = digest(calm(), OPTIONS).splitlines()
    assert lines[0].startswith("sources/papers.md:7:5  broken (new)  Page not found (404)")
    assert any("Replace it by where the thing lives now" in line for line in lines)


def test_a_disaster_does_not_fill_the_log() -> None:
    said = digest(many(Verdict.BROKEN, "http-404", MOST + 5), OPTIONS)
    assert said.count("→ Replace it") == MOST
    assert "…and 5 more." in said


def test_dead_links_stand_in_full_where_they_do_not_fail_too() -> None:
    said = digest(many(Verdict.BROKEN, "http-404", 2), msgspec.structs.replace(OPTIONS, fail_on=()))
    assert said.count("→ Replace it") == 2


def test_what_a_rule_tolerates_is_only_counted() -> None:
    options = msgspec.structs.replace(OPTIONS, rules={"http-404": Severity.NOTE})
    said = digest(many(Verdict.BROKEN, "http-404", 2), options)
    assert "2 broken     Dead, but `[rules]`" in said
    assert "→ Replace it" not in said


def test_what_the_baseline_accepts_is_only_counted() -> None:
    report = many(Verdict.BROKEN, "http-404", 2)
    known = frozenset(each.result.url for each in report.links)
    said = digest(report, msgspec.structs.replace(OPTIONS, known=known))
    assert "2 broken before, and accepted by the baseline." in said
    assert "→ Replace it" not in said


def test_an_empty_report_is_one_line() -> None:
    assert digest(EMPTY, OPTIONS) == "0 links.\n"


def test_hostile_titles_are_inert() -> None:
    assert not CONTROLS.search(digest(hostile(), OPTIONS))
