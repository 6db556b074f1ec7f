"""A list's text in, a `Document` out."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from linkcheck.extract.findings.lint import lint_urls
from linkcheck.extract.pragmas import read_pragmas
from linkcheck.extract.readers.parts import Parts
from linkcheck.extract.text.source import SourceText
from linkcheck.formats import FORMATS
from linkcheck.model import Document


def read_document(text: str, path: str, format: str) -> Document:  # noqa: A002 - the name is public
    """The document of a text in one of the formats."""
    with _collector_paused():
        return _extract(SourceText(text), path, format)


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


def _extract(source: SourceText, path: str, format: str) -> Document:  # noqa: A002
    language = FORMATS[format]
    reader = import_module(f"linkcheck.extract.readers.{language.reader}")
    parts: Parts = reader.read(source, path)
    ignores, bad = read_pragmas(parts.remarks, source.lines, path, language.comment)
    findings = sorted(
        [*parts.findings, *bad, *lint_urls(parts.links)], key=lambda finding: (finding.line, finding.column)
    )
    return Document(
        path=path,
        links=tuple(parts.links),
        findings=tuple(findings),
        anchors=parts.anchors,
        ignores=tuple(ignores),
    )
