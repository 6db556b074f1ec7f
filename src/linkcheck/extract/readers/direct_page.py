"""A Markdown document passed to the reader directly, without HTML in between.

The result is defined by the page as HTML, read again, because raw HTML may swallow the text around it. Where each piece
of raw HTML closes its own tags, and no markup of footnotes is needed, tags and texts are passed on directly,
which is faster.
"""

import re

from linkcheck.extract.html.references import unescape_text
from linkcheck.extract.html.tokens import Comment, Text, tokenize
from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.readers.html import feed
from linkcheck.extract.readers.reading import Reader, Reading
from linkcheck.extract.text.spans import Spans

_PROBE = "<!---->"
_BARE_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[ \t\n\r]*/?>")


class NeedsHtmlError(Exception):
    """The page has to be written out as HTML."""


class DirectPage:
    """A page that passes each tag and text to a reader."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._text: list[str] = []
        self._line_ended = True

    @property
    def reading(self) -> Reading:
        """The links, ids, headings and comments that the reader found."""
        self._flush()
        return self._reader.finish()

    def _flush(self) -> None:
        """All text between two tags is one piece."""
        if text := self._text:
            self._reader.see(text[0] if len(text) == 1 else "".join(text))
            text.clear()

    def open(self, tag: str, attributes: str = "") -> None:  # noqa: ARG002 - none of them shows
        """A start tag of the renderer's own."""
        self._flush()
        self._reader.open(tag)
        self._line_ended = False

    def close(self, tag: str) -> None:
        """An end tag of the renderer's own."""
        self._flush()
        self._reader.end(tag)
        self._line_ended = False

    def open_line(self, tag: str, attributes: str = "") -> None:  # noqa: ARG002
        """The same at the beginning of a line."""
        if not self._line_ended:
            self._text.append("\n")
        self._flush()
        self._reader.open(tag)
        self._line_ended = False

    def close_line(self, tag: str) -> None:
        """The same at the end of a line."""
        self._flush()
        self._reader.end(tag)
        self._text.append("\n")
        self._line_ended = True

    def code(self, text: str, attributes: str = "") -> None:  # noqa: ARG002
        """A text in a `<code>` of the renderer's own: no tag can be inside, so it takes no following."""
        self._flush()
        self.text(text)
        self._flush()
        self._line_ended = False

    def text(self, text: str) -> None:
        """Visible text."""
        if text:
            self._text.append(text)
            self._line_ended = text[-1] == "\n"

    def fresh_line(self) -> None:
        """End the line, if one was begun."""
        if not self._line_ended:
            self.text("\n")

    def markup(self, html: str) -> None:  # noqa: ARG002 - the reader cannot parse it
        """Any other markup of the renderer's own."""
        raise NeedsHtmlError

    def leave_out(self, footnote: str) -> None:
        """A footnote that nothing marks."""

    def put_in(self, footnote: str) -> None:
        """Not reached: a document with marked footnotes is read as HTML."""

    def raw(self, spans: Spans, escaped: frozenset[int]) -> None:
        """HTML from the source; `escaped` are the positions of each `<` that is shown as text."""
        if not escaped and (bare := _BARE_TAG.fullmatch(spans.text)):
            self._tag(bare[2].lower(), is_end=bool(bare[1]))
            return
        tokens = list(tokenize(spans.text + _PROBE, escaped))
        last = tokens.pop() if tokens else None
        if not isinstance(last, Comment) or last.start != len(spans.text):
            raise NeedsHtmlError
        for token in tokens:
            if isinstance(token, Text):
                self._text.append(unescape_text(token.value))
            else:
                self._flush()
                feed(self._reader, token, spans.range)
        if spans.text:
            self._line_ended = spans.text[-1] == "\n"

    def _tag(self, name: str, *, is_end: bool) -> None:
        """A tag of the source without any attribute: half of them."""
        self._flush()
        if is_end:
            self._reader.end(name)
        else:
            self._reader.start(name, ())
        self._line_ended = False

    def link(self, anchor: Anchor) -> None:
        """The beginning of a Markdown link."""
        self._flush()
        self._reader.link(anchor)
        self._line_ended = False

    def image(self, anchor: Anchor, alt: str) -> None:
        """A Markdown image."""
        self._flush()
        self._reader.start("img", (anchor,), alt)
        self._line_ended = False
