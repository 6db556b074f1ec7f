"""Plain text: one URL a line with `#` comments, or prose with bare URLs."""

import re
from collections.abc import Iterator

from linkcheck.extract.inline.autolinks import START, bare_url, bare_www
from linkcheck.extract.pragmas import Remark
from linkcheck.extract.source import Source
from linkcheck.model import Link, LinkKind

_ENTRY = re.compile(r"[ \t]*((?:[A-Za-z][A-Za-z0-9+.-]*:|www\.)[^\s\0]+)[ \t]*(?:[ \t]#[ \t]*(.*))?\Z")
_REMARK = re.compile(r"[ \t]*#+[ \t]*(.*)\Z")
_START = re.compile(START)
_EDGES = " \t:-–—|*•>(,"


def text_links(source: Source, path: str) -> Iterator[Link]:
    """The links of all lines. A label is what stands beside the URL, or the comment above it."""
    above = ""
    for number, line in enumerate(source.lines):
        if remark := _REMARK.match(line):
            above = remark[1].strip()
        elif not line.strip():
            above = ""
        elif entry := _ENTRY.match(line):
            yield _link(entry[1], (entry[2] or "").strip() or above, path, number, entry.start(1))
        else:
            for start, end in _bare(line.replace("\0", " ")):
                lead = line[:start].strip(_EDGES)
                yield _link(line[start:end], lead or above, path, number, start)


def text_remarks(source: Source) -> Iterator[Remark]:
    """The `#` comments, beside URLs too."""
    for number, line in enumerate(source.lines, 1):
        match = _REMARK.match(line) or _ENTRY.match(line)
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
            yield found
            position = found[1]


def _link(raw: str, label: str, path: str, line: int, column: int) -> Link:
    return Link(
        url="http://" + raw if raw.startswith("www.") else raw,
        raw=raw,
        text=raw,
        label=label or raw,
        kind=LinkKind.BARE,
        path=path,
        line=line + 1,
        column=column + 1,
    )
