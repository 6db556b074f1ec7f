"""A page for each list of a large report."""

import json
import re
from pathlib import PurePosixPath

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.model import Report
from linkcheck.report.html import build, page, render_html, render_pages
from linkcheck.report.html.parts import summary
from linkcheck.report.html.parts.lists import file_names
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
    files = {name: "".join(pieces) for name, pieces in render_pages(small, OPTIONS)}
    names = file_names(sorted({link.path for record in small.links for link in record.occurrences}))
    assert set(files) == {"index.html", *names.values()}
    rows = [
        row
        for name, text in files.items()
        if name != "index.html"
        for row in re.findall(r"<li[ >].*?</li>", text, re.DOTALL)
    ]
    assert len(rows) == sum(len(record.occurrences) for record in small.links)
    for path, name in names.items():
        lines = [int(line) for line in re.findall(rf"{PurePosixPath(path).name}:(\d+)</bdi>", files[name])]
        assert lines == sorted(lines)
        assert f'href="{name}"' in files["index.html"]


def test_list_pages_run_nothing_and_send_no_request(low: None, small: Report) -> None:
    for name, pieces in render_pages(small, OPTIONS):
        text = "".join(pieces)
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
    for name, pieces in render_pages(msgspec.structs.replace(small, links=links), OPTIONS):
        assert "<script>alert" not in "".join(pieces), name


@pytest.fixture
def cut(low: None, small: Report) -> dict[str, str]:
    """The pages of 300 links, were 50 rows the most that a page may have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summary, "MOST_ROWS", 50)
        return {name: "".join(pieces) for name, pieces in render_pages(small, OPTIONS)}


def rows_of(html: str) -> list[dict[str, str]]:
    found = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    rows: list[dict[str, str]] = json.loads(found[1])["links"]
    return rows


def test_a_page_with_too_many_links_keeps_the_worst_rows_and_says_where_the_others_are(
    cut: dict[str, str], small: Report
) -> None:
    worst = [row["id"] for row in rows_of(render_html(small, OPTIONS))][:50]
    assert [row["id"] for row in rows_of(cut["index.html"])] == worst
    assert "hold 50 of them, those in trouble first. Every link has its line in the page of its list." in re.sub(
        r"\s+", " ", cut["index.html"]
    )
    assert '<span class="count">300</span>' in cut["index.html"], "all links are counted"


def test_every_link_is_in_its_list_and_only_those_with_a_row_lead_to_it(cut: dict[str, str], small: Report) -> None:
    rows = {row["id"] for row in rows_of(cut["index.html"])}
    text = "".join(html for name, html in cut.items() if name != "index.html")
    assert set(re.findall(r'href="../index.html#(link-\w+)"', text)) == rows
    assert len(re.findall("<li[ >]", text)) == sum(len(record.occurrences) for record in small.links)


def test_what_is_to_do_is_counted_whole_when_rows_are_cut(monkeypatch: pytest.MonkeyPatch, small: Report) -> None:
    whole = build.page(small, OPTIONS)
    monkeypatch.setattr(summary, "MOST_ROWS", 5)
    shown = build.page(small, OPTIONS)
    assert [group.count for group in shown.groups] == [group.count for group in whole.groups]
    assert (shown.headline, shown.tiles, shown.figures) == (whole.headline, whole.tiles, whole.figures)
    assert sum(len(group.links) for group in shown.groups) == 5
