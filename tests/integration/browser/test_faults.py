"""What the fault table says of browsers is what Chromium does on the same test internet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright

from tests.integration.browser.conftest import FLAGS
from tests.internet import in_background
from tests.internet.faults import FAULTS, LABEL, Fault

AS_USERS_HAVE_IT = ("--headless=new", "--remote-debugging-pipe", "--no-startup-window")
ROWS = tuple(fault for fault in FAULTS if fault.browsers is not None)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A Chromium for which every name lies on the test internet."""
    with in_background(host for fault in ROWS for host in fault.hosts()) as internet, sync_playwright() as playwright:
        routes = internet.settings()["connect_to"].items()
        exact = [f"MAP {place} {to}" for place, to in routes if not place.startswith("*")]
        here = [f"MAP {place} 127.0.0.1{to}" for place, to in routes if place.startswith("*")]
        names = f"--host-resolver-rules={','.join([*exact, *here])}"
        # Without Playwright's own switches, which turn off that browsers open http addresses by https.
        chromium: Browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[*FLAGS, names, *AS_USERS_HAVE_IT, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"],
            ignore_default_args=True,
        )
        yield chromium.new_context(ignore_https_errors=True)
        chromium.close()


@pytest.mark.parametrize("fault", ROWS, ids=lambda fault: fault.name)
def test_chromium_agrees_with_the_row(context: BrowserContext, fault: Fault) -> None:
    assert shows(context, fault.target, patience=10_000 if fault.browsers else 500) is fault.browsers


@pytest.mark.parametrize("fault", ROWS, ids=lambda fault: fault.name)
def test_what_browsers_show_is_not_called_dead(fault: Fault) -> None:
    assert not (fault.browsers and fault.expect.startswith(("broken", "failing", "invalid")))


def shows(context: BrowserContext, url: str, *, patience: int) -> bool:
    """Whether a reader who clicks on the link sees the page that the list promises, some milliseconds later.

    A page that showed one row shows the next: opening one costs Chromium a process, more than all else.
    """
    page = context.pages[0] if context.pages else context.new_page()
    try:
        page.goto(url, wait_until="commit", timeout=5000)
        page.wait_for_function(f"document.body && document.body.innerText.includes({LABEL!r})", timeout=patience)
    except Error:
        page.close()  # its error page may still be on the way, and would end the next row's navigation
        return False
    return True
