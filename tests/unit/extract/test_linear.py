"""Texts made to be slow."""

import time

import pytest

from linkcheck.extract import extract_document

SIZE = 2000
HOSTILE = {
    "open brackets": "[" * 20_000,
    "images": "![" * SIZE,
    "nested brackets": "[" * SIZE + "a" + "](u)" * SIZE,
    "links": "[a](b)" * SIZE,
    "unclosed destinations": "[a](b" * SIZE,
    "unclosed titles": '[a](b "' * SIZE,
    "delimiters": "a**b" * SIZE + "c* " * SIZE,
    "backticks": "".join("`" * (index % 90) + "a" for index in range(500)),
    "comments": "<!--" * SIZE,
    "processing instructions": "<?" * SIZE,
    "attributes": "<a" + " b" * SIZE,
    "at signs": "a@" * SIZE,
    "parentheses": "http://a" + "(" * SIZE + ")" * SIZE,
    "entities": "http://a" + "&a;" * SIZE,
    "quotes": ">" * SIZE,
    "list markers": "- " * SIZE,
    "deep list": "\n".join("  " * depth + "- [a](b)" for depth in range(120)),
    "links that are none": "[ab] (https://a " * SIZE + "[ab](https://a b" * SIZE + "(ab)[https://a " * SIZE,
    "links that are none in HTML": "<div>" + "[ab](https://a " * SIZE + "[ab](/c)" * SIZE,
    "ends of links": "](https://a " * 6000,
    "text in brackets": ("[" + "ab " * 100 + "] (") * 200 + "(" * SIZE,
    "disallowed tags": "<div>" + "<title>" * SIZE + "\n\n" + "<title>" * SIZE,
    "definitions": "[a]: /u\n" * SIZE,
    "table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 500,
    "wide table of short rows": "|a" * SIZE + "\n" + "|-" * SIZE + "\n" + "|b|\n" * SIZE,
    "wide table of long rows": "|a" * SIZE + "\n" + "|-" * SIZE + "\n" + ("|b" * SIZE + "\n") * 10,
    "table that never comes": "a|\n" * SIZE + "|-|-|",
    "unclosed anchors": "<a href=x> y\n" * 300,
    "unclosed elements": "<b>" * SIZE + "</i>" * SIZE,
    "footnote marks": "[^1]" * SIZE + "\n\n[^1]: x",
    "footnote marks over two long lines": "é[^a" * SIZE + "\n" + "é]" * SIZE + "\n\n[^a]: x",
    "footnote marks beyond ASCII": "é[^1]" * 20_000 + "\n\n[^1]: x",
    "many footnotes": "".join(f"a[^{n}]" for n in range(SIZE)) + "\n\n" + "".join(f"[^{n}]: x\n" for n in range(SIZE)),
    "one long line": "see [text](https://a.example/path) and https://b.example/x *em* " * 500,
}


ORDINARY = {
    "markdown": "- [A thing](https://a.example/thing): what it is, *and* `why`.\n",
    "html": '<li><a href="https://a.example/thing">A thing</a>: what it is, <em>and</em> why.</li>\n',
}
MOST = 100
"""Times the cost of an ordinary list of the same length: a square of 20,000 is a thousand times."""
NOISE = 0.01
"""Seconds below which a measurement says nothing."""


def seconds(text: str, name: str) -> float:
    start = time.process_time()
    if name == "mdx":
        extract_document(text, "list.mdx")
    else:
        extract_document(text, "list", format=name)
    return time.process_time() - start


def is_quick(text: str, name: str) -> bool:
    taken = seconds(text, name)
    if taken < MOST * NOISE:
        return True
    unit = ORDINARY["markdown" if name == "mdx" else name]
    return taken < MOST * seconds((unit * (len(text) // len(unit) + 1))[: len(text)], name)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_quick(text: str) -> None:
    assert is_quick(text, "markdown")


PAGES = {
    **HOSTILE,
    "tags": "<b>" * 20_000,
    "unclosed comments": "<a href=x>" + "<!--" * 20_000 + ">",
    "unclosed instructions": "<?" * 20_000,
    "unclosed tags": "<a href=" * SIZE,
    "quotes in tags": "<a '" * SIZE,
    "end tags": "</a " * SIZE,
    "bogus comments": "</ linkcheck>" * SIZE + "<!--" * SIZE,
    "sections": "<![CDATA[" * SIZE + ">",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_a_hostile_page_is_quick(text: str) -> None:
    assert is_quick(text, "html")


COMPONENTS = {
    "braces": "{" * 20_000,
    "comments in braces": "{/*" * SIZE + "*/" + "{/* a */ " * SIZE,
    "tags in values": "<a x={" * SIZE,
    "elements in code": "{<a>" * SIZE + "{a=<a>" + "<b>" * SIZE,
    "templates": "{`${" * SIZE,
    "values without an end": "<a x='" + '<a y="' * SIZE,
    "regular expressions": "{(/[" * SIZE + "{" + "=/" * SIZE,
    "brackets": "{([{" * SIZE,
    "exports": "export {\n\n" * SIZE + "\n\nexport <a {" * SIZE,
    "attributes of one tag": "<a" + " b={c}" * SIZE + ">",
    "line ends in a tag": "> <a " + "\n>" * 20_000,
    "objects": "<a b={{c:1}}/>" * SIZE,
}


@pytest.mark.parametrize("text", COMPONENTS.values(), ids=COMPONENTS.keys())
def test_hostile_components_are_quick(text: str) -> None:
    assert is_quick(text, "mdx")


def test_depth_costs_no_links() -> None:
    depth = 90
    source = "> " * depth + "[t](/u)\n\n" + "- " * depth + "[t](/u)\n"
    assert len(extract_document(source, "list.md").links) == 2
