"""Links out of HTML: which tags lead somewhere, and what a reader sees of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.extract.html import Attribute, Comment, Tag, Text, tokenize, unescape_attribute, unescape_text
from linkcheck.extract.nodes import Anchor
from linkcheck.extract.rendering import Rendering
from linkcheck.model import LinkKind

_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
}
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_CANDIDATE = re.compile(r"[\s,]*+([^\s]++)(?:(?<!,)\s++[^,]*+)?")
"""A `srcset` candidate: URL, then descriptors up to a comma; a comma at the URL's end closes it at once."""
_WHITE = re.compile(r"[ \t\n\r\f\v]+")


class Found:
    """A link and the text that is seen of it."""

    __slots__ = ("anchor", "pieces")

    def __init__(self, anchor: Anchor) -> None:
        self.anchor = anchor
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        """White space collapsed, as browsers show it."""
        return _WHITE.sub(" ", "".join(self.pieces)).strip(" ")


class Reading(NamedTuple):
    """What a rendering says."""

    links: list[Found]
    ids: list[str]
    """Explicit `id` and `name` values."""


def read_html(rendering: Rendering) -> Reading:
    """Links in order of their tags."""
    reader = _Reader(rendering)
    for token in tokenize(rendering.html):
        reader.feed(token)
    return Reading(reader.links, reader.ids)


class _Reader:
    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        self.links: list[Found] = []
        self.ids: list[str] = []
        self.open: list[tuple[str, Found | None]] = []
        self.anchors: list[Found] = []

    def feed(self, token: Tag | Text | Comment) -> None:
        if isinstance(token, Text):
            self._see(unescape_text(token.value))
        elif isinstance(token, Tag) and token.closing:
            self._close(token.name)
        elif isinstance(token, Tag):
            self._start(token)

    def _see(self, text: str) -> None:
        for found in self.anchors:
            found.pieces.append(text)

    def _close(self, name: str) -> None:
        if not any(opened == name for opened, _ in self.open):
            return
        while self.open:
            opened, found = self.open.pop()
            if found is not None:
                self.anchors.remove(found)
            if opened == name:
                return

    def _start(self, tag: Tag) -> None:
        self.ids += [attribute.value for attribute in tag.attributes if attribute.name in ("id", "name")]
        alt = tag.get("alt") if tag.name == "img" else None
        shown = alt.value if alt else ""
        if shown:
            self._see(shown)
        first: Found | None = None
        for anchor in self._anchors(tag):
            found = Found(anchor)
            found.pieces.append(shown)
            self.links.append(found)
            first = first or found
        if tag.name not in _VOID:
            opened = first if tag.name == "a" else None
            self.open.append((tag.name, opened))
            if opened is not None:
                self.anchors.append(opened)

    def _anchors(self, tag: Tag) -> Iterator[Anchor]:
        known = self.rendering.anchors.get(tag.start)
        if known is not None:
            yield known
        elif tag.name in _ATTRIBUTES and self.rendering.is_raw(tag.start):
            origin, _ = self.rendering.source_range(tag.start, tag.start)
            for attribute in tag.attributes:
                if attribute.name in _ATTRIBUTES[tag.name] and attribute is tag.get(attribute.name):
                    for value, start, end in _destinations(attribute):
                        yield Anchor(LinkKind.HTML, value, origin, self.rendering.source_range(start, end))


def _destinations(attribute: Attribute) -> Iterator[tuple[str, int, int]]:
    """The URLs of an attribute with their positions: one, or the candidates of a `srcset`."""
    if attribute.name != "srcset":
        yield attribute.value, attribute.start, attribute.end
        return
    for match in _CANDIDATE.finditer(attribute.raw):
        written = match[1].rstrip(",")
        if written:
            start = attribute.start + match.start(1)
            yield unescape_attribute(written), start, start + len(written)
