"""Text for terminals."""

import re

import msgspec
import pytest

from linkcheck.model import RunState, Verdict
from linkcheck.report import render
from tests.unit.report.golden import assert_golden
from tests.unit.report.sample import EMPTY, OPTIONS, calm, hostile

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("plain.txt", {}),
        ("verbose.txt", {"verbose": True, "width": 60}),
        ("terminal.txt", {"colour": True, "hyperlinks": True, "base_path": "/home/me/my lists"}),
    ],
)
def test_text_reads_as_agreed(name: str, changes: dict[str, object]) -> None:
    assert_golden(name, render(calm(), "text", msgspec.structs.replace(OPTIONS, **changes)))


def test_an_empty_report_is_one_line() -> None:
    assert render(EMPTY, "text", OPTIONS) == "0 links.\n"


def test_hostile_titles_are_inert_in_a_terminal() -> None:
    assert not CONTROLS.search(render(hostile(), "text", OPTIONS))
    painted = render(hostile(), "text", msgspec.structs.replace(OPTIONS, colour=True, hyperlinks=True, verbose=True))
    ours = re.sub("\x1b\\[[0-9;]*m|\x1b\\]8;;[!-~]*\x1b\\\\", "", painted)
    assert not CONTROLS.search(ours)


def test_width_zero_never_wraps() -> None:
    text = render(hostile(("word " * 50,)), "text", msgspec.structs.replace(OPTIONS, width=0))
    assert "word " * 40 in text


@pytest.mark.parametrize(("checks", "said"), [(1, False), (2, True)])
def test_a_link_that_failed_once_is_not_failing_since_today(checks: int, said: bool) -> None:
    found = next(each for each in calm().links if each.result.judgement.verdict is Verdict.BROKEN)
    once = msgspec.structs.replace(found, history=msgspec.structs.replace(found.history, failed_checks=checks))
    report = msgspec.structs.replace(calm(), links=(once,))
    assert ("failing since" in render(report, "text", OPTIONS)) is said


@pytest.mark.parametrize(
    ("state", "said"),
    [(RunState.NETWORK_DOWN, "what was known before"), (RunState.PARTIAL, "--resume")],
)
def test_a_run_that_did_not_end_well_says_so(state: RunState, said: str) -> None:
    report = calm()
    report = msgspec.structs.replace(report, run=msgspec.structs.replace(report.run, state=state))
    assert said in render(report, "text", OPTIONS)
