"""Blocks that never end and so take in the rest of the file: none of its links is seen or checked."""

import re
from collections.abc import Iterable, Iterator

from linkcheck.extract.findings.swallowed import holds_page_text
from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.markdown.prefixes import LAST_UNTIL_MARKER
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding, Severity

_OPENING_LENGTH = 20
_LOOSE_END = re.compile(r"</(?:pre|script|style|textarea)[ \t]+>", re.IGNORECASE)
_NO_FENCE_LINE = re.compile(r"^[ ]{0,3}(`{3,})(?!`)(?![^\n]*```)[^`\n]+`[^\n]*$", re.MULTILINE)
_FENCE_LINE = re.compile(r"^ {0,3}(?:`{3,}[^`\n]*|~{3,}.*)$", re.MULTILINE)


def unclosed_block(root: Block, text: str) -> list[int]:
    """The offset of the fence or HTML block that only the end of the document ends; none if it holds its own alone."""
    block = root
    while block.children:
        block = block.children[-1]
    is_marked = block.fence is not None or (block.kind is BlockKind.HTML and block.html_type <= LAST_UNTIL_MARKER)
    if block.ended or not is_marked or not holds_page_text(_behind_own(block.text.partition("\n")[2])):
        return []
    start = block.parts[0][1]
    if block.fence is None:
        return [text.index("<", start)]
    return [len(text[:start].rstrip(block.fence[0]))]


def _behind_own(text: str) -> str:
    """What comes behind an end tag that browsers take for one and GitHub does not; all of the text without any."""
    end = _LOOSE_END.search(text)
    return text[end.start() :] if end else text


def lint_unclosed(offsets: Iterable[int], source: SourceText, path: str) -> Iterator[Finding]:
    """A note for each line on which something begins that is never closed."""
    noted: set[int] = set()
    for offset in sorted(offsets):
        line, column = source.place(offset)
        if line in noted or _is_last(source.text, offset):
            continue
        noted.add(line)
        opening = _shown(source.lines[line - 1][column - 1 :].split(maxsplit=1)[0][:_OPENING_LENGTH])
        message = f"{opening} is never closed: it takes in the rest of the file, and no link there is read."
        yield _note(message, path, line, column)


def _shown(opening: str) -> str:
    """What begins a block, as code; a fence of back quotes stands out by itself, and more of them would mislead."""
    return f"The fence {opening}" if opening.startswith("`") else f"`{opening}`"


def _is_last(text: str, offset: int) -> bool:
    """Whether nothing comes after what begins there: neither on another line, nor another tag."""
    first, _, rest = text[offset + 1 :].partition("\n")
    return "<" not in first and not rest.strip()


def fence_in_html(blocks: Iterable[Block], start: int) -> int | None:
    """The offset of an opening fence that the HTML block above it took in, so that its closing one at `start` opens.

    An HTML block goes on to a blank line. Kramdown ends it at its last tag.
    """
    last = None
    for block in blocks:
        if block.kind is BlockKind.HTML and block.parts and block.parts[0][1] < start:
            fences = [*_FENCE_LINE.finditer(block.text)]
            if len(fences) % 2:
                last = block.spans.at(fences[-1].start())
    return last


def lint_fence_in_html(offset: int, closing: int, source: SourceText, path: str) -> Finding:
    """A note for the opening fence: what is wrong stands there, and not where the rest of the file is taken in."""
    message = (
        "GitHub takes this fence for a line of the HTML above it, so that the one on line "
        f"{source.place(closing)[0]} opens a block to the end of the file, and no link there is read: put a blank line "
        "before this one."
    )
    return _note(message, path, *source.place(offset))


def fence_that_is_none(blocks: Iterable[Block], start: int) -> int | None:
    """The offset of a line that was meant to open a fence, so that closing ones open others, to the one at `start`.

    A back quote behind those of a fence makes text of the line (CommonMark, 4.5): ```` ```sh title="the `x`" ````.
    """
    last = None
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and block.parts and block.parts[0][1] < start and "```" in block.text:
            for line in _NO_FENCE_LINE.finditer(block.text):
                last = block.spans.at(line.start(1))
    return last


def lint_fence_that_is_none(offset: int, closing: int, source: SourceText, path: str) -> Finding:
    """A note for the line that was meant for a fence: what is wrong stands there."""
    message = (
        "A fence with a back quote in its first line is none for GitHub, so that closing ones open others: the one on "
        f"line {source.place(closing)[0]} takes in the rest of the file, and no link there is read. Take the back "
        "quotes out."
    )
    return _note(message, path, *source.place(offset))


def _note(message: str, path: str, line: int, column: int) -> Finding:
    return Finding(
        reason="unclosed-block", severity=Severity.NOTE, message=message, path=path, line=line, column=column
    )
