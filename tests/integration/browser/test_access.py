"""Axe finds nothing wrong, in both schemes, wide and narrow, with everything open."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from linkcheck.report.html import page as html_page
from linkcheck.report.html import render_pages
from tests.integration.browser.conftest import Opener
from tests.reports import OPTIONS, large_report

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_axe_has_no_complaint(visit: Opener, seeds: Path, scheme: str, width: int) -> None:
    page = visit(seeds, width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('main > :not(#links) details').forEach(details => details.open = true)")
    page.get_by_role("button", name="suspect 2").click()
    # One row of each kind is enough for axe, which looks at every node; the hundredth costs as much as the first.
    page.locator("#shelving").get_by_label("Search").fill("sculley")
    expect(page.locator("#shelf-tally")).to_contain_text("10 of")
    page.evaluate("document.querySelector('#rows details').open = true")
    page.wait_for_selector("#rows .body")
    assert complaints(page) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_has_no_complaint_about_the_page_of_a_list(
    visit: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, width: int
) -> None:
    monkeypatch.setattr(html_page, "LARGE", 10)
    for name, pieces in render_pages(large_report(links=300, nights=3), OPTIONS):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("".join(pieces), encoding="utf-8")
    file = sorted((tmp_path / "lists").glob("*.html"))[3]
    assert complaints(visit(file, width=width, scheme=scheme, script=True)) == []


def complaints(page: Page) -> list[str]:
    """What axe finds wrong, its best practices among it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]} ({len(violation['nodes'])})"
        for violation in found["violations"]
    ]
