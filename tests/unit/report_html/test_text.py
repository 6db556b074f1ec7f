"""Text from lists and pages is harmless before it reaches the template."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.report.html.words.text import LONGEST_URL, clean, clean_url, may_open


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  two\n\twords ", "two words"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("a\u0000b", "ab"),
        ("half \ud800 pair", "half ? pair"),
        (None, ""),
        ("x" * 10_000, "x" * 239 + "…"),
    ],
)
def test_text_is_one_harmless_line(raw: str | None, shown: str) -> None:
    assert clean(raw) == shown


@pytest.mark.parametrize(
    ("raw", "shown", "opens"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG/", "HTTP://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", "javascript:alert(1)", False),
        (" https://example.org/", "%20https://example.org/", False),
        ("data:text/html,<script>", "data:text/html,%3Cscript%3E", False),
        ("https://example.org/\u202ekcatta", "https://example.org/%E2%80%AEkcatta", True),
        ("https://example.org/münchen", "https://example.org/münchen", True),
        ("", "", False),
    ],
)
def test_urls_show_what_hides_in_them_and_only_web_addresses_open(raw: str, shown: str, opens: bool) -> None:
    assert clean_url(raw) == shown
    assert may_open(clean_url(raw)) is opens


def test_a_cut_url_is_never_a_link() -> None:
    assert not may_open(clean_url("https://example.org/" + "x" * LONGEST_URL))


@given(st.text(st.characters(), max_size=60))
def test_any_text_can_be_written_as_utf_8_and_stays_in_its_line(text: str) -> None:
    shown = clean(text) + clean_url(text)
    assert shown.encode()[:1] == shown[:1].encode()[:1]
    assert len(shown.splitlines()) <= 1
