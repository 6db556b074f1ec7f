"""Links in, targets out: one target for each address, however often it is listed."""

import re
from collections.abc import Callable, Iterable
from sys import intern

import msgspec

from linkcheck.model import Link, LinkKind, Target
from linkcheck.urls.address import host_of
from linkcheck.urls.destination import Destination, DestinationKind, locate

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PATH = re.compile(r"[^?#]*")


class InvalidLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link that can never work, and why."""

    link: Link
    reason: str
    message: str
    right: str = ""
    """The address as it should be written, where that is certain."""


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """Every link of the lists, in exactly one of four places."""

    targets: tuple[Target, ...]
    """In order of first listing."""
    local: tuple[tuple[Link, Destination], ...]
    """Files and anchors of this repository."""
    other: tuple[tuple[Link, str], ...]
    """Links that are not requested, each with its reason id."""
    invalid: tuple[InvalidLink, ...]


def group(links: Iterable[Link], page: Callable[[Link, Destination], Destination | None] = lambda *_: None) -> Grouping:
    """Group links by kind, and web links by address.

    `page` gives the address of a local link that leads to a page of the repository; None for any other.
    """
    listed: dict[str, list[Link]] = {}
    local: list[tuple[Link, Destination]] = []
    other: list[tuple[Link, str]] = []
    invalid: list[InvalidLink] = []
    places: dict[str, Destination] = {}
    for link in links:
        if link.url in listed:  # an address that is its own normal form
            listed[link.url].append(link)
            continue
        address = _as_browsers_read(link) if "\\" in link.url else link.url
        place = places.get(address)
        if place is None:
            place = _filled_in(link) or locate(address)
            if place.kind is DestinationKind.INVALID and is_prose(link):
                place = Destination(kind=DestinationKind.OTHER, reason="no-address")
            elif place.url != link.url and not link.url.startswith("{"):  # the others are known by `listed`
                places[address] = place
        if place.kind is DestinationKind.LOCAL:
            place = page(link, place) or place
        match place.kind:
            case DestinationKind.WEB:
                # Most addresses are written in normal form: one string then serves for both.
                listed.setdefault(link.url if link.url == place.url else place.url, []).append(link)
            case DestinationKind.LOCAL:
                local.append((link, place))
            case DestinationKind.OTHER:
                other.append((link, place.reason))
            case DestinationKind.INVALID:
                invalid.append(InvalidLink(link=link, reason=place.reason, message=place.message, right=place.right))
    targets = tuple(Target(url=url, host=intern(host_of(url)), links=tuple(places)) for url, places in listed.items())
    return Grouping(targets=targets, local=tuple(local), other=tuple(other), invalid=tuple(invalid))


def is_prose(link: Link) -> bool:
    """Whether GitHub alone makes a link of some words, an example mostly: `"http://localhost:1,http://localhost:2"`."""
    return link.kind is LinkKind.BARE and link.is_mention


def _as_browsers_read(link: Link) -> str:
    """An address of HTML with slashes for the backslashes of its path (URL Standard, 4.4).

    In Markdown GitHub makes `%5C` of each, which names no folder.
    """
    has_scheme = _SCHEME.match(link.url) and not link.url.lower().startswith("http")
    if link.kind is not LinkKind.HTML or has_scheme:
        return link.url
    path = _PATH.match(link.url)
    return link.url if path is None else path[0].replace("\\", "/") + link.url[path.end() :]


def _filled_in(link: Link) -> Destination | None:
    """What a program makes an address or an anchor of.

    `src={Image}` and `href={`/x/${y}`}` of components hold expressions, which other programs than MDX's take in
    Markdown too; `[](){#id}` shows nothing and is there for its id;
    `[Chapter]()` in mdBook's SUMMARY.md is one that has yet to be written, `Set[String]()` is code, `<a href="">`
    of a page leads to the page itself, or to what its script does.
    """
    is_empty = not link.url and link.kind is LinkKind.INLINE
    is_chapter = link.path.rpartition("/")[2] == "SUMMARY.md"
    is_meant = is_empty and (not link.text or is_chapter or link.label.endswith(f"[{link.text}]()"))
    is_page = not link.url and link.kind is LinkKind.HTML and link.path.lower().endswith((".html", ".htm"))
    may_be_expression = link.kind is LinkKind.HTML or link.path.lower().endswith(".mdx")
    if is_meant or is_page or (link.url.startswith("{") and may_be_expression):
        return Destination(kind=DestinationKind.OTHER, reason="template")
    return None
