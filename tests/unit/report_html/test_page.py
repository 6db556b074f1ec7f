"""The page as text: what is in it, what must not be, and that it is the same twice."""

import base64
import hashlib
import json
import re
from datetime import timedelta

import msgspec
import pytest

from linkcheck.model import Link, LinkKind, PageMetadata, Report, Run, Verdict
from linkcheck.report import registry
from linkcheck.report.html import render_html
from linkcheck.report.html.words.dates import day
from linkcheck.report.options import ReportOptions
from tests.reports import OPTIONS, seed_report
from tests.reports.records import NOW, record

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</noscript></title></style><b>",
    "<!--<script>",
    "&quot;><svg onload=alert(1)>",
)


@pytest.fixture(scope="module")
def html() -> str:
    return render_html(seed_report(), OPTIONS)


def report_of(title: str, url: str = "https://example.org/") -> Report:
    link = Link(
        url=url, raw=url, text=title, label=title, section=(title,), kind=LinkKind.INLINE, path="a.md", line=1, column=1
    )
    page = PageMetadata(title=title, authors=(title,), description=title)
    return Report(run=Run(started=NOW, finished=NOW), links=(record(url, [link], page=page, detail=title),))


def test_the_page_is_the_same_twice(html: str) -> None:
    assert render_html(seed_report(), OPTIONS) == html


def test_the_headline_says_what_to_fix_and_what_broke(html: str) -> None:
    assert '<h1 id="headline">5 links to fix. 2 broke since yesterday.</h1>' in html


def test_nothing_is_asked_of_anybody(html: str) -> None:
    loads = re.findall(r"<(?:img|iframe|object|embed|audio|video|source|script src|link rel=\"(?!icon))[^>]*>", html)
    assert loads == []
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_exactly_the_script_and_style_that_are_there(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy
    assert style
    assert len(scripts) == 1
    for directive, text in (("script-src", scripts[0]), ("style-src", style[1])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} &#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert " style=" not in html
    assert not re.search(r"<[^>]*\son\w+=", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text: str) -> None:
    page = render_html(report_of(text), OPTIONS)
    assert text not in page
    assert page.count("<script") == 2
    assert page.count("</noscript>") == 2


def test_template_syntax_in_a_title_is_only_text() -> None:
    assert "{{ 7 * 7 }}{% raw %}" in render_html(report_of("{{ 7 * 7 }}{% raw %}"), OPTIONS)


def test_the_data_is_json_whatever_it_holds() -> None:
    page = render_html(report_of("</script>\u2028<!--"), OPTIONS)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1])["links"][0]["title"] == "</script> <!--"


def test_a_url_that_runs_code_is_never_a_link() -> None:
    page = render_html(report_of("x", "javascript:alert(1)"), OPTIONS)
    assert "javascript:" in page
    assert not re.search(r'href="\s*javascript', page, re.IGNORECASE)


def test_an_empty_report_is_a_page_too() -> None:
    page = render_html(Report(run=Run(started=NOW), links=()), ReportOptions())
    assert "No links were found." in page


def test_a_reason_missing_from_the_registry_is_shown_by_its_id() -> None:
    assert "redirect-to-root" in render_html(seed_report(), msgspec.structs.replace(OPTIONS, reasons={}))


def test_the_registry_offers_the_page() -> None:
    assert registry.render(seed_report(), "html", OPTIONS).startswith("<!doctype html>")


@pytest.mark.parametrize("paths", [("/srv/a.md", "b.md"), ("-", "b.md"), ("a.md", "lists/b.md")])
def test_lists_from_anywhere_stand_side_by_side(paths: tuple[str, str]) -> None:
    records = []
    for path in paths:
        link = Link(url=path, raw=path, text=path, label=path, kind=LinkKind.INLINE, path=path, line=7, column=1)
        records.append(record(f"https://example.org/{path}", [link]))
    html = render_html(Report(run=Run(started=NOW), links=tuple(records)), OPTIONS)
    assert all(f"<bdi>{path}</bdi><span>:7</span>" in html for path in paths)


def test_a_row_says_when_the_link_is_checked_again() -> None:
    report = report_of("A page")
    (one,) = report.links
    asked = msgspec.structs.replace(one.history, last_checked=NOW, verdict=Verdict.OK)
    report = msgspec.structs.replace(report, links=(msgspec.structs.replace(one, history=asked),))
    again = f'"Next check","{day(NOW + timedelta(days=2))}"'
    assert again in render_html(report, ReportOptions(max_age=2 * 86_400.0))
    assert "Next check" not in render_html(report, ReportOptions())
