"""What a report has to say, place by place."""

import msgspec

from linkcheck.model import Finding, Severity, Verdict, finding_at
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


def test_a_file_of_the_own_repository_that_is_missing_is_told_once_where_its_address_is_broken() -> None:
    report = calm()
    broken = next(each for each in report.links if each.result.judgement.verdict is Verdict.BROKEN)
    again = finding_at(broken.places[0], "missing-in-work-tree", "There is none.", Severity.FAIL)
    elsewhere = msgspec.structs.replace(again, line=again.line + 1)
    doubled = msgspec.structs.replace(report, findings=(*report.findings, again, elsewhere))
    found = [each for each in problems(doubled, OPTIONS) if each.reason == "missing-in-work-tree"]
    assert [each.line for each in found] == [elsewhere.line]


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
