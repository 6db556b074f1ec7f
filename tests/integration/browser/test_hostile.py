"""Titles, labels and addresses that try to run, break out, hide or flood stay text in a whole page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from linkcheck.model import Finding, Link, LinkKind, Note, PageMetadata, Report, Run, Severity
from linkcheck.report.html import render_html
from tests.integration.browser.conftest import Opener
from tests.reports import OPTIONS
from tests.reports.records import NOW, record

TEXTS = (
    "</script><script>alert('script')</script>",
    "</noscript></style></title><img src=https://evil.example/x.png onerror=alert(1)>",
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "\x1b]0;owned\x07\x1b[31mred\x1b[0m",
    "invoice\u202efdp.exe",
    "W" * 10_000,
    "{{constructor.constructor('alert(1)')()}}",
    "&lt;b&gt; \" ' ` -->",
)
URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "\x01https://example.org/",
    "https://example.org/" + "y" * 10_000,
    'https://example.org/"onmouseover="alert(1)',
)


def _report() -> Report:
    records = []
    for text, url in zip(TEXTS, URLS, strict=True):
        link = Link(
            url=url,
            raw=url,
            text=text,
            label=text,
            section=(text,),
            kind=LinkKind.INLINE,
            path=f"{text[:30]}.md",
            line=1,
            column=1,
        )
        page = PageMetadata(title=text, authors=(text,), description=text, site_name=text, published=text)
        for verdict, reason in (("broken", "http-404"), ("moved", "moved-permanently"), ("ok", text[:40])):
            records.append(
                record(
                    f"{url}#{verdict}",
                    [link],
                    verdict,
                    reason,
                    suggested=url,
                    archive=url,
                    final=url,
                    detail=text,
                    page=page,
                    notes=(Note(reason="label-mismatch", detail=text),),
                )
            )
    findings = tuple(
        Finding(reason=text[:20], severity=Severity.FAIL, message=text, path=f"{text[:30]}.md", line=1, column=1)
        for text in TEXTS
    )
    run = Run(started=NOW, finished=NOW, version=TEXTS[0], repository_url="javascript:alert(1)//", commit=TEXTS[1])
    return Report(run=run, links=tuple(records), findings=findings, trend=(run,))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "index.html"
    path.write_text(render_html(_report(), OPTIONS), encoding="utf-8")
    return path


def check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.wait_for_timeout(100)
    schemes = set(page.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)"))
    assert schemes <= {"https:", "http:", "file:"}
    assert all(
        href.startswith(("#", "http://", "https://"))
        for href in page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    )
    assert (
        page.evaluate(
            "document.querySelectorAll('img, iframe, style ~ style, [onload], [onerror], [onmouseover]').length"
        )
        == 0
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("!/[\\u202a-\\u202e\\u2066-\\u2069\\u001b]/.test(document.body.innerText)")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_hostile_texts_and_addresses_are_inert(visit: Opener, hostile: Path, script: bool, width: int) -> None:
    page = visit(hostile, width=width, script=script)
    assert page.locator(".row").count() == len(TEXTS) * 3
    check(page)


def test_a_hostile_address_changes_nothing(visit: Opener, hostile: Path) -> None:
    page = visit(hostile, "#links?q=<img src=x onerror=alert(1)>&verdict=__proto__&sort=constructor&list=99")
    page.evaluate("location.hash = '#link-\"]<svg onload=alert(1)>'")
    check(page)


def test_the_policy_stops_what_would_slip_through(browser: Browser, hostile: Path) -> None:
    page = browser.new_page()
    page.goto(hostile.as_uri())
    ran = page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.slipped = true';
      document.body.append(script);
      return window.slipped === true;
    }""")
    page.close()
    assert not ran
