"""A row opens to its evidence, by hand, by key and by address; with scripts it reads as without."""

import re
from pathlib import Path

import msgspec
from playwright.sync_api import Page, expect

from linkcheck.report.html import render_html
from tests.integration.browser.conftest import Opener
from tests.reports import OPTIONS, seed_report

TELL = """nodes => nodes.map(node => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('.copy').forEach(button => button.remove());
  return [node.id, copy.textContent.replace(/\\s+/g, ''), [...copy.querySelectorAll('a')].map(a => a.href).join(' ')];
})"""


def told(page: Page, rows: str) -> dict[str, list[str]]:
    """What each row says, and where it links."""
    return {identity: [text, links] for identity, text, links in page.locator(rows).evaluate_all(TELL)}


def test_a_row_reads_the_same_with_scripts_and_without(visit: Opener, seeds: Path) -> None:
    plain = told(visit(seeds, script=False), "noscript .row")
    page = visit(seeds)
    drawn: dict[str, list[str]] = {}
    for _ in range(2):
        page.evaluate("document.querySelectorAll('#rows details').forEach(details => details.open = true)")
        expect(page.locator("#rows .body")).to_have_count(page.locator("#rows .row").count())
        drawn |= told(page, "#rows .row")
        page.locator("#rows").get_by_role("button", name="Next").click(force=True, no_wait_after=True)
    assert len(plain) == 144
    assert drawn == plain


def test_the_library_reads_the_same_with_scripts_and_without(visit: Opener, seeds: Path) -> None:
    tell = "rows => rows.map(row => row.textContent.replace(/\\s+/g, ''))"
    plain = visit(seeds, script=False).locator("noscript .shelf tbody tr").evaluate_all(tell)
    page = visit(seeds)
    drawn: list[str] = []
    for _ in range(3):
        drawn += page.locator("#shelf tbody tr").evaluate_all(tell)
        page.locator("#shelf").get_by_role("button", name="Next").click(force=True)
    assert sorted(drawn) == sorted(plain)


def test_an_address_opens_its_row_whatever_the_filters(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, "#links?verdict=broken")
    identity = page.evaluate("JSON.parse(document.getElementById('data').textContent).links.at(-1).id")
    page.evaluate(f"location.hash = '{identity}'")
    row = page.locator(f"#{identity}")
    expect(row.locator(".body")).to_be_visible()
    expect(row).to_be_in_viewport()


def test_evidence_of_a_thing_to_do_is_one_click_away(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    item = page.locator("#replace .item").first
    expect(item.locator(".inside")).to_be_hidden()
    item.locator("summary").click()
    expect(item).to_contain_text("404 twice, 41 s apart")
    expect(item).to_contain_text("asked again later in the run")
    expect(item.locator(".strip")).to_be_visible()
    assert page.evaluate("location.hash") == ""


def test_without_scripts_evidence_is_a_link_to_the_row(visit: Opener, seeds: Path) -> None:
    page = visit(seeds, script=False)
    item = page.locator("#replace .item").first
    item.locator("summary").click()
    identity = item.get_by_role("link", name="evidence").get_attribute("href")
    assert identity is not None
    expect(page.locator(f".row{identity}")).to_contain_text("asked again later in the run")


def test_a_line_is_edited_on_the_host_and_opened_in_an_editor(visit: Opener, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    file = tmp_path / "reports" / "index.html"
    options = msgspec.structs.replace(OPTIONS, root="../", beside=("feed.atom", "report.json"))
    file.write_text(render_html(seed_report(), options), encoding="utf-8")
    page = visit(file)
    item = page.locator("#replace .item").first
    item.locator("summary").click()
    expect(item.get_by_role("link", name="edit mlops-references.md:45")).to_have_attribute(
        "href", "https://github.com/example/mlops-reading/edit/HEAD/sources/mlops-references.md#L45"
    )
    expect(item.get_by_role("link", name="open in VS Code")).to_have_attribute(
        "href", re.compile(rf"^vscode://file{tmp_path}/sources/mlops-references\.md:45:\d+$")
    )
    names = page.locator("footer a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert names == ["feed.atom", "report.json"]
    assert page.locator("link[rel=alternate]").get_attribute("href") == "feed.atom"


def test_a_place_leads_to_the_line_of_the_commit(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    expect(page.locator("#replace .item .place").first).to_have_attribute(
        "href",
        "https://github.com/example/mlops-reading/blob/4f1c2d9a7be0/sources/mlops-references.md?plain=1#L45",
    )


def test_keys_suffice(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.keyboard.press("/")
    page.keyboard.type("databaseline")
    expect(page.locator("#tally")).to_have_text("1 of 144 links")
    page.locator("#rows summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#rows .body")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").startswith("https://databaseline.tech/")


def test_a_new_address_is_copied(visit: Opener, seeds: Path) -> None:
    page = visit(seeds)
    page.locator("#update summary").first.click()
    button = page.locator("#update .to .copy").first
    wanted = button.get_attribute("data-copy")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == wanted
