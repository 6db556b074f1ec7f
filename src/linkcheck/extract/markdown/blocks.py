"""Block structure, line by line, as GitHub's renderer finds it.

This stands in for markdown-it-py's core rule `block`: its block parser decides about a line from inside the innermost
rule, the renderer from the outermost container inwards, and where lazy continuation meets HTML, headings, definitions,
tables or footnotes the two disagree. It also recurses once per level. Here depth costs nothing and each slice knows its
place.
"""

from collections.abc import Callable
from typing import ClassVar

from linkcheck.extract.labels import fold_label
from linkcheck.extract.markdown import block_starts as starts
from linkcheck.extract.markdown.block_tree import MAY_HOLD, TEXTUAL, Block, BlockKind, BlockName
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.markdown.line import Line
from linkcheck.extract.markdown.plain_lines import take_code, take_entries, take_prose
from linkcheck.extract.markdown.prefixes import CODE_INDENT, CONTINUES
from linkcheck.extract.markdown.table_blocks import add_row, open_table
from linkcheck.extract.markdown.tightness import is_tight, note_blank
from linkcheck.extract.text.source import SourceText

_MAX_DEPTH = 100
"""Containers that one line may open."""


def parse_blocks(source: SourceText, first_line: int, references: References, *, mdx: bool = False) -> Block:
    """The document's tree; definitions go to `references`."""
    parser = _Parser(references, mdx=mdx)
    last = len(source.lines) - (not source.lines[-1])
    number = first_line
    while number < last:
        text = source.lines[number]
        # The mark is skipped but stays in the line, where it hides a task's box.
        mark = number == 0 and text.startswith("\ufeff")
        if references.has_nul:
            text = text.replace("\0", "\ufffd")
        parser.feed(Line(text, source.offsets[number], number, int(mark)))
        number += 1
        if not references.has_nul:
            number = parser.take_plain_lines(source, number, last)
    parser.finish()
    return parser.root


