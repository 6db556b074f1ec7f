"""Entries without any link, where their siblings have one.

Two shapes of entry are known: an item of a list in which other items begin with their link, if it begins like a title
(in emphasis, or with one in quotes); and a paragraph all in bold with a list below. Anything vaguer would flood the
report with sentences that were never meant to be links.
"""

import re
from collections.abc import Iterator, Sequence

from linkcheck.extract.block_tree import Block, Kind, walk
from linkcheck.extract.nodes import Node, NodeKind
from linkcheck.extract.source import Source
from linkcheck.model import Finding, Severity

_QUOTED_TITLE = re.compile(r"[^\"“”.:;]{0,40}[\"“][^\"“”]{4,}[\"”]")
_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_ENOUGH = 2
_TITLE_LENGTH = 120


def lint_entries(root: Block, source: Source, path: str) -> Iterator[Finding]:
    """A note for each such entry."""
    linked = _blocks_with_links(root)
    for block in _unlinked_items(root, linked) + _unlinked_paragraphs(root, linked):
        title = _text(block)
        line, column = source.place(block.parts[0][1])
        shown = title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"
        yield Finding(
            reason="unlinked-entry",
            severity=Severity.NOTE,
            message=f"“{shown}” has no link, though its neighbours do: add one if there is one.",
            path=path,
            line=line,
            column=column,
            label=shown,
        )


def _blocks_with_links(root: Block) -> set[int]:
    """The identities of all blocks that hold a link at any depth."""
    found: set[int] = set()
    for block, entering in walk(root):
        if not entering and (_has_link(block) or any(id(child) in found for child in block.children)):
            found.add(id(block))
    return found


def _has_link(block: Block) -> bool:
    if block.kind is Kind.HTML:
        return bool(_LINK_TAG.search(block.text))
    return any(
        node.kind == NodeKind.LINK or (node.kind == NodeKind.HTML and _LINK_TAG.match(node.text))
        for node in block.nodes
    )


def _unlinked_items(root: Block, linked: set[int]) -> list[Block]:
    found: list[Block] = []
    for block, entering in walk(root):
        if not entering or block.kind is not Kind.LIST:
            continue
        heads = [item.children[0] for item in block.children if item.children]
        if sum(map(_begins_with_link, heads)) >= _ENOUGH:
            found += [head for head in heads if head.parent and id(head.parent) not in linked and _is_title(head)]
    return found


def _unlinked_paragraphs(root: Block, linked: set[int]) -> list[Block]:
    entries = [
        (name, bullets)
        for name, bullets in zip(root.children, root.children[1:], strict=False)
        if bullets.kind is Kind.LIST and name.kind is Kind.PARAGRAPH and _is_bold(name)
    ]
    bare = [name for name, bullets in entries if id(name) not in linked and id(bullets) not in linked]
    return bare if len(entries) - len(bare) >= _ENOUGH else []


def _visible(block: Block) -> Sequence[Node]:
    return [node for node in block.nodes if node.text.strip() or node.opens or node.closes or node.anchor]


def _begins_with_link(block: Block) -> bool:
    nodes = _visible(block)
    return bool(nodes) and nodes[0].kind == NodeKind.LINK


def _is_title(block: Block) -> bool:
    nodes = _visible(block)
    if block.kind is not Kind.PARAGRAPH or not nodes:
        return False
    begins_emphasised = bool(nodes[0].opens) and not nodes[0].text.strip()
    return begins_emphasised or bool(_QUOTED_TITLE.match(_text(block)))


def _is_bold(block: Block) -> bool:
    """Whether one `**…**` holds the whole paragraph."""
    nodes = _visible(block)
    return len(nodes) > 1 and nodes[0].opens == ["strong"] and nodes[-1].closes == ["strong"] and not nodes[-1].text


def _text(block: Block) -> str:
    return " ".join("".join(node.text for node in block.nodes if node.kind != NodeKind.HTML).split())
