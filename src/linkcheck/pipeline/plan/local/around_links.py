"""What stands around a link and says that it is none: code, formulas and commands of programs."""

import re
from functools import lru_cache
from itertools import takewhile

from linkcheck.model import Link
from linkcheck.pipeline.plan.local.repository_files import lines_in
from linkcheck.urls import Destination

_SHOWN = r"highlight|code(?:block|fence)?s?(?:-[\w-]+)?|prism|mermaid|katex"
_CODE = re.compile(
    r"\{%-?\s*(?:(?P<begins>highlight|codeblock|set(?=\s+\w+\s*-?%\}))|end(?P<ends>highlight|codeblock|set))\b"
    rf"|\{{\{{[<%]\s*(?:(?P<opens>{_SHOWN})(?=[\s>%])|/\s*(?P<closes>{_SHOWN})\s*[>%]\}}\}})",
    re.IGNORECASE,
)
"""Blocks of Liquid and Nunjucks, and shortcodes of Hugo, of which some have no end."""
_EMBEDDED = re.compile(r"@\[[\w -]+\]\(<?\Z|\[(?:video|audio|youtube|vimeo|embed):[^\[\]]+\]\(<?\Z")
_REFERENCE = re.compile(r"\S\]\[[^\[\]]+\]\(\Z")
_WORD = re.compile(r"[^/.#]+\Z")
_BEHIND = 1_000
"""Characters that are looked at before a destination: a line may hold a whole list."""
_LONGEST_FORMULA = 50
"""Lines of it."""
_FORMULA = re.compile(r"(?<![\\$\w])\$(?![\s$])(?:(?!\]\()[^$\n]){0,999}(?<![\s\\$])\$(?![\w$])")
"""Within a line, as GitHub and others take it; `$5 and $6` are none, and what has a link inside is none either."""


def is_by_line(link: Link, place: Destination, text: str) -> bool:
    """Whether what stands around a link to another page or place says that it is none."""
    if is_shown_as_text(link, text) or is_in_formula(link.line, link.column, text):
        return True
    # `[the opcode][op ctv](CTV)` is a reference where the page that takes it in defines it.
    return _WORD.match(place.file) is not None and _is_behind(_REFERENCE, link, text)


def is_shown_as_text(link: Link, text: str) -> bool:
    """Whether a program shows a link as code, or puts something else in its place.

    `@[youtube](QH2-TGUlwu4)` and `[video:vimeo/906101866]()` are videos.
    """
    return link.line in code_lines(text) or _is_behind(_EMBEDDED, link, text)


@lru_cache(maxsize=8)
def code_lines(text: str) -> frozenset[int]:
    """The lines in blocks of code that a program shows: `{% highlight … %}`, `{% set example %}`, `{{< code >}}`."""
    lines, opening = set[int](), None
    for mark in _CODE.finditer(text):
        if mark["begins"] or mark["opens"]:
            opening = mark
        elif opening is not None and _ends(mark, opening):
            lines.update(_between(opening, mark.start(), text))
            opening = None
    if opening is not None and opening["begins"]:
        lines.update(_between(opening, len(text), text))
    return frozenset(lines)


def _ends(mark: re.Match[str], opening: re.Match[str]) -> bool:
    return (mark["ends"], mark["closes"]) == (opening["begins"], opening["opens"])


def _between(opening: re.Match[str], end: int, text: str) -> range:
    first = text.count("\n", 0, opening.end()) + 2
    return range(first, first + text.count("\n", opening.end(), end))


def _is_behind(pattern: re.Pattern[str], link: Link, text: str) -> bool:
    """Whether what stands before a destination on its line ends as a pattern says."""
    lines = lines_in(text)
    before = link.column - 1
    return link.line <= len(lines) and bool(pattern.search(lines[link.line - 1][max(before - _BEHIND, 0) : before]))


def is_in_formula(line: int, column: int, text: str) -> bool:
    """Whether a place is in a formula, between `$$` or within a line between `$`, which GitHub sets as mathematics."""
    if "$" not in text:
        return False
    lines = lines_in(text)
    own = lines[line - 1] if line <= len(lines) else ""
    start = max(column - 1 - _BEHIND, 0)
    near = own[start : column + _BEHIND]
    if any(found.start() < column - 1 - start < found.end() for found in _FORMULA.finditer(near)):
        return True
    if "$$" not in text:
        return False
    above = takewhile(str.strip, reversed(lines[max(line - 1 - _LONGEST_FORMULA, 0) : line - 1]))
    below = takewhile(str.strip, lines[line : line + _LONGEST_FORMULA])
    before = "\n".join((*above, own[: column - 1]))
    return before.count("$$") % 2 == 1 and "$$" in "\n".join((own[column - 1 :], *below))
