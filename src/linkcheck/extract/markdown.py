"""Markdown in, rendering out."""

from collections.abc import Sequence

from markdown_it.token import Token

from linkcheck.extract.blocks import parse_blocks
from linkcheck.extract.definitions import References
from linkcheck.extract.inline import parse_inline
from linkcheck.extract.nodes import Node, NodeKind
from linkcheck.extract.rendering import Rendering
from linkcheck.extract.source import Source
from linkcheck.extract.spans import Spans


def render_markdown(source: Source, first_line: int) -> tuple[Rendering, References]:
    """The rendering of the lines from `first_line` on."""
    tokens = parse_blocks(source, first_line)
    references = References(len(source.text.encode()))
    contents = _contents(tokens, references)
    rendering = Rendering()
    for index, token in enumerate(tokens):
        if token.type == "inline":
            spans = contents.get(index)
            if spans is not None:
                render_nodes(parse_inline(spans, references), spans, rendering)
        elif token.type == "html_block":
            rendering.raw(token.meta["spans"])
        elif token.type in {"fence", "code_block"}:
            rendering.write("<pre><code>")
            rendering.text(token.content)
            rendering.write("</code></pre>\n")
        elif token.tag:
            rendering.write(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
    return rendering, references


def _contents(tokens: Sequence[Token], references: References) -> dict[int, Spans]:
    """Inline content by token, definitions taken off."""
    contents = {}
    for index, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            references.footnotes.add(token.meta["label"])
        if token.type != "inline":
            continue
        spans: Spans | None = token.meta["spans"]
        if spans is not None and tokens[index - 1].type == "paragraph_open":
            spans = references.take_from(spans)
        if spans is not None:
            contents[index] = spans
    return contents


def render_nodes(nodes: Sequence[Node], spans: Spans, rendering: Rendering) -> None:
    """Write inline nodes; an image's content is its alternative text."""
    alt: list[str] = []
    images: list[Node] = []
    for node in nodes:
        if node.kind == NodeKind.IMAGE:
            images.append(node)
        elif node.kind == NodeKind.IMAGE_END:
            image = images.pop()
            if not images and image.anchor:
                rendering.image(image.anchor, "".join(alt))
                alt = []
        elif images:
            alt.append(" " if node.kind in (NodeKind.BREAK, NodeKind.HARD_BREAK) else node.text)
        else:
            _render_node(node, spans, rendering)


def _render_node(node: Node, spans: Spans, rendering: Rendering) -> None:
    match node.kind:
        case NodeKind.TEXT | NodeKind.BREAK:
            rendering.text(node.text)
        case NodeKind.CODE:
            rendering.write("<code>")
            rendering.text(node.text)
            rendering.write("</code>")
        case NodeKind.HTML:
            rendering.raw(spans.cut(node.start, node.end))
        case NodeKind.HARD_BREAK:
            rendering.write("<br />\n")
        case NodeKind.LINK if node.anchor:
            rendering.link(node.anchor)
        case NodeKind.LINK_END:
            rendering.write("</a>")
