"""The result of a reader, from which the document is made."""

import re
from typing import NamedTuple

from linkcheck.extract.anchors import anchors
from linkcheck.extract.findings.unclosed import lint_unclosed
from linkcheck.extract.pragmas import Remark
from linkcheck.extract.readers.reading import Found, Reading
from linkcheck.extract.text.data_addresses import KEPT, beginning
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding, Link

_CODE = re.compile(r"\w+\[[^\[\]\n]*\]\(\)\Z")
_CODE_LENGTH = 200


class Parts(NamedTuple):
    """The parts of a `Document`, before its comments are obeyed and its addresses linted."""

    links: list[Link]
    """In document order."""
    remarks: list[Remark]
    findings: list[Finding]
    anchors: frozenset[str]


def parts_of(reading: Reading, findings: list[Finding], source: SourceText, path: str) -> Parts:
    """The parts of a text that was read as a browser reads a page."""
    # Rendered order is document order but for footnotes, which are written at the end.
    found = sorted(reading.links, key=lambda link: link.anchor.start)
    links = [_link(link, source, path) for link in found]
    ids = frozenset(anchors(reading.headings) | set(reading.ids))
    return Parts(links, _remarks(reading, source), [*findings, *lint_unclosed(reading.unclosed, source, path)], ids)


def _remarks(reading: Reading, source: SourceText) -> list[Remark]:
    remarks = []
    for text, start, end in sorted(reading.comments, key=lambda comment: comment[1]):
        line, column = source.place(start)
        remarks.append(Remark(text, line, column, source.place(end)[0]))
    return remarks


def _link(found: Found, source: SourceText, path: str) -> Link:
    anchor = found.anchor
    start, end = anchor.destination
    url = beginning(anchor.url)
    # What is left out of an address is left out here too, so that this is still what stands in the source.
    raw = source.text[start : end if url == anchor.url else min(start + KEPT, end)]
    line, column = source.place(start)
    target_line = target_column = None
    if anchor.bracket is not None:
        target_line, target_column = line, column
        line, column = source.place(anchor.bracket)
    return Link(
        url=url,
        # The same text twice is kept once: most addresses stand as they are written.
        raw=url if raw == url else raw,
        text=beginning(found.text),
        label=beginning(found.label) if anchor.url else _label(found, source),
        section=found.section,
        kind=anchor.kind,
        path=path,
        line=line,
        column=column,
        target_line=target_line,
        target_column=target_column,
        is_mention=found.is_mention,
    )


def _label(found: Found, source: SourceText) -> str:
    """The label of a link without a destination, with the word that it is glued to: `Set[String]()` is code."""
    start, end = found.anchor.destination
    written = source.text[max(start - _CODE_LENGTH, 0) : end + 1]
    code = _CODE.search(written)
    return code[0] if code else found.label
