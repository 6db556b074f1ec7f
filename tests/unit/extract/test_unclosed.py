"""Fences, comments and other markup that are never closed and hide the rest of the file."""

import pytest

from linkcheck.extract import extract_document

REST = "\n\n[last](https://a.example/last)\n"
UNCLOSED = [
    ("fence", "# h\n\n```sh\nnpm install", (3, 1)),
    ("fence of tildes, indented", "x\n  ~~~~\ny", (2, 3)),
    ("fence in a list item", "- a\n\n  - ```\n    x\n    [b](/b)", (3, 5)),
    ("fence closed with too few", "````\nx\n```", (1, 1)),
    ("fence closed with other characters", "```\nx\n~~~", (1, 1)),
    ("fence closed with a language", "```\nx\n```js", (1, 1)),
    ("comment", "a\n\n<!-- todo", (3, 1)),
    ("comment in a quotation", "> <!-- todo\n> x", (1, 3)),
    ("comment that another one follows", "<!-- a -->\n\n<!-- b", (3, 1)),
    ("comment inside an HTML block", "<div>\n<!-- b\n", (2, 1)),
    ("script", "<script>\nlet a = 1;", (1, 1)),
    ("text area in upper case", " <TEXTAREA\nx", (1, 2)),
    ("pre", "<pre>\n  x", (1, 1)),
    ("processing instruction", "<?php\necho 1;", (1, 1)),
    ("declaration", "<!DOCTYPE html\n", (1, 1)),
    ("character data", "<![CDATA[\nx", (1, 1)),
    ("attribute", "<p>\n<img src='x\n</p>\n", (2, 1)),
]
CLOSED = [
    ("fence", "```\nx\n```"),
    ("longer closing fence", "```\nx\n`````"),
    ("fence in a list item that ends with it", "- ```\n  x\n\ny"),
    ("comment", "<!-- a\n\nb -->"),
    ("comment in mid-paragraph is text", "a\n b <!-- c"),
    ("div", "<div>\n<p>"),
    ("script", "<script>\n</script>"),
    ("unfinished tag in prose is text", "a <b"),
    ("nothing behind it", "```"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "place"), [row[1:] for row in UNCLOSED], ids=[row[0] for row in UNCLOSED])
def test_what_swallows_the_rest_of_the_file_is_noted_where_it_begins(source: str, place: tuple[int, int]) -> None:
    rest = "".join(f"    {line}\n" for line in REST.splitlines()) if source.startswith("- ") else REST
    document = extract_document(source + ("\n> x" if source.startswith(">") else rest), "list.md")
    assert [(f.reason, f.line, f.column) for f in document.findings] == [("unclosed-block", *place)]
    assert "https://a.example/last" not in [link.url for link in document.links]


@pytest.mark.parametrize("source", [row[1] for row in CLOSED], ids=[row[0] for row in CLOSED])
def test_what_ends_is_not_noted(source: str) -> None:
    rest = "" if source == "```" else REST
    assert extract_document(source + rest, "list.md").findings == ()


def test_an_unclosed_comment_of_an_html_list_is_noted() -> None:
    source = "<a href=/a>a</a>\n <!-- b\n<a href=/c>c</a>"
    document = extract_document(source, "list.html", format="html")
    assert [(f.reason, f.line, f.column) for f in document.findings] == [("unclosed-block", 2, 2)]


def test_a_lone_less_than_sign_of_an_html_list_is_not_noted() -> None:
    assert extract_document("<p>1 < 2", "list.html", format="html").findings == ()


IN_HTML = [
    "<div>\ntext\n</div>\n```markdown\nmore\n\nand more\n```\n",
    "a\n\n<p>\n~~~\n</p>\n\n<div>x</div>\n```\nmore\n\n```\n",
    "> <DIV>x</DIV>\n> ```\n> more\n>\n> ```\n",
]


@pytest.mark.parametrize(("source", "place"), [*zip(IN_HTML, [(4, 1), (8, 1), (2, 3)], strict=True)])
def test_a_fence_that_html_took_in_is_noted_in_place_of_the_one_that_closes_it(
    source: str, place: tuple[int, int]
) -> None:
    rest = "> " if source.startswith(">") else ""
    (finding,) = extract_document(f"{source}{rest}[last](https://a.example/last)\n", "list.md").findings
    assert (finding.reason, finding.line, finding.column) == ("unclosed-block", *place)
    assert "put a blank line before this one" in finding.message
