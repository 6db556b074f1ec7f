"""Blocks written as GitHub's renderer writes them, line ends and all: text between them may show in an open `<a>`.

markdown-it-py's renderer escapes and breaks lines otherwise, and does not report the place of a token in the page.
"""

from collections.abc import Callable
from typing import ClassVar, Protocol

from linkcheck.extract.html.tag_filter import disallowed_in_block, disallowed_inline
from linkcheck.extract.inline.characters import BLANKS, unescape
from linkcheck.extract.inline.nodes import Anchor, alternative
from linkcheck.extract.markdown.block_tree import Block, BlockKind, BlockName
from linkcheck.extract.markdown.footnotes import Footnotes
from linkcheck.extract.readers.rendering import escape_text
from linkcheck.extract.text.spans import Spans


class PageWriter(Protocol):
    """What a `Writer` writes to: HTML, or directly to a reader."""

    def open(self, tag: str, attributes: str = "") -> None:
        """A start tag of the renderer's own."""

    def close(self, tag: str) -> None:
        """An end tag of the renderer's own."""

    def open_line(self, tag: str, attributes: str = "") -> None:
        """The same at the beginning of a line."""

    def close_line(self, tag: str) -> None:
        """The same at the end of a line."""

    def code(self, text: str, attributes: str = "") -> None:
        """A text in a `<code>` of the renderer's own."""

    def text(self, text: str) -> None:
        """Visible text."""

    def fresh_line(self) -> None:
        """End the line, if one was begun."""

    def markup(self, html: str) -> None:
        """Any other markup of the renderer's own."""

    def leave_out(self, footnote: str) -> None:
        """The place where a footnote of that label is defined; its text is written later or not at all."""

    def put_in(self, footnote: str) -> None:
        """The place where the text of that footnote is written."""

    def raw(self, spans: Spans, escaped: frozenset[int]) -> None:
        """HTML from the source; `escaped` are the positions of each `<` that is shown as text."""

    def link(self, anchor: Anchor) -> None:
        """The beginning of a Markdown link."""

    def image(self, anchor: Anchor, alt: str) -> None:
        """A Markdown image."""


