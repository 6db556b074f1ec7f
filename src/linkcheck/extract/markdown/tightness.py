"""Which lists are loose: their paragraphs get a `<p>`."""

from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.markdown.line import Line


def note_blank(line: Line, container: Block) -> None:
    """Remember whether the blocks a line belongs to end with a blank line."""
    if line.blank and container.children:
        container.children[-1].ends_blank = True
    container.ends_blank = (
        line.blank
        and container.kind not in (BlockKind.QUOTE, BlockKind.HEADING, BlockKind.RULE)
        and not (container.kind is BlockKind.CODE and container.fence)
        and not (container.kind is BlockKind.ITEM and not container.children and container.line == line.number)
    )
    parent = container.parent
    while parent is not None:
        parent.ends_blank = False
        parent = parent.parent


def is_tight(block: Block) -> bool:
    """Whether no blank line stands between a list's items, nor between their children."""
    for number, item in enumerate(block.children):
        last = number == len(block.children) - 1
        if item.ends_blank and not last:
            return False
        for index, child in enumerate(item.children):
            if (not last or index < len(item.children) - 1) and _ends_blank(child):
                return False
    return True


def _ends_blank(block: Block) -> bool:
    """Whether a blank line ends the block; for a list its last item decides, but only at the first call."""
    while not block.blank_checked:
        block.blank_checked = True
        if block.kind not in (BlockKind.LIST, BlockKind.ITEM) or not block.children:
            break
        block = block.children[-1]
    return block.ends_blank
