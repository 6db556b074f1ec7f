"""Markdown in, rendering out."""

from linkcheck.extract.block_tree import Kind, walk
from linkcheck.extract.blocks import parse_blocks
from linkcheck.extract.definitions import References
from linkcheck.extract.footnotes import Footnotes
from linkcheck.extract.inline import parse_inline
from linkcheck.extract.rendering import Rendering
from linkcheck.extract.source import Source
from linkcheck.extract.writing import Writer

_WITH_INLINES = (Kind.PARAGRAPH, Kind.HEADING, Kind.CELL)


class Markdown:
    """A parsed document."""

    def __init__(self, source: Source, first_line: int) -> None:
        self.references = References(len(source.text.encode("utf-8", "surrogatepass")))
        self.root = parse_blocks(source, first_line, self.references)
        self.footnotes = Footnotes()
        for block, entering in walk(self.root):
            if block.kind is Kind.FOOTNOTE and not entering:
                self.footnotes.define(block)
            elif entering and block.kind in _WITH_INLINES and block.parts:
                block.nodes = parse_inline(block.spans, self.references)
                self.footnotes.note_marks(block.nodes)

    def render(self) -> Rendering:
        """The document as the renderer writes it."""
        rendering = Rendering()
        writer = Writer(rendering, self.footnotes)
        writer.write(self.root)
        used = self.footnotes.used()
        if used:
            rendering.write('<section class="footnotes" data-footnotes>\n<ol>\n')
            for block in used:
                writer.write(block)
            rendering.write("</ol>\n</section>\n")
        return rendering
