"""What a page says of itself: headers and the first bytes in, `PageMetadata` out."""

import hashlib
import re
from typing import Any

import msgspec

from linkcheck.metadata.authors.byline import byline
from linkcheck.metadata.dates.parse import first_date
from linkcheck.metadata.identifiers import arxiv_id, canonical, doi, is_root, isbn, isbn_in
from linkcheck.metadata.kinds import kind_of_media, kind_of_page
from linkcheck.metadata.licences import licence
from linkcheck.metadata.markup.charset import decode_html, header
from linkcheck.metadata.markup.content import content_type
from linkcheck.metadata.markup.head import Head, skim
from linkcheck.metadata.pdf.document import read_pdf
from linkcheck.metadata.structured import citation, jsonld, microdata
from linkcheck.metadata.titles.choose import choose, offers
from linkcheck.model import PageKind, PageMetadata, TitleCandidate
from linkcheck.model.exchange import Headers
from linkcheck.model.text import DESCRIPTION, clean, fold

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_DURATION = re.compile(r"P(?:(\d{1,3})D)?T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d+)?S)?", re.IGNORECASE)


def read_page(url: str, headers: Headers, body: bytes, *, status: int = 200) -> PageMetadata:
    """Everything the answer says of the page at `url`. Never raises, whatever the bytes are.

    Of an error page (`status` 400 and up) only the titles are read: it describes the error, not the thing linked.
    """
    media = content_type(headers, body)
    if media in _HTML:
        page = _Page(url, headers, body).read() if status < 400 else _error_page(url, headers, body)
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


def _error_page(url: str, headers: Headers, body: bytes) -> PageMetadata:
    head = skim(decode_html(headers, body))
    found = offers([("title", [head.title]), ("h1", [head.h1])])
    title, source = choose(found, url=url, site=(), root=False)
    return PageMetadata(title=title, title_source=source, candidates=found, h1=head.h1)


class _Page:
    """One reading of one page: what each source offers, and which is taken."""

    def __init__(self, url: str, headers: Headers, body: bytes) -> None:
        self.url = url
        self.headers = headers
        self.text = decode_html(headers, body)
        self.head: Head = skim(self.text)
        self.nodes = jsonld.nodes(self.head.json_ld)
        self.node = jsonld.main_node(self.nodes, url)
        self.site_name = self._site_name()

    def read(self) -> PageMetadata:
        found = self._offers()
        site = (self.site_name, *self.head.meta("application-name", "citation_publisher"), self._publisher())
        title, source = choose(found, url=self.url, site=site, root=is_root(self.url.partition("?")[0]))
        return PageMetadata(
            title=title,
            title_source=source,
            candidates=found,
            h1=self.head.h1,
            description=self._description(),
            site_name=self.site_name,
            authors=self._authors(),
            published=self._published(),
            modified=self._modified(),
            language=self._language(),
            canonical_url=canonical(self.url, [self.head.link("canonical"), *self.head.meta("og:url")]),
            kind=self._kind(),
            doi=doi([*citation.identifiers(self.head), *self._strings("identifier", "sameAs", "@id"), self.url]),
            arxiv_id=arxiv_id(self.url, [*citation.citation(self.head, "arxiv_id"), *citation.identifiers(self.head)]),
            isbn=self._isbn(),
            licence=self._licence(),
            duration=self._duration(),
        )

    def _offers(self) -> tuple[TitleCandidate, ...]:
        head = self.head
        return offers(
            [
                ("citation_title", citation.citation(head, "title")),
                ("product", [microdata.product(self.text, self.url)]),
                ("dc.title", citation.dublin_core(head, "title")),
                ("json-ld", [self._node_title()]),
                ("og:title", head.meta("og:title")),
                ("twitter:title", head.meta("twitter:title")),
                ("itemprop", microdata.headline(head) if head.metas else ()),
                ("title", [head.title]),
                ("h1", [head.h1]),
            ]
        )

    def _node_title(self) -> str | None:
        """Headline or name: where they differ, the one that the visible titles confirm (a headline may be a gloss)."""
        headline, name = (jsonld.text_of(jsonld.first(self.node, key)) for key in ("headline", "name"))
        shown = fold(" ".join([*self.head.meta("og:title"), self.head.title or ""])[:2000])
        if headline and name and fold(headline[:1000]) not in shown and fold(name[:1000]) in shown:
            return name
        return headline or name

    def _site_name(self) -> str | None:
        sites = [node for node in self.nodes if "website" in jsonld.types(node)]
        names = [*self.head.meta("og:site_name"), *(jsonld.text_of(jsonld.first(site, "name")) for site in sites)]
        return next((text for name in names if (text := clean(name))), None)

    def _publisher(self) -> str | None:
        return jsonld.text_of(jsonld.first(self.node, "publisher"), "name")

    def _description(self) -> str | None:
        own = jsonld.text_of(jsonld.first(self.node, "description", "abstract"))
        values = [
            *self.head.meta("og:description", "description", "twitter:description", "citation_abstract"),
            *citation.dublin_core(self.head, "description", "abstract"),
            own,
        ]
        return next((text for value in values if (text := clean(value, DESCRIPTION))), None)

    def _authors(self) -> tuple[str, ...]:
        site = [name for name in (self.site_name, self._publisher()) if name]
        return byline(self.head, self.nodes, self.node, self.text, site=site, url=self.url)

    def _published(self) -> str | None:
        times = [time for time in self.head.times if "datepublished" in time.get("itemprop", "").lower()]
        return first_date(
            [
                *citation.dates(self.head),
                *(jsonld.first(self.node, key) for key in ("datePublished", "uploadDate", "dateCreated")),
                *self.head.meta("article:published_time", "og:published_time", "datepublished", "book:release_date"),
                *self.head.meta("uploaddate", "datecreated"),
                *self.head.meta(
                    "parsely-pub-date", "sailthru.date", "date", "pubdate", "publish_date", "article.published"
                ),
                *(time.get("datetime", "") for time in (times or self._only_time())),
            ]
        )

    def _only_time(self) -> list[dict[str, str]]:
        return self.head.times if len({time.get("datetime", "")[:10] for time in self.head.times}) == 1 else []

    def _modified(self) -> str | None:
        return first_date(
            [
                jsonld.first(self.node, "dateModified"),
                *self.head.meta("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
                *citation.dublin_core(self.head, "modified", "date.modified"),
            ]
        )

    def _language(self) -> str | None:
        values = [
            self.head.html.get("lang") or self.head.html.get("xml:lang"),
            *citation.citation(self.head, "language"),
            *self.head.meta("og:locale", "language"),
            jsonld.first(self.node, "inLanguage"),
            header(self.headers, "content-language").partition(",")[0],
        ]
        tags = (value.strip().replace("_", "-") for value in values if isinstance(value, str))
        return next((tag for tag in tags if _LANGUAGE.fullmatch(tag)), None)

    def _kind(self) -> PageKind:
        return kind_of_page(
            self.url,
            types=jsonld.types(self.node) if self.node else microdata.types(self.head),
            og_type=next(iter(self.head.meta("og:type")), ""),
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
