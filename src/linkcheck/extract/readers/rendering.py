"""The document as GitHub's renderer would write it, piece by piece, each with the place it comes from.

Raw HTML passes through, and may swallow what Markdown wrote around it; so everything is written down the way the
renderer does and then read again as HTML.
"""

from bisect import bisect_right
from html import escape
from urllib.parse import quote

from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.text.spans import Spans

_URL_SAFE = "-_.+!*'(),%#@?=;:/&$~"


class Rendering:
    """HTML under construction."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._length = 0
        self.anchors: dict[int, Anchor] = {}
        """Links that Markdown made, by the position of their tag."""
        self._raw: list[tuple[int, Spans]] = []
        self.escaped: set[int] = set()
        """Positions of each `<` of raw HTML that is written as `&lt;`. It stays one character here: places must fit."""
        self.footnotes: list[tuple[int, str, bool]] = []
        """Where in the page the footnote of a label is left out (False), and where it is put in (True)."""

    def open(self, tag: str, attributes: str = "") -> None:
        """A start tag of the renderer's own."""
        self.markup(f"<{tag}{attributes}>")

    def close(self, tag: str) -> None:
        """An end tag of the renderer's own."""
        self.markup(f"</{tag}>")

    def open_line(self, tag: str, attributes: str = "") -> None:
        """The same at the beginning of a line."""
        self.fresh_line()
        self.open(tag, attributes)

    def close_line(self, tag: str) -> None:
        """The same at the end of a line."""
        self.markup(f"</{tag}>\n")

    def code(self, text: str, attributes: str = "") -> None:
        """A text in a `<code>` of the renderer's own."""
        self.open("code", attributes)
        self.text(text)
        self.close("code")

    def markup(self, html: str) -> None:
        """Any other markup of the renderer's own."""
        if html:
            self._pieces.append(html)
            self._length += len(html)

    def fresh_line(self) -> None:
        """End the line, if one was begun."""
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self.markup("\n")

    def text(self, text: str) -> None:
        """Visible text."""
        self.markup(escape_text(text))

    def leave_out(self, footnote: str) -> None:
        """The place where a footnote of that label is defined; its text is written later or not at all."""
        self.footnotes.append((self._length, footnote, False))

    def put_in(self, footnote: str) -> None:
        """The place where the text of that footnote is written."""
        self.footnotes.append((self._length, footnote, True))

    def raw(self, spans: Spans, escaped: frozenset[int] = frozenset()) -> None:
        """HTML from the source; `escaped` are the positions of each `<` that is shown as text."""
        self.escaped.update(self._length + position for position in escaped)
        self._raw.append((self._length, spans))
        self.markup(spans.text)

    def link(self, anchor: Anchor) -> None:
        """The beginning of a Markdown link."""
        self.anchors[self._length] = anchor
        title = "" if not anchor.title else f' title="{escape_text(anchor.title)}"'
        self.markup(f'<a href="{escape_url(anchor.url)}"{title}>')

    def image(self, anchor: Anchor, alt: str) -> None:
        """A Markdown image."""
        self.anchors[self._length] = anchor
        title = "" if not anchor.title else f' title="{escape_text(anchor.title)}"'
        self.markup(f'<img src="{escape_url(anchor.url)}" alt="{escape_text(alt)}"{title} />')

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
