"""Lines that are told by their first characters, taken many at once: code, prose, and the entries of a list.

What they make is what `blocks` makes of them one by one, which takes two to twenty times as long.
"""

from collections.abc import Callable

from linkcheck.extract.markdown.block_starts import ENTRY, MAY_BEGIN
from linkcheck.extract.markdown.block_tree import Block, BlockKind, BlockName, Marker
from linkcheck.extract.text.source import SourceText

Close = Callable[[Block], Block]
"""Closes a block and gives its parent."""


def take_code(block: Block, source: SourceText, number: int, last: int) -> int:
    """Take the lines of fenced code up to the first that may end it; the number of that line.

    A line takes 0.1 µs so, and 2.4 like any other. Prefixes and indentation are left to those.
    """
    if block.fence is None or block.fence[2] or block.parent is None or block.parent.kind is not BlockKind.DOCUMENT:
        return number
    lines, closing = source.lines, block.fence[0] * block.fence[1]
    while number < last and closing not in lines[number]:
        block.parts.append((lines[number] + "\n", source.offsets[number]))
        number += 1
    return number


def take_prose(current: Block, source: SourceText, number: int, last: int, close: Close) -> tuple[Block, int]:
    """Take the lines of paragraphs, up to the first line that may begin another block.

    `current` is the document, with nothing open in it, or one of its own paragraphs. Gives the open one of them, and
    the number of the next line. A line takes 0.3 µs so and a paragraph 1, instead of 2.4 and 4.6.
    """
    lines = source.lines
    while number < last:
        text = lines[number]
        if text and text[0] not in MAY_BEGIN and text[:2] != "[^":
            if current.kind is BlockKind.DOCUMENT:
                current = _added(BlockKind.PARAGRAPH, current, number)
            current.parts.append((text + "\n", source.offsets[number]))
        elif text:
            break
        elif current.kind is not BlockKind.DOCUMENT:
            current.ends_blank = True
            current = close(current)
        number += 1
    return current, number


def take_entries(current: Block, source: SourceText, number: int, last: int, close: Close) -> tuple[Block, int]:
    """Take the lines that are each an item of the list at the document's margin in which a paragraph stands.

    Gives the paragraph of the last one, and the number of the next line. A line takes 2.5 µs so, and 6 like any other.
    """
    bullets = current.parent.parent if current.parent is not None else None
    if bullets is None or bullets.marker is None or bullets.parent is None:
        return current, number
    if bullets.kind is not BlockKind.LIST or bullets.parent.kind is not BlockKind.DOCUMENT:
        return current, number
    style = bullets.marker.style
    while number < last and (entry := ENTRY.match(source.lines[number])) and entry[1] == style:
        close(close(current))
        item = _added(BlockKind.ITEM, bullets, number)
        item.marker = Marker(style, 0, padding=2)
        current = _added(BlockKind.PARAGRAPH, item, number)
        current.parts.append((source.lines[number][2:] + "\n", source.offsets[number] + 2))
        number += 1
    return current, number


def _added(kind: BlockName, parent: Block, number: int) -> Block:
    block = Block(kind, parent, number)
    parent.children.append(block)
    return block
