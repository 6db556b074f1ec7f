"""Tables among the blocks: the delimiter row that makes a paragraph one, and the rows after it.

markdown-it-py's `table` rule ends tables and counts cells by other rules, and takes definitions off what stands before
the header; GitHub's renderer does not.
"""

from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.markdown.line import Line
from linkcheck.extract.markdown.tables import DELIMITER_ROW, alignment_of, split_row, unescape_pipes
from linkcheck.extract.text.spans import Spans

_MOST_MISSING = 0x80000
"""After so many missing cells the renderer takes no further row."""


def open_table(line: Line, paragraph: Block) -> Block:
    """A table, if the line is a delimiter row and fits the paragraph's last line; else the paragraph again."""
    delimiters = DELIMITER_ROW.match(line.text, line.first)
    if paragraph.tried_as_table or not delimiters:
        return paragraph
    marker_text = line.text + "\n"
    markers = split_row(marker_text, line.first) or []
    spans = paragraph.spans
    begin = spans.text.rfind("\n", 0, len(spans.text) - 1) + 1
    cells = split_row(spans.text, begin)
    if cells is None or len(cells) != len(markers):
        paragraph.tried_as_table = True
        return paragraph
    _split_off(paragraph, spans, begin)
    paragraph.kind = BlockKind.TABLE
    paragraph.alignments = [alignment_of(marker_text[start:end].strip()) for start, end in markers]
    paragraph.parts = []
    _fill_row(paragraph, spans, cells, line)
    line.advance_to(len(line.text))
    return paragraph


def _split_off(paragraph: Block, spans: Spans, end: int) -> None:
    """The text before the header stays a paragraph. Its definitions are not taken, as in GitHub's renderer."""
    if not end or paragraph.parent is None:
        return
    before = Block(BlockKind.PARAGRAPH, paragraph.parent, paragraph.line)
    before.is_open = False
    before.parts = unescape_pipes(spans, 0, end)
    siblings = paragraph.parent.children
    siblings.insert(len(siblings) - 1, before)


def add_row(line: Line, table: Block) -> Block | None:
    """The row that the line is."""
    if table.missing > _MOST_MISSING:
        return None
    spans = Spans([(line.text + "\n", line.source)])
    cells = line.cells()
    if cells is None:
        return None
    row = _fill_row(table, spans, cells, line)
    line.advance_to(len(line.text))
    return row


def _fill_row(table: Block, spans: Spans, cells: list[tuple[int, int]], line: Line) -> Block:
    row = Block(BlockKind.ROW, table, line.number)
    row.is_open = False
    table.children.append(row)
    for (start, end), alignment in zip(cells, table.alignments, strict=False):
        cell = Block(BlockKind.CELL, row, line.number)
        cell.alignment = alignment
        cell.parts = unescape_pipes(spans, start, end)
        row.children.append(cell)
    missing = len(table.alignments) - len(row.children)
    if missing:
        # One stands for all: a short row of a wide table would be thousands of cells in which nothing is.
        row.children.append(Block(BlockKind.CELL, row, line.number))
        table.missing += missing
    return row
