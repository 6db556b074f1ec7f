"""Lines that are taken many at once."""

import random

import pytest

from linkcheck.extract.markdown import blocks
from linkcheck.extract.markdown.block_tree import Block, in_order
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.text.source import SourceText

LINES = (
    *(
        "",
        "",
        "prose",
        "[x](/u) prose",
        "[^1]: note",
        "[^2] prose",
        "[r]: /u",
        "!x",
        "**b** c",
        "\u00a0prose",
        "\fprose",
    ),
    *("- entry", "- [x](/u) entry", "- **b** entry", "* entry", "+ entry", "-  entry", "-\tentry", "- [r]: /u", "-"),
    *(
        "- [ ] task",
        "- [x] task",
        "- ***",
        "- - x",
        "- # h",
        "- > q",
        "- ```",
        "- <div>",
        "- 1. x",
        "- [^1]: note",
        "- | a |",
    ),
    *(
        "1. x",
        "  more",
        "  - inner",
        "    deep",
        "| a | b |",
        "|---|---|",
        ":-",
        "===",
        "---",
        "> q",
        "# h",
        "```",
        "~~~",
    ),
    *("<div>", "<!-- x", "-->", "\ttab", " "),
)


def parsed(text: str, *, mdx: bool) -> list[tuple[object, ...]]:
    root = blocks.parse_blocks(SourceText(text), 0, References(len(text)), mdx=mdx)
    return [facts(block) for block in in_order(root)]


def facts(block: Block) -> tuple[object, ...]:
    marker = block.marker and (block.marker.style, block.marker.start, block.marker.indent, block.marker.padding)
    shape = block.kind, block.line, block.parts, block.ended, len(block.children)
    return *shape, block.level, block.fence, marker, block.task, block.tight, block.alignments, block.label


@pytest.mark.parametrize("mdx", [False, True])
def test_lines_taken_at_once_make_what_they_make_one_by_one(mdx: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(19)
    texts = ["\n".join(rng.choices(LINES, k=rng.randint(2, 12))) for _ in range(4000)]
    at_once = [parsed(text, mdx=mdx) for text in texts]
    monkeypatch.setattr(blocks._Parser, "take_plain_lines", lambda _self, _source, number, _last: number)
    for text, found in zip(texts, at_once, strict=True):
        assert parsed(text, mdx=mdx) == found, text
