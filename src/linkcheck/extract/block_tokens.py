"""The tree of blocks as markdown-it-py's tokens."""

from collections.abc import Iterator

from markdown_it.token import Token

from linkcheck.extract.block_tree import Block, Kind, walk

_NAMES = {
    Kind.QUOTE: ("blockquote", "blockquote"),
    Kind.ITEM: ("list_item", "li"),
    Kind.TABLE: ("table", "table"),
    Kind.ROW: ("tr", "tr"),
}


def block_tokens(root: Block) -> list[Token]:
    """The tokens of the document, footnotes where they are defined; what has no content yet is an `inline` token."""
    found: list[Token] = []
    level = 0
    for block, entering in walk(root):
        if block is root:
            continue
        for token in _enter(block) if entering else _leave(block):
            level -= token.nesting < 0
            token.level, token.block = level, True
            level += token.nesting > 0
            if token.nesting >= 0:
                token.map = [block.line, block.end]
            found.append(token)
    return found


def _enter(block: Block) -> Iterator[Token]:
    match block.kind:
        case Kind.PARAGRAPH:
            yield Token("paragraph_open", "p", 1, hidden=_is_bare(block))
            yield _inline_token(block)
        case Kind.HEADING:
            yield Token("heading_open", f"h{block.level}", 1)
            yield _inline_token(block)
        case Kind.CELL:
            yield Token(*_cell_tag(block, "open"), 1, attrs=_cell_attributes(block))
            yield _inline_token(block)
        case Kind.CODE:
            yield _code_token(block)
        case Kind.HTML:
            yield Token("html_block", "", 0, content=block.text, meta={"spans": block.spans})
        case Kind.RULE:
            yield Token("hr", "hr", 0)
        case Kind.LIST:
            start = block.marker.start if block.marker else 1
            yield Token(
                *_list_tag(block, "open"), 1, attrs={"start": start} if _is_ordered(block) and start != 1 else {}
            )
        case Kind.FOOTNOTE:
            yield Token("footnote_open", "", 1, meta={"label": block.label})
        case Kind.ROW:
            if _is_header(block):
                yield Token("thead_open", "thead", 1)
            elif block.parent and block is block.parent.children[1]:
                yield Token("tbody_open", "tbody", 1)
            yield Token("tr_open", "tr", 1)
        case _:
            name, tag = _NAMES[block.kind]
            yield Token(name + "_open", tag, 1, meta={} if block.task is None else {"task": block.task})


def _leave(block: Block) -> Iterator[Token]:
    match block.kind:
        case Kind.CODE | Kind.HTML | Kind.RULE:
            return
        case Kind.PARAGRAPH:
            if block.parent and block.parent.kind is Kind.FOOTNOTE and block is block.parent.children[-1]:
                yield Token("footnote_anchor", "", 0, meta={"label": block.parent.label, "alone": False})
            yield Token("paragraph_close", "p", -1, hidden=_is_bare(block))
        case Kind.HEADING:
            yield Token("heading_close", f"h{block.level}", -1)
        case Kind.CELL:
            yield Token(*_cell_tag(block, "close"), -1)
        case Kind.LIST:
            yield Token(*_list_tag(block, "close"), -1)
        case Kind.FOOTNOTE:
            if not block.children or block.children[-1].kind is not Kind.PARAGRAPH:
                yield Token("footnote_anchor", "", 0, meta={"label": block.label, "alone": True})
            yield Token("footnote_close", "", -1)
        case Kind.ROW:
            yield Token("tr_close", "tr", -1)
            if _is_header(block):
                yield Token("thead_close", "thead", -1)
        case _:
            if block.kind is Kind.TABLE and len(block.children) > 1:
                yield Token("tbody_close", "tbody", -1)
            name, tag = _NAMES[block.kind]
            yield Token(name + "_close", tag, -1)


def _inline_token(block: Block) -> Token:
    spans = block.spans
    block.inline = Token("inline", "", 0, content=spans.text, children=[], meta={"spans": spans})
    return block.inline


def _code_token(block: Block) -> Token:
    if block.fence:
        info, _, body = block.text.partition("\n")
        return Token("fence", "code", 0, info=info, content=body, markup=block.fence[0] * block.fence[1])
    return Token("code_block", "code", 0, content=_without_blank_lines(block.text))


def _without_blank_lines(code: str) -> str:
    """Indented code ends with its last line that is not blank."""
    end = len(code.rstrip(" \t\n"))
    return code[: code.find("\n", end)] + "\n"


def _is_header(row: Block) -> bool:
    return row.parent is not None and row is row.parent.children[0]


def _cell_tag(cell: Block, side: str) -> tuple[str, str]:
    tag = "th" if cell.parent and _is_header(cell.parent) else "td"
    return f"{tag}_{side}", tag


def _cell_attributes(cell: Block) -> dict[str, str | int | float]:
    row = cell.parent
    table = row.parent if row else None
    if row is None or table is None:
        return {}
    align = table.alignments[next(i for i, sibling in enumerate(row.children) if sibling is cell)]
    return {"align": align} if align else {}


def _is_bare(paragraph: Block) -> bool:
    """Whether it stands in a tight list and gets no `<p>`."""
    item = paragraph.parent
    return bool(item and item.parent and item.parent.kind is Kind.LIST and item.parent.tight)


def _is_ordered(block: Block) -> bool:
    return block.marker is not None and block.marker.style in ".)"


def _list_attributes(block: Block) -> dict[str, str | int | float]:
    start = block.marker.start if block.marker and _is_ordered(block) else 1
    return {} if start == 1 else {"start": start}


def _list_tag(block: Block, side: str) -> tuple[str, str]:
    return (f"ordered_list_{side}", "ol") if _is_ordered(block) else (f"bullet_list_{side}", "ul")
