"""The document as GitHub's renderer would write it, piece by piece, each with the place it comes from.

Raw HTML passes through, and may swallow what Markdown wrote around it; so everything is written down the way the
renderer does and then read again as HTML.
"""

from bisect import bisect_right
from html import escape

from linkcheck.extract.nodes import Anchor
from linkcheck.extract.spans import Spans


class Rendering:
    """HTML under construction."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._length = 0
        self.anchors: dict[int, Anchor] = {}
        """Links that Markdown made, by the position of their tag."""
        self._raw: list[tuple[int, Spans]] = []
        self.synthetic: set[int] = set()
        """Positions of the tags that lead to and from footnotes."""

    def write(self, html: str) -> None:
        """Markup of the renderer's own."""
        self._pieces.append(html)
        self._length += len(html)

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
        title = "" if anchor.title is None else f' title="{escape_text(anchor.title)}"'
        self.write(f'<a href="{escape_text(anchor.url)}"{title}>')

    def image(self, anchor: Anchor, alt: str) -> None:
        """A Markdown image."""
        self.anchors[self._length] = anchor
        self.write(f'<img src="{escape_text(anchor.url)}" alt="{escape_text(alt)}" />')

    @property
    def html(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def source_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a slice comes from, when it is raw HTML."""
        index = bisect_right(self._raw, start, key=lambda item: item[0]) - 1
        if index < 0:
            return None
        begin, spans = self._raw[index]
        if end > begin + len(spans.text):
            return None
        return spans.range(start - begin, end - begin)


def escape_text(text: str) -> str:
    """As the renderer escapes: quotes too, apostrophes not."""
    return escape(text, quote=False).replace('"', "&quot;")
