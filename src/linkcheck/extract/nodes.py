"""What inline parsing yields: a flat run of nodes in reading order.

Links and images are a pair of nodes around what they contain. Emphasis is noted on its
delimiters' text nodes: it changes what is visible and where words end, never what is linked.
"""

from enum import IntEnum

from linkcheck.model import LinkKind


class NodeKind(IntEnum):
    """What a node renders as."""

    TEXT = 0
    CODE = 1
    HTML = 2
    BREAK = 3
    HARD_BREAK = 4
    LINK = 5
    LINK_END = 6
    IMAGE = 7
    IMAGE_END = 8
    FOOTNOTE = 9


class Anchor:
    """A link or image as Markdown writes it. Positions are source offsets."""

    __slots__ = ("bracket", "destination", "kind", "start", "title", "url")

    def __init__(
        self,
        kind: LinkKind,
        url: str,
        start: int,
        destination: tuple[int, int],
        title: str | None = None,
        bracket: int | None = None,
    ) -> None:
        self.kind = kind
        self.url = url
        self.start = start
        """Where the element begins: its `[`, `!`, `<` or first character."""
        self.destination = destination
        """The range of the destination; for a reference, inside its definition."""
        self.title = title
        self.bracket = bracket
        """For a reference, the `[` of its use."""


class Node:
    """One inline node. Positions are in the block's content."""

    __slots__ = ("anchor", "closes", "end", "kind", "opens", "start", "text")

    def __init__(self, kind: NodeKind, text: str, start: int, end: int, anchor: Anchor | None = None) -> None:
        self.kind = kind
        self.text = text
        """As rendered: entities and escapes decoded. Raw for HTML; the label for a footnote mark."""
        self.start = start
        self.end = end
        self.anchor = anchor
        self.closes: list[str] = []
        """Emphasis that ends right before the text."""
        self.opens: list[str] = []
        """Emphasis that begins right after the text."""
