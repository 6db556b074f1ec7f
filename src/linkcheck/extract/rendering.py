"""The document as GitHub's renderer would write it, piece by piece, each with the place it comes from.

Raw HTML passes through, and may swallow what Markdown wrote around it; so everything is written down the way the
renderer does and then read again as HTML.
"""

from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from typing import Protocol
from urllib.parse import quote

from markdown_it.token import Token

from linkcheck.extract.nodes import Anchor, contained
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

    def inline(self, tokens: Sequence[Token], spans: Spans, footnotes: Marks) -> None:
        """Inline tokens; an image's content is its alternative text."""
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    self.text(token.content)
                case "softbreak":
                    self.write("\n")
                case "hardbreak":
                    self.write("<br />\n")
                case "code_inline":
                    self.write(f"<code>{escape_text(token.content)}</code>")
                case "html_inline":
                    start = token.meta["start"]
                    self.raw(spans.cut(start, start + len(token.content)))
                case "link_open":
                    self.link(token.meta["anchor"])
                case "image":
                    self.image(token.meta["anchor"], _alternative(token))
                case "footnote_ref":
                    self.write(footnotes.mark(token.content))
                case _:
                    self.write(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")

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


def _alternative(image: Token) -> str:
    """What an image's content shows as text."""
    shown = []
    for token in contained([image]):
        if token.type in ("softbreak", "hardbreak"):
            shown.append(" ")
        elif token.type != "footnote_ref":
            shown.append(token.content)
    return "".join(shown)


def _begin(item: tuple[int, Spans]) -> int:
    return item[0]


def escape_url(url: str) -> str:
    """As the renderer writes a destination."""
    return quote(url, safe=_URL_SAFE, errors="surrogatepass").replace("&", "&amp;").replace("'", "&#x27;")


def escape_text(text: str) -> str:
    """As the renderer escapes: quotes too, apostrophes not."""
    return escape(text, quote=False).replace('"', "&quot;")
