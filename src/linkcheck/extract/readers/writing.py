"""Blocks written as GitHub's renderer writes them, line ends and all: text between them may show in an open `<a>`.

markdown-it-py's renderer escapes and breaks lines otherwise, and does not report the place of a token in the page.
"""

from typing import Protocol

from linkcheck.extract.html.tag_filter import disallowed_in_block, disallowed_inline
from linkcheck.extract.inline.characters import BLANKS, unescape
from linkcheck.extract.inline.nodes import Anchor, alternative
from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.markdown.footnotes import Footnotes
from linkcheck.extract.readers.rendering import escape_text
from linkcheck.extract.text.spans import Spans


class PageWriter(Protocol):
    """What a `Writer` writes to: HTML, or directly to a reader."""

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
        stack = [(child, True) for child in reversed(root.children)]
        while stack:
            block, entering = stack.pop()
            if not entering:
                self._leave(block)
            elif block.kind is BlockKind.FOOTNOTE:
                self.page.leave_out(block.label)
            else:
                self._enter(block)
                stack.append((block, False))
                if block.children:
                    stack += [(child, True) for child in reversed(block.children)]

    def _footnote(self, block: Block) -> None:
        self.page.put_in(block.label)
        self.page.markup(f'<li id="fn-{escape_text(block.label)}">\n')
        self._write_in(block)
        if not block.children or block.children[-1].kind is not BlockKind.PARAGRAPH:
            self.page.markup(self.footnotes.backlinks(block.label) + "\n")
        self.page.markup("</li>\n")

    def _enter(self, block: Block) -> None:
        match block.kind:
            case BlockKind.PARAGRAPH:
                if not block.is_bare:
                    self._open("p")
                self._inline(block)
            case BlockKind.ITEM:
                self._open("li")
                self._box(block)
            case BlockKind.LIST:
                self._open(*_list_tag(block))
                self.page.text("\n")
            case BlockKind.HEADING:
                self._open(f"h{block.level}")
                self._inline(block)
            case BlockKind.CELL:
                self._open(_cell_tag(block), f' align="{block.alignment}"' if block.alignment else "")
                self._inline(block)
            case BlockKind.ROW:
                if block.is_first or block.is_second:
                    self._open("thead" if block.is_first else "tbody")
                    self.page.text("\n")
                self._open("tr")
            case BlockKind.QUOTE:
                self._open("blockquote")
                self.page.text("\n")
            case BlockKind.TABLE:
                self._open("table")
            case _:
                self._leaf(block)

    def _leaf(self, block: Block) -> None:
        match block.kind:
            case BlockKind.CODE:
                self._code(block)
            case BlockKind.HTML:
                self.page.fresh_line()
                spans = block.spans
                self.page.raw(spans, disallowed_in_block(spans.text))
                self.page.fresh_line()
            case BlockKind.RULE:
                self._open("hr", " /")
                self.page.text("\n")

    def _leave(self, block: Block) -> None:
        match block.kind:
            case BlockKind.PARAGRAPH:
                self._end_paragraph(block)
            case BlockKind.ITEM:
                self._close("li")
            case BlockKind.LIST:
                self._close(_list_tag(block)[0])
            case BlockKind.HEADING:
                self._close(f"h{block.level}")
            case BlockKind.CELL:
                self.page.close(_cell_tag(block))
            case BlockKind.ROW:
                self.page.fresh_line()
                self.page.close("tr")
                if block.is_first:
                    self.page.fresh_line()
                    self.page.close("thead")
            case BlockKind.QUOTE:
                self._end("blockquote")
            case BlockKind.TABLE:
                if len(block.children) > 1:
                    self._end("tbody")
                self._end("table")

    def _end_paragraph(self, block: Block) -> None:
        if block.parent and block.parent.kind is BlockKind.FOOTNOTE and block is block.parent.children[-1]:
            self.page.markup(" " + self.footnotes.backlinks(block.parent.label))
        if not block.is_bare:
            self._close("p")

    def _end(self, tag: str) -> None:
        self.page.fresh_line()
        self._close(tag)

    def _open(self, tag: str, attributes: str = "") -> None:
        self.page.fresh_line()
        self.page.open(tag, attributes)

    def _close(self, tag: str) -> None:
        self.page.close(tag)
        self.page.text("\n")

    def _code(self, block: Block) -> None:
        info, code = block.code
        word = unescape(info.strip(BLANKS)).split(maxsplit=1)
        self._open("pre")
        self.page.open("code", f' class="language-{escape_text(word[0])}"' if word else "")
        self.page.text(code)
        self.page.close("code")
        self._close("pre")

    def _box(self, item: Block) -> None:
        if item.task is not None:
            ticked = ' checked=""' if item.task else ""
            self.page.open("input", f' type="checkbox"{ticked} disabled="" /')
            self.page.text(" ")

    def _inline(self, block: Block) -> None:
        """What stands in a block; an image's content is its alternative text."""
        page = self.page
        source: Spans | None = None
        for token in block.tokens:
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
                    # Made anew at each use, and as long as the block.
                    source = source or block.spans
                    spans = source.cut(start, start + len(token.content))
                    page.raw(spans, disallowed_inline(spans.text))
                case "image":
                    page.image(token.meta["anchor"], alternative(token))
                case "footnote_ref":
                    page.markup(self.footnotes.mark(token.content))
                case _ if token.nesting > 0:
                    page.open(token.tag)
                case _:
                    page.close(token.tag)


def _list_tag(block: Block) -> tuple[str, str]:
    """With its attributes."""
    marker = block.marker
    if marker is None or marker.style not in ".)":
        return "ul", ""
    return "ol", "" if marker.start == 1 else f' start="{marker.start}"'


def _cell_tag(cell: Block) -> str:
    return "th" if cell.parent and cell.parent.is_first else "td"
