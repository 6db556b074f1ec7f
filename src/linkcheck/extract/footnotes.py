"""Footnotes: numbered by their first mark, rendered at the end, left out when nothing marks them."""

from markdown_it.token import Token

from linkcheck.extract.destinations import fold_label
from linkcheck.extract.nodes import contained
from linkcheck.extract.rendering import escape_text


class Footnotes:
    """The footnotes of a document and their marks."""

    def __init__(self) -> None:
        self._tokens: dict[str, list[Token]] = {}
        self._labels: dict[str, str] = {}
        self._marks: dict[str, int] = {}
        """Number of marks by folded label, in order of the first."""
        self._written: dict[str, int] = {}

    @property
    def are_marked(self) -> bool:
        """Whether any is rendered."""
        return bool(self._marks)

    def take_from(self, tokens: list[Token]) -> list[Token]:
        """Note the footnotes among a document's tokens; what is left without them."""
        stack: list[list[Token]] = [[]]
        for token in tokens:
            if token.type == "footnote_open":
                stack.append([])
            stack[-1].append(token)
            if token.type == "footnote_close":
                self._define(stack.pop())
        return stack[0]

    def _define(self, tokens: list[Token]) -> None:
        """The first of its label counts."""
        label: str = tokens[0].meta["label"]
        self._tokens.setdefault(fold_label(label), tokens)
        self._labels.setdefault(fold_label(label), label)

    def note_marks(self, tokens: list[Token]) -> None:
        """Count the marks among inline tokens."""
        for token in contained(tokens):
            if token.type == "footnote_ref":
                key = fold_label(token.content)
                self._marks[key] = self._marks.get(key, 0) + 1

    def tail(self) -> list[Token]:
        """The footnotes that have a mark, in order of their numbers."""
        if not self._marks:
            return []
        used = [token for label in self._marks for token in self._tokens[label]]
        return [Token("footnote_block_open", "", 1), *used, Token("footnote_block_close", "", -1)]

    def mark(self, label: str) -> str:
        """The markup of the next mark of a label."""
        key = fold_label(label)
        number = list(self._marks).index(key) + 1
        self._written[key] = nth = self._written.get(key, 0) + 1
        name = escape_text(self._labels[key])
        suffix = f"-{nth}" if nth > 1 else ""
        return (
            f'<sup class="footnote-ref"><a href="#fn-{name}" id="fnref-{name}{suffix}" data-footnote-ref>'
            f"{number}</a></sup>"
        )

    def backlinks(self, label: str) -> str:
        """The markup that leads back from a footnote to its marks."""
        key = fold_label(label)
        number = list(self._marks).index(key) + 1
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
