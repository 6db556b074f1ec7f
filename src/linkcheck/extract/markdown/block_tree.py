"""The tree that block parsing grows, and what of it renders."""

from collections.abc import Iterator, Sequence
from typing import Final, NewType

import msgspec

from linkcheck.extract.inline.nodes import InlineToken
from linkcheck.extract.text.spans import Spans

BlockName = NewType("BlockName", str)
"""One of the kinds below."""


class BlockKind:
    """What a block is.

    No `Enum`: Python 3.11 looks for its members for 0.26 µs, for an attribute 0.01, and a line needs twenty of them.
    """

    DOCUMENT: Final = BlockName("document")
    QUOTE: Final = BlockName("blockquote")
    LIST: Final = BlockName("list")
    ITEM: Final = BlockName("item")
    FOOTNOTE: Final = BlockName("footnote")
    PARAGRAPH: Final = BlockName("paragraph")
    HEADING: Final = BlockName("heading")
    CODE: Final = BlockName("code")
    HTML: Final = BlockName("html")
    RULE: Final = BlockName("rule")
    TABLE: Final = BlockName("table")
    ROW: Final = BlockName("row")
    CELL: Final = BlockName("cell")


CONTAINERS = frozenset((BlockKind.DOCUMENT, BlockKind.QUOTE, BlockKind.ITEM, BlockKind.FOOTNOTE))
"""What may hold any block but items."""

_KINDS = frozenset(kind for name, kind in vars(BlockKind).items() if name.isupper())
MAY_HOLD = {
    **dict.fromkeys(_KINDS, frozenset[BlockName]()),
    **dict.fromkeys(CONTAINERS, _KINDS - {BlockKind.ITEM}),
    BlockKind.LIST: frozenset((BlockKind.ITEM,)),
    BlockKind.TABLE: frozenset((BlockKind.ROW,)),
    BlockKind.ROW: frozenset((BlockKind.CELL,)),
}
"""Which kinds the children of a block may be."""

TEXTUAL = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE))
"""What takes lines of text and so holds no blocks."""


class Marker(msgspec.Struct, eq=False, gc=False):
    """A list item's marker: what makes two items one list, and where the content begins."""

    style: str
    """`-`, `+`, `*`, `.` or `)`."""
    start: int
    indent: int = 0
    padding: int = 0


class Block:
    """One block. Content is a list of slices with their source offsets, line by line."""

    __slots__ = (
        "alignment",
        "alignments",
        "blank_checked",
        "children",
        "ended",
        "ends_blank",
        "fence",
        "html_type",
        "is_open",
        "kind",
        "label",
        "level",
        "line",
        "marker",
        "missing",
        "parent",
        "parts",
        "task",
        "tight",
        "tokens",
        "tried_as_table",
    )

    def __init__(self, kind: BlockName, parent: "Block | None", line: int) -> None:
        self.kind = kind
        self.parent = parent
        self.line = line
        """Index of its first line."""
        self.children: list[Block] = []
        self.is_open = True
        self.ended = True
        """False where it ends only because the document does."""
        self.ends_blank = False
        self.blank_checked = False
        self.parts: list[tuple[str, int]] = []
        self.tokens: Sequence[InlineToken] = ()
        """What its content parses to."""
        self.level = 0
        """Of a heading; setext underlines give 1 and 2."""
        self.fence: tuple[str, int, int] | None = None
        """Character, length and indent of a code fence."""
        self.html_type = 0
        self.marker: Marker | None = None
        self.task: bool | None = None
        """Whether a task list's box is ticked."""
        self.tight = True
        self.alignments: Sequence[str] = ()
        self.alignment = ""
        """Of a table's cell."""
        self.missing = 0
        """Cells that a table's rows lack."""
        self.label = ""
        """Of a footnote."""
        self.tried_as_table = False

    @property
    def spans(self) -> Spans:
        """The content with its places."""
        return Spans(self.parts or [("", 0)])

    @property
    def text(self) -> str:
        """The content alone."""
        parts = self.parts
        return parts[0][0] if len(parts) == 1 else "".join([part for part, _ in parts])

    @property
    def code(self) -> tuple[str, str]:
        """Of a code block: what its fence says, and the code."""
        if self.fence:
            info, _, body = self.text.partition("\n")
            return info, body
        # Indented code ends with its last line that is not blank.
        end = len(self.text.rstrip(" \t\n"))
        return "", self.text[: self.text.find("\n", end)] + "\n"

    @property
    def is_bare(self) -> bool:
        """Whether a paragraph stands in a tight list and gets no `<p>`."""
        item = self.parent
        return bool(item and item.parent and item.parent.kind is BlockKind.LIST and item.parent.tight)

    @property
    def holds_open(self) -> bool:
        """Whether a block inside it is still open."""
        return bool(self.children) and self.children[-1].is_open

    @property
    def is_first(self) -> bool:
        """Whether a row is its table's header."""
        return self.parent is not None and self is self.parent.children[0]

    @property
    def is_second(self) -> bool:
        """Whether a row is the first below the header."""
        return self.parent is not None and len(self.parent.children) > 1 and self is self.parent.children[1]


def dissolve(blocks: list[Block]) -> None:
    """Cut a tree to pieces, which go at once. Its parents and children would wait for the garbage collector."""
    for block in blocks:
        block.parent = None
        block.children.clear()
    blocks.clear()


def in_order(root: Block) -> list[Block]:
    """Each block before its children, without recursion."""
    found = []
    stack = [root]
    while stack:
        block = stack.pop()
        found.append(block)
        if block.children:
            stack += block.children[::-1]
    return found


def walk(root: Block) -> Iterator[tuple[Block, bool]]:
    """Each block on the way in (True) and out (False), without recursion."""
    stack = [(root, True)]
    while stack:
        block, entering = stack.pop()
        yield block, entering
        if entering:
            stack.append((block, False))
            stack += [(child, True) for child in reversed(block.children)]
