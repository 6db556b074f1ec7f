"""Outside text in Markdown, judged by cmark-gfm: shown as it is, and nothing in it acts."""

import cmarkgfm
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.report.markdown.escape import code, escape, link
from linkcheck.report.text.sanitize import one_line
from tests.unit.report.sample import HOSTILE

ACTING = (
    "HTTP://e.org", "hTTps://e.org/a_b", "ftp://e.org", "FTP://e.org", "_www.e.org", "www.e.org", "WWW.e.org",
    "*www.e.org", "(www.e.org)", "~www.e.org", "“https://e.org”,", "見https://e.org/", "a@b.org", "mailto:a@b.org",
    "xmpp:a@b.org/c",
    "@alice", "@org/team", "#12", "GH-12", "gh-12", "o/r#12", "o/r@deadbee", "0123456789abcdef0123456789abcdef01234567",
    "`https://e.org`", "``www.e.org", "\\`www.e.org`", "[x](https://e.org)", "![x](https://e.org)", "<https://e.org>",
    "<a@b.org>", "[https://e.org]", "https://e.org`<b>`", "x`y https://e.org z`", "&#104;ttps://e.org",
)  # fmt: skip
PLAIN = (
    "- item", "+ item", "1. item", "12) item", "===", "---", "~~~", "> quote", "# Title", "| a | b |", "a\\",
    "*a* _b_ ~c~", "<b>bold</b>", "&amp; &lt;", "$x$", "[a]: b", "[^1]", "- [ ] box", "\\\\", "``", "`a", "a`", "x  y",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(ACTING + PLAIN) | st.text(st.sampled_from("`\\@#:/.w[]()<>!_*~&a1-h tp"), max_size=9))


def page(text: str) -> BeautifulSoup:
    return BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(text), "html.parser")


def shown(soup: BeautifulSoup) -> str:
    return soup.get_text().rstrip("\n")


@pytest.mark.parametrize("text", [*ACTING, *PLAIN, *HOSTILE])
def test_text_is_shown_as_it_is_and_links_nothing(text: str) -> None:
    for before in ("", "Says ", "see:"):
        soup = page(before + escape(text))
        assert shown(soup) == (before + one_line(text)).strip()
        assert {tag.name for tag in soup.find_all()} <= {"p", "code"}


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_no_text_ever_links(words: list[str]) -> None:
    text = " ".join(words)
    soup = page(escape(text))
    assert shown(soup) == one_line(text)
    assert {tag.name for tag in soup.find_all()} <= {"p", "code"}


@given(WORDS)
@settings(max_examples=100, deadline=None)
def test_no_text_leaves_its_link(words: list[str]) -> None:
    soup = page(f"- [ ] {link(escape(' '.join(words)) or 'x', 'https://ours.example/')} and more")
    assert [each["href"] for each in soup.find_all("a")] == ["https://ours.example/"]


@pytest.mark.parametrize("word", ["@alice", "#12", "GH-12", "o/r#12", "https://github.com/o/r/issues/1", "deadbeef1"])
def test_no_person_is_notified_and_no_issue_is_noted(word: str) -> None:
    soup = page(escape(f"Thanks to {word}, at last"))
    for each in soup.find_all("code"):
        each.decompose()
    assert word not in soup.get_text()


@given(st.text(max_size=40) | st.text("`a ", max_size=12))
@settings(deadline=None)
def test_a_code_span_can_be_copied_to_the_letter(text: str) -> None:
    text = one_line(text)
    if text:
        soup = page(f"x {code(text)} y")
        found = soup.find("code")
        assert found is not None
        assert found.get_text() == text


@pytest.mark.parametrize(
    "url",
    ["https://github.com/o/r/issues/1", "https://www.github.com/o/r/pull/2", "https://gitlab.com/o/r/-/issues/3",
     "https://ghe.example/o/r/discussions/4", "https://github.com/o/r/commit/0123456789", "mailto:a@b.org",
     "javascript:x"],
)  # fmt: skip
def test_what_notes_who_links_to_it_is_no_link(url: str) -> None:
    assert link("text", url) == "text"
