"""Blocks written as GitHub's renderer writes them, line ends and all: text between them may show in an open `<a>`."""

from linkcheck.extract.block_tree import Block, Kind, walk
from linkcheck.extract.characters import BLANKS, unescape
from linkcheck.extract.footnotes import Footnotes
from linkcheck.extract.rendering import Rendering, escape_text


class Writer:
    """Writes to a rendering."""

    def __init__(self, rendering: Rendering, footnotes: Footnotes) -> None:
        self.rendering = rendering
        self.footnotes = footnotes
        self.in_body = False

    def write(self, root: Block) -> None:
        """A whole subtree; footnotes come at the end of the document instead."""
        for block, entering in walk(root, skip=Kind.FOOTNOTE):
            if entering:
                self._enter(block)
            else:
                self._leave(block)

    def _open(self, markup: str) -> None:
        self.rendering.fresh_line()
        self.rendering.write(markup)

    def _enter(self, block: Block) -> None:
        match block.kind:
            case Kind.PARAGRAPH | Kind.HEADING | Kind.CODE | Kind.HTML | Kind.RULE:
                self._leaf(block)
            case Kind.TABLE | Kind.ROW | Kind.CELL:
                self._table(block)
            case Kind.QUOTE:
                self._open("<blockquote>\n")
            case Kind.LIST:
                self._open(_list_tag(block) + "\n")
            case Kind.ITEM:
                self._open("<li>" + _box(block))
            case Kind.FOOTNOTE:
                self.rendering.write(f'<li id="fn-{escape_text(block.label)}">\n')

    def _leaf(self, block: Block) -> None:
        match block.kind:
            case Kind.PARAGRAPH:
                if not _is_bare(block):
                    self._open("<p>")
                self._inlines(block)
            case Kind.HEADING:
                self._open(f"<h{block.level}>")
                self._inlines(block)
            case Kind.CODE:
                self._code(block)
            case Kind.HTML:
                self.rendering.fresh_line()
                self.rendering.raw(block.spans)
                self.rendering.fresh_line()
            case Kind.RULE:
                self._open("<hr />\n")

    def _leave(self, block: Block) -> None:
        match block.kind:
            case Kind.TABLE | Kind.ROW | Kind.CELL:
                self._end_table(block)
            case Kind.QUOTE:
                self._open("</blockquote>\n")
            case Kind.LIST:
                self.rendering.write("</ol>\n" if _is_ordered(block) else "</ul>\n")
            case Kind.ITEM:
                self.rendering.write("</li>\n")
            case Kind.FOOTNOTE:
                self._backlinks(block)
                self.rendering.write("</li>\n")
            case Kind.PARAGRAPH if not _is_bare(block):
                if block.parent and block.parent.kind is Kind.FOOTNOTE and block is block.parent.children[-1]:
                    self.rendering.write(" " + self.footnotes.backlinks(block.parent))
                self.rendering.write("</p>\n")
            case Kind.HEADING:
                self.rendering.write(f"</h{block.level}>\n")

    def _table(self, block: Block) -> None:
        if block.kind is Kind.TABLE:
            self._open("<table>")
            self.in_body = False
        elif block.kind is Kind.ROW:
            self._row(block)
        else:
            self._cell(block)

    def _end_table(self, block: Block) -> None:
        if block.kind is Kind.CELL:
            self.rendering.write("</th>" if block.parent and _is_header(block.parent) else "</td>")
        elif block.kind is Kind.ROW:
            self._open("</tr>")
            if _is_header(block):
                self._open("</thead>")
        else:
            if self.in_body:
                self._open("</tbody>\n")
            self._open("</table>\n")
            self.in_body = False

    def _row(self, row: Block) -> None:
        if _is_header(row):
            self._open("<thead>\n")
        elif not self.in_body:
            self._open("<tbody>\n")
            self.in_body = True
        self._open("<tr>")

    def _cell(self, cell: Block) -> None:
        row = cell.parent
        table = row.parent if row else None
        if row is None or table is None:
            return
        align = table.alignments[next(i for i, sibling in enumerate(row.children) if sibling is cell)]
        self._open(("<th" if _is_header(row) else "<td") + (f' align="{align}">' if align else ">"))
        self._inlines(cell)

    def _code(self, block: Block) -> None:
        info, _, body = block.text.partition("\n") if block.fence else ("", "", _without_blank_lines(block.text))
        word = unescape(info.strip(BLANKS)).split(maxsplit=1)
        self._open(f'<pre><code class="language-{escape_text(word[0])}">' if word else "<pre><code>")
        self.rendering.text(body)
        self.rendering.write("</code></pre>\n")

    def _backlinks(self, block: Block) -> None:
        last = block.children[-1] if block.children else None
        if last is None or last.kind is not Kind.PARAGRAPH:
            self.rendering.write(self.footnotes.backlinks(block) + "\n")

    def _inlines(self, block: Block) -> None:
        if block.nodes:
            self.rendering.nodes(block.nodes, block.spans, self.footnotes)


def _without_blank_lines(code: str) -> str:
    """Indented code ends with its last line that is not blank."""
    end = len(code.rstrip(" \t\n"))
    return code[: code.find("\n", end)] + "\n"


def _is_header(row: Block) -> bool:
    return row.parent is not None and row is row.parent.children[0]


def _is_bare(paragraph: Block) -> bool:
    """Whether it stands in a tight list and gets no `<p>`."""
    item = paragraph.parent
    return bool(item and item.parent and item.parent.kind is Kind.LIST and item.parent.tight)


def _is_ordered(block: Block) -> bool:
    return block.marker is not None and block.marker.style in ".)"


def _list_tag(block: Block) -> str:
    if block.marker is None or not _is_ordered(block):
        return "<ul>"
    return "<ol>" if block.marker.start == 1 else f'<ol start="{block.marker.start}">'


def _box(item: Block) -> str:
    if item.task is None:
        return ""
    ticked = ' checked=""' if item.task else ""
    return f'<input type="checkbox"{ticked} disabled="" /> '
