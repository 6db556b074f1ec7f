"""Formats that other programs read: GitLab, reviewdog, Prometheus."""

import json
import math
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from linkcheck.report import render
from linkcheck.report.options import Suggestion
from tests.unit.report.sample import EMPTY, OPTIONS, calm, hostile

GONE, MOVED = "https://gone.example/paper", ("sources/tools.md", 2, 5)
ACCEPTING = msgspec.structs.replace(OPTIONS, known=frozenset({GONE}))


@pytest.mark.parametrize("report", [calm(), hostile(), EMPTY], ids=["calm", "hostile", "empty"])
def test_gitlab_gets_what_its_widget_needs(report: Any) -> None:
    issues = json.loads(render(report, "gitlab", OPTIONS))
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"]
        assert issue["check_name"]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def lower(report: Any) -> Any:
    def moved(record: Any) -> Any:
        links = tuple(msgspec.structs.replace(link, line=link.line + 7) for link in record.occurrences)
        return msgspec.structs.replace(record, occurrences=links)

    return msgspec.structs.replace(report, links=tuple(map(moved, report.links)))


def test_a_gitlab_issue_keeps_its_identity_when_lines_move() -> None:
    def prints(report: Any) -> set[str]:
        return {issue["fingerprint"] for issue in json.loads(render(report, "gitlab", OPTIONS))}

    assert prints(calm()) == prints(lower(calm()))


@pytest.mark.parametrize(
    ("name", "entries"), [("gitlab", lambda found: found), ("rdjson", lambda found: found["diagnostics"])]
)
def test_what_is_accepted_is_silent(name: str, entries: Callable[[Any], list[Any]]) -> None:
    before, after = (entries(json.loads(render(calm(), name, options))) for options in (OPTIONS, ACCEPTING))
    assert len(before) - len(after) == 2


def test_reviewdog_gets_lines_and_certain_edits() -> None:
    edit = Suggestion(line=2, start=7, end=33, text="https://new.example/tool")
    options = msgspec.structs.replace(OPTIONS, suggestions={MOVED: edit})
    found = json.loads(render(calm(), "rdjson", options))["diagnostics"]
    (suggested,) = [each for each in found if "suggestions" in each]
    assert suggested["code"]["value"] == "moved-permanently"
    span = {"start": {"line": 2, "column": 7}, "end": {"line": 2, "column": 33}}
    assert suggested["suggestions"] == [{"range": span, "text": "https://new.example/tool"}]
    assert suggested["location"] == {"path": "sources/tools.md", "range": span}
    assert {each["severity"] for each in found} == {"ERROR", "WARNING", "INFO"}


def figures(text: str) -> dict[str, Any]:
    found = text_string_to_metric_families(text)  # type: ignore[no-untyped-call] # the library has no types
    return {each.name: each for each in found}


@pytest.mark.parametrize("report", [calm(), hostile(), EMPTY], ids=["calm", "hostile", "empty"])
def test_prometheus_reads_the_figures(report: Any) -> None:
    families = figures(render(report, "openmetrics", OPTIONS))
    assert {each.type for each in families.values()} == {"gauge"}
    assert math.isclose(sum(each.value for each in families["linkcheck_links"].samples), len(report.links))


def test_prometheus_gets_one_figure_for_each_link() -> None:
    families = figures(render(calm(), "openmetrics", ACCEPTING))
    links = {each.labels["figure"]: each.value for each in families["linkcheck_links"].samples}
    assert (links["accepted"], links["ok"]) == (1, 2)
    assert "broken" not in links
    assert families["linkcheck_run_duration_seconds"].unit == "seconds"
