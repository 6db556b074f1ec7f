"""What stands in a block is parsed by markdown-it-py with our rules: its tokens, with the places it does not keep."""

from collections.abc import Sequence

from markdown_it.rules_inline import entity, escape, newline, text

from linkcheck.extract.inline.nodes import InlineToken
from linkcheck.extract.markdown.block_tree import Block, walk
from linkcheck.extract.readers.markdown import PARSER, Markdown
from linkcheck.extract.text.source import SourceText

SAMPLE = """\
# A [t](/u "x")

- [ ] one &amp; \\*two*
  see https://a.example
- **b** ![i *e*](/i.png)[^1]

> ```py
> code
> ```

[^1]: note
"""


def blocks(source: str) -> list[Block]:
    return [block for block, entering in walk(Markdown(SourceText(source), 0).root) if entering]


def inline_of(source: str) -> Sequence[InlineToken]:
    (found,) = (block.tokens for block in blocks(source) if block.tokens)
    return found


def test_blocks_know_where_they_begin() -> None:
    assert [(block.kind, block.line) for block in blocks(SAMPLE)[1:]] == [
        ("heading", 0),
        ("list", 2),
        ("item", 2),
        ("paragraph", 2),
        ("item", 4),
        ("paragraph", 4),
        ("blockquote", 6),
        ("code", 6),
        ("footnote", 10),
        ("paragraph", 10),
    ]


def test_openings_and_closings_balance() -> None:
    for block in blocks(SAMPLE):
        assert sum(token.nesting for token in block.tokens) == 0


def test_inline_tokens_know_where_they_begin() -> None:
    source = "a &amp;b\\*[t](/u 'x') **s**\nhttps://b.example"
    seen = [(token.type, token.content, token.start) for token in inline_of(source)]
    assert seen == [
        ("text", "a ", 0),
        ("text_special", "&", 2),
        ("text", "b", 7),
        ("text_special", "*", 8),
        ("link_open", "", 10),
        ("text", "t", 11),
        ("link_close", "", 21),
        ("text", " ", 21),
        ("strong_open", "", -1),
        ("text", "s", 24),
        ("strong_close", "", -1),
        ("softbreak", "", 27),
        ("link_open", "", 28),
        ("text", "https://b.example", 28),
        ("link_close", "", 45),
    ]


def test_links_and_images_carry_their_destination_and_its_place() -> None:
    source = '[![i *e*](/i.png)](/u "x")'
    link, image, _ = inline_of(source)
    anchors = [token.anchor for token in (link, image) if token.anchor]
    assert [(anchor.url, anchor.title) for anchor in anchors] == [("/u", "x"), ("/i.png", None)]
    assert [source[slice(*anchor.destination)] for anchor in anchors] == ["/u", "/i.png"]
    assert [child.content for child in image.children or []] == ["i ", "", "e", ""]


def test_rules_that_agree_with_githubs_renderer_are_markdown_it_pys_own() -> None:
    assert {text, newline, escape, entity} <= set(PARSER.inline.ruler.getRules(""))
