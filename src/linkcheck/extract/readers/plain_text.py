"""Plain text: one URL a line with `#` comments, or prose with bare URLs.

RFC 3986, appendix C: an address in plain text is delimited by white space, double quotes or angle brackets. Writers use
other quotes and brackets too, and none of them is part of an address unless it was opened inside.
"""

import re
from collections.abc import Iterator

import msgspec

from linkcheck.extract.inline.autolinks import START, bare_url, bare_www, trim
from linkcheck.extract.pragmas import Remark
from linkcheck.extract.readers.parts import Parts
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Link, LinkKind

_NO_HOST = ("www", "www.")
"""What is left of a `www.` that nothing follows."""
_ENTRY = re.compile(r"[ \t]*((?:[A-Za-z][A-Za-z0-9+.-]*:|www\.)[^\s\0]+)[ \t]*(?:[ \t]#[ \t]*(.*))?\Z")
_WEB_ENTRY = re.compile(r"[ \t]*<?(?:https?://\w|www\.\w)", re.IGNORECASE)
_LIST_SHARE = 0.5
_REMARK = re.compile(r"[ \t]*#+[ \t]*(.*)\Z")
_PRAGMA_BEHIND = re.compile(r"[ \t]#[ \t]*(linkcheck[ \t]*:.*)\Z", re.IGNORECASE)
"""In prose a `#` begins no comment, unless it is one for linkcheck."""
_START = re.compile(START)
_DELIMITER = re.compile(r'[<>"`«»‹›“”„「」『』【】《》〈〉（）。，、；：！？\s]|&(?:[lg]t|quot|apos|#39);')
"""A space of any script, and marks of HTML that was escaped."""
_MARKS_BEHIND = "…’|—–"
_OPENING = {"]": "[", "}": "{"}
_MOST_MARKS = 20
"""Looked at behind one address; a thousand would take a thousand times as long."""
_LONGEST_LABEL = 200
_EDGES = " \t:-–—|*•>(,"


def read(source: SourceText, path: str) -> Parts:
    """The links and comments of a text; it has no anchors."""
    links = list(text_links(source, path))
    if not _is_list(source):
        links = [msgspec.structs.replace(link, is_mention=True) for link in links]
    return Parts(links, list(text_remarks(source)), [], frozenset())


def _is_list(source: SourceText) -> bool:
    """Whether most lines are addresses of the web; else the file is prose, or data for a program."""
    lines = [line for line in source.lines if line.strip() and not _REMARK.match(line)]
    return sum(_WEB_ENTRY.match(line) is not None for line in lines) >= _LIST_SHARE * len(lines)


def text_links(source: SourceText, path: str) -> Iterator[Link]:
    """The links of all lines. A label is what stands before the URL, or the comment above it."""
    above = ""
    for number, line in enumerate(source.lines):
        if remark := _REMARK.match(line):
            above = remark[1].strip()
        elif not line.strip():
            above = ""
        elif entry := _ENTRY.match(line):
            raw = line[entry.start(1) : _end(line, entry.start(1), entry.end(1))]
            yield _link(raw, (entry[2] or "").strip() or above, path, number, entry.start(1))
        else:
            before = 0
            for start, end in _bare(line.replace("\0", " ")):
                lead = line[max(before, start - _LONGEST_LABEL) : start].strip(_EDGES)
                before = end
                yield _link(line[start:end], lead or above, path, number, start, is_mention=True)


def text_remarks(source: SourceText) -> Iterator[Remark]:
    """The `#` comments, beside URLs too."""
    for number, line in enumerate(source.lines, 1):
        match = _REMARK.match(line) or _ENTRY.match(line) or _PRAGMA_BEHIND.search(line)
        text = match[match.re.groups] if match else None
        if match and text:
            yield Remark(text, number, match.start(match.re.groups) + 1, number)


def _bare(line: str) -> Iterator[tuple[int, int]]:
    position = 0
    while match := _START.search(line, position):
        position = match.end()
        if match[0] == ":":
            found = bare_url(line, match.start())
        else:
            end = bare_www(line, match.start())
            found = None if end is None else (match.start(), end)
        if found is not None:
            start, position = found
            end = _end(line, start, position, in_prose=True)
            if line[start:end] not in _NO_HOST:
                yield start, end


def _end(line: str, start: int, end: int, *, in_prose: bool = False) -> int:
    """Where an address ends that ends at `end` at the latest: without the marks that close what stands around it."""
    delimiter = _DELIMITER.search(line, start, end)
    end = delimiter.start() if delimiter else end
    for _ in range(_MOST_MARKS):
        before = end
        if line[end - 1] in _MARKS_BEHIND or _closes_nothing(line, start, end):
            end -= 1
        elif in_prose:
            end = trim(line, start, end)
        if end == before:
            break
    return end


def _closes_nothing(line: str, start: int, end: int) -> bool:
    """Whether an address ends with a bracket that was not opened inside."""
    last = line[end - 1]
    return last in _OPENING and line.count(_OPENING[last], start, end) < line.count(last, start, end)


def _link(raw: str, label: str, path: str, line: int, column: int, *, is_mention: bool = False) -> Link:
    return Link(
        url="http://" + raw if raw.startswith("www.") else raw,
        raw=raw,
        text=raw,
        label=label or raw,
        kind=LinkKind.BARE,
        path=path,
        line=line + 1,
        column=column + 1,
        is_mention=is_mention,
    )
