"""The parser is markdown-it-py with our rules: its tokens, with the places it does not keep."""

from markdown_it.rules_inline import entity, escape, newline, text
from markdown_it.token import Token

from linkcheck.extract.markdown import PARSER
from linkcheck.extract.source import Source

SAMPLE = """\
# A [t](/u "x")

- [ ] one &amp; \\*two*
  see https://a.example
- **b** ![i *e*](/i.png)[^1]

> ```py
> code
> ```

[^1]: note
[^2]: nobody marks it
"""


def parse(source: str) -> list[Token]:
    return PARSER.parse(source, {"source": Source(source), "first_line": 0})


def inline_of(source: str) -> list[Token]:
    (token,) = (token for token in parse(source) if token.type == "inline")
    return token.children or []


def test_blocks_are_tokens_with_their_lines() -> None:
    seen = [(token.type, token.tag, token.map) for token in parse(SAMPLE) if token.nesting > 0 or not token.nesting]
    assert seen == [
        ("heading_open", "h1", [0, 1]),
        ("inline", "", [0, 1]),
        ("bullet_list_open", "ul", [2, 6]),
        ("list_item_open", "li", [2, 4]),
        ("paragraph_open", "p", [2, 4]),
        ("inline", "", [2, 4]),
        ("list_item_open", "li", [4, 6]),
        ("paragraph_open", "p", [4, 5]),
        ("inline", "", [4, 5]),
        ("blockquote_open", "blockquote", [6, 9]),
        ("fence", "code", [6, 9]),
        ("footnote_block_open", "", None),
        ("footnote_open", "", [10, 11]),
        ("paragraph_open", "p", [10, 11]),
        ("inline", "", [10, 11]),
        ("footnote_anchor", "", [10, 11]),
    ]


def test_openings_and_closings_balance() -> None:
    tokens = parse(SAMPLE)
    assert sum(token.nesting for token in tokens) == 0
    assert all(token.level >= 0 for token in tokens)


def test_inline_tokens_know_where_they_begin() -> None:
    source = "a &amp;b\\*[t](/u 'x') **s**\nhttps://b.example"
    seen = [(token.type, token.content, token.meta.get("start")) for token in inline_of(source)]
    assert seen == [
        ("text", "a ", 0),
        ("text_special", "&", 2),
        ("text", "b", 7),
        ("text_special", "*", 8),
        ("link_open", "", 10),
        ("text", "t", 11),
        ("link_close", "", 21),
        ("text", " ", 21),
        ("strong_open", "", None),
        ("text", "s", 24),
        ("strong_close", "", None),
        ("softbreak", "", 27),
        ("link_open", "", 28),
        ("text", "https://b.example", 28),
        ("link_close", "", 45),
    ]


def test_links_and_images_carry_their_destination_and_its_place() -> None:
    source = '[![i *e*](/i.png)](/u "x")'
    link, image, _ = inline_of(source)
    assert (link.attrs, image.attrs) == ({"href": "/u", "title": "x"}, {"src": "/i.png"})
    assert [source[slice(*token.meta["anchor"].destination)] for token in (link, image)] == ["/u", "/i.png"]
    assert [child.content for child in image.children or []] == ["i ", "", "e", ""]


def test_rules_that_agree_with_githubs_renderer_are_markdown_it_pys_own() -> None:
    assert {text, newline, escape, entity} <= set(PARSER.inline.ruler.getRules(""))
    assert PARSER.get_active_rules()["core"] == ["block", "inline", "footnote_tail"]
