"""Where a work appeared, by citation tags and JSON-LD."""

import re
from collections.abc import Iterable

from linkcheck.metadata.markup.head import HtmlHead
from linkcheck.metadata.structured import citation, jsonld
from linkcheck.metadata.structured.schema_types import types
from linkcheck.model.pages.publication import Publication, PublicationForm
from linkcheck.model.text import TITLE, clean, fold

_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|conference|workshop|symposium|congress|tagungsband|konferenz|actes|conférence|congreso|atti)\b"
    r"|\bproc\.",
    re.IGNORECASE,
)
_MASTERS = re.compile(r"master|diplom|m\.?\s?sc\b|bachelor|lizenziat|licenciate|magister", re.IGNORECASE)
_THESIS = re.compile(r"thesis|dissertation|thèse|tesis|tese\b|tesi\b", re.IGNORECASE)
_OLD_ARXIV = re.compile(r"([a-z-]+(?:\.[A-Z]{2})?)/\d{7}", re.ASCII)
_SUBJECT = re.compile(r'"primary-subject"[^<>]{0,100}>[^<>]{0,200}\(([a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?)\)')


def publication(
    head: HtmlHead, node: jsonld.Node | None, text: str, *, arxiv_id: str | None, site: Iterable[str | None]
) -> Publication | None:
    """Journal, proceedings, publisher or university of the work on a page; None where there is none."""
    primary = _primary_class(text, arxiv_id) if arxiv_id else None
    if not head.scholarly and node is None:
        return Publication(primary_class=primary) if primary else None
    sites = {fold(name) for name in site if name}
    institution = _first(citation.citation(head, "dissertation_institution", "technical_report_institution"))
    form, container = _form(head, node, institution)
    found = Publication(
        form=form,
        container=container,
        publisher=_publisher(head, node, sites),
        institution=institution,
        volume=_first(citation.citation(head, "volume")),
        number=_first(citation.citation(head, "issue")),
        pages=_pages(head),
        primary_class=primary,
    )
    return None if found == Publication() else found


def _form(
    head: HtmlHead, node: jsonld.Node | None, institution: str | None
) -> tuple[PublicationForm | None, str | None]:
    if thesis := _thesis(head, node):
        return thesis, None
    if institution and citation.citation(head, "technical_report_institution"):
        return PublicationForm.REPORT, None
    if conference := _first(citation.citation(head, "conference_title", "conference", "inproceedings_title")):
        return PublicationForm.PROCEEDINGS, conference
    if journal := _first(citation.citation(head, "journal_title")) or _first(head.meta("prism.publicationname")):
        return (PublicationForm.PROCEEDINGS if _PROCEEDINGS.search(journal) else PublicationForm.ARTICLE), journal
    if book := _first(citation.citation(head, "inbook_title")):
        return (PublicationForm.PROCEEDINGS if _PROCEEDINGS.search(book) else PublicationForm.CHAPTER), book
    return _part(node)


def _part(node: jsonld.Node | None) -> tuple[PublicationForm | None, str | None]:
    """By the node's `isPartOf`: an issue is part of a volume, which is part of a journal."""
    if node is None or not {"scholarlyarticle", "medicalscholarlyarticle", "chapter"} & {*types(node)}:
        return None, None
    part = jsonld.first(node, "isPartOf")
    for _ in range(3):
        if isinstance(part, dict) and (above := jsonld.first(part, "isPartOf")):
            part = above
    name = clean(jsonld.text_of(part, "name"))
    if name is None:
        return None, None
    if _PROCEEDINGS.search(name):
        return PublicationForm.PROCEEDINGS, name
    return (PublicationForm.CHAPTER if "chapter" in types(node) else PublicationForm.ARTICLE), name


def _thesis(head: HtmlHead, node: jsonld.Node | None) -> PublicationForm | None:
    institution = citation.citation(head, "dissertation_institution", "dissertation_name")
    kinds = [*citation.dublin_core(head, "type"), *head.meta("eprints.type")]
    if not institution and not any(map(_THESIS.search, kinds)) and not (node and "thesis" in types(node)):
        return None
    degrees = [
        *institution,
        *kinds,
        *head.meta("eprints.thesis_type"),
        jsonld.text_of(jsonld.first(node, "inSupportOf")),
    ]
    masters = any(_MASTERS.search(degree) for degree in degrees if degree)
    return PublicationForm.MASTERS_THESIS if masters else PublicationForm.DOCTORAL_THESIS


def _publisher(head: HtmlHead, node: jsonld.Node | None, sites: set[str]) -> str | None:
    named = [*citation.citation(head, "publisher"), *citation.dublin_core(head, "publisher")]
    if node and {"book", "chapter"} & {*types(node)}:
        named.append(jsonld.text_of(jsonld.first(node, "publisher"), "name") or "")
    return _first(name for name in named if fold(name) not in sites)


def _pages(head: HtmlHead) -> str | None:
    first, last = (_first(citation.citation(head, f"{each}page")) for each in ("first", "last"))
    return f"{first}--{last}" if first and last and first != last else first


def _primary_class(text: str, arxiv_id: str) -> str | None:
    """The primary subject that arXiv's page shows, or the archive in an old id."""
    if match := _OLD_ARXIV.fullmatch(arxiv_id):
        return match[1]
    place = text.find('"primary-subject"')
    match = _SUBJECT.match(text, place) if place >= 0 else None
    return match[1] if match else None


def _first(values: Iterable[str]) -> str | None:
    return next((text for value in values if (text := clean(value, TITLE))), None)
