"""Fences, comments and other markup that are never closed and hide the rest of the file."""

from time import perf_counter

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


TITLED = '```sh title="the `x` file"\nmake\n```\n'
NO_FENCES = [
    ("of the same length", TITLED, 3),
    ("around another fence", f"````{TITLED[3:-4]}```sh\nmake\n```\n````\n", 6),
    ("of another length", f"{TITLED}\n````\nx\n````\n", 7),
]


@pytest.mark.parametrize(("source", "closing"), [row[1:] for row in NO_FENCES], ids=[row[0] for row in NO_FENCES])
def test_a_fence_with_a_back_quote_behind_it_is_noted_in_place_of_the_one_that_closes_it(
    source: str, closing: int
) -> None:
    (finding,) = extract_document(f"# h\n\n{source}\n[last](https://a.example/last)\n", "list.md").findings
    assert (finding.reason, finding.line, finding.column) == ("unclosed-block", 3, 1)
    assert f"on line {closing + 2} takes in the rest" in finding.message


@pytest.mark.parametrize(("opening", "shown"), [("````", "The fence ```` is"), ("<!-- x", "`<!--` is")])
def test_a_fence_is_shown_with_as_many_back_quotes_as_it_has(opening: str, shown: str) -> None:
    (finding,) = extract_document(f"{opening}\nx{REST}", "list.md").findings
    assert finding.message.startswith(shown)


def test_code_in_three_back_quotes_on_a_line_opens_no_fence() -> None:
    (finding,) = extract_document(f"```a `b` c```\n\n```sh\nx{REST}", "list.md").findings
    assert finding.line == 3


OWN_LINES = [
    ("commands", "```sh\nmake\n\n# then\nmake install"),
    ("a download", "```\ncurl -O https://a.example/x.tgz\n\ncurl -O https://a.example/y.tgz"),
    ("calls", "```js\nhandlers[kind](event.target);\n\n[one](two);"),
    ("types", "```ts\ninterface A {\n[key: string]: any\n}"),
    ("comments with two marks", "```r\n## Read\nx <- 1\n\n## Draw\nplot(x)"),
    ("a sentence in a comment", "```python\nx = 1\n\n# This one says what the next line is for.\ny = 2"),
    (
        "a sentence in a text of code",
        "```python\ndef f():\n    '''Sum.\n\n    This gives the sum of all its numbers.\n    '''",
    ),
    ("what a program prints", "```\n2 passed.\n\nDone: see the log."),
    ("a closing fence that is too short", "````\nx\n```"),
    ("settings in a list item", "- a\n\n  ```yaml\n  list: https://a.example/"),
    ("preformatted text", "<pre>\n  one\n\n  two"),
    ("sentences before an end tag with a blank", "<pre>\nmake\n\nThis one takes all of your afternoon.\n</pre >"),
    ("a tag at the end", "<div>\n<a href='/x'>x</a></div"),
]


@pytest.mark.parametrize("source", [row[1] for row in OWN_LINES], ids=[row[0] for row in OWN_LINES])
def test_a_last_block_that_holds_its_own_lines_alone_swallows_nothing(source: str) -> None:
    assert [f.reason for f in extract_document(f"# h\n\n{source}\n", "list.md").findings] == []


SWALLOWED = [
    ("a link", "See [the page](https://a.example/)."),
    ("a link to a file", "[next](next.md)"),
    ("a definition", "[x]: <https://a.example/>"),
    ("an address in a list", "* https://a.example/"),
    ("a heading", "\n## Use\n\nmake use"),
    ("another fence", "```sh\nmake\n```\nmore"),
    ("a sentence", "\nThis tool makes all of your lists longer.\nx = 1"),
    ("a sentence of two lines that a list follows", "\nThis tool makes all\nof your `x = y` longer:\n- a\n- b"),
    ("a sentence without capitals", "\n这个工具很好用。"),
]


@pytest.mark.parametrize("rest", [row[1] for row in SWALLOWED], ids=[row[0] for row in SWALLOWED])
def test_text_of_the_page_shows_that_an_open_fence_swallowed_it(rest: str) -> None:
    (finding,) = extract_document(f"````sh\nmake\n{rest}\n", "list.md").findings
    assert (finding.reason, finding.line) == ("unclosed-block", 1)


def test_an_end_tag_that_is_none_shows_that_text_was_swallowed() -> None:
    (finding,) = extract_document("<pre>\nmake\n</pre >\n\nmore\n", "list.md").findings
    assert (finding.reason, finding.line) == ("unclosed-block", 1)


def test_whether_text_was_swallowed_is_told_in_one_pass() -> None:
    started = perf_counter()
    for part in ("`", "~", "[", "](#", "a\n", "A.\n\n", " \n \n", "\n\nA '", ".!' "):
        extract_document("````\n" + part * (200_000 // len(part)) + "x\n", "list.md")
    assert perf_counter() - started < 10
