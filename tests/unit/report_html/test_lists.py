"""A page for each list of a large report."""

import re
from pathlib import PurePosixPath

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.model import Report
from linkcheck.report.html import lists, page, render_pages
from linkcheck.report.html.lists import file_names
from tests.reports import OPTIONS, large_report, seed_report

HOSTILE = (
    "../../etc/passwd",
    "/etc/passwd",
    "con.md",
    "a\x00b.md",
    "C:\\x.md",
    "<script>.md",
    "-",
    "é.md",
    "名.md",
    "",
    "..",
)


@given(st.lists(st.text() | st.sampled_from(HOSTILE)))
def test_file_names_are_safe_and_different_whatever_lists_are_called(paths: list[str]) -> None:
    names = file_names(paths)
    assert len({name.lower() for name in names.values()}) == len(set(paths))
    for name in names.values():
        assert re.fullmatch(r"lists/[a-z0-9-]{8,80}\.html", name)
        assert ".." not in PurePosixPath(name).parts


def test_names_that_differ_only_in_case_or_separators_stay_apart() -> None:
    names = file_names(["a-b.md", "a/b.md", "A/B.md"])
    assert len(set(names.values())) == 3
    assert names["a/b.md"].startswith("lists/a-b-md-")


@pytest.fixture(scope="module")
def small() -> Report:
    return large_report(links=300, nights=3)


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LARGE", 100)


def test_a_report_of_usual_size_is_one_file() -> None:
    assert [name for name, _ in render_pages(seed_report(), OPTIONS)] == ["index.html"]


def test_every_place_of_every_link_has_its_row_in_list_order(low: None, small: Report) -> None:
    files = dict(render_pages(small, OPTIONS))
    assert set(files) == {"index.html", *file_names(lists.paths_of(small)).values()}
    rows = [
        row
        for name, text in files.items()
        if name != "index.html"
        for row in re.findall(r"<li[ >].*?</li>", text, re.DOTALL)
    ]
    assert len(rows) == sum(len(record.occurrences) for record in small.links)
    for path, name in file_names(lists.paths_of(small)).items():
        lines = [int(line) for line in re.findall(rf"{PurePosixPath(path).name}:(\d+)</bdi>", files[name])]
        assert lines == sorted(lines)
        assert f'href="{name}"' in files["index.html"]


def test_list_pages_run_nothing_and_ask_nobody(low: None, small: Report) -> None:
    for name, text in render_pages(small, OPTIONS):
        if name != "index.html":
            assert "<script" not in text
            assert "default-src &#39;none&#39;" in text
            assert " style=" not in text


def test_a_hostile_list_stays_text(low: None, small: Report) -> None:
    def renamed(number: int) -> str:
        return f"{HOSTILE[number % len(HOSTILE)]}</title><script>alert(1)</script>"

    links = tuple(
        msgspec.structs.replace(
            record,
            occurrences=tuple(msgspec.structs.replace(link, path=renamed(number)) for link in record.occurrences),
        )
        for number, record in enumerate(small.links)
    )
    for name, text in render_pages(msgspec.structs.replace(small, links=links), OPTIONS):
        assert "<script>alert" not in text, name
