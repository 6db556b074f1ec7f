"""Inline tokens and what they carry: places, which markdown-it-py's own have not, and the links they begin."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from linkcheck.model import LinkKind

TEXT = frozenset(("text", "text_special"))
"""Visible text; a `text_special` is an escape or entity, which `markup` has as written."""


class Anchor(msgspec.Struct, eq=False, gc=False):
    """A link or image as Markdown writes it. Positions are source offsets."""

    kind: LinkKind
    url: str
    start: int
    """Where the element begins: its `[`, `!`, `<` or first character."""
    destination: tuple[int, int]
    """The range of the destination; for a reference, inside its definition."""
    title: str | None = None
    bracket: int | None = None
    """For a reference, the `[` of its use."""


class InlineToken(msgspec.Struct, eq=False, gc=False):
    """What a block's content is made of, with the fields that the rules of markdown-it-py set.

    Upstream's own class takes ten times as long to make (0.77 µs instead of 0.07), a tenth of all parsing.
    """

    type: str
    start: int = -1
    """Its position in the content of its block; none for emphasis."""
    content: str = ""
    markup: str = ""
    """For text what the source says, where that is something else."""
    tag: str = ""
    nesting: Literal[-1, 0, 1] = 0
    anchor: Anchor | None = None
    """Of a link or an image."""
    children: list["InlineToken"] | None = None
    """Of an image."""
    holds_link: bool = False
    """Whether there is a link in an image's content."""
    opens: list[str] | None = None
    """The emphasis that a run of delimiters begins, innermost first."""
    closes: list[str] | None = None
    """And the emphasis that it ends, innermost first."""
    info: str = ""


def link_tokens(anchor: Anchor, start: int, end: int) -> tuple[InlineToken, InlineToken]:
    """The pair around a link's content."""
    return (
        InlineToken("link_open", start, tag="a", nesting=1, anchor=anchor),
        InlineToken("link_close", end, tag="a", nesting=-1),
    )


def make_link(token: InlineToken, anchor: Anchor) -> None:
    """Turn a bracket's text into the beginning of a link."""
    token.type, token.tag, token.nesting, token.content = "link_open", "a", 1, ""
    token.anchor = anchor


def make_image(token: InlineToken, anchor: Anchor, children: list[InlineToken]) -> None:
    """Turn a bracket's text into an image."""
    token.type, token.tag, token.content, token.children = "image", "img", "", children
    token.anchor = anchor
    token.holds_link = any(child.type == "link_open" or child.holds_link for child in children)


def end_of(token: InlineToken) -> int:
    """Where in the block's content a text ends."""
    return token.start + len(token.markup or token.content)


def contained(tokens: Sequence[InlineToken]) -> list[InlineToken]:
    """Tokens and, in place of images, what they contain; without recursion."""
    found: list[InlineToken] = []
    stack = [*reversed(tokens)]
    while stack:
        token = stack.pop()
        if token.type == "image":
            stack += (token.children or [])[::-1]
        else:
            found.append(token)
    return found


def alternative(image: InlineToken) -> str:
    """What an image's content shows as text."""
    shown = []
    for token in contained([image]):
        if token.type in ("softbreak", "hardbreak"):
            shown.append(" ")
        elif token.type != "footnote_ref":
            shown.append(token.content)
    return "".join(shown)
