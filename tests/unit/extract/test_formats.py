"""Bytes, HTML pages, plain text."""

import pytest

from linkcheck.errors import InputError
from linkcheck.extract import decode, extract_document, format_of

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
    ("data", "place"), [(b"a\nb\xff", "list.md:2"), (b"\xff\xfea", "list.md:1"), (b"a\r\n\r\xe9", "list.md:3")]
)
def test_undecodable_bytes_are_an_input_error_with_a_line(data: bytes, place: str) -> None:
    with pytest.raises(InputError, match=place):
        decode(data, "list.md")


def test_formats_by_ending() -> None:
    names = ["a.md", "b.Markdown", "c.mdx", "d.html", "e.HTM", "f.txt", "g.py"]
    assert [format_of(name) for name in names] == ["markdown", "markdown", "markdown", "html", "html", "text", None]


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
