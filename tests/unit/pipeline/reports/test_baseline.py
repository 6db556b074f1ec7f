"""The file of known breakage: what it says, what leaves it, and that nothing enters by itself."""

from contextlib import suppress
from datetime import date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.classify import REASONS
from linkcheck.errors import InputError
from linkcheck.model import Finding, Link, LinkKind, Report, Run, Severity
from linkcheck.pipeline.reports.baseline import BaselineEntry, accepted, parse_baseline, render_baseline, shrunk
from linkcheck.report import ReportOptions
from linkcheck.report.problems import Level, fails, is_known, of_finding
from tests.reports.records import record

DEAD, SLOW, WELL = "https://dead.example/", "https://slow.example/", "https://well.example/"
OPTIONS = ReportOptions(reasons=REASONS)
TODAY = date(2026, 11, 22)
UNDEFINED = Finding(
    reason="undefined-reference", severity=Severity.FAIL, message="No [x].", path="list.md", line=9, column=1, label="x"
)


def link(url: str, line: int = 1) -> Link:
    return Link(url=url, raw=url, text="a", label="a", kind=LinkKind.INLINE, path="list.md", line=line, column=3)


def report(verdicts: dict[str, str], *findings: Finding) -> Report:
    run = Run(started=datetime.fromisoformat("2026-11-22T03:00:00+00:00"), paths=("list.md",))
    links = tuple(record(url, [link(url)], verdict, "http-404") for url, verdict in sorted(verdicts.items()))
    return Report(run=run, links=links, findings=findings)


def subjects(entries: tuple[BaselineEntry, ...]) -> list[str]:
    return [entry.subject for entry in entries]


def test_what_fails_today_is_accepted_and_nothing_else() -> None:
    night = report({DEAD: "broken", SLOW: "failing", WELL: "ok"}, UNDEFINED)
    entries = accepted(night, (), OPTIONS, TODAY)
    assert [(entry.since, entry.reason, entry.subject) for entry in entries] == [
        ("2026-11-22", "http-404", DEAD),
        ("2026-11-22", "undefined-reference", "list.md: x"),
    ]


def test_what_is_accepted_fails_nothing_any_more() -> None:
    night = report({DEAD: "broken", SLOW: "broken"}, UNDEFINED)
    known = msgspec.structs.replace(OPTIONS, known=frozenset({DEAD, "list.md: x"}))
    assert [fails(each, known) for each in night.links] == [False, True]
    assert [is_known(each, known) for each in night.links] == [True, False]
    assert of_finding(UNDEFINED, known).level is Level.NOTE


def test_an_entry_keeps_the_day_it_was_accepted() -> None:
    old = BaselineEntry(since="2026-01-01", reason="timeout", subject=DEAD)
    (entry,) = accepted(report({DEAD: "broken"}), (old,), OPTIONS, TODAY)
    assert entry.since == "2026-01-01"


@pytest.mark.parametrize(
    ("verdict", "stays"),
    [
        ("broken", True),
        ("failing", True),
        ("suspect", True),
        ("blocked", True),
        ("unchecked", True),
        ("ok", False),
        ("moved", False),
        ("skipped", False),
    ],
)
def test_an_entry_leaves_when_its_link_is_known_to_be_well(verdict: str, stays: bool) -> None:
    entries = (BaselineEntry(since="2026-01-01", reason="http-404", subject=DEAD),)
    assert bool(shrunk(entries, report({DEAD: verdict}), OPTIONS, whole=True)) is stays


@pytest.mark.parametrize("whole", [True, False])
def test_an_entry_leaves_with_its_link_only_if_every_list_was_read(whole: bool) -> None:
    entries = (BaselineEntry(since="2026-01-01", reason="http-404", subject=DEAD),)
    assert subjects(shrunk(entries, report({WELL: "ok"}), OPTIONS, whole=whole)) == ([] if whole else [DEAD])


def test_shrinking_never_adds() -> None:
    assert shrunk((), report({DEAD: "broken"}, UNDEFINED), OPTIONS, whole=True) == ()


def test_comments_and_empty_lines_say_nothing() -> None:
    text = f"# why\n\n2026-11-22 http-404 {DEAD}\n"
    assert subjects(parse_baseline(text, "known.txt")) == [DEAD]


@pytest.mark.parametrize("line", ["https://dead.example/", "yesterday http-404 x", "2026-11-22 http-404"])
def test_a_line_that_is_no_entry_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"known\.txt:2"):
        parse_baseline(f"# fine\n{line}\n", "known.txt")


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), unique=True))
def test_what_is_written_is_read(names: list[str]) -> None:
    entries = tuple(BaselineEntry(since="2026-11-22", reason="http-404", subject=name) for name in sorted(names))
    assert parse_baseline(render_baseline(entries), "x") == entries


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(InputError):
        assert len(parse_baseline(text, "x")) <= len(text)
