"""Which of a page's JSON-LD nodes describes the page, and not what is embedded in it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from linkcheck.metadata.identifiers import absolute, is_root, same_page
from linkcheck.metadata.structured.jsonld import Node, first, text_of
from linkcheck.metadata.structured.schema_types import is_article, is_descriptive, is_page, is_thing, types
from linkcheck.model.text import clean, fold

_PLACEHOLDER = "https://google.com/article"
"""The address in an example that many templates copy."""
_LEAST = 3
"""Least number of letters of a name that a title can confirm."""


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """The nodes of JSON-LD that describe the page."""

    main: Node | None = None
    """The thing that the page is about."""
    confirmed: bool = False
    """Whether a visible title has the node's name: only then is it the page's title."""
    page: Node | None = None
    """The page as such, as graphs have it; its name is that of the `<title>`, its date and author count."""


class Visible(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses and titles of the page outside JSON-LD."""

    addresses: Sequence[str]
    """Addresses of the page, canonical ones included."""
    titles: Sequence[str]
    folded: Sequence[str] = ()
    """The titles as they are compared."""
    og_type: str = ""


def describe(nodes: list[Node], visible: Visible) -> Described:
    """The main node and the page node.

    An article is the page's where its address or a visible title says so, or where nothing says otherwise and it is
    the only one. Anything else must be named by a visible title, or by its address where the page is no article.
    """
    if not nodes:
        return Described()
    describing = ((node, names) for node in nodes if any(map(is_descriptive, names := types(node))))
    here = [_Candidate(node, names, visible) for node, names in describing]
    here = [candidate for candidate in here if not candidate.elsewhere]
    articles = [candidate for candidate in here if any(map(is_article, candidate.types))]
    things = [candidate for candidate in here if any(map(is_thing, candidate.types))]
    pages = [candidate for candidate in here if any(map(is_page, candidate.types))]
    main = _article(articles) or _thing(things, visible)
    page = next((each for each in pages if each.own), None) or (pages[0] if len(pages) == 1 else None)
    return Described(
        main=main.node if main else None,
        confirmed=bool(main and (main.confirmed or not visible.titles)),
        page=page.node if page else None,
    )


class _Candidate:
    """A node, and whether its name and addresses are those of the page."""

    def __init__(self, node: Node, names: list[str], visible: Visible) -> None:
        self.node = node
        self.types = names
        addresses = [address for address in _addresses(node, visible.addresses) if not is_root(address)]
        self.own = any(same_page(address, own) for address in addresses for own in visible.addresses)
        stated = () if self.own else _stated(node, visible.addresses)
        self.elsewhere = any(not is_root(address) for address in stated)
        own = list(_names(node))
        self.confirmed = _is_in(own, visible.folded) or _goes_on(own, visible.titles)


def is_confirmed(names: Iterable[str], titles: Sequence[str]) -> bool:
    """Whether one of the names stands in one of the titles."""
    return _is_in(names, folded_titles(titles))


def folded_titles(titles: Iterable[str]) -> tuple[str, ...]:
    """Titles in the form in which names are looked for in them."""
    return tuple({fold(title[:2000]): None for title in titles})


def _is_in(names: Iterable[str], titles: Sequence[str]) -> bool:
    return any(len(name) >= _LEAST and any(name in title for title in titles) for name in map(fold, names))


def _goes_on(names: Iterable[str], titles: Sequence[str]) -> bool:
    """Whether one of the names is a title and more words: `Iris` and `Iris measurements`."""
    return any(name.casefold().startswith(f"{title.casefold()} ") for title in titles for name in names)


def _article(candidates: list[_Candidate]) -> _Candidate | None:
    own = [each for each in candidates if each.own]
    named = [each for each in candidates if each.confirmed]
    both = [each for each in own if each.confirmed]
    return next(iter(both or own or named), None) or (candidates[0] if len(candidates) == 1 else None)


def _thing(candidates: list[_Candidate], visible: Visible) -> _Candidate | None:
    if not visible.titles:
        return candidates[0] if len(candidates) == 1 else None
    named = [each for each in candidates if each.confirmed]
    own = [each for each in candidates if each.own] if visible.og_type != "article" else []
    return next(iter(sorted(named, key=lambda each: not each.own) or own), None)


def _names(node: Node) -> Iterator[str]:
    for key in ("headline", "name", "alternativeHeadline"):
        if text := clean(text_of(first(node, key)), 1000):
            yield text


def _stated(node: Node, base: Sequence[str]) -> Iterator[str]:
    """Addresses of the page that the node belongs to."""
    for key in ("url", "mainEntityOfPage"):
        location = text_of(first(node, key), "@id", "url")
        address = absolute(base[0], location) if base and location else None
        if address and not address.startswith(_PLACEHOLDER):
            yield address


def _addresses(node: Node, base: Sequence[str]) -> Iterator[str]:
    yield from _stated(node, base)
    identity = node.get("@id")
    if isinstance(identity, str) and identity.startswith(("https://", "http://")):
        yield identity.partition("#")[0]
