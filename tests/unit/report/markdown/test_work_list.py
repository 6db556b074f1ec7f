"""The work list: places with boxes, what to copy, and nothing of others that acts."""

import re
import tomllib

import cmarkgfm
import msgspec
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.model import Report, Verdict
from linkcheck.notify import PostEdit, decide_issue, issue_message
from linkcheck.notify.message import Posted
from linkcheck.pipeline.reports.render import job_url
from linkcheck.report import render
from linkcheck.report.markdown import render_failing
from linkcheck.urls.globs import matches
from tests.unit.report.sample import HOSTILE, OPTIONS, calm, hostile, link, record, run

ODD = 'https://odd.example/a*b?c=[1]&d="x"`@me#12'


def page(text: str) -> BeautifulSoup:
    return BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(text), "html.parser")


def broken(*urls: str) -> Report:
    links = tuple(record(url, Verdict.BROKEN, "http-404", link(url, 3, "x"), status=404) for url in urls)
    return Report(run=run(), links=links, trend=(run(),))


@pytest.mark.parametrize(
    "render_", [lambda report: render(report, "markdown", OPTIONS), lambda r: render_failing(r, OPTIONS)]
)
def test_items_stand_by_list_and_line_with_a_box(render_: object) -> None:
    text = render_(calm())  # type: ignore[operator] # one of the two above
    places = re.findall(r"^- \[ \] \[([^\]]+):(\d+)\]", text, re.MULTILINE)
    assert places
    for group in text.split("\n### ")[1:]:
        found = [(path, int(line)) for path, line in re.findall(r"^- \[ \] \[([^\]]+):(\d+)\]", group, re.MULTILINE)]
        assert found == sorted(found)
    assert "since 2026-03-03, 2 checks" in text
    assert "Replace it by where the thing lives now" in text
    assert "[archived copy](<https://web.archive.org/" in text


def test_an_address_can_be_copied_to_the_letter() -> None:
    text = render(broken(ODD), "markdown", OPTIONS)
    assert ODD in [code.get_text() for code in page(text).find_all("code")]
    assert "\u200b" not in text


def test_what_is_to_be_ignored_is_ready_for_the_configuration() -> None:
    text = render(broken(ODD, "https://plain.example/"), "markdown", OPTIONS)
    (block,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    rules = tomllib.loads(block)["ignore"]
    assert [rule["only"] for rule in rules] == [["http-404"], ["http-404"]]
    assert matches(rules[0]["pattern"], ODD)
    assert not matches(rules[0]["pattern"], ODD.replace("*", "x"))
    assert "[[ignore]]" not in render(broken("list.md#gone"), "markdown", OPTIONS)


def test_it_leads_to_the_page_and_to_the_job() -> None:
    run_url = job_url({"GITHUB_RUN_ID": "7", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b"})
    assert run_url == "https://github.com/a/b/actions/runs/7"
    assert job_url({"CI_JOB_URL": "https://gitlab.com/a/b/-/jobs/1"}) == "https://gitlab.com/a/b/-/jobs/1"
    assert job_url({}) == job_url({"CI_JOB_URL": "javascript:x"}) == ""
    options = msgspec.structs.replace(OPTIONS, report_url="https://a.github.io/b/", run_url=run_url)
    for text in (render(calm(), "markdown", options), render_failing(calm(), options)):
        assert "[The whole report](<https://a.github.io/b/>)" in text
        assert f"[This run](<{run_url}>)" in text


def test_a_ticked_box_is_no_reason_to_write() -> None:
    message = issue_message(render_failing(calm(), OPTIONS), ["x"])
    ticked = message.body.replace("- [ ] ", "- [x] ", 1)
    posted = Posted(number=1, title=message.title, body=ticked, labels=("linkcheck",))
    assert decide_issue([posted], message, "linkcheck") == ()
    other = msgspec.structs.replace(message, body=message.body + "more\n")
    (edit,) = decide_issue([posted], other, "linkcheck")
    assert isinstance(edit, PostEdit)
    assert edit.body == other.body


@given(
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), min_size=1, max_size=3), st.sampled_from(list(Verdict))
)
@settings(max_examples=40, deadline=None)
def test_whatever_the_texts_only_our_own_links_stand_in_it(texts: list[str], verdict: Verdict) -> None:
    soup = page(render(hostile(tuple(texts), (verdict,)), "markdown", OPTIONS))
    for each in soup.find_all("a"):
        assert str(each["href"]).startswith(("https://docs.example/", "https://evil.example/"))
    for code in soup.find_all(["code", "pre"]):
        code.decompose()
    assert not re.search(r"@\w|(?<![\w&])#\d|://|www\.", soup.get_text())
