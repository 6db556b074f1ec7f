"""Entries without any link, where their siblings have one.

Two shapes of entry are known: an item of a list in which other items begin with their link, if it begins like a title
(in emphasis, or with one in quotes); and a paragraph all in bold with a list below. Anything vaguer would flood the
report with sentences that were never meant to be links.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from linkcheck.extract.inline.nodes import contained
from linkcheck.extract.markdown.block_tree import Block, Kind, walk
from linkcheck.extract.text.source import Source
from linkcheck.model import Finding, Severity

_QUOTED_TITLE = re.compile(r"[^\"“”.:;]{0,40}[\"“][^\"“”]{4,}[\"”]")
_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_ENOUGH = 2
_TITLE_LENGTH = 120
_QUOTED = re.compile(r"[\"'“„«].+[\"'”“»]")


def lint_entries(root: Block, source: Source, path: str) -> Iterator[Finding]:
    """A note for each such entry."""
    lists, linked = _survey(root)
    for block in _unlinked_items(lists, linked) + _unlinked_paragraphs(root, linked):
        title = _text(block)
        line, column = source.place(block.parts[0][1])
        shown = title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"
        yield Finding(
            reason="unlinked-entry",
            severity=Severity.NOTE,
            message=f"{_quoted(shown)} has no link, though its neighbours do: add one if there is one.",
            path=path,
            line=line,
            column=column,
            label=shown,
        )


def _quoted(title: str) -> str:
    return title if _QUOTED.fullmatch(title) else f"“{title}”"


def _survey(root: Block) -> tuple[list[Block], set[Block]]:
    """All lists, inner ones first, and all blocks that hold a link at any depth."""
    lists: list[Block] = []
    linked: set[Block] = set()
    for block, entering in walk(root):
        if entering:
            continue
        if block.kind is Kind.LIST:
            lists.append(block)
        elif (block.tokens or block.kind is Kind.HTML) and _has_link(block):
            holder: Block | None = block
            while holder is not None and holder not in linked:
                linked.add(holder)
                holder = holder.parent
    return lists, linked


def _has_link(block: Block) -> bool:
    if block.kind is Kind.HTML:
        return bool(_LINK_TAG.search(block.text))
    return any(
        token.type == "link_open"
        or token.meta.get("holds_link")
        or (token.type == "html_inline" and _LINK_TAG.match(token.content))
        for token in block.tokens
    )


def _unlinked_items(lists: list[Block], linked: set[Block]) -> list[Block]:
    found: list[Block] = []
    for block in lists:
        bare = [item.children[0] for item in block.children if item.children and item not in linked]
        if bare and sum(_begins_with_link(item.children[0]) for item in block.children if item in linked) >= _ENOUGH:
            found += filter(_is_title, bare)
    return found


def _unlinked_paragraphs(root: Block, linked: set[Block]) -> list[Block]:
    entries = [
        (name, bullets)
        for name, bullets in zip(root.children, root.children[1:], strict=False)
        if bullets.kind is Kind.LIST and name.kind is Kind.PARAGRAPH and _is_bold(name)
    ]
    bare = [name for name, bullets in entries if name not in linked and bullets not in linked]
    return bare if len(entries) - len(bare) >= _ENOUGH else []


def _visible(block: Block) -> Sequence[Token]:
    return [token for token in block.tokens if token.content.strip() or token.nesting or token.type == "image"]


def _begins_with_link(block: Block) -> bool:
    tokens = _visible(block)
    return bool(tokens) and tokens[0].type == "link_open"


def _is_title(block: Block) -> bool:
    tokens = _visible(block)
    if block.kind is not Kind.PARAGRAPH or not tokens:
        return False
    return tokens[0].type in ("em_open", "strong_open", "s_open") or bool(_QUOTED_TITLE.match(_text(block)))


def _is_bold(block: Block) -> bool:
    """Whether one `**…**` holds the whole paragraph."""
    tokens = _visible(block)
    return len(tokens) > 1 and tokens[0].type == "strong_open" and tokens[-1].type == "strong_close"


def _text(block: Block) -> str:
    shown = (
        "\n" if token.tag == "br" else token.content for token in contained(block.tokens) if token.type != "html_inline"
    )
    return " ".join("".join(shown).split())
