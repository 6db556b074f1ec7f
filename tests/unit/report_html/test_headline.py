"""The first sentence says what to do and what is news."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from linkcheck.model import Finding, Link, LinkKind, LinkRecord, Report, Run, RunState, Severity, Verdict
from linkcheck.report.html import render_html
from linkcheck.report.html.build import page
from linkcheck.report.html.view import PageView
from tests.reports import OPTIONS
from tests.reports.records import NIGHT, NOW, record

RUN = Run(id=2, started=NOW, finished=NOW + timedelta(seconds=4_320), state=RunState.COMPLETE)
BEFORE = Run(id=1, started=NOW - 2 * NIGHT, finished=NOW - 2 * NIGHT, state=RunState.COMPLETE, counts={"ok": 3})


def links(**kinds: Any) -> tuple[LinkRecord, ...]:
    records = []
    for name, keywords in kinds.items():
        url = f"https://{name}.example/"
        link = Link(url=url, raw=url, text=name, label=name, kind=LinkKind.INLINE, path="a.md", line=1, column=1)
        records.append(record(url, [link], **keywords))
    return tuple(records)


BROKE = {"verdict": "broken", "reason": "http-404", "bad_nights": 1}
LONG_BROKEN = {"verdict": "broken", "reason": "http-404", "bad_nights": 9}
ADDED_BROKEN = {"verdict": "broken", "reason": "http-404", "new": True}
SLIP = Finding(reason="undefined-reference", severity=Severity.FAIL, message="No [x].", path="a.md", line=1, column=1)


def view(
    records: tuple[LinkRecord, ...],
    *,
    before: Run | None = BEFORE,
    findings: tuple[Finding, ...] = (),
    run: Run = RUN,
    recovered: tuple[str, ...] = (),
) -> PageView:
    trend = (*((before,) if before else ()), run)
    return page(Report(run=run, links=records, findings=findings, trend=trend, recovered=recovered), OPTIONS)


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ({"a": {}}, "Nothing to fix. Nothing broke since Friday."),
        ({"a": BROKE, "b": BROKE, "c": LONG_BROKEN}, "3 links to fix. 2 broke since Friday."),
        ({"a": LONG_BROKEN}, "1 link to fix. Nothing broke since Friday."),
        ({"a": ADDED_BROKEN}, "1 link to fix. 1 came in broken since Friday."),
    ],
)
def test_the_headline_counts_and_compares(kinds: dict[str, Any], sentence: str) -> None:
    assert view(links(**kinds)).headline == sentence


def test_what_recovered_is_news_when_nothing_broke() -> None:
    assert view(links(a={}), recovered=("https://a.example/",)).headline == "Nothing to fix. 1 recovered since Friday."


def test_a_first_run_compares_with_nothing() -> None:
    shown = view(links(a=BROKE), before=None)
    assert shown.headline == "1 link to fix."
    assert shown.changes == ()


def test_a_failing_finding_is_work_too() -> None:
    assert view(links(a=BROKE), findings=(SLIP,)).headline.startswith("1 link and 1 finding to fix.")
    assert view(links(a={}), findings=(SLIP,)).headline.startswith("1 finding to fix.")


def test_a_finding_that_an_invalid_link_shows_already_is_not_counted_twice() -> None:
    shown = view(links(a={"verdict": "invalid", "reason": "empty-destination"}), findings=(SLIP,))
    assert shown.headline.startswith("1 link to fix.")
    assert shown.groups[0].count == 1


def test_a_run_without_a_network_claims_nothing() -> None:
    down = msgspec.structs.replace(RUN, state=RunState.NETWORK_DOWN)
    shown = view(links(a=BROKE), run=down)
    assert shown.headline == "Our own network was down: nothing that needs it was checked."
    assert "network was down" in shown.warning


def test_a_run_without_a_network_is_not_what_the_next_is_compared_with() -> None:
    down = Run(id=1, started=NOW - NIGHT, state=RunState.NETWORK_DOWN)
    shown = page(Report(run=RUN, links=links(a=BROKE), trend=(BEFORE, down, RUN)), OPTIONS)
    assert shown.since == "Friday"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=2), "01:12 UTC"),
        (NIGHT, "yesterday"),
        (6 * NIGHT, "Monday"),
        (7 * NIGHT, "15 Nov"),
        (400 * NIGHT, "18 Oct 2025"),
    ],
)
def test_since_is_said_as_a_person_would(ago: timedelta, said: str) -> None:
    assert view(links(a={}), before=msgspec.structs.replace(BEFORE, started=NOW - ago)).since == said


def test_the_long_gone_are_not_news() -> None:
    changed = {
        change.id: [link.title for link in change.links] for change in view(links(a=BROKE, b=LONG_BROKEN)).changes
    }
    assert changed == {"broke": ["a"]}


def test_tiles_count_what_there_is_to_do() -> None:
    shown = view(
        links(
            a=BROKE,
            b={"verdict": "moved", "reason": "moved-permanently"},
            c={"verdict": "blocked", "reason": "http-403"},
            d={"verdict": "failing", "reason": "http-503", "bad_nights": 1},
            e={},
        )
    )
    assert [(tile.count, tile.label, tile.note) for tile in shown.tiles] == [
        ("1", "to fix", "1 new"),
        ("1", "to update", ""),
        ("0", "to look at", ""),
        ("1", "to wait for", "1 new"),
        ("1", "unverified", ""),
        ("1", "healthy", ""),
    ]
    assert shown.static_links[0].verdict == Verdict.BROKEN


def test_a_run_without_work_says_so_once() -> None:
    calm = Report(run=RUN, links=links(a={}), trend=(BEFORE, RUN))
    html = render_html(calm, OPTIONS)
    assert "Nothing to do." in html
    assert "Replace or remove" not in html
    assert 'href="#replace"' not in html


@pytest.mark.parametrize("state", [RunState.NETWORK_DOWN, RunState.PARTIAL, RunState.RUNNING])
def test_a_run_that_is_not_whole_does_not_say_that_there_is_nothing_to_do(state: RunState) -> None:
    run = msgspec.structs.replace(RUN, state=state)
    assert "Nothing to do" not in render_html(Report(run=run, links=links(a={}), trend=(BEFORE, run)), OPTIONS)


ACCEPTING = msgspec.structs.replace(OPTIONS, known=frozenset({"https://a.example/"}))


def test_every_link_is_in_exactly_one_tile_and_what_is_accepted_is_no_news() -> None:
    records = links(
        a=BROKE,
        b=LONG_BROKEN,
        c={"verdict": "blocked", "reason": "http-403"},
        d={"verdict": "unchecked", "reason": "deadline"},
        e={"verdict": "moved", "reason": "moved-permanently"},
        f={},
    )
    shown = page(Report(run=RUN, links=records, findings=(SLIP,), trend=(BEFORE, RUN)), ACCEPTING)
    figures = {tile.label: int(tile.count) for tile in shown.tiles}
    assert sum(figures.values()) == len(records)
    assert (figures["accepted"], figures["to fix"], figures["unverified"], figures["not asked"]) == (1, 1, 1, 1)
    assert shown.tiles[0].note == "and 1 finding"
    assert shown.headline == "1 link and 1 finding to fix. Nothing broke since Friday."
    html = render_html(Report(run=RUN, links=records, trend=(BEFORE, RUN)), ACCEPTING)
    assert 'Accepted <span class="count">(1)</span>' in html
    assert "Look, Wait: nothing." in html


def test_a_part_has_its_banner() -> None:
    report = Report(run=RUN, links=links(a={}), trend=(BEFORE, RUN))
    assert "This is a part" not in render_html(report, OPTIONS)
    assert "This is a part" in render_html(msgspec.structs.replace(report, part=True), OPTIONS)
