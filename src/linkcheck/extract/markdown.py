"""The Markdown parser: markdown-it-py with the rules by which GitHub's renderer differs from it."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from linkcheck.extract.block_tokens import block_tokens
from linkcheck.extract.block_tree import Block, dissolve
from linkcheck.extract.blocks import parse_blocks
from linkcheck.extract.definitions import References
from linkcheck.extract.footnotes import Footnotes
from linkcheck.extract.html_reading import read_html
from linkcheck.extract.inline import github_inline, parse_inline
from linkcheck.extract.reading import Reading
from linkcheck.extract.rendering import Rendering
from linkcheck.extract.source import Source
from linkcheck.extract.telling import NotTellableError, Telling
from linkcheck.extract.writing import Page, Writer


def github(md: MarkdownIt) -> None:
    """The plugin: Markdown as GitHub reads it, each token with its place.

    A text is parsed with `{"source": Source(text), "first_line": 0}` as its environment.
    """
    md.core.ruler.at("block", _blocks)
    md.core.ruler.at("inline", _inlines)
    md.core.ruler.push("footnote_tail", _footnotes)
    # Upstream turns CRLF into LF, which moves every place after it; `Source` knows where lines end.
    md.core.ruler.disable("normalize")
    # Nothing is left to join: places would be lost.
    md.core.ruler.disable("text_join")
    github_inline(md)


def _blocks(state: StateCore) -> None:
    """Upstream's block rules decide about a line from inside the innermost block; see `blocks`."""
    source: Source = state.env["source"]
    references = state.env["references"] = References(len(source.text.encode("utf-8", "surrogatepass")))
    root = state.env["root"] = parse_blocks(source, state.env["first_line"], references)
    state.tokens += block_tokens(root)


def _inlines(state: StateCore) -> None:
    """Upstream's rule hands a token's text alone to the inline rules; these need to know where it comes from."""
    footnotes = state.env["footnotes"] = Footnotes()
    for token in state.tokens:
        if token.type == "inline" and token.content:
            token.children = parse_inline(token.meta["spans"], state.env["references"], state.md, state.env)
            footnotes.note_marks(token.children)


def _footnotes(state: StateCore) -> None:
    """Footnotes that are marked go to the end, the others go."""
    footnotes: Footnotes = state.env["footnotes"]
    state.tokens = [*footnotes.take_from(state.tokens), *footnotes.tail()]


PARSER = MarkdownIt("commonmark").use(github)


class Markdown:
    """A parsed document."""

    def __init__(self, source: Source, first_line: int) -> None:
        env: EnvType = {"source": source, "first_line": first_line}
        self.tokens: list[Token] = PARSER.parse(source.text, env)
        self._env = env

    @property
    def references(self) -> References:
        """Its definitions, and what was asked of them."""
        found: References = self._env["references"]
        return found

    @property
    def root(self) -> Block:
        """Its blocks as a tree."""
        found: Block = self._env["root"]
        return found

    def discard(self) -> None:
        """Free its memory at once; of no use afterwards."""
        dissolve(self.root)
        self.tokens = []

    def read(self) -> Reading:
        """What a reader sees of it."""
        if self._footnotes.are_marked:
            return read_html(self.render())
        telling = Telling()
        try:
            self.write(telling)
        except NotTellableError:
            return read_html(self.render())
        return telling.reading

    def render(self) -> Rendering:
        """The document as the renderer writes it."""
        rendering = Rendering()
        self.write(rendering)
        return rendering

    def write(self, page: Page) -> None:
        """Write it to a page, once."""
        Writer(page, self._footnotes).write(self.tokens)

    @property
    def _footnotes(self) -> Footnotes:
        found: Footnotes = self._env["footnotes"]
        return found
