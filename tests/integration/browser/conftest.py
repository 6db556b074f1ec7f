"""One Chromium for all tests, and a page that fails its test if it logs, throws or asks anything of anybody."""

import fcntl
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from linkcheck.report.html import render_html, render_pages
from tests.reports import OPTIONS, large_report, seed_report

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)

Opener = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed with the package: while Playwright runs, no other test in this process can run an event loop."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the seed lists, as a file."""
    path = tmp_path_factory.mktemp("seeds") / "index.html"
    path.write_text(render_html(seed_report(), OPTIONS), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """20,000 links and 90 runs, as files; made once for all workers of pytest."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "large"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "index.html").exists():
            for name, pieces in sorted(render_pages(large_report(), OPTIONS), reverse=True):
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_text("".join(pieces), encoding="utf-8")
    return folder / "index.html"


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Callable[[str, bool], BrowserContext]:
    """One context for each scheme, with and without scripts: a page in it opens at once."""

    @cache
    def context(scheme: str, script: bool) -> BrowserContext:
        return browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
        )

    return context


@pytest.fixture
def visit(contexts: Callable[[str, bool], BrowserContext]) -> Iterator[Opener]:
    """Opens a file (and a fragment of it) as a browser of the given width, scheme and abilities."""
    pages: list[Page] = []
    complaints: list[str] = []

    def opened(
        path: Path,
        fragment: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        script: bool = True,
    ) -> Page:
        page = contexts(scheme, script).new_page()
        page.set_viewport_size({"width": width, "height": height})
        pages.append(page)
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.partition("#")[0] == path.as_uri() or request.url.startswith("data:")
                else complaints.append(f"request: {request.url}")
            ),
        )
        page.goto(path.as_uri() + fragment)
        return page

    yield opened
    for page in pages:
        page.close()
    assert complaints == []
