"""A list's text in, a `Document` out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from linkcheck.extract.anchors import anchors
from linkcheck.extract.findings.lint import lint_references, lint_urls
from linkcheck.extract.findings.not_links import lint_not_links
from linkcheck.extract.findings.unclosed import lint_unclosed, unclosed_block
from linkcheck.extract.findings.unlinked import lint_entries
from linkcheck.extract.markdown.front_matter import front_matter_end
from linkcheck.extract.pragmas import Remark, read_pragmas
from linkcheck.extract.readers.html import read_page
from linkcheck.extract.readers.markdown import Markdown
from linkcheck.extract.readers.plain_text import text_links, text_remarks
from linkcheck.extract.readers.reading import Found, Reading
from linkcheck.extract.text.source import Source
from linkcheck.model import Document, Finding, Link


def read_document(text: str, path: str, format: str) -> Document:  # noqa: A002 - the name is public
    """The document of a text in one of the formats."""
    with _collector_paused():
        return _extract(Source(text), path, format)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """All that is made is either kept or freed at once; looking it through for cycles is a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _extract(source: Source, path: str, format: str) -> Document:  # noqa: A002
    if format == "text":
        links = list(text_links(source, path))
        return _document(source, path, links, list(text_remarks(source)), [], frozenset())
    if format == "html":
        return _from_reading(source, path, read_page(source.text), [])
    markdown = Markdown(source, front_matter_end(source.lines))
    reading = markdown.read()
    reading.unclosed.extend(unclosed_block(markdown.root, source.text))
    findings = [
        *lint_references(markdown.references, source, path),
        *lint_entries(markdown.root, source, path),
        *lint_not_links(markdown.bracketed, source, path),
    ]
    markdown.discard()
    return _from_reading(source, path, reading, findings)


def _from_reading(source: Source, path: str, reading: Reading, findings: list[Finding]) -> Document:
    # Rendered order is document order but for footnotes, which are written at the end.
    found = sorted(reading.links, key=lambda link: link.anchor.start)
    links = [_link(link, source, path) for link in found]
    ids = frozenset(anchors(reading.headings) | set(reading.ids))
    findings += lint_unclosed(reading.unclosed, source, path)
    return _document(source, path, links, _remarks(reading, source), findings, ids)


def _document(
    source: Source,
    path: str,
    links: list[Link],
    remarks: list[Remark],
    findings: list[Finding],
    ids: frozenset[str],
) -> Document:
    ignores, bad = read_pragmas(remarks, source.lines, path)
    findings = sorted([*findings, *bad, *lint_urls(links)], key=lambda finding: (finding.line, finding.column))
    return Document(path=path, links=tuple(links), findings=tuple(findings), anchors=ids, ignores=tuple(ignores))


def _remarks(reading: Reading, source: Source) -> list[Remark]:
    remarks = []
    for text, start, end in sorted(reading.comments, key=lambda comment: comment[1]):
        line, column = source.place(start)
        remarks.append(Remark(text, line, column, source.place(end)[0]))
    return remarks


def _link(found: Found, source: Source, path: str) -> Link:
    anchor = found.anchor
    start, end = anchor.destination
    raw = source.text[start:end]
    line, column = source.place(start)
    target_line = target_column = None
    if anchor.bracket is not None:
        target_line, target_column = line, column
        line, column = source.place(anchor.bracket)
    return Link(
        url=anchor.url,
        # The same text twice is kept once: most addresses stand as they are written.
        raw=anchor.url if raw == anchor.url else raw,
        text=found.text,
        label=found.label,
        section=found.section,
        kind=anchor.kind,
        path=path,
        line=line,
        column=column,
        target_line=target_line,
        target_column=target_column,
    )
