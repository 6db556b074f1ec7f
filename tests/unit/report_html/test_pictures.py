"""The chart and the strips say what the numbers say."""

import msgspec
import pytest

from linkcheck.model import Interval, Report, Run, RunState, Verdict
from linkcheck.report.html import render_html
from linkcheck.report.html.parts.chart import HEIGHT, WIDTH, ceiling, chart
from linkcheck.report.html.parts.timeline import LENGTH, history_of, timeline_of
from linkcheck.report.html.words.names import section_names
from linkcheck.report.options import ReportOptions
from tests.reports import seed_report
from tests.reports.records import NIGHT, NOW, record

RUNS = [
    Run(
        id=n,
        started=NOW - NIGHT * (9 - n),
        finished=NOW - NIGHT * (9 - n),
        state=RunState.COMPLETE,
        counts={"broken": n},
    )
    for n in range(10)
]


@pytest.mark.parametrize(
    ("value", "top"),
    [(0, 1), (1, 1), (2, 2), (3, 4), (9, 10), (11, 12), (13, 16), (17, 20), (51, 60), (768, 800), (1001, 1200)],
)
def test_the_axis_ends_at_a_round_number(value: int, top: int) -> None:
    assert ceiling(value) == top


def test_columns_stand_in_the_plot_and_reach_their_value() -> None:
    drawn = chart(RUNS)
    assert drawn
    assert drawn.top == 10
    assert [column.total for column in drawn.columns] == list(range(10))
    last = drawn.columns[-1].bars[0]
    assert (last.y, last.y + last.height) == (10, HEIGHT)
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for column in drawn.columns for bar in column.bars)
    assert "0 on 13 Nov 2026, 9 on 22 Nov 2026; most 9" in drawn.summary


def test_a_young_chart_keeps_to_the_right() -> None:
    drawn = chart(RUNS[:2])
    assert drawn
    assert drawn.first == ""
    assert drawn.columns[0].x > WIDTH * 0.8


def test_one_run_or_none_is_no_trend() -> None:
    assert chart(RUNS[-1:]) is None
    assert chart([]) is None


def test_a_chart_of_quiet_runs_is_a_sentence() -> None:
    quiet = chart(RUNS[:1] * 3)
    assert quiet
    assert quiet.calm
    assert quiet.summary == "No link was in trouble in the last 3 runs, since 13 Nov 2026."
    text = render_html(Report(run=RUNS[0], links=(), trend=tuple(RUNS[:1] * 3)), ReportOptions())
    assert quiet.summary in text
    assert 'class="bars"' not in text
    assert 'class="bars"' in render_html(Report(run=RUNS[-1], links=(), trend=tuple(RUNS)), ReportOptions())


def test_a_run_without_a_network_is_left_out() -> None:
    down = msgspec.structs.replace(RUNS[4], state=RunState.NETWORK_DOWN)
    drawn = chart([*RUNS[:4], down, *RUNS[5:]])
    assert drawn
    assert len(drawn.columns) == 9


def test_a_strip_has_a_cell_for_each_run_and_joins_equals() -> None:
    cells = timeline_of(record("https://a.example/", [], "broken", "http-404", nights=10, bad_nights=3), RUNS)
    assert [(cell.verdict, cell.runs) for cell in cells] == [("ok", 7), ("broken", 3)]


def test_a_strip_shows_the_runs_before_the_link_as_nothing() -> None:
    cells = timeline_of(record("https://a.example/", [], nights=4), RUNS)
    assert [(cell.verdict, cell.runs) for cell in cells] == [("", 6), ("ok", 4)]


def test_a_strip_ends_with_the_last_runs() -> None:
    runs = [
        msgspec.structs.replace(RUNS[0], started=NOW - NIGHT * n, finished=NOW - NIGHT * n) for n in range(99, -1, -1)
    ]
    assert sum(cell.runs for cell in timeline_of(record("https://a.example/", [], nights=99), runs)) == LENGTH


def test_history_is_listed_newest_first() -> None:
    ok = Interval(verdict=Verdict.OK, reason="ok", first=NOW - 9 * NIGHT, last=NOW - 9 * NIGHT, checks=1)
    told = msgspec.structs.replace(record("https://a.example/", [], "broken", "http-404", bad_nights=2), intervals=())
    now = Interval(verdict=Verdict.BROKEN, reason="http-404", first=NOW - NIGHT, last=NOW, checks=2)
    lines = history_of(msgspec.structs.replace(told, intervals=(ok, now)))
    assert lines[:2] == ("broken since 21 Nov 2026, 2 checks", "ok 13 Nov 2026")


def test_a_heading_over_a_whole_list_is_not_repeated() -> None:
    names = set(section_names(seed_report().links).values())
    assert "Research Papers › Feature Stores" in names
    assert not any("Module 206" in name for name in names)
