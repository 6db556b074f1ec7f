"""Phone to desktop, light and dark, paper, and no scripts."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from linkcheck.report.html import render_html
from tests.integration.browser.conftest import Opener
from tests.reports import OPTIONS, large_report


@pytest.mark.parametrize("script", [True, False])
def test_nothing_scrolls_sideways(visit: Opener, seeds: Path, script: bool) -> None:
    page = visit(seeds, script=script)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for width in (1440, 1024, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_dark_screen_gets_a_dark_page(visit: Opener, seeds: Path) -> None:
    backgrounds = {
        scheme: visit(seeds, scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert backgrounds["light"] == "rgb(253, 253, 251)"
    assert backgrounds["dark"] == "rgb(21, 22, 23)"


def test_what_matters_is_above_the_fold(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, width=1440, height=900)
    expect(page.get_by_role("heading", level=1)).to_have_text("5 links to fix. 2 broke since yesterday.")
    for part in ("#replace .item >> nth=0", ".c-broke", ".bars"):
        expect(page.locator(part)).to_be_in_viewport()


def test_without_scripts_everything_that_needs_doing_is_there(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, script=False)
    assert [page.locator(f"#{group} .item").count() for group in ("replace", "update", "look", "wait")] == [5, 6, 3, 2]
    assert page.locator(".rows .row").count() == 144
    expect(page.locator("#filters")).to_be_hidden()
    page.locator(".rows .row summary").nth(2).click()
    expect(page.locator(".rows .row .body").nth(2)).to_be_visible()


def test_without_scripts_a_large_report_says_what_it_leaves_out(visit: Opener, large: Path) -> None:
    page = visit(large, script=False)
    said = page.locator("#links noscript .warning")
    expect(said).to_be_visible()
    expect(said).to_contain_text("the first 1,000 of 20,000 links")
    assert page.locator(".rows .row").count() == 1_000


def test_without_scripts_the_pages_of_the_lists_reach_every_link(visit: Opener, large: Path) -> None:
    page = visit(large, script=False)
    page.locator(".by-list summary").click()
    pages = page.locator(".by-list a").evaluate_all("links => links.map(link => link.href)")
    assert len(pages) == 24
    shown = visit(Path(urlsplit(pages[3]).path), script=False, width=390)
    expect(shown.get_by_role("heading", level=1)).to_have_text("part-04.md")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    row = shown.locator(".lean li").first
    expect(row.locator(".place")).to_have_attribute(
        "href", re.compile(r"/blob/4f1c2d9a7be0/lists/part-04\.md\?plain=1#L\d+$")
    )
    expect(row.locator("a[href^='https://']").first).to_be_visible()
    expect(shown.get_by_role("link", name="Whole report", exact=True)).to_have_attribute("href", "../index.html")


def test_paper_gets_the_words_and_not_the_controls(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".copy").first).to_be_hidden()
    expect(page.locator("#replace .item").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_paper_has_all_rows_and_nothing_folded(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    expect(page.locator("#rows .row")).to_have_count(100)
    page.emulate_media(media="print")
    expect(page.locator("#rows .row")).to_have_count(144)
    expect(page.locator("#replace .item .inside").first).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator("#rows .row")).to_have_count(100)
    expect(page.locator("#replace .item .inside").first).to_be_hidden()


def test_an_open_row_and_its_outline_are_as_wide_as_each_other(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    identity = page.locator("#rows .row").nth(3).get_attribute("id")
    page.evaluate(f"location.hash = '{identity}'")
    row = page.locator(f"#{identity}")
    expect(row.locator(".body")).to_be_visible()
    box, inner = row.bounding_box(), row.locator("details").bounding_box()
    assert box is not None
    assert inner is not None
    assert box["x"] <= inner["x"]
    assert box["x"] + box["width"] >= inner["x"] + inner["width"]
    assert row.evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_the_chart_is_a_table_too(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    expect(page.get_by_role("img", name="Links in trouble in the last 30 runs")).to_be_visible()
    page.get_by_text("The numbers").click()
    assert page.locator(".numbers tbody tr").count() == 30


def test_a_moved_link_shows_where_it_is_now_before_it_is_opened(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, width=1440)
    first = page.locator("#update .item").first
    shown = first.locator(".now")
    expect(shown).to_be_visible()
    new = first.locator(".to a").get_attribute("href")
    assert new is not None
    assert shown.inner_text().replace("now ", "") == new.partition("//")[2]
    place = first.locator(".place").first.bounding_box()
    text = shown.bounding_box()
    assert place
    assert text
    assert text["x"] + text["width"] <= place["x"]


def test_a_report_without_links_offers_nothing_to_search(visit: Opener, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(render_html(large_report(0), OPTIONS), encoding="utf-8")
    page = visit(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("No links were found.")
    for hidden in ("#links", "#library"):
        expect(page.locator(hidden)).to_be_hidden()
        expect(page.locator(f'nav a[href="{hidden}"]')).to_have_count(0)


def test_one_link_is_told_in_the_singular(visit: Opener, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(render_html(large_report(1), OPTIONS), encoding="utf-8")
    page = visit(path)
    expect(page.locator("#tally")).to_have_text("1 link")
    expect(page.locator("#shelf-tally")).to_have_text("1 work")


def test_on_a_phone_the_work_comes_before_the_news_and_figures_keep_their_line(visit: Opener, large: Path) -> None:
    page = visit(large, width=400)
    todo, news = page.locator("#replace").bounding_box(), page.locator(".since").bounding_box()
    assert todo
    assert news
    assert todo["y"] < news["y"]
    heights = page.locator(".figure").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert len(heights) >= 6
    assert max(heights) < 1.5 * min(heights)
