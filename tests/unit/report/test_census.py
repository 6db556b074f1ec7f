"""The same figures everywhere: each link in one of them, each fault of a list once, what is accepted apart."""

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import msgspec
import pytest

from linkcheck.model import Finding, Link, LinkKind, Report, Severity, Verdict
from linkcheck.report import ReportOptions, digest, render
from linkcheck.report.census import census
from linkcheck.report.markdown import render_failing
from linkcheck.report.problems import problems
from tests.unit.report.sample import OPTIONS, record, run
from tests.unit.report.sample import calm as with_duplicates

GONE, LOCAL = "https://gone.example/paper", "docs/missing.md"
ACCEPTING = msgspec.structs.replace(OPTIONS, known=frozenset({GONE, "sources/tools.md: (empty)"}))


def calm() -> Report:
    report = with_duplicates()
    findings = tuple(each for each in report.findings if each.reason != "duplicate-link")
    return msgspec.structs.replace(report, findings=findings)


def local_fault() -> Report:
    """A link to a file that is not there, through a definition below; the list's own finding stands at that."""
    link = Link(
        url=LOCAL, raw=LOCAL, text="a", label="a", kind=LinkKind.REFERENCE, path="a.md", line=1, column=3,
        target_line=9, target_column=6,
    )  # fmt: skip
    finding = Finding(
        reason="missing-file", severity=Severity.FAIL, message="There is no such file.", path="a.md", line=9, column=6,
        url=LOCAL, label="a",
    )  # fmt: skip
    links = (record(LOCAL, Verdict.INVALID, "missing-file", link, status=None),)
    return Report(run=run(), links=links, findings=(finding,), trend=(run(),))


def test_a_local_fault_is_one_problem_in_every_format() -> None:
    report = local_fault()
    assert len(problems(report, OPTIONS)) == 1
    assert "1 link: 1 invalid." in render(report, "text", OPTIONS)
    assert "finding" not in digest(report, OPTIONS)
    assert render(report, "markdown", OPTIONS).count("- [ ]") == 1
    assert render_failing(report, OPTIONS).count("- [ ]") == 1
    assert render(report, "github", OPTIONS).count("::error") == 1
    assert len(json.loads(render(report, "sarif", OPTIONS))["runs"][0]["results"]) == 1
    assert ET.fromstring(render(report, "junit", OPTIONS).encode()).get("tests") == "1"
    document = json.loads(render(report, "json", OPTIONS))
    assert document["counts"] == {"links": 1, "figures": {"invalid": 1}, "findings": 0, "accepted": 0}
    assert [finding["repeats_link"] for finding in document["findings"]] == [True]
    page = render(report, "html", OPTIONS)
    assert "1 link to fix." in page
    assert "Findings in the text" not in page


@pytest.mark.parametrize("options", [OPTIONS, ACCEPTING, ReportOptions()], ids=["plain", "accepting", "bare"])
def test_every_link_is_in_exactly_one_figure(options: ReportOptions) -> None:
    seen = census(calm(), options)
    assert sum(seen.figures.values()) == len(calm().links) == seen.links
    assert json.loads(render(calm(), "json", options))["counts"]["figures"] == seen.figures


def test_what_the_baseline_accepts_is_marked_in_every_format() -> None:
    report = calm()
    document = json.loads(render(report, "json", ACCEPTING))
    assert [each["url"] for each in document["links"] if each["accepted"]] == [GONE]
    assert [each["reason"] for each in document["findings"] if each["accepted"]] == ["undefined-reference"]
    assert document["counts"]["accepted"] == 2
    lines = [json.loads(line) for line in render(report, "jsonl", ACCEPTING).splitlines()]
    assert sum(line.get("accepted", False) for line in lines) == 2
    rows = list(csv.DictReader(io.StringIO(render(report, "csv", ACCEPTING), newline="")))
    assert {row["url"] for row in rows if row["accepted"] == "yes"} == {GONE}
    results = json.loads(render(report, "sarif", ACCEPTING))["runs"][0]["results"]
    kinds = [[each["status"] for each in result["suppressions"]] for result in results]
    assert sorted(kinds) == [[]] * 5 + [["accepted"]] * 3
    assert "suppressions" not in render(report, "sarif", OPTIONS)
    assert GONE not in render(report, "github", ACCEPTING)
    cases = ET.fromstring(render(report, "junit", ACCEPTING).encode()).iter("skipped")
    assert sum("Accepted by the baseline" in (case.text or "") for case in cases) == 3
    assert "broken (accepted)" in render(report, "text", ACCEPTING)


def test_what_is_accepted_is_folded_behind_what_fails() -> None:
    for text in (render(calm(), "markdown", ACCEPTING), render_failing(calm(), ACCEPTING)):
        assert "1 accepted" in text
        folded = text.index("<summary>Accepted (3)</summary>")
        assert text.index("Link without a destination") < folded < text.index(GONE)
    shown = digest(calm(), ACCEPTING)
    assert GONE not in shown
    assert "2 broken before, and accepted by the baseline" in shown


def test_annotations_carry_their_place_in_the_message() -> None:
    for line in render(calm(), "github", OPTIONS).splitlines():
        fields = re.fullmatch(r"::\w+ file=([^,]*),line=(\d+),col=(\d+),title=[^:]*::(.*)", line)
        assert fields is not None
        assert fields[4].startswith(f"{fields[1]}:{fields[2]}:{fields[3]}: ")