class Writer:
    """Writes to a page."""

    def __init__(self, page: PageWriter, footnotes: Footnotes) -> None:
        self.page = page
        self.footnotes = footnotes

    def write(self, root: Block) -> None:
        """A document. Footnotes with a mark are written at the end, others are left out."""
        self._write_in(root)
        if self.footnotes.are_marked:
            self.page.markup('<section class="footnotes" data-footnotes>\n<ol>\n')
            for block in self.footnotes.marked():
                self._footnote(block)
            self.page.markup("</ol>\n</section>\n")

    def _write_in(self, root: Block) -> None:
        """What stands in a block, without recursion."""
        # A block that holds others is taken up again when they are written.
        entering, leaving = self._entering, self._leaving
        stack = root.children[::-1]
        ends: list[Block] = []
        while stack:
            block = stack.pop()
            if ends and block is ends[-1]:
                leaving[block.kind](self, ends.pop())
                continue
            entering[block.kind](self, block)
            if block.kind in leaving:
                ends.append(block)
                stack.append(block)
                stack += block.children[::-1]

    def _footnote(self, block: Block) -> None:
        self.page.put_in(block.label)
        self.page.markup(f'<li id="fn-{escape_text(block.label)}">\n')
        self._write_in(block)
        if not block.children or block.children[-1].kind is not BlockKind.PARAGRAPH:
            self.page.markup(self.footnotes.backlinks(block.label) + "\n")
        self.page.markup("</li>\n")

    def _paragraph(self, block: Block) -> None:
        is_bare = block.is_bare
        if not is_bare:
            self.page.open_line("p")
        self._inline(block)
        if block.parent and block.parent.kind is BlockKind.FOOTNOTE and block is block.parent.children[-1]:
            self.page.markup(" " + self.footnotes.backlinks(block.parent.label))
        if not is_bare:
            self.page.close_line("p")

    def _heading(self, block: Block) -> None:
        self.page.open_line(f"h{block.level}")
        self._inline(block)
        self.page.close_line(f"h{block.level}")

    def _cell(self, block: Block) -> None:
        tag = "th" if block.parent and block.parent.is_first else "td"
        self.page.open_line(tag, f' align="{block.alignment}"' if block.alignment else "")
        self._inline(block)
        self.page.close(tag)

    def _code(self, block: Block) -> None:
        info, code = block.code
        word = unescape(info.strip(BLANKS)).split(maxsplit=1)
        self.page.open_line("pre")
        self.page.code(code, f' class="language-{escape_text(word[0])}"' if word else "")
        self.page.close_line("pre")

    def _html(self, block: Block) -> None:
        self.page.fresh_line()
        spans = block.spans
        self.page.raw(spans, disallowed_in_block(spans.text))
        self.page.fresh_line()

    def _rule(self, _: Block) -> None:
        self.page.open_line("hr", " /")
        self.page.text("\n")

    def _left_out(self, footnote: Block) -> None:
        self.page.leave_out(footnote.label)

    def _open_item(self, item: Block) -> None:
        self.page.open_line("li")
        if item.task is not None:
            ticked = ' checked=""' if item.task else ""
            self.page.open("input", f' type="checkbox"{ticked} disabled="" /')
            self.page.text(" ")

    def _open_list(self, block: Block) -> None:
        self.page.open_line(*_list_tag(block))
        self.page.text("\n")

    def _open_quote(self, _: Block) -> None:
        self.page.open_line("blockquote")
        self.page.text("\n")

    def _open_table(self, _: Block) -> None:
        self.page.open_line("table")

    def _open_row(self, block: Block) -> None:
        if block.is_first or block.is_second:
            self.page.open_line("thead" if block.is_first else "tbody")
            self.page.text("\n")
        self.page.open_line("tr")

    def _close_item(self, _: Block) -> None:
        self.page.close_line("li")

    def _close_list(self, block: Block) -> None:
        self.page.close_line(_list_tag(block)[0])

    def _close_quote(self, _: Block) -> None:
        self.page.fresh_line()
        self.page.close_line("blockquote")

    def _close_table(self, block: Block) -> None:
        if len(block.children) > 1:
            self.page.fresh_line()
            self.page.close_line("tbody")
        self.page.fresh_line()
        self.page.close_line("table")

    def _close_row(self, block: Block) -> None:
        self.page.fresh_line()
        self.page.close("tr")
        if block.is_first:
            self.page.fresh_line()
            self.page.close("thead")

    def _inline(self, block: Block) -> None:
        """What stands in a block; an image's content is its alternative text."""
        page = self.page
        source: Spans | None = None
        for token in block.tokens:
            match token.type:
                case "text" | "text_special":
                    page.text(token.content)
                case "link_open" if token.anchor:
                    page.link(token.anchor)
                case "link_close":
                    page.close("a")
                case "softbreak":
                    page.text("\n")
                case "hardbreak":
                    page.open("br", " /")
                    page.text("\n")
                case "code_inline":
                    page.code(token.content)
                case "html_inline":
                    start = token.start
                    # Made anew at each use, and as long as the block.
                    source = source or block.spans
                    spans = source.cut(start, start + len(token.content))
                    page.raw(spans, disallowed_inline(spans.text))
                case "image" if token.anchor:
                    page.image(token.anchor, alternative(token))
                case "footnote_ref":
                    page.markup(self.footnotes.mark(token.content))
                case _ if token.nesting > 0:
                    page.open(token.tag)
                case _:
                    page.close(token.tag)

    _entering: ClassVar[dict[BlockName, Callable[["Writer", Block], None]]] = {
        BlockKind.PARAGRAPH: _paragraph,
        BlockKind.HEADING: _heading,
        BlockKind.CELL: _cell,
        BlockKind.CODE: _code,
        BlockKind.HTML: _html,
        BlockKind.RULE: _rule,
        BlockKind.FOOTNOTE: _left_out,
        BlockKind.ITEM: _open_item,
        BlockKind.LIST: _open_list,
        BlockKind.QUOTE: _open_quote,
        BlockKind.TABLE: _open_table,
        BlockKind.ROW: _open_row,
    }
    _leaving: ClassVar[dict[BlockName, Callable[["Writer", Block], None]]] = {
        BlockKind.ITEM: _close_item,
        BlockKind.LIST: _close_list,
        BlockKind.QUOTE: _close_quote,
        BlockKind.TABLE: _close_table,
        BlockKind.ROW: _close_row,
    }
    """What holds blocks."""


def _list_tag(block: Block) -> tuple[str, str]:
    """With its attributes."""
    marker = block.marker
    if marker is None or marker.style not in ".)":
        return "ul", ""
    return "ol", "" if marker.start == 1 else f' start="{marker.start}"'
