"""Comparing two addresses: the same page spelt otherwise, a part of it, or an unrelated page."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from linkcheck.urls.tracking import is_tracking

_INDEX = re.compile(r"(?:index|default|home)\.(?:html?|php|aspx?|jsp)", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf|md|git)$", re.IGNORECASE)
_LOCALE = re.compile(
    r"(?:[a-z]{2,3}[-_][a-z]{2,4}|intl|ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|is|it|ja|jp|ko|lt|lv|"
    r"nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|us|gb|vi|zh|cn|tw)",
    re.IGNORECASE,
)
_LOCALE_QUERY = re.compile(r"(?:hl|lang|locale|language|setlang|lc)=[\w-]{0,10}", re.IGNORECASE)

# Hosts of permanent identifiers: such a URL outlives its target, so it is never replaced by it.
IDENTIFIERS = frozenset(
    {
        "doi.org",
        "dx.doi.org",
        "hdl.handle.net",
        "purl.org",
        "w3id.org",
        "n2t.net",
        "identifiers.org",
        "aka.ms",
        "youtu.be",
        "g.co",
    }
)


class Address(NamedTuple):
    """The parts of a URL, for comparison only; never requested."""

    scheme: str
    host: str
    """Lower case, with its port where it is not the usual one."""
    segments: tuple[str, ...]
    """Of the path, unquoted, without an index page and the final slash."""
    query: str
    fragment: str

    @property
    def site(self) -> str:
        """The host without `www.`."""
        return self.host.removeprefix("www.")

    @property
    def root(self) -> bool:
        """Whether it is a site's front page, in any language and whatever the query."""
        routed = self.fragment.startswith(("/", "!")) or re.match(r"(?:p|page_id)=", self.query)
        return not routed and not without_locale(self.segments)

    @property
    def last(self) -> str:
        """Last path segment without its extension, lower case; empty for a root."""
        return _EXTENSION.sub("", self.segments[-1]).lower() if self.segments else ""


class UrlRelation(StrEnum):
    """What a redirect changed."""

    SAME = "same"
    HTTPS = "https"
    """From http to https, nothing else."""
    CANONICAL = "canonical"
    """www, final slash, index page, tracking parameters, percent-encoding."""
    LOCALE = "locale"
    """The server chose a language or added a parameter."""
    DIFFERENT = "different"


@lru_cache(maxsize=4096)
def parse(url: str) -> Address:
    """Split a URL into its parts; one that cannot be parsed equals no other address."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return Address("", url.lower(), (), "", "")
    if port is not None and port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{port}"
    path = parts.path.removesuffix("/")
    segments = [unquote(segment) for segment in path.split("/")[1:]]
    if segments and _INDEX.fullmatch(segments[-1]):
        segments.pop()
    return Address(parts.scheme.lower(), host, tuple(segments), parts.query, parts.fragment)


def relation(source: str, final: str) -> UrlRelation:
    """How the second address relates to the first."""
    if source.partition("#")[0] == final.partition("#")[0]:
        return UrlRelation.SAME
    old, new = parse(source), parse(final)
    if old.root != new.root or (old.fragment != new.fragment and new.fragment.startswith(("/", "!"))):
        return UrlRelation.DIFFERENT
    if old[1:4] == new[1:4] and (old.scheme, new.scheme) == ("http", "https"):
        return UrlRelation.HTTPS
    if (old.site, old.segments, _plain(old.query)) == (new.site, new.segments, _plain(new.query)):
        return UrlRelation.CANONICAL
    if old.root and old.site == new.site and not new.query:
        return UrlRelation.CANONICAL if old.query else UrlRelation.LOCALE
    if (old.site, without_locale(old.segments), _plain(old.query, locale=False)) == (
        new.site,
        without_locale(new.segments),
        _plain(new.query, locale=False),
    ):
        return UrlRelation.LOCALE
    if (old.site, old.segments) == (new.site, new.segments) and _adds(old.query, new.query):
        return UrlRelation.LOCALE
    return UrlRelation.DIFFERENT


def page_key(url: str) -> str:
    """One spelling for all spellings of a page, as a key."""
    address = parse(url)
    return "/".join((address.site, *without_locale(address.segments))) + "?" + _plain(address.query, locale=False)


def keeps_query(source: str, final: str) -> bool:
    """Whether the values of the first query, which may be an identifier, are still in the second address."""
    values = [part.partition("=")[2] or part for part in _plain(parse(source).query, locale=False).split("&") if part]
    return all(value in final for value in values)


def without_locale(segments: tuple[str, ...]) -> tuple[str, ...]:
    """The path without a language among its first two segments."""
    for index, segment in enumerate(segments[:2]):
        if _LOCALE.fullmatch(segment):
            return segments[:index] + segments[index + 1 :]
    return segments


def _adds(old: str, new: str) -> bool:
    """Whether the new query is the old one with more behind or before it."""
    return set(filter(None, old.split("&"))) < set(filter(None, new.split("&")))


def _plain(query: str, *, locale: bool = True) -> str:
    kept = [part for part in query.split("&") if part and not is_tracking(part)]
    return "&".join(kept if locale else [part for part in kept if not _LOCALE_QUERY.fullmatch(part)])
