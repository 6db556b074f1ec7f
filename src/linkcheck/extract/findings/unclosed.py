"""Blocks that never end and so take in the rest of the file: none of its links is seen or checked."""

from collections.abc import Iterable, Iterator

from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.markdown.prefixes import LAST_UNTIL_MARKER
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding, Severity

_OPENING_LENGTH = 20


def unclosed_block(root: Block, text: str) -> list[int]:
    """The offset of the fence or HTML block that only the end of the document ends; none if nothing stands in it."""
    block = root
    while block.children:
        block = block.children[-1]
    is_marked = block.fence is not None or (block.kind is BlockKind.HTML and block.html_type <= LAST_UNTIL_MARKER)
    if block.ended or not is_marked or not block.text.partition("\n")[2].strip():
        return []
    start = block.parts[0][1]
    if block.fence is None:
        return [text.index("<", start)]
    return [len(text[:start].rstrip(block.fence[0]))]


def lint_unclosed(offsets: Iterable[int], source: SourceText, path: str) -> Iterator[Finding]:
    """A note for each line on which something begins that is never closed."""
    noted: set[int] = set()
    for offset in sorted(offsets):
        line, column = source.place(offset)
        if line in noted:
            continue
        noted.add(line)
        opening = source.lines[line - 1][column - 1 :].split(maxsplit=1)[0][:_OPENING_LENGTH]
        yield Finding(
            reason="unclosed-block",
            severity=Severity.NOTE,
            message=f"`{opening}` is never closed: it takes in the rest of the file, and no link there is read.",
            path=path,
            line=line,
            column=column,
        )
