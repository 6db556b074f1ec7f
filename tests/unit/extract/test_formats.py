"""Bytes, HTML pages, plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.errors import InputError
from linkcheck.extract import decode, extract_document
from linkcheck.extract.text.source import SourceText
from linkcheck.formats import format_of

TEXT = """# Tools
https://a.example/x).  # The Tool
https://b.example

see Foo: https://c.example/y.
www.d.example
  ftp://e.example
no link here, README.md
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_decodes_by_byte_order_mark(encoding: str) -> None:
    assert decode("é\n".encode(encoding), "list.md") == "é\n"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a\nb\xff", "list.md:2"),
        (b"\xff\xfea", "list.md:1"),
        (b"a\r\n\r\xe9", "list.md:3"),
        # UTF-16 without its mark is valid UTF-8, in which no link is seen.
        ("[a](b.md)\n".encode("utf-16-le"), "list.md:1: not UTF-8 text: full of NUL bytes"),
        ("[a](b.md)\n".encode("utf-32-be"), "list.md:1: not UTF-8 text: full of NUL bytes"),
    ],
)
def test_undecodable_bytes_are_an_input_error_with_a_line(data: bytes, place: str) -> None:
    with pytest.raises(InputError, match=place):
        decode(data, "list.md")


def test_single_nul_bytes_are_read_over() -> None:
    assert decode(b"[a](b.md)\0\n", "list.md") == "[a](b.md)\0\n"


def test_formats_by_ending() -> None:
    names = ["a.md", "b.Markdown", "c.mdx", "d.html", "e.HTM", "f.txt", "g.py"]
    assert [entry and entry.name for entry in map(format_of, names)] == [
        "markdown",
        "markdown",
        "markdown",
        "html",
        "html",
        "text",
        None,
    ]


def test_plain_text() -> None:
    found = [
        (link.url, link.label, link.line, link.column) for link in extract_document(TEXT, "l", format="text").links
    ]
    assert found == [
        ("https://a.example/x).", "The Tool", 2, 1),
        ("https://b.example", "Tools", 3, 1),
        ("https://c.example/y", "see Foo", 5, 10),
        ("http://www.d.example", "www.d.example", 6, 1),
        ("ftp://e.example", "ftp://e.example", 7, 3),
    ]


def test_an_html_page() -> None:
    page = (
        "<!doctype html><title>https://a.example</title><h1>Top</h1>\n<a href='/u?a&amp;b'>t</a><!-- <a href=/no> -->"
    )
    (link,) = extract_document(page, "page.html", format="html").links
    assert (link.url, link.raw, link.text, link.section) == ("/u?a&b", "/u?a&amp;b", "t", ("Top",))
    assert (link.line, link.column) == (2, 10)


PAGE_LINKS = [
    ("lines end at LF, CRLF and CR", "<p>\r\n<a\r\n href='/u'>\rt</a>", [("/u", "t", 3, 8)]),
    ("unquoted", "<A HREF=/u>t</A>", [("/u", "t", 1, 9)]),
    ("the first of two attributes counts", '<a href="/u" href="/v">t</a>', [("/u", "t", 1, 10)]),
    ("image set", '<img srcset="/a 1x, /b 2x" alt=i>', [("/a", "i", 1, 14), ("/b", "i", 1, 21)]),
    ("entities are decoded once", "<a href='/u?a&amp;lt;b'>&amp;lt;</a>", [("/u?a&lt;b", "&lt;", 1, 10)]),
    ("scripts and fields hold no links", "<script>'<a href=/n>'</script><textarea><a href=/n></textarea>", []),
    ("unclosed", "<ul><li><a href=/u>t<li><b>s", [("/u", "ts", 1, 17)]),
    ("a declaration that html.parser gives up on", "<![x <a href=/u>t</a>", []),
    ("a number of more digits than Python reads", f"<a href='/u'>&#{'1' * 5000};</a>", [("/u", "\ufffd", 1, 10)]),
    ("XHTML", "<?xml version='1.0'?><a href='/u'>t</a>", [("/u", "t", 1, 31)]),
    ("an address alone", "https://a.example", []),
]


@pytest.mark.parametrize(("page", "found"), [row[1:] for row in PAGE_LINKS], ids=[row[0] for row in PAGE_LINKS])
def test_links_of_a_page(page: str, found: list[tuple[str, str, int, int]]) -> None:
    links = extract_document(page, "page.html", format="html").links
    assert [(link.url, link.text, link.line, link.column) for link in links] == found


