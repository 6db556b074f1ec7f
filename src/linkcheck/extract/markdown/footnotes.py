"""Footnotes: numbered by their first mark, rendered at the end, left out when nothing marks them."""

from collections.abc import Iterator, Sequence

from linkcheck.extract.inline.nodes import InlineToken, contained
from linkcheck.extract.labels import fold_label
from linkcheck.extract.markdown.block_tree import Block
from linkcheck.extract.readers.rendering import escape_text


class Footnotes:
    """The footnotes of a document and their marks."""

    def __init__(self) -> None:
        self._blocks: dict[str, Block] = {}
        """By folded label."""
        self._marks: dict[str, int] = {}
        """Number of marks by folded label, in order of the first."""
        self._numbers: dict[str, int] = {}
        self._written: dict[str, int] = {}

    @property
    def are_marked(self) -> bool:
        """Whether any is rendered."""
        return bool(self._marks)

    def define(self, block: Block) -> None:
        """Note a footnote that has come to its end. The first of its label counts."""
        self._blocks.setdefault(fold_label(block.label), block)

    def note_marks(self, tokens: Sequence[InlineToken]) -> None:
        """Count the marks among inline tokens."""
        for token in contained(tokens):
            if token.type == "footnote_ref":
                key = fold_label(token.content)
                self._marks[key] = self._marks.get(key, 0) + 1
                self._numbers.setdefault(key, len(self._marks))

    def marked(self) -> Iterator[Block]:
        """The footnotes that have a mark, in order of their numbers."""
        yield from (self._blocks[label] for label in self._marks)

    def mark(self, label: str) -> str:
        """The markup of the next mark of a label."""
        key = fold_label(label)
        number = self._numbers[key]
        self._written[key] = nth = self._written.get(key, 0) + 1
        name = escape_text(self._blocks[key].label)
        suffix = f"-{nth}" if nth > 1 else ""
        return (
            f'<sup class="footnote-ref"><a href="#fn-{name}" id="fnref-{name}{suffix}" data-footnote-ref>'
            f"{number}</a></sup>"
        )

    def backlinks(self, label: str) -> str:
        """The markup that leads back from a footnote to its marks."""
        key = fold_label(label)
        number = self._numbers[key]
        name = escape_text(label)
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
