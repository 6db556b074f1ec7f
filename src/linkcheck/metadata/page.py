"""Metadata of a page, from its headers and first bytes: `PageMetadata`."""

import hashlib
import re
from typing import Any

import msgspec

from linkcheck.metadata.authors.byline import byline
from linkcheck.metadata.authors.names import MOST, sort_names
from linkcheck.metadata.dates.published import modified, published
from linkcheck.metadata.evidence import PageEvidence
from linkcheck.metadata.identifiers import arxiv_id, canonical, doi, host_of, isbn, isbn_in
from linkcheck.metadata.kinds import kind_of_media, kind_of_page
from linkcheck.metadata.licences import licence
from linkcheck.metadata.markup.charset import decode_html, header
from linkcheck.metadata.markup.content import content_type
from linkcheck.metadata.markup.head import skim
from linkcheck.metadata.pdf.document import read_pdf
from linkcheck.metadata.structured import citation, jsonld, microdata
from linkcheck.metadata.structured.publication import publication
from linkcheck.metadata.structured.schema_types import types
from linkcheck.metadata.titles.choose import choose
from linkcheck.metadata.titles.offers import offers, page_offers
from linkcheck.model import PageKind, PageMetadata
from linkcheck.model.http.exchange import Headers
from linkcheck.model.text import DESCRIPTION, clean

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_DURATION = re.compile(r"P(?:(\d{1,3})D)?T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?", re.IGNORECASE)


def read_page(url: str, headers: Headers, body: bytes, *, status: int = 200, text: str | None = None) -> PageMetadata:
    """Metadata of the page at `url`, from its answer. Never raises, for any bytes.

    Of an error page (`status` 400 and up) only the titles are read: it describes the error, not the thing linked.
    `text` is the body as `decode_html` reads it, where the caller has it already.
    """
    media = content_type(headers, body)
    if media in _HTML:
        text = decode_html(headers, body) if text is None else text
        page = _Page(url, headers, text).read() if status < 400 else _error_page(url, text)
    else:
        page = read_pdf(body) if media == "application/pdf" and status < 400 else PageMetadata()
        kind = kind_of_media(media) or kind_of_page(url, types=(), og_type="", paper=False, book=False)
        page = msgspec.structs.replace(page, kind=kind, arxiv_id=page.arxiv_id or arxiv_id(url))
    return msgspec.structs.replace(
        page,
        content_type=media,
        content_length=_length(headers),
        content_hash=hashlib.sha256(body).hexdigest() if body else None,
    )


def _error_page(url: str, text: str) -> PageMetadata:
    head = skim(text)
    found = offers([("title", [head.title]), ("h1", [head.h1])])
    chosen = choose(found, url=url, site=())
    return PageMetadata(title=chosen.title, title_source=chosen.source, candidates=found, h1=head.h1)


class _Page:
    """One reading of one page: what each source offers, and which is taken."""

    def __init__(self, url: str, headers: Headers, text: str) -> None:
        self.url = url
        self.evidence = PageEvidence(url, headers, text)
        self.head = self.evidence.head
        self.node = self.evidence.described.main
        identifiers = [*citation.citation(self.head, "arxiv_id"), *citation.identifiers(self.head)]
        self.arxiv_id = arxiv_id(url, identifiers)

    def read(self) -> PageMetadata:
        found = page_offers(self.evidence)
        chosen = choose(found, url=self.url, site=self.evidence.site_names)
        people = byline(self.evidence)
        return PageMetadata(
            title=chosen.title,
            title_source=chosen.source,
            candidates=found,
            h1=self.head.h1,
            description=self._description(),
            site_name=self.evidence.site_name,
            authors=tuple(person.name for person in people[:MOST]),
            sort_names=sort_names(people[:MOST]),
            more_authors=len(people) > MOST,
            published=published(self.evidence),
            modified=modified(self.evidence),
            language=self.evidence.language,
            canonical_url=canonical(self.url, [self.head.link("canonical"), *self.head.meta("og:url")]),
            kind=self._kind(),
            doi=doi([*citation.identifiers(self.head), *self._strings("identifier", "sameAs", "@id"), self.url]),
            arxiv_id=self.arxiv_id,
            isbn=self._isbn(),
            licence=self._licence(),
            duration=self._duration(),
            publication=publication(
                self.head,
                self.node,
                self.evidence.text,
                arxiv_id=self.arxiv_id,
                site=(self.evidence.site_name, self.head.title, host_of(self.url)),
            ),
        )

    def _description(self) -> str | None:
        own = jsonld.text_of(jsonld.first(self.node, "description", "abstract"))
        values = [
            *self.head.meta("og:description", "description", "twitter:description", "citation_abstract"),
            *citation.dublin_core(self.head, "description", "abstract"),
            own,
        ]
        return next((text for value in values if (text := clean(value, DESCRIPTION))), None)

    def _kind(self) -> PageKind:
        og_type = next(iter(self.head.meta("og:type")), "").strip().lower()
        named = types(self.node) if self.node else microdata.types(self.head)
        return kind_of_page(
            self.url,
            # A film in an article is often called as the article.
            types=[name for name in named if name != "videoobject" or og_type != "article"],
            og_type=og_type,
            paper=citation.is_paper(self.head),
            book=citation.is_book(self.head),
        )

    def _licence(self) -> str | None:
        linked = [self.head.link(rel) or "" for rel in ("license", "copyright")]
        return licence(
            [
                *linked,
                *self._strings("license"),
                *citation.dublin_core(self.head, "license", "rights", "rights.license"),
            ]
        )

    def _isbn(self) -> str | None:
        return isbn(
            [*citation.citation(self.head, "isbn"), *self._strings("isbn"), *self.head.meta("book:isbn", "books:isbn")]
        ) or isbn_in(self.url)

    def _duration(self) -> float | None:
        seconds = next(iter(self.head.meta("og:video:duration", "video:duration")), "")
        if seconds.isascii() and seconds.isdigit() and len(seconds) < 8:
            return float(seconds)
        match = _DURATION.fullmatch(
            str(jsonld.first(self.node, "duration") or next(iter(self.head.meta("duration")), ""))
        )
        if not match or not any(match.groups()):
            return None
        days, hours, minutes, rest = (int(part or 0) for part in match.groups())
        return float(((days * 24 + hours) * 60 + minutes) * 60 + rest)

    def _strings(self, *keys: str) -> list[str]:
        """Every string under these keys of the main node, objects and lists opened one level."""
        found: list[str] = []
        if self.node is None:
            return found
        for key in keys:
            value: Any = self.node.get(key)
            for item in (value if isinstance(value, list) else [value])[:20]:
                text = jsonld.text_of(item, "value", "url", "@id", "name")
                if text:
                    found.append(text)
        return found


def _length(headers: Headers) -> int | None:
    value = header(headers, "content-length").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None
