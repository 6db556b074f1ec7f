"""doi.org's citation records: metadata of a paper, and whether its DOI exists, also where the publisher blocks us."""

import re
from typing import Any
from urllib.parse import quote, unquote

from linkcheck.model import BodyExtent, PageKind, PageMetadata, Publication, PublicationForm, Request, Response
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import dig, items, json_of, title_fields
from linkcheck.providers.provider import When
from linkcheck.providers.single import Lookup, SingleProvider

_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/[^?#\s]{1,300})(?:[?#].*)?")
_PUBLISHER = re.compile(
    r"https?://[^/?#]+/(?:[a-z-]{1,20}/){0,3}(?:doi|article|chapter|book|content)/(?:(?:abs|abstract|full|pdf|epdf|pdfdirect|book|10\.1155/\d{4})/)?"
    r"(10\.\d{4,9}/[^?#\s]{1,300}?)(?:(?:(?<=\d)v\d{1,2})?(?:\.(?:full|abstract|short|full-text))?(?:\.pdf)?|/(?:full|pdf|epdf|abstract))/?(?:[?#].*)?"
)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,60}>")
_MOST_AUTHORS = 20
_KINDS = {
    "article-journal": PageKind.PAPER,
    "paper-conference": PageKind.PAPER,
    "posted-content": PageKind.PAPER,
    "report": PageKind.PAPER,
    "thesis": PageKind.PAPER,
    "article": PageKind.PAPER,
    "chapter": PageKind.BOOK,
    "book": PageKind.BOOK,
    "monograph": PageKind.BOOK,
    "dataset": PageKind.DATASET,
    "software": PageKind.TOOL,
    "motion_picture": PageKind.VIDEO,
}
_FORMS = {
    "article-journal": PublicationForm.ARTICLE,
    "journal-article": PublicationForm.ARTICLE,
    "paper-conference": PublicationForm.PROCEEDINGS,
    "proceedings-article": PublicationForm.PROCEEDINGS,
    "chapter": PublicationForm.CHAPTER,
    "book-chapter": PublicationForm.CHAPTER,
    "thesis": PublicationForm.DOCTORAL_THESIS,
    "dissertation": PublicationForm.DOCTORAL_THESIS,
    "report": PublicationForm.REPORT,
}
"""By the types of CSL and of Crossref."""
_OF_INSTITUTIONS = frozenset({PublicationForm.DOCTORAL_THESIS, PublicationForm.REPORT})


class Doi(SingleProvider[str]):
    """One DOI a request. Beside the page for doi.org's own links; instead of a publisher that blocks us."""

    name = "doi"

    def __init__(self, when: When) -> None:
        self.when = when

    def key(self, url: str) -> str | None:
        """The DOI in an address of the resolver, or of a publisher that puts it into its own."""
        match = (_RESOLVER if self.when is When.BESIDE else _PUBLISHER).fullmatch(url)
        return unquote(match[1]).rstrip("/") if match else None

    def look_up(self, key: str) -> Lookup:
        """The citation record of the DOI."""
        outcome = yield record_request(key)
        if not isinstance(outcome, Response):
            return self.unknown(outcome)
        # doi.org itself says 404; a 404 after its redirect only means that the agency has no such record to show.
        # What a publisher's address holds need not be a DOI: versions, supplements, unregistered numbers (10.5555).
        if outcome.status == 404 and not outcome.hops and self.when is When.BESIDE:
            return self.gone(f"no DOI {clean(key, NAME)}")
        record = json_of(outcome)
        if isinstance(record, dict) and (page := read_record(key, record)).title:
            return self.exists(page)
        if outcome.status in {200, 406} and outcome.hops:
            return self.exists(detail="registered, without a record")
        return self.unknown(outcome)


def record_request(doi: str) -> Request:
    """Ask the resolver for a citation record instead of the page."""
    return Request(
        url=f"https://doi.org/{quote(doi, safe='/:;()._-')}",
        headers=(("accept", "application/vnd.citationstyles.csl+json"),),
        read=BodyExtent.BODY,
        own=True,
    )


def read_record(doi: str, record: dict[str, Any]) -> PageMetadata:
    """Metadata from a citation record; Crossref's own records have the same field names."""
    title = record.get("title")
    title = clean(_plain(title[0] if isinstance(title, list) and title else title))
    parts = dig(record, "issued", "date-parts", 0)
    people = [person for person in items(record, "author")[: _MOST_AUTHORS * 2] if _name(person)]
    return PageMetadata(
        **title_fields("doi", title),
        description=clean(_plain(record.get("abstract")), DESCRIPTION),
        site_name=clean(_first(record.get("container-title")), NAME) or clean(record.get("publisher"), NAME),
        authors=tuple(filter(None, map(_name, people[:_MOST_AUTHORS]))),
        sort_names=tuple(filter(None, map(_sort_name, people[:_MOST_AUTHORS]))),
        more_authors=len(people) > _MOST_AUTHORS,
        published=_date(parts),
        language=clean(record.get("language"), 12),
        kind=_KINDS.get(str(record.get("type")), PageKind.PAPER),
        doi=clean(record.get("DOI"), 300) or doi,
        publication=_publication(record),
    )


def _publication(record: dict[str, Any]) -> Publication:
    form = _FORMS.get(str(record.get("type")))
    publisher = clean(record.get("publisher"), NAME)
    return Publication(
        form=form,
        container=clean(_first(record.get("container-title"))) if form else None,
        publisher=publisher if form not in _OF_INSTITUTIONS else None,
        institution=publisher if form in _OF_INSTITUTIONS else None,
        volume=clean(record.get("volume"), 20),
        number=clean(record.get("issue"), 20),
        pages=clean(record.get("page"), 40),
    )


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _plain(value: Any) -> Any:
    return _MARKUP.sub("", value) if isinstance(value, str) else value


def _name(person: Any) -> str | None:
    whole = dig(person, "literal") or dig(person, "name")
    parts = [part for key in ("given", "family") if isinstance(part := dig(person, key), str)]
    return clean(whole or " ".join(parts), NAME)


def _sort_name(person: Any) -> str | None:
    """`Doe, Jane`, particles before the family name, as the register has it."""
    family, given = dig(person, "family"), dig(person, "given")
    if not isinstance(family, str) or not isinstance(given, str) or dig(person, "literal"):
        return _name(person)
    particle = dig(person, "non-dropping-particle") or dig(person, "dropping-particle")
    family = f"{particle} {family}" if isinstance(particle, str) and particle else family
    suffix = dig(person, "suffix")
    return clean(f"{family}, {suffix}, {given}" if isinstance(suffix, str) and suffix else f"{family}, {given}", NAME)


def _date(parts: Any) -> str | None:
    numbers = []
    for part, (least, most) in zip(
        parts if isinstance(parts, list) else (), ((1400, 2100), (1, 12), (1, 31)), strict=False
    ):
        value = int(part) if isinstance(part, int) or (isinstance(part, str) and re.fullmatch(r"\d{1,4}", part)) else 0
        if not least <= value <= most:
            break
        numbers.append(value)
    return "-".join(f"{value:02d}" for value in numbers) or None
