"""Axe finds nothing wrong, in both schemes, wide and narrow, with everything open."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from tests.integration.browser.conftest import Opener

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
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]} ({len(violation['nodes'])})"
        for violation in found["violations"]
    ] == []
