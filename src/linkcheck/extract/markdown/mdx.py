"""Comments of MDX, `{/* … */}`: JavaScript's in braces, in place of HTML's."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.extract.markdown.block_tree import Block, BlockKind, walk

_OPENING = re.compile(r"\{\s{0,20}/\*")
_CLOSING = re.compile(r"\*/\s{0,20}\}")
_SHOWN = re.compile(r"[^\s]")
_FILLER = "\u200b"
"""Has no width, ends no word and starts no block."""


class MdxComment(NamedTuple):
    """A comment; `start` and `end` enclose its braces."""

    text: str
    start: int
    end: int


def mdx_comments(text: str) -> list[MdxComment]:
    """All that looks like a comment, in code too."""
    return list(_scan(text))


def _scan(text: str) -> Iterator[MdxComment]:
    position = 0
    while (opening := _OPENING.search(text, position)) and (closing := _CLOSING.search(text, opening.end())):
        yield MdxComment(text[opening.end() : closing.start()], opening.start(), closing.end())
        position = closing.end()


def without(text: str, comments: Sequence[MdxComment]) -> str:
    """The text with nothing to see in place of the comments; all else keeps its place."""
    pieces, done = [], 0
    for comment in comments:
        pieces += [text[done : comment.start], _SHOWN.sub(_FILLER, text[comment.start : comment.end])]
        done = comment.end
    return "".join((*pieces, text[done:]))


def outside_code(comments: Sequence[MdxComment], root: Block, text: str) -> list[tuple[str, int, int]]:
    """The comments outside blocks of code and code spans, where a comment is an example."""
    if not comments:
        return []
    code = sorted(
        (block.parts[0][1], block.parts[-1][1] + len(block.parts[-1][0]))
        for block, entering in walk(root)
        if entering and block.kind is BlockKind.CODE and block.parts
    )
    return [(comment.text, comment.start, comment.end) for comment in comments if not _is_example(comment, code, text)]


def _is_example(comment: MdxComment, code: Sequence[tuple[int, int]], text: str) -> bool:
    if text[max(comment.start - 1, 0) : comment.start] == "`" == text[comment.end : comment.end + 1]:
        return True
    before = bisect_right(code, comment.start, key=lambda place: place[0]) - 1
    return before >= 0 and comment.start < code[before][1]
