"""Block structure: markdown-it-py's tokens, with each content aligned with the source."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from linkcheck.extract.source import Source
from linkcheck.extract.spans import Spans

_NESTING = 250


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").disable("reference")
    return parser.use(footnote_plugin, inline=False, move_to_end=False)


_PARSER = _make_parser()


def parse_blocks(source: Source, first_line: int) -> list[Token]:
    """Tokens from `first_line` on; those with content have `meta["spans"]`."""
    lines = [""] * first_line + source.lines[first_line:]
    text = "\n".join(lines).replace("\0", "\ufffd")
    tokens: list[Token] = []
    _PARSER.block.parse(text, _PARSER, {}, tokens)
    _align(tokens, source)
    return tokens


def _align(tokens: Sequence[Token], source: Source) -> None:
    cursor: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.type not in {"inline", "html_block"} or token.map is None:
            continue
        before = tokens[index - 1].type if index else ""
        if before in {"th_open", "td_open"}:
            spans = _cell(token, source, cursor)
        elif before == "heading_open" and tokens[index - 1].markup.startswith("#"):
            line = token.map[0]
            spans = Spans([(token.content, source.offsets[line] + source.lines[line].rfind(token.content))])
        else:
            spans = _lines(token, source, strip=token.type == "inline")
        token.meta["spans"] = spans


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _lines(token: Token, source: Source, *, strip: bool) -> Spans:
    """Each content line is the end of its source line: prefixes and tabs fall away when aligning from the right."""
    parts: list[tuple[str, int]] = []
    for index, text in enumerate(token.content.split("\n")):
        line = min(_first_line(token) + index, len(source.lines) - 1)
        content = text.lstrip(" \t") if strip else text
        original = source.lines[line].rstrip(" \t")
        offset = source.offsets[line] + len(original) - len(content.rstrip(" \t"))
        if index:
            parts.append(("\n", source.offsets[line] - 1))
        parts.append((content, offset))
    return Spans(parts)


def _cell(token: Token, source: Source, cursor: dict[int, int]) -> Spans:
    line = _first_line(token)
    written = token.content.replace("|", "\\|")
    start = source.lines[line].find(written, cursor.get(line, 0))
    cursor[line] = start + len(written)
    parts = []
    position = source.offsets[line] + start
    for index, piece in enumerate(token.content.split("|")):
        if index:
            parts.append(("|", position + 1))
            position += 2
        parts.append((piece, position))
        position += len(piece)
    return Spans(parts)
