"""The quick way to read attributes and the parser agree, wherever the quick way is taken."""

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from linkcheck.metadata.markup.attributes import Attributes, attributes_of

NAMES = st.sampled_from(["name", "CONTENT", "og:title", "data-x", "x.y", "é", "9", "=", ""])
VALUES = st.text(alphabet="aZé \"'<>=&;/\t\n\r\0`\u00a0#1", max_size=6)
ENTITIES = st.sampled_from(
    ["&amp;", "&#39;", "&#x27;", "&#8217;", "&nbsp;", " & ", "&copy=1", "&notit;", "&#0;", "&amp"]
)
QUOTES = st.sampled_from(['"', "'", ""])
SPACES = st.sampled_from([" ", "\n ", "\t", "", "/", " / "])


@st.composite
def attributes(draw: st.DrawFn) -> str:
    quote = draw(QUOTES)
    sign = draw(st.sampled_from(["=", " = ", ""]))
    value = (
        "".join(draw(st.lists(VALUES | ENTITIES, max_size=3))).replace(quote, "")
        if quote
        else draw(VALUES).replace(">", "")
    )
    return draw(SPACES) + draw(NAMES) + (f"{sign}{quote}{value}{quote}" if sign else "")


def parsed(rest: str) -> Attributes | None:
    node = LexborHTMLParser(f"<head><meta data-first=1 {rest}").css_first("meta[data-first]")
    if node is None:
        return None
    found = {name.lower(): value or "" for name, value in node.attributes.items()}
    return {name: value for name, value in found.items() if name != "data-first"}


@settings(max_examples=300, deadline=None)
@given(st.lists(attributes(), max_size=4).map("".join))
def test_attributes_are_those_that_a_browser_reads(markup: str) -> None:
    rest = f" {markup.replace('>', '')}>"
    wanted = parsed(rest)
    found = [attributes for _, attributes in attributes_of([("meta", rest)])]
    assert found == ([] if wanted is None else [wanted])


def test_tags_come_in_the_order_of_the_page_whichever_way_they_are_read() -> None:
    tags = [
        ("meta", " content=1>"),
        ("link", ' href="?a&amp;b">'),
        ("time", " datetime=2>"),
        ("meta", " content='&lt;'>"),
    ]
    assert list(attributes_of(tags)) == [
        ("meta", {"content": "1"}),
        ("link", {"href": "?a&b"}),
        ("time", {"datetime": "2"}),
        ("meta", {"content": "<"}),
    ]
