"""A Markdown document: its blocks, their content, and the links of the page that GitHub renders from it."""

from collections.abc import Iterator

from markdown_it import MarkdownIt

from linkcheck.extract.findings.lint import lint_references
from linkcheck.extract.findings.not_links import lint_not_links, may_be_slip
from linkcheck.extract.findings.unclosed import (
    fence_in_html,
    fence_that_is_none,
    lint_fence_in_html,
    lint_fence_that_is_none,
    unclosed_block,
)
from linkcheck.extract.findings.unlinked import lint_entries
from linkcheck.extract.inline.inline import github_inline, parse_inline, plain_text
from linkcheck.extract.markdown.block_tree import Block, BlockKind, dissolve, in_order, walk
from linkcheck.extract.markdown.blocks import parse_blocks
from linkcheck.extract.markdown.definitions import References
from linkcheck.extract.markdown.footnotes import Footnotes
from linkcheck.extract.markdown.front_matter import front_matter_end
from linkcheck.extract.markdown.mdx import as_markdown, restore
from linkcheck.extract.readers.direct_page import DirectPage, NeedsHtmlError
from linkcheck.extract.readers.html import read_html
from linkcheck.extract.readers.parts import Parts, parts_of
from linkcheck.extract.readers.reading import Reading
from linkcheck.extract.readers.rendering import Rendering
from linkcheck.extract.readers.writing import PageWriter, Writer
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding

PARSER = MarkdownIt("commonmark").use(github_inline)
"""Used for what stands in a block. Upstream's block rules decide about a line from inside: see `blocks`."""


def read(source: SourceText, path: str) -> Parts:
    """The links, comments and anchors of a text as GitHub renders it, and what its brackets and entries get wrong."""
    first_line = front_matter_end(source.lines)
    mdx = as_markdown(source.text, source.line_start(first_line)) if path.lower().endswith(".mdx") else None
    markdown = Markdown(SourceText(mdx.text) if mdx else source, first_line, mdx=mdx is not None)
    reading = markdown.read()
    if mdx:
        restore((link.anchor for link in reading.links), source.text)
        reading.comments.extend(mdx.comments)
    unclosed = unclosed_block(markdown.root, source.text)
    misread = [*_misread_fences(markdown, unclosed, source, path)]
    if not misread:
        reading.unclosed.extend(unclosed)
    findings = [
        *misread,
        *lint_references(markdown.references, source, path),
        *lint_entries(markdown.root, markdown.blocks, source, path),
        *lint_not_links(markdown.bracketed, source, path),
    ]
    markdown.discard()
    return parts_of(reading, findings, source, path)


def _misread_fences(markdown: "Markdown", unclosed: list[int], source: SourceText, path: str) -> Iterator[Finding]:
    """A note for the opening fence that was not read as one, so that its closing one opens a block."""
    for start in unclosed:
        taken = fence_in_html(markdown.blocks, start)
        if taken is not None:
            yield lint_fence_in_html(taken, start, source, path)
            continue
        is_fence = source.text.startswith("```", start)
        no_fence = fence_that_is_none(markdown.blocks, start) if is_fence else None
        if no_fence is not None:
            yield lint_fence_that_is_none(no_fence, start, source, path)


class Markdown:
    """A parsed document."""

    def __init__(self, source: SourceText, first_line: int, *, mdx: bool = False) -> None:
        self.references = References(len(source.text.encode("utf-8", "surrogatepass")), has_nul="\0" in source.text)
        """Its definitions, and the look-ups of labels."""
        self.root = parse_blocks(source, first_line, self.references, mdx=mdx)
        """Its blocks as a tree; and all in order, each before what stands in it."""
        self.bracketed: list[Block] = []
        """Blocks with brackets that made no link, or with what else may be meant for one."""
        self._footnotes = Footnotes()
        self.blocks = in_order(self.root)
        for block in self.blocks:
            if block.kind in _HOLDING_INLINES:
                if block.parts:
                    self._parse(block)
            elif block.kind is BlockKind.HTML and "](" in block.text:
                self.bracketed.append(block)
        if self.references.footnotes:
            for block, entering in walk(self.root):
                if block.kind is BlockKind.FOOTNOTE and not entering:
                    self._footnotes.define(block)

    def _parse(self, block: Block) -> None:
        text = block.text
        plain = plain_text(text)
        if plain is not None:
            block.tokens = plain
            return
        plain_brackets = self.references.plain_brackets
        block.tokens = parse_inline(block.spans, self.references, PARSER)
        if self.references.plain_brackets > plain_brackets or may_be_slip(text):
            self.bracketed.append(block)
        if self.references.footnotes:
            self._footnotes.note_marks(block.tokens)

    def read(self) -> Reading:
        """The links, ids, headings and comments of the page."""
        if self._footnotes.are_marked:
            return read_html(self.render())
        page = DirectPage()
        try:
            self.write(page)
        except NeedsHtmlError:
            return read_html(self.render())
        return page.reading

    def render(self) -> Rendering:
        """The document as the renderer writes it."""
        rendering = Rendering()
        self.write(rendering)
        return rendering

    def write(self, page: PageWriter) -> None:
        """Write it to a page, once."""
        Writer(page, self._footnotes).write(self.root)

    def discard(self) -> None:
        """Free its memory at once; of no use afterwards."""
        dissolve(self.blocks)


_HOLDING_INLINES = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL))
