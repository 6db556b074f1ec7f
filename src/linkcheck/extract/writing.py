"""Tokens written as GitHub's renderer writes them, line ends and all: text between them may show in an open `<a>`.

markdown-it-py's renderer escapes and breaks lines otherwise, and tells nobody where in the page a token went.
"""

from collections.abc import Sequence
from typing import Protocol

from markdown_it.token import Token

from linkcheck.extract.characters import BLANKS, unescape
from linkcheck.extract.footnotes import Footnotes
from linkcheck.extract.nodes import Anchor, alternative
from linkcheck.extract.rendering import escape_text
from linkcheck.extract.spans import Spans

_AFTER_OPENING = {
    "blockquote_open": "\n",
    "bullet_list_open": "\n",
    "hr": "\n",
    "table_open": "",
    "thead_open": "\n",
    "tbody_open": "\n",
    "tr_open": "",
    "paragraph_open": "",
    "heading_open": "",
}
"""Start tags that begin on a fresh line, and what is written after them."""

_ON_A_FRESH_LINE = {
    "blockquote_close": "\n",
    "table_close": "\n",
    "thead_close": "",
    "tbody_close": "\n",
    "tr_close": "",
}
"""End tags that do so."""

_AFTER_CLOSING = {
    "bullet_list_close": "\n",
    "ordered_list_close": "\n",
    "list_item_close": "\n",
    "paragraph_close": "\n",
    "heading_close": "\n",
    "th_close": "",
    "td_close": "",
}

_FOOTNOTES = {
    "footnote_block_open": '<section class="footnotes" data-footnotes>\n<ol>\n',
    "footnote_block_close": "</ol>\n</section>\n",
    "footnote_close": "</li>\n",
}


class Page(Protocol):
    """Where it is written to: HTML, or a reader that is told."""

    def open(self, tag: str, attributes: str = "") -> None:
        """A start tag of the renderer's own."""

    def close(self, tag: str) -> None:
        """An end tag of the renderer's own."""

    def text(self, text: str) -> None:
        """Visible text."""

    def fresh_line(self) -> None:
        """End the line, if one was begun."""

    def markup(self, html: str) -> None:
        """Any other markup of the renderer's own."""

    def raw(self, spans: Spans) -> None:
        """HTML from the source."""

    def link(self, anchor: Anchor) -> None:
        """The beginning of a Markdown link."""

    def image(self, anchor: Anchor, alt: str) -> None:
        """A Markdown image."""


class Writer:
    """Writes to a page."""

    def __init__(self, page: Page, footnotes: Footnotes) -> None:
        self.page = page
        self.footnotes = footnotes

    def write(self, tokens: Sequence[Token]) -> None:
        """All tokens of a document."""
        for token in tokens:
            name = token.type
            if name == "inline":
                self._inline(token.children or (), token.meta["spans"])
            elif token.hidden:
                continue
            elif (after := _AFTER_CLOSING.get(name)) is not None:
                self.page.close(token.tag)
                self.page.text(after)
            elif (after := _AFTER_OPENING.get(name)) is not None:
                self._open(token.tag)
                self.page.text(after)
            elif (after := _ON_A_FRESH_LINE.get(name)) is not None:
                self.page.fresh_line()
                self.page.close(token.tag)
                self.page.text(after)
            else:
                self._block(token)

    def _open(self, tag: str, attributes: str = "") -> None:
        self.page.fresh_line()
        self.page.open(tag, attributes)

    def _block(self, token: Token) -> None:
        match token.type:
            case "list_item_open":
                self._open("li")
                self._box(token)
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self.page.fresh_line()
                self.page.raw(token.meta["spans"])
                self.page.fresh_line()
            case "ordered_list_open":
                start = token.attrs.get("start")
                self._open("ol", "" if start is None else f' start="{start}"')
                self.page.text("\n")
            case "th_open" | "td_open":
                align = token.attrs.get("align")
                self._open(token.tag, f' align="{align}"' if align else "")
            case "footnote_open":
                self.page.markup(f'<li id="fn-{escape_text(token.meta["label"])}">\n')
            case "footnote_anchor":
                links = self.footnotes.backlinks(token.meta["label"])
                self.page.markup(links + "\n" if token.meta["alone"] else " " + links)
            case _:
                self.page.markup(_FOOTNOTES[token.type])

    def _code(self, token: Token) -> None:
        word = unescape(token.info.strip(BLANKS)).split(maxsplit=1)
        self._open("pre")
        self.page.open("code", f' class="language-{escape_text(word[0])}"' if word else "")
        self.page.text(token.content)
        self.page.close("code")
        self.page.close("pre")
        self.page.text("\n")

    def _box(self, item: Token) -> None:
        if "task" in item.meta:
            ticked = ' checked=""' if item.meta["task"] else ""
            self.page.open("input", f' type="checkbox"{ticked} disabled="" /')
            self.page.text(" ")

    def _inline(self, tokens: Sequence[Token], spans: Spans) -> None:
        """Inline tokens; an image's content is its alternative text."""
        page = self.page
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    page.text(token.content)
                case "link_open":
                    page.link(token.meta["anchor"])
                case "softbreak":
                    page.text("\n")
                case "hardbreak":
                    page.open("br", " /")
                    page.text("\n")
                case "code_inline":
                    page.open("code")
                    page.text(token.content)
                    page.close("code")
                case "html_inline":
                    start = token.meta["start"]
                    page.raw(spans.cut(start, start + len(token.content)))
                case "image":
                    page.image(token.meta["anchor"], alternative(token))
                case "footnote_ref":
                    page.markup(self.footnotes.mark(token.content))
                case _ if token.nesting > 0:
                    page.open(token.tag)
                case _:
                    page.close(token.tag)