def test_pages_have_sections_anchors_and_pragmas() -> None:
    page = "<h1 id=top>A</h1>\n<h2>B</h2><a name=x href=/u>t</a>\n<!-- linkcheck: ignore -->"
    document = extract_document(page, "page.html", format="html")
    assert document.anchors == {"top", "x", "a", "b"}
    assert [link.section for link in document.links] == [("A", "B")]
    assert [ignore.line for ignore in document.ignores] == [3]


@given(st.text(alphabet="<>/!-?[]='\"& \r\nabhref", max_size=60))
def test_any_page_is_read_and_its_places_are_true(page: str) -> None:
    for link in extract_document(page, "page.html", format="html").links:
        offset = SourceText(page).offsets[link.line - 1] + link.column - 1
        assert page[offset : offset + len(link.raw)] == link.raw


@pytest.mark.parametrize(
    "text",
    [
        "{}>", "<{}>", "`{}`", '"{}"', "“{}”", "„{}“", "«{}»", "‹{}›", "({})", "[{}]", "{{}}", "[[{}]]", "{}]", "{}}",
        "{}\u00a0x", "{}\u3000x", "{}— x", "{}|", "|{}|", "&lt;{}&gt;", "&quot;{}&quot;",
        "{}»", "{}”", "{}…", "{}’", '{}">x', "{}`x", "（{}）", "「{}」", "{}。", "{}，x", "[{}].", "<{}>,", "{}</p>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "see ", "  "])
def test_a_closing_mark_is_no_part_of_an_address_in_plain_text(text: str, before: str) -> None:
    url = "https://d.example.org/p"
    document = extract_document(before + text.replace("{}", url, 1) + "\n", "list.txt", format="text")
    assert [(link.url, link.raw) for link in document.links] == [(url, url)]


@pytest.mark.parametrize("path", ["a[1]", "a{b}", "a(b)", "[x]/y", "a[1]?q={}#f", "a'b", "~b/", "x…y"])
def test_what_is_opened_inside_an_address_is_closed_inside_too(path: str) -> None:
    for line in (f"https://d.example.org/{path}", f"see https://d.example.org/{path} now"):
        (link,) = extract_document(line, "list.txt", format="text").links
        assert link.url == f"https://d.example.org/{path}"


BASES = [
    ("https://b.example/docs/", "a.html", "https://b.example/docs/a.html"),
    ("https://b.example/docs/page", "a.html#x", "https://b.example/docs/a.html#x"),
    ("https://b.example/docs/", "../a", "https://b.example/a"),
    ("https://b.example/docs/", "/a", "https://b.example/a"),
    ("https://b.example/docs/p?q", "#x", "https://b.example/docs/p?q#x"),
    ("https://b.example/docs/", "https://c.example/", "https://c.example/"),
    ("https://b.example/docs/", "//c.example/", "//c.example/"),
    ("https://b.example/docs/", "mailto:a@b.example", "mailto:a@b.example"),
    ("//b.example/docs/", "a", "//b.example/docs/a"),
    ("docs/", "a.html", "docs/a.html"),
    ("../docs/x", "../a.html", "../docs/../a.html"),
    ("docs/x?q#y", "#z", "docs/x?q#z"),
    ("docs/x?q", "?r", "docs/x?r"),
    ("/docs/", "a", "/docs/a"),
    ("docs/", "/a", "/a"),
    ("..", "a", "../a"),
    ("../..", "a", "../../a"),
    (".", "a", "./a"),
    ("docs/..", "a", "docs/../a"),
    ("", "a", "a"),
    ("javascript:x", "a", "a"),
    ("http://[", "a", "a"),
]


@pytest.mark.parametrize(("base", "url", "expected"), BASES)
def test_the_base_of_an_html_list_is_honoured(base: str, url: str, expected: str) -> None:
    head = f"<base target=_blank><a href='{url}'>t</a>"
    page = f"{head}<BASE HREF='{base}'><base href='https://second.example/'>"
    (link,) = extract_document(page, "page.html", format="html").links
    assert (link.url, link.raw) == (expected, url)


def test_github_strips_the_base_of_markdown() -> None:
    source = "<div><base href='https://b.example/'></div>\n\n[t](a) <a href=b>s</a>"
    assert [link.url for link in extract_document(source, "list.md").links] == ["a", "b"]