class _Parser:
    def __init__(self, references: References, *, mdx: bool) -> None:
        self.references = references
        self.mdx = mdx
        self.root = self.current = Block(BlockKind.DOCUMENT, None, 0)

    def feed(self, line: Line) -> None:
        """Take one line."""
        matched, all_matched = self._match_open(line)
        if matched is None:
            return
        container = self._open_new(line, matched, all_matched=all_matched)
        self._add_text(line, container, matched)

    def take_plain_lines(self, source: SourceText, number: int, last: int) -> int:
        """Take the next lines as long as they are plain; the number of the first that is not."""
        current, root = self.current, self.root
        if current.fence is not None:
            return take_code(current, source, number, last)
        is_paragraph = current.kind is BlockKind.PARAGRAPH
        if (is_paragraph and current.parent is root) or (current is root and not root.holds_open):
            self.current, number = take_prose(current, source, number, last, self._close)
        elif is_paragraph:
            self.current, number = take_entries(current, source, number, last, self._close)
        return number

    def finish(self) -> None:
        """Close everything."""
        while self.current is not self.root:
            self.current.ended = False
            self.current = self._close(self.current)

    def _match_open(self, line: Line) -> tuple[Block | None, bool]:
        """The innermost open block that the line continues; None when the line was a closing fence."""
        container = self.root
        while container.children and (child := container.children[-1]).is_open:
            container_goes_on = CONTINUES.get(child.kind)
            if container_goes_on is not None:
                line.look()
                if child.fence and self._closes_fence(line, child):
                    self.current = self._close(child)
                    return None, True
                if not container_goes_on(line, child):
                    return container, False
            container = child
        return container, True

    def _closes_fence(self, line: Line, block: Block) -> bool:
        may_end = self.mdx or line.indent < CODE_INDENT
        end = starts.FENCE_END.match(line.text, line.first) if may_end else None
        return bool(end and block.fence and end[1][0] == block.fence[0] and len(end[1]) >= block.fence[1])

    def _open_new(self, line: Line, container: Block, *, all_matched: bool) -> Block:
        maybe_lazy = self.current.kind is BlockKind.PARAGRAPH
        depth = 0
        while container.kind is not BlockKind.CODE and container.kind is not BlockKind.HTML:
            depth += 1
            line.look()
            if line.indent >= CODE_INDENT and not self.mdx:  # which has no indented code
                return self._open_indented(line, container, maybe_lazy=maybe_lazy)
            begins = None if line.blank else self._begins_at.get(line.text[line.first])
            opened = begins and begins(self, line, container, all_matched, depth)
            opened = opened or self._open_table(line, container)
            if opened is None:
                break
            container = opened
            if container.kind in TEXTUAL:
                break
            maybe_lazy = False
        return container

    def _open_indented(self, line: Line, container: Block, *, maybe_lazy: bool) -> Block:
        if maybe_lazy or line.blank:
            _tick(line, container)
            return container
        line.advance_columns(CODE_INDENT)
        return self._add(container, BlockKind.CODE, line)

    def _open_quote(self, line: Line, container: Block, _all_matched: bool, _depth: int) -> Block | None:
        line.advance_to(line.first + 1)
        line.skip_space()
        return self._add(container, BlockKind.QUOTE, line)

    def _open_heading(self, line: Line, container: Block, _all_matched: bool, _depth: int) -> Block | None:
        match = starts.ATX.match(line.text, line.first)
        if match is None:
            return None
        line.advance_to(match.end())
        heading = self._add(container, BlockKind.HEADING, line)
        heading.level = len(match[1])
        return heading

    def _open_fence(self, line: Line, container: Block, _all_matched: bool, _depth: int) -> Block | None:
        match = starts.FENCE.match(line.text, line.first)
        if match is None:
            return None
        fence = match[1] or match[2]
        indent = line.first - line.offset
        block = self._add(container, BlockKind.CODE, line)
        block.fence = (fence[0], min(len(fence), 255), indent)
        line.advance_to(line.first + len(fence))
        return block

    def _open_html(self, line: Line, container: Block, _all_matched: bool, _depth: int) -> Block | None:
        in_paragraph = container.kind is BlockKind.PARAGRAPH
        found = starts.html_type(line.text, line.first, in_paragraph=in_paragraph, mdx=self.mdx)
        if not found:
            return None
        block = self._add(container, BlockKind.HTML, line)
        block.html_type = found
        return block

    def _open_footnote(self, line: Line, container: Block, _all_matched: bool, depth: int) -> Block | None:
        if not line.text.startswith("[^", line.first) or depth >= _MAX_DEPTH:
            return None
        match = starts.FOOTNOTE.match(line.text, line.first)
        if match is None:
            return None
        line.advance_to(match.end())
        block = self._add(container, BlockKind.FOOTNOTE, line)
        block.label = match[1]
        self.references.footnotes.add(fold_label(block.label))
        return block

    def _underline(self, line: Line, container: Block, _all_matched: bool, _depth: int) -> Block | None:
        """A setext heading, if definitions leave anything to be one."""
        if container.kind is not BlockKind.PARAGRAPH or not starts.SETEXT.match(line.text, line.first):
            return None
        if self._take_definitions(container):
            container.kind = BlockKind.HEADING
            container.level = 1 if line.text[line.first] == "=" else 2
            line.advance_to(len(line.text))
        return container

    def _open_rule(self, line: Line, container: Block, all_matched: bool, _depth: int) -> Block | None:
        if container.kind is BlockKind.PARAGRAPH and not all_matched:
            return None
        if line.text[-1] not in starts.RULE_ENDS or not starts.RULE.match(line.text, line.first):
            return None
        line.advance_to(len(line.text))
        return self._add(container, BlockKind.RULE, line)

    def _open_by_dash(self, line: Line, container: Block, all_matched: bool, depth: int) -> Block | None:
        opened = self._underline(line, container, all_matched, depth)
        return opened or self._open_by_star(line, container, all_matched, depth)

    def _open_by_star(self, line: Line, container: Block, all_matched: bool, depth: int) -> Block | None:
        opened = self._open_rule(line, container, all_matched, depth)
        return opened or self._open_item(line, container, all_matched, depth)

    def _open_item(self, line: Line, container: Block, _all_matched: bool, depth: int) -> Block | None:
        in_paragraph = container.kind is BlockKind.PARAGRAPH
        found = starts.list_marker(line.text, line.first, in_paragraph=in_paragraph) if depth < _MAX_DEPTH else None
        if found is None:
            return None
        marker, width = found
        marker.indent = line.indent
        marker.padding = width + line.skip_marker(width)
        if container.kind is not BlockKind.LIST or container.marker is None or container.marker.style != marker.style:
            container = self._add(container, BlockKind.LIST, line)
            container.marker = marker
        item = self._add(container, BlockKind.ITEM, line)
        item.marker = marker
        return item

    _begins_at: ClassVar[dict[str, Callable[["_Parser", Line, Block, bool, int], Block | None]]] = {
        ">": _open_quote,
        "#": _open_heading,
        "`": _open_fence,
        "~": _open_fence,
        "<": _open_html,
        "[": _open_footnote,
        "=": _underline,
        "_": _open_rule,
        "-": _open_by_dash,
        "*": _open_by_star,
        "+": _open_item,
        **dict.fromkeys("0123456789", _open_item),
    }
    """What may begin with a character."""

    def _open_table(self, line: Line, container: Block) -> Block | None:
        if container.kind is BlockKind.PARAGRAPH:
            return open_table(line, container)
        if container.kind is BlockKind.TABLE and not line.blank:
            return add_row(line, container)
        _tick(line, container)
        return None

    def _add(self, parent: Block, kind: BlockName, line: Line) -> Block:
        while kind not in MAY_HOLD[parent.kind]:
            parent = self._close(parent)
        block = Block(kind, parent, line.number)
        parent.children.append(block)
        return block

    def _add_text(self, line: Line, container: Block, matched: Block) -> None:
        """What is left of the line belongs to the container, or lazily continues a paragraph."""
        line.look()
        note_blank(line, container)
        lazy = self.current is not matched and container is matched and not line.blank
        if lazy and self.current.kind is BlockKind.PARAGRAPH:
            # Its indentation stays, so that no definition begins there.
            self.current.parts += line.rest()
            return
        while self.current is not matched:
            self.current = self._close(self.current)
        if container.kind in (BlockKind.CODE, BlockKind.HTML):
            container.parts += line.rest()
            ends = starts.HTML_END.get(container.html_type)
            if ends and ends.search(line.text, line.first):
                container = self._close(container)
        elif not line.blank:
            if container.kind not in TEXTUAL and container.kind is not BlockKind.ROW:
                container = self._add(container, BlockKind.PARAGRAPH, line)
            line.advance_to(line.first)
            container.parts += _without_closing(line) if container.kind is BlockKind.HEADING else line.rest()
        self.current = container

    def _close(self, block: Block) -> Block:
        """Close a block; its parent."""
        block.is_open = False
        parent = block.parent or self.root
        if block.kind is BlockKind.PARAGRAPH and not self._take_definitions(block):
            parent.children.pop()
        elif block.kind is BlockKind.LIST:
            block.tight = is_tight(block)
        return parent

    def _take_definitions(self, paragraph: Block) -> bool:
        """Whether anything is left of a paragraph without the definitions at its head."""
        if not paragraph.parts:
            return False
        # Most entries begin with a bracket too.
        if not paragraph.parts[0][0].startswith("[") or "]:" not in paragraph.text:
            return True
        left = self.references.take_from(paragraph.spans)
        paragraph.parts = left.parts(0, len(left.text)) if left else []
        return left is not None


def _tick(line: Line, container: Block) -> None:
    """Take a task's box off; the renderer looks for it from the beginning of the line, wherever the cursor is."""
    if container.kind is BlockKind.ITEM and (match := starts.TASK.match(line.text)):
        container.task = match[1] != " "
        line.advance_to(line.offset + 3)


def _without_closing(line: Line) -> list[tuple[str, int]]:
    """An ATX heading's text without the hashes that close it."""
    text = line.text[line.offset :].rstrip(" \t")
    bare = text.rstrip("#")
    if bare != text and (not bare or bare[-1] in " \t"):
        text = bare.rstrip(" \t")
    return [(text, line.source + line.offset)]
