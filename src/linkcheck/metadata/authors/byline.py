"""Who wrote a page, by whichever of its tags says so."""

from collections import Counter
from collections.abc import Iterator, Sequence

from linkcheck.metadata.authors.names import authors
from linkcheck.metadata.identifiers import host_of
from linkcheck.metadata.markup.head import Head
from linkcheck.metadata.structured import citation, jsonld, microdata
from linkcheck.model.text import fold

_TAGS = ("author", "parsely-author", "sailthru.author", "article:author", "book:author", "byl")
_PERSONAL_ENDS = (".me", ".name")


def byline(
    head: Head, nodes: list[jsonld.Node], node: jsonld.Node | None, text: str, *, site: Sequence[str], url: str
) -> tuple[str, ...]:
    """Authors from the best source that names any; never the site itself, unless the site is a person.

    Companies sign with the name of their site, and so do people on sites of their own: evidence tells who is who.
    """
    if not head.named and node is None:  # most plain pages
        return authors(microdata.authors(text), not_these=site)
    sources = (citation.names(head), jsonld.people(nodes, node), head.meta(*_TAGS), list(_card(head)))
    refused = _not_people(head, nodes, node, site, url) if any(sources) else ()
    found = next((found for names in sources if (found := authors(names, not_these=refused))), ())
    return found or authors(microdata.authors(text), not_these=site)


def _not_people(
    head: Head, nodes: list[jsonld.Node], node: jsonld.Node | None, site: Sequence[str], url: str
) -> list[str]:
    people = {fold(name) for name in authors(_people(head, nodes, node, url))}
    return [name for name in site if fold(name) not in people]


def _people(head: Head, nodes: list[jsonld.Node], node: jsonld.Node | None, url: str) -> Iterator[str]:
    """Names that the page shows to be a person's."""
    yield from citation.names(head)
    yield from jsonld.people(nodes, node, only="person")
    yield from _card(head)
    stated = Counter(name for tag in _TAGS for name in set(head.meta(tag)))
    personal = _is_personal(head, url)
    yield from (name for name, count in stated.items() if count > 1 or personal)


def _card(head: Head) -> Iterator[str]:
    """The line "Written by" of the card that chat programs show of a post."""
    for number in (1, 2):
        if any(label.strip().lower() == "written by" for label in head.meta(f"twitter:label{number}")):
            yield from head.meta(f"twitter:data{number}")


def _is_personal(head: Head, url: str) -> bool:
    """A site that is a person's: by its ending, its profile, or its links to other homes of the same person."""
    return host_of(url).endswith(_PERSONAL_ENDS) or head.link("me") is not None or bool(head.meta("profile:first_name"))
