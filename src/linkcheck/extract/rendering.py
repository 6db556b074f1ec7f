"""The document as GitHub's renderer would write it, piece by piece, each with the place it comes from.

Raw HTML passes through, and may swallow what Markdown wrote around it; so everything is written down the way the
renderer does and then read again as HTML.
"""

from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from typing import Protocol
from urllib.parse import quote

from linkcheck.extract.nodes import Anchor, Node, NodeKind
from linkcheck.extract.spans import Spans

_URL_SAFE = "-_.+!*'(),%#@?=;:/&$~"


class Marks(Protocol):
    """Who knows the markup of footnote marks."""

    def mark(self, label: str) -> str:
        """The next mark of a label."""


class Rendering:
    """HTML under construction."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._length = 0
        self.anchors: dict[int, Anchor] = {}
        """Links that Markdown made, by the position of their tag."""
        self._raw: list[tuple[int, Spans]] = []

    def write(self, html: str) -> None:
        """Markup of the renderer's own."""
        if html:
            self._pieces.append(html)
            self._length += len(html)

    def fresh_line(self) -> None:
        """End the line, if one was begun."""
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self.write("\n")

    def text(self, text: str) -> None:
        """Visible text."""
        self.write(escape_text(text))

    def raw(self, spans: Spans) -> None:
        """HTML from the source."""
        self._raw.append((self._length, spans))
        self.write(spans.text)

    def link(self, anchor: Anchor) -> None:
        """The beginning of a Markdown link."""
        self.anchors[self._length] = anchor
        title = "" if not anchor.title else f' title="{escape_text(anchor.title)}"'
        self.write(f'<a href="{escape_url(anchor.url)}"{title}>')

    def image(self, anchor: Anchor, alt: str) -> None:
        """A Markdown image."""
        self.anchors[self._length] = anchor
        title = "" if not anchor.title else f' title="{escape_text(anchor.title)}"'
        self.write(f'<img src="{escape_url(anchor.url)}" alt="{escape_text(alt)}"{title} />')

    def nodes(self, nodes: Sequence[Node], spans: Spans, footnotes: Marks) -> None:
        """Inline nodes; an image's content is its alternative text."""
        alt: list[str] = []
        images: list[Node] = []
        for node in nodes:
            if node.kind == NodeKind.IMAGE:
                images.append(node)
            elif node.kind == NodeKind.IMAGE_END:
                image = images.pop()
                if not images and image.anchor:
                    self.image(image.anchor, "".join(alt))
                    alt = []
            elif not images:
                self._node(node, spans, footnotes)
            elif node.kind != NodeKind.FOOTNOTE:
                alt.append(" " if node.kind in (NodeKind.BREAK, NodeKind.HARD_BREAK) else node.text)

    def _node(self, node: Node, spans: Spans, footnotes: Marks) -> None:
        match node.kind:
            case NodeKind.TEXT:
                for name in node.closes:
                    self.write(f"</{name}>")
                self.text(node.text)
                for name in node.opens:
                    self.write(f"<{name}>")
            case NodeKind.BREAK:
                self.write("\n")
            case NodeKind.CODE:
                self.write("<code>")
                self.text(node.text)
                self.write("</code>")
            case NodeKind.HTML:
                self.raw(spans.cut(node.start, node.end))
            case NodeKind.HARD_BREAK:
                self.write("<br />\n")
            case NodeKind.LINK if node.anchor:
                self.link(node.anchor)
            case NodeKind.LINK_END:
                self.write("</a>")
            case NodeKind.FOOTNOTE:
                self.write(footnotes.mark(node.text))

    @property
    def html(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def is_raw(self, position: int) -> bool:
        """Whether a position is in HTML from the source."""
        index = bisect_right(self._raw, position, key=_begin) - 1
        return index >= 0 and position < self._raw[index][0] + len(self._raw[index][1].text)

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Where a slice of raw HTML comes from; one that runs into the renderer's own markup is cut short."""
        index = max(bisect_right(self._raw, start, key=_begin) - 1, 0)
        begin, spans = self._raw[index]
        length = len(spans.text)
        return spans.range(min(start - begin, length), min(end - begin, length))


def _begin(item: tuple[int, Spans]) -> int:
    return item[0]


def escape_url(url: str) -> str:
    """As the renderer writes a destination."""
    return quote(url, safe=_URL_SAFE, errors="surrogatepass").replace("&", "&amp;").replace("'", "&#x27;")


def escape_text(text: str) -> str:
    """As the renderer escapes: quotes too, apostrophes not."""
    return escape(text, quote=False).replace('"', "&quot;")
