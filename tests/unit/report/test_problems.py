"""What a report has to say, place by place."""

import msgspec

from linkcheck.model import Finding, Severity, Verdict
from linkcheck.report import render
from linkcheck.report.census import census
from linkcheck.report.problems import Level, problems
from tests.unit.report.sample import OPTIONS, calm


def test_problems_stand_in_the_order_of_the_lists() -> None:
    found = problems(calm(), OPTIONS, quiet=True)
    assert [(each.path, each.line) for each in found] == sorted((each.path, each.line) for each in found)
    assert len(found) == 14


def test_an_invalid_link_that_is_a_finding_too_is_reported_once() -> None:
    report = calm()
    again = Finding(
        reason="empty-destination", severity=Severity.FAIL, message="empty", path="sources/papers.md", line=12, column=5
    )
    doubled = msgspec.structs.replace(report, findings=(*report.findings, again))
    assert problems(doubled, OPTIONS) == problems(report, OPTIONS)


def test_what_the_configuration_makes_a_note_fails_nothing() -> None:
    quiet = msgspec.structs.replace(OPTIONS, rules={"http-404": Severity.NOTE, "empty-destination": Severity.NOTE})
    levels = {each.reason: each.level for each in problems(calm(), quiet)}
    assert levels["http-404"] is Level.WARNING
    assert census(calm(), quiet).new == frozenset()
    assert "8 checked" in render(calm(), "badge", quiet)
    assert "nothing broken" in render(calm(), "markdown", quiet)


def test_census_is_what_fails_now_and_did_not_before() -> None:
    new = census(calm(), OPTIONS).new
    found = [each.result.judgement.verdict for each in calm().links if each.result.url in new]
    assert found == [Verdict.INVALID, Verdict.BROKEN]
