"""Whether a line goes on with an open block, by the prefix that each container needs."""

from collections.abc import Callable

from linkcheck.extract.markdown.block_tree import Block, BlockKind, BlockName
from linkcheck.extract.markdown.line import Line

CODE_INDENT = 4
LAST_UNTIL_MARKER = 5
"""The highest kind of HTML block that ends at a marker instead of a blank line."""


def _quote(line: Line, _: Block) -> bool:
    if line.indent >= CODE_INDENT or line.peek(line.first) != ">":
        return False
    line.advance_columns(line.indent + 1)
    line.skip_space()
    return True


def _item(line: Line, block: Block) -> bool:
    width = block.marker.indent + block.marker.padding if block.marker else 0
    if line.indent >= width:
        line.advance_columns(width)
        return True
    if line.blank and block.children:
        line.advance_to(line.first)
        return True
    return False


def _footnote(line: Line, _: Block) -> bool:
    if line.indent < CODE_INDENT:
        return not line.text
    line.advance_columns(CODE_INDENT)
    return True


def _code(line: Line, block: Block) -> bool:
    if block.fence:
        for _ in range(block.fence[2]):
            line.skip_space()
    elif line.indent >= CODE_INDENT:
        line.advance_columns(CODE_INDENT)
    elif line.blank:
        line.advance_to(line.first)
    else:
        return False
    return True


CONTINUES: dict[BlockName, Callable[[Line, Block], bool]] = {
    BlockKind.QUOTE: _quote,
    BlockKind.ITEM: _item,
    BlockKind.FOOTNOTE: _footnote,
    BlockKind.CODE: _code,
    BlockKind.HTML: lambda line, block: block.html_type <= LAST_UNTIL_MARKER or not line.blank,
    BlockKind.PARAGRAPH: lambda line, _: not line.blank,
    BlockKind.TABLE: lambda line, _: line.cells() is not None,
    BlockKind.HEADING: lambda _line, _block: False,
    BlockKind.ROW: lambda _line, _block: False,
}
"""Whether a line belongs to an open block; moves over the block's prefix. Other kinds go on with any line."""
