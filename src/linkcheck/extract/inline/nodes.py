"""What inline tokens carry beyond markdown-it-py's own fields.

`meta["start"]` is the token's position in the content of its block, `meta["anchor"]` a link's or image's place.
"""

from collections.abc import Sequence

from markdown_it.token import Token

from linkcheck.model import LinkKind

TEXT = frozenset(("text", "text_special"))
"""Visible text; a `text_special` is an escape or entity, which `markup` has as written."""


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


def text_token(content: str, start: int, written: str = "") -> Token:
    """Visible text that does not come from a rule of markdown-it-py; `written` where the source says it otherwise."""
    return Token("text", "", 0, content=content, markup=written, meta={"start": start})


def link_tokens(anchor: Anchor, start: int, end: int) -> tuple[Token, Token]:
    """The pair around a link's content."""
    return (
        Token("link_open", "a", 1, attrs=_attributes("href", anchor), meta={"start": start, "anchor": anchor}),
        Token("link_close", "a", -1, meta={"start": end}),
    )


def make_link(token: Token, anchor: Anchor) -> None:
    """Turn a bracket's text into the beginning of a link."""
    token.type, token.tag, token.nesting, token.content = "link_open", "a", 1, ""
    token.attrs = _attributes("href", anchor)
    token.meta["anchor"] = anchor


def make_image(token: Token, anchor: Anchor, children: list[Token]) -> None:
    """Turn a bracket's text into an image."""
    token.type, token.tag, token.content, token.children = "image", "img", "", children
    token.attrs = _attributes("src", anchor)
    token.meta["anchor"] = anchor
    token.meta["holds_link"] = any(child.type == "link_open" or child.meta.get("holds_link") for child in children)


def _attributes(name: str, anchor: Anchor) -> dict[str, str | int | float]:
    return {name: anchor.url} if anchor.title is None else {name: anchor.url, "title": anchor.title}


def end_of(token: Token) -> int:
    """Where in the block's content a text ends."""
    start: int = token.meta["start"]
    return start + len(token.markup or token.content)


def contained(tokens: Sequence[Token]) -> list[Token]:
    """Tokens and, in place of images, what they contain; without recursion."""
    found: list[Token] = []
    stack = [*reversed(tokens)]
    while stack:
        token = stack.pop()
        if token.type == "image":
            stack += (token.children or [])[::-1]
        else:
            found.append(token)
    return found


def alternative(image: Token) -> str:
    """What an image's content shows as text."""
    shown = []
    for token in contained([image]):
        if token.type in ("softbreak", "hardbreak"):
            shown.append(" ")
        elif token.type != "footnote_ref":
            shown.append(token.content)
    return "".join(shown)
