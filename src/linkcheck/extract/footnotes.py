"""Footnotes: numbered by their first mark, rendered at the end, left out when nothing marks them."""

from collections.abc import Sequence

from linkcheck.extract.block_tree import Block
from linkcheck.extract.destinations import fold_label
from linkcheck.extract.nodes import Node, NodeKind
from linkcheck.extract.rendering import escape_text


class Footnotes:
    """The footnotes of a document and their marks."""

    def __init__(self) -> None:
        self._blocks: dict[str, Block] = {}
        self._marks: dict[str, int] = {}
        """Number of marks by folded label, in order of the first."""
        self._written: dict[str, int] = {}

    def define(self, block: Block) -> None:
        """A footnote; the first of its label counts."""
        self._blocks.setdefault(fold_label(block.label), block)

    def note_marks(self, nodes: Sequence[Node]) -> None:
        """Count the marks among inline nodes."""
        for node in nodes:
            if node.kind == NodeKind.FOOTNOTE:
                label = fold_label(node.text)
                self._marks[label] = self._marks.get(label, 0) + 1

    def used(self) -> list[Block]:
        """The footnotes that have a mark, in order of their numbers."""
        return [self._blocks[label] for label in self._marks]

    def mark(self, label: str) -> str:
        """The markup of the next mark of a label."""
        key = fold_label(label)
        number = list(self._marks).index(key) + 1
        self._written[key] = nth = self._written.get(key, 0) + 1
        name = escape_text(self._blocks[key].label)
        suffix = f"-{nth}" if nth > 1 else ""
        return (
            f'<sup class="footnote-ref"><a href="#fn-{name}" id="fnref-{name}{suffix}" data-footnote-ref>'
            f"{number}</a></sup>"
        )

    def backlinks(self, block: Block) -> str:
        """The markup that leads back from a footnote to its marks."""
        key = fold_label(block.label)
        number = list(self._marks).index(key) + 1
        name = escape_text(block.label)
        links = []
        for nth in range(1, self._marks[key] + 1):
            suffix = f"-{nth}" if nth > 1 else ""
            links.append(
                f'<a href="#fnref-{name}{suffix}" class="footnote-backref" data-footnote-backref '
                f'data-footnote-backref-idx="{number}{suffix}" aria-label="Back to reference {number}{suffix}">↩'
                + (f'<sup class="footnote-ref">{nth}</sup>' if nth > 1 else "")
                + "</a>"
            )
        return " ".join(links)
