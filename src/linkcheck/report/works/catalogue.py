"""The catalogue: what the lists recommend, by section, with who made it, when, and whether it is still there."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import msgspec

from linkcheck.model import Link, LinkRecord, PageKind, PageMetadata, Publication, Report, Verdict
from linkcheck.report.data import csv
from linkcheck.report.data.json import array
from linkcheck.report.options import ReportOptions
from linkcheck.report.text.sanitize import one_line


class CatalogueEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a list recommends."""

    title: str
    label: str
    url: str
    authors: tuple[str, ...]
    year: int | None
    published: str | None
    kind: PageKind
    stars: int | None
    archived: bool | None
    licence: str | None
    doi: str | None
    arxiv_id: str | None
    isbn: str | None
    site_name: str | None
    moved_to: str | None
    """Its address now, if it is not the listed URL any more."""
    archive_url: str | None
    """A copy of what is gone."""
    health: Verdict
    reason: str
    path: str
    section: tuple[str, ...]
    line: int
    sort_names: tuple[str, ...] = ()
    more_authors: bool = False
    publication: Publication = Publication()
    seen: date | None = None
    """When it was last found to be there."""


_FOR_CITATIONS = frozenset({"sort_names", "more_authors", "publication", "seen"})
"""What only BibTeX has: days of a run would make the tables of every run differ."""
COLUMNS = tuple(name for name in CatalogueEntry.__struct_fields__ if name not in _FOR_CITATIONS)


def entries(report: Report) -> tuple[CatalogueEntry, ...]:
    """Every place of every link of the web, in list order."""
    found = [
        ((link.path, link.line, link.column), _entry(link, record))
        for record in report.links
        if record.result.url.startswith(("https://", "http://"))
        for link in record.occurrences
    ]
    found.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in found)


def json_pieces(report: Report, options: ReportOptions) -> Iterator[str]:  # noqa: ARG001 - the same for everyone
    """Lists, their sections in order, their entries; a piece for each list."""
    yield '{\n  "schema": 1,\n  "lists": '
    yield from array({"path": path, "sections": list(_sections(found))} for path, found in _grouped(report))
    yield "\n}\n"


def csv_pieces(report: Report, options: ReportOptions) -> Iterator[str]:  # noqa: ARG001 - the same for everyone
    """One row an entry."""
    columns = [name for name in COLUMNS if name not in {"path", "section", "line"}]
    table = csv.CsvTable(["path", "section", "line", *columns])
    yield table.header()
    for entry in entries(report):
        yield table.row({name: _flat(getattr(entry, name)) for name in COLUMNS})


def _flat(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else value


def _grouped(report: Report) -> Iterator[tuple[str, list[CatalogueEntry]]]:
    for path, found in groupby(entries(report), key=lambda each: each.path):
        yield path, list(found)


def _sections(found: list[CatalogueEntry]) -> Iterator[dict[str, object]]:
    for section, inside in groupby(found, key=lambda each: each.section):
        plain = [
            {name: getattr(entry, name) for name in COLUMNS if name not in {"path", "section"}} for entry in inside
        ]
        yield {"section": section, "entries": plain}


def _entry(link: Link, record: LinkRecord) -> CatalogueEntry:
    page = record.history.page or _page(record)
    facts = page.repository if page else None
    moved = record.result.judgement.verdict is Verdict.MOVED
    label = one_line(link.label or link.text)
    published = one_line(page.published) if page and page.published else None
    return CatalogueEntry(
        title=one_line(page.title) if page and page.title else label,
        label=label,
        url=one_line(record.result.url),
        authors=tuple(filter(None, map(one_line, page.authors))) if page else (),
        year=_year(published),
        published=published,
        kind=page.kind if page else PageKind.PAGE,
        stars=facts.stars if facts else None,
        archived=facts.archived if facts else None,
        licence=_line((facts.licence if facts else None) or (page.licence if page else None)),
        doi=_line(page.doi if page else None),
        arxiv_id=_line(page.arxiv_id if page else None),
        isbn=_line(page.isbn if page else None),
        site_name=_line(page.site_name if page else None),
        moved_to=_line(record.result.judgement.suggested_url) if moved else None,
        archive_url=_line(record.history.archive_url),
        health=record.result.judgement.verdict,
        reason=one_line(record.result.judgement.reason),
        path=one_line(link.path),
        section=tuple(map(one_line, link.section)),
        line=link.line,
        sort_names=tuple(map(one_line, page.sort_names)) if page else (),
        more_authors=page.more_authors if page else False,
        publication=(page.publication if page else None) or Publication(),
        seen=_seen(record),
    )


def _seen(record: LinkRecord) -> date | None:
    """The day of the last answer that showed it."""
    if record.result.judgement.verdict in {Verdict.OK, Verdict.MOVED}:
        return record.result.checked_at.date()
    return record.history.last_ok.date() if record.history.last_ok else None


def _page(record: LinkRecord) -> PageMetadata | None:
    """The page as far as it is the thing: not an error page, and of a wall only what an open page says in its place."""
    page = record.result.evidence.description
    match record.result.judgement.verdict:
        case Verdict.OK | Verdict.MOVED:
            return page
        case Verdict.BLOCKED:
            return page if page and page.title else None
    return None


def _line(text: str | None) -> str | None:
    return one_line(text) if text else None


def _year(published: str | None) -> int | None:
    year = (published or "")[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None
