"""Filters, order and pages of the link table, and the address that remembers them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.integration.browser.conftest import Opener

TOTAL = 144


def rows(page: Page) -> int:
    """Links that fit, by the tally."""
    return int(page.locator("#tally").inner_text().split()[0].replace(",", ""))


def shown(page: Page, part: str) -> list[str]:
    return page.locator(f"#rows .row {part}").all_text_contents()


def test_without_a_filter_everything_is_listed_worst_first(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    assert rows(page) == TOTAL
    verdicts = shown(page, ".verdict")
    assert verdicts[:4] == ["broken"] * 4
    assert verdicts[4] == "invalid"


def test_a_verdict_chip_narrows_and_a_second_one_adds(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.get_by_role("button", name="broken 4").click()
    assert rows(page) == 4
    page.get_by_role("button", name="invalid 1").click()
    assert set(shown(page, ".verdict")) == {"broken", "invalid"}
    assert rows(page) == 5
    page.get_by_role("button", name="broken 4").click()
    assert rows(page) == 1


@pytest.mark.parametrize(
    ("text", "count"), [("mlproduction nothing", 0), ("FSDL_2_projects", 1), ("machine learning pipelines azure", 1)]
)
def test_text_finds_all_its_words_anywhere(visit: Opener, seeds: Path, text: str, count: int) -> None:
    page = visit(seeds)
    page.locator("#filters").get_by_label("Search").fill(text)
    expect(page.locator("#tally")).to_have_text(f"{count} of {TOTAL} links")


@pytest.mark.parametrize(
    ("label", "option", "part", "expected"),
    [
        ("List", "advanced-mlops.md", ".where", "advanced-mlops.md"),
        ("Reason", "Moved for good", ".reason", "Moved for good"),
    ],
)
def test_a_choice_narrows_to_it(visit: Opener, seeds: Path, label: str, option: str, part: str, expected: str) -> None:
    page = visit(seeds)
    page.locator("#filters").get_by_label(label).select_option(label=option)
    found = shown(page, part)
    assert 0 < len(found) < TOTAL
    assert all(text.startswith(expected) for text in found)


def test_a_section_narrows_to_its_links(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.locator("#filters").get_by_label("Section").select_option(label="Research Papers › Feature Stores")
    assert rows(page) == 3


def test_a_host_is_typed(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.locator("#filters").get_by_label("Host").fill("arxiv")
    expect(page.locator("#tally")).to_contain_text("of 144")
    assert all("arxiv.org" in url for url in shown(page, ".url"))


@pytest.mark.parametrize(("order", "part"), [("title", ".name"), ("place in list", ".where")])
def test_rows_come_in_the_order_asked_for(visit: Opener, seeds: Path, order: str, part: str) -> None:
    page = visit(seeds)
    before = shown(page, part)
    page.locator("#filters").get_by_label("Sort").select_option(label=order)
    after = shown(page, part)
    assert after != before
    if part == ".name":
        letters = [text.lower() for text in after if text[:1].isalpha()]
        assert letters[0][0] <= letters[-1][0]
    else:
        lines = [int(text.split(":")[1].split()[0]) for text in after if text.startswith("advanced")]
        assert lines == sorted(lines)


@pytest.mark.parametrize(("head", "part"), [("Title", ".name"), ("Reason", ".reason"), ("Place", ".where")])
def test_a_column_head_sorts_and_turns(visit: Opener, seeds: Path, head: str, part: str) -> None:
    page = visit(seeds)
    button = page.locator(".heads").get_by_role("button", name=head)
    button.click()
    once = shown(page, part)
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    assert shown(page, part) != once
    expect(page).to_have_url(re.compile("turned=1"))
    again = visit(seeds, page.evaluate("location.hash"))
    assert shown(again, part) == shown(page, part)


def test_the_latest_change_comes_first(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, "#links?sort=since")
    assert set(shown(page, ".verdict")[:3]) == {"broken", "failing"}


def test_the_address_remembers_the_filters(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.get_by_role("button", name="blocked").click()
    page.locator("#filters").get_by_label("Search").fill("medium")
    expect(page.locator("#tally")).to_contain_text("of 144")
    expect(page).to_have_url(re.compile("q=medium"))
    address = page.evaluate("location.hash")
    again = visit(seeds, address)
    assert shown(again, ".url") == shown(page, ".url")
    assert again.locator("#filters").get_by_label("Search").input_value() == "medium"
    assert again.get_by_role("button", name="blocked").get_attribute("aria-pressed") == "true"


def test_show_all_forgets_every_filter(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, "#links?verdict=broken&q=zzz")
    expect(page.get_by_text("No link fits.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    assert rows(page) == TOTAL
    assert page.evaluate("location.hash") == "#links"


def test_pages_turn(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    expect(page.locator("#rows .row")).to_have_count(100)
    following = page.locator("#rows").get_by_role("button", name="Next")
    following.scroll_into_view_if_needed()  # rows take their true height as they come into view, and move the button
    following.click()
    expect(page.locator("#rows .row")).to_have_count(44)
    expect(page.locator("#rows .pager")).to_contain_text("101 to 144 of 144")


def test_a_tile_leads_to_what_it_counts(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.get_by_role("link", name="healthy").click()
    assert rows(page) == 114


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("feature stores", "Towards ML Engineering"),  # a section
        ("o'reilly road", "The road to Software 2.0"),  # with another apostrophe
        ("jean-francois crespo clipper", "Clipper"),  # an author that the table does not name, without his accent
        ("1810.03993", "Model Cards for Model Reporting"),
    ],
)
def test_the_library_finds_a_work_by_whatever_is_known_of_it(
    wanted: str, found: str, visit: Opener, seeds: Path
) -> None:
    page = visit(seeds)
    page.locator("#shelving").get_by_label("Search").fill(wanted)
    expect(page.locator("#shelf-tally")).to_contain_text(" of ")
    expect(page.locator("#shelf").get_by_role("link", name=found)).to_have_count(1)


def test_the_library_is_searched_and_sorted(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    form = page.locator("#shelving")
    form.get_by_label("Kind").select_option("repository")
    form.get_by_label("Sort").select_option(label="most stars")
    stars = [int(text.replace(",", "")) for text in page.locator("#shelf td:nth-child(5)").all_text_contents()]
    assert len(stars) > 5
    assert stars == sorted(stars, reverse=True)
    form.get_by_label("Kind").select_option("")
    form.get_by_label("Search").fill("sculley")
    expect(page.locator("#shelf-tally")).to_contain_text("10 of 142 works")
    expect(page).to_have_url(re.compile(r"#library\?q=sculley"))
