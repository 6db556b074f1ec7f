"""Authors of a page, from the best of its sources."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from linkcheck.metadata.authors.names import AuthorName, names
from linkcheck.metadata.authors.visible import visible
from linkcheck.metadata.authors.words import LABELS
from linkcheck.metadata.evidence import PageEvidence
from linkcheck.metadata.identifiers import host_of
from linkcheck.metadata.markup.head import HtmlHead
from linkcheck.metadata.structured import citation, jsonld, microdata
from linkcheck.model.organisations import is_organisation
from linkcheck.model.text import fold

_TAGS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "article:author_name",
    "shareaholic:article_author_name",
    "book:author",
    "byl",
)
"""Alternatives, best first: where two are given they mostly name one person in two ways."""
_PERSONAL_ENDS = (".me", ".name")


def byline(page: PageEvidence) -> tuple[AuthorName, ...]:
    """Authors from the best source that names any; never the site itself, unless the site is a person.

    Companies sign with the name of their site, and so do people on sites of their own: the other sources decide.
    """
    refused = _refused(page)
    stated = _stated(page, refused)
    if stated and not all(is_organisation(name.name) for name in stated):
        return stated
    return (stated and visible(page, refused)) or stated or _shown(page, refused)


def _stated(page: PageEvidence, refused: AbstractSet[str]) -> tuple[AuthorName, ...]:
    """Authors from tags and JSON-LD."""
    if not page.head.named and not page.nodes:
        return ()
    return next((found for found in _sources(page, refused) if found), ())


def _shown(page: PageEvidence, refused: AbstractSet[str]) -> tuple[AuthorName, ...]:
    """Authors from elements of the page."""
    found = names(
        microdata.authors(page.text, page.head.h1_at), single=False, refused=refused, language=page.language or ""
    )
    return found or visible(page, refused)


def _sources(page: PageEvidence, refused: AbstractSet[str]) -> Iterator[tuple[AuthorName, ...]]:
    head = page.head
    yield names(citation.cited(head), single=True, refused=refused)
    yield _described(page, refused)
    for tag in filter(head.named.__contains__, _TAGS):
        yield names(head.meta(tag), single=False, refused=refused, language=page.language or "")
    yield names(citation.dublin_core(head, "creator"), single=True, refused=refused)
    yield names(_card(head), single=False, refused=refused, language=page.language or "")


def _described(page: PageEvidence, refused: AbstractSet[str]) -> tuple[AuthorName, ...]:
    """The authors of the main node: of an organisation's name nothing is split."""
    found: list[AuthorName] = []
    for name, kind in _made(page):
        whole = "organization" in kind
        found += names([name], single=True, whole=whole, refused=refused, language=page.language or "")
    return tuple({fold(name.name): name for name in found}.values())


def _refused(page: PageEvidence) -> AbstractSet[str]:
    """The folded names of the site, but those that the page shows to be a person's."""
    host = host_of(page.url)
    site = {fold(name) for name in (page.site_name, page.publisher, host, f"www.{host}") if name}
    if not any("," in name or fold(name) in site for name in _people(page)):
        return site
    return site - {fold(name.name) for name in names(_people(page), single=True)}


def _people(page: PageEvidence) -> Iterator[str]:
    """Names that the page shows to be a person's."""
    yield from citation.names(page.head)
    yield from (name for name, kind in _made(page) if kind == "person")
    yield from _card(page.head)
    tags = [tag for tag in _TAGS if tag in page.head.named]
    if not tags:
        return
    stated = Counter(name for tag in tags for name in set(page.head.meta(tag)))
    personal = _is_personal(page.head, page.url)
    yield from (name for name, count in stated.items() if count > 1 or personal)


def _made(page: PageEvidence) -> list[tuple[str, str]]:
    """The authors of the page's nodes, with the type of each."""
    described = page.described
    return jsonld.people(page.nodes, described.main) or jsonld.people(page.nodes, described.page)


def _card(head: HtmlHead) -> Iterable[str]:
    """The line "Written by" of the card that chat programs show of a post."""
    for number in (1, 2):
        if any(label.strip(" :").lower() in LABELS for label in head.meta(f"twitter:label{number}")):
            yield from head.meta(f"twitter:data{number}")


def _is_personal(head: HtmlHead, url: str) -> bool:
    """A site that is a person's: by its ending, its profile, or its links to other homes of the same person."""
    return host_of(url).endswith(_PERSONAL_ENDS) or head.link("me") is not None or bool(head.meta("profile:first_name"))
