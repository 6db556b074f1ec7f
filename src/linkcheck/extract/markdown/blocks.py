"""Block structure, line by line, as GitHub's renderer finds it.

This stands in for markdown-it-py's core rule `block`: its block parser decides about a line from inside the innermost
rule, the renderer from the outermost container inwards, and where lazy continuation meets HTML, headings, definitions,
tables or footnotes the two disagree. It also recurses once per level. Here depth costs nothing and each slice knows its
place.
"""

from linkcheck.extract.labels import fold_label
from linkcheck.extract.markdown import block_starts as starts
from linkcheck.extract.markdown.block_tree import TEXTUAL, Block, BlockKind, Marker
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.markdown.line import Line
from linkcheck.extract.markdown.prefixes import CODE_INDENT, continues
from linkcheck.extract.markdown.table_blocks import add_row, open_table
from linkcheck.extract.markdown.tightness import is_tight, note_blank
from linkcheck.extract.text.source import SourceText

_MAX_DEPTH = 100
"""Containers that one line may open."""


def parse_blocks(source: SourceText, first_line: int, references: References) -> Block:
    """The document's tree; definitions go to `references`."""
    parser = _Parser(references)
    for number in range(first_line, len(source.lines)):
        text, offset = source.lines[number], source.offsets[number]
        # The mark is skipped but stays in the line, where it hides a task's box.
        mark = number == 0 and text.startswith("\ufeff")
        if number == len(source.lines) - 1 and not text:
            break
        parser.feed(Line(text.replace("\0", "\ufffd"), offset, number, int(mark)))
    parser.finish()
    return parser.root


class _Parser:
    def __init__(self, references: References) -> None:
        self.references = references
        self.root = self.current = Block(BlockKind.DOCUMENT, None, 0)

    def feed(self, line: Line) -> None:
        """Take one line."""
        matched, all_matched = self._match_open(line)
        if matched is None:
            return
        container = self._open_new(line, matched, all_matched=all_matched)
        self._add_text(line, container, matched)

    def finish(self) -> None:
        """Close everything."""
        while self.current is not self.root:
            self.current.ended = False
            self.current = self._close(self.current)

    def _match_open(self, line: Line) -> tuple[Block | None, bool]:
        """The innermost open block that the line continues; None when the line was a closing fence."""
        container = self.root
        while container.children and container.children[-1].is_open:
            child = container.children[-1]
            line.look()
            if child.kind is BlockKind.CODE and child.fence and self._closes_fence(line, child):
                self.current = self._close(child)
                return None, True
            if not continues(line, child):
                return container, False
            container = child
        return container, True

    @staticmethod
    def _closes_fence(line: Line, block: Block) -> bool:
        end = starts.FENCE_END.match(line.text, line.first) if line.indent < CODE_INDENT else None
        return bool(end and block.fence and end[1][0] == block.fence[0] and len(end[1]) >= block.fence[1])

    def _open_new(self, line: Line, container: Block, *, all_matched: bool) -> Block:
        maybe_lazy = self.current.kind is BlockKind.PARAGRAPH
        depth = 0
        while container.kind not in (BlockKind.CODE, BlockKind.HTML):
            depth += 1
            line.look()
            opened = self._open_one(line, container, all_matched=all_matched, maybe_lazy=maybe_lazy, depth=depth)
            if opened is None:
                break
            container = opened
            if container.kind in TEXTUAL:
                break
            maybe_lazy = False
        return container

    def _open_one(
        self, line: Line, container: Block, *, all_matched: bool, maybe_lazy: bool, depth: int
    ) -> Block | None:
        """The block that begins at the cursor, or None."""
        if line.indent >= CODE_INDENT:
            if maybe_lazy or line.blank:
                _tick(line, container)
                return None
            line.advance_columns(CODE_INDENT)
            return self._add(container, BlockKind.CODE, line)
        text, first = line.text, line.first
        in_paragraph = container.kind is BlockKind.PARAGRAPH
        character = line.peek(first)
        if character == ">":
            line.advance_to(first + 1)
            line.skip_space()
            return self._add(container, BlockKind.QUOTE, line)
        if character == "#" and (match := starts.ATX.match(text, first)):
            line.advance_to(match.end())
            heading = self._add(container, BlockKind.HEADING, line)
            heading.level = len(match[1])
            return heading
        if character in "`~" and (match := starts.FENCE.match(text, first)):
            return self._open_fence(line, container, match[1] or match[2])
        if character == "<" and (found := starts.html_type(text, first, in_paragraph=in_paragraph)):
            block = self._add(container, BlockKind.HTML, line)
            block.html_type = found
            return block
        if in_paragraph and character in "=-" and (match := starts.SETEXT.match(text, first)):
            return self._underline(line, container, match[1])
        if character in "*_-" and not (in_paragraph and not all_matched) and starts.RULE.match(text, first):
            line.advance_to(len(text))
            return self._add(container, BlockKind.RULE, line)
        if character == "[" and depth < _MAX_DEPTH and (match := starts.FOOTNOTE.match(text, first)):
            line.advance_to(match.end())
            block = self._add(container, BlockKind.FOOTNOTE, line)
            block.label = match[1]
            self.references.footnotes.add(fold_label(block.label))
            return block
        if depth < _MAX_DEPTH and (found_marker := starts.list_marker(text, first, in_paragraph=in_paragraph)):
            return self._open_item(line, container, *found_marker)
        return self._open_table(line, container)

    def _open_fence(self, line: Line, container: Block, fence: str) -> Block:
        indent = line.first - line.offset
        block = self._add(container, BlockKind.CODE, line)
        block.fence = (fence[0], min(len(fence), 255), indent)
        line.advance_to(line.first + len(fence))
        return block

    def _underline(self, line: Line, paragraph: Block, underline: str) -> Block:
        """A setext heading, if definitions leave anything to be one."""
        if self._take_definitions(paragraph):
            paragraph.kind = BlockKind.HEADING
            paragraph.level = 1 if underline[0] == "=" else 2
            line.advance_to(len(line.text))
        return paragraph

    def _open_item(self, line: Line, container: Block, marker: Marker, width: int) -> Block:
        indent = line.indent
        line.advance_to(line.first + width)
        saved = line.offset, line.column, line.split_tab
        while line.column - saved[1] <= 5 and line.peek(line.offset) in " \t":
            line.advance_columns(1)
        padding = line.column - saved[1]
        if not 1 <= padding < 5 or line.offset >= len(line.text):
            line.offset, line.column, line.split_tab = saved
            if padding > 0:
                line.advance_columns(1)
            padding = 1
        marker.padding = width + padding
        marker.indent = indent
        if container.kind is not BlockKind.LIST or container.marker is None or container.marker.style != marker.style:
            container = self._add(container, BlockKind.LIST, line)
            container.marker = marker
        item = self._add(container, BlockKind.ITEM, line)
        item.marker = marker
        return item

    def _open_table(self, line: Line, container: Block) -> Block | None:
        if container.kind is BlockKind.PARAGRAPH:
            return open_table(line, container)
        if container.kind is BlockKind.TABLE and not line.blank:
            return add_row(line, container)
        _tick(line, container)
        return None

    def _add(self, parent: Block, kind: BlockKind, line: Line) -> Block:
        while not parent.can_hold(kind):
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
        if not paragraph.parts or not paragraph.parts[0][0].startswith("["):
            return bool(paragraph.parts)
        left = self.references.take_from(paragraph.spans)
        paragraph.parts = left.parts if left else []
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
