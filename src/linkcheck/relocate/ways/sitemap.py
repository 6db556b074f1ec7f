"""The site's own sitemap: the page with the same last segment, or with the title in its address."""

from collections.abc import Generator, Iterable, Iterator
from urllib.parse import unquote

from protego import Protego

from linkcheck.model import BodyExtent, Outcome, Request, Response
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.documents import SitemapDocument, read_sitemap
from linkcheck.relocate.options import Name
from linkcheck.relocate.titles import Agreement, agreement, content_words
from linkcheck.relocate.ways.code import package_name
from linkcheck.urls.compare import parse
from linkcheck.urls.domains import domain_of

_MOST = 2
_CHILDREN = 2
"""Parts of a sitemap index that are read."""
_ROBOTS_BYTES = 500 * 1024


class Sitemap:
    """Asked for once a host and run."""

    name: Name = "sitemap"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """Candidates of the dead link's own site; what a sitemap says of other sites counts for nothing."""
        if not has_own_site(dead):
            return ()
        if site.addresses is None:
            site.addresses = ()
            site.addresses = yield from _addresses(dead)
        found = sorted(matching(dead, site.addresses), key=lambda item: item[0])
        return [
            AddressCandidate(url=url, how="sitemap", words="found in the site’s sitemap", source=Source.OWNER)
            for _, url in found[:_MOST]
        ]


def has_own_site(dead: DeadLink) -> bool:
    """Whether the site answers, is still its owner's, and is not one that many strangers share."""
    shared = package_name(dead.url) is not None
    return not (dead.site_lost or dead.silent or dead.address.root or shared)


def matching(dead: DeadLink, addresses: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Addresses that may be the dead link's page; the lower the number, the likelier."""
    last = dead.address.last
    is_distinctive = len(last) > 3 and not last.isdecimal()
    names = (*dead.titles, *dead.names)
    words = content_words(names)
    for url in addresses:
        lower = unquote(url).lower()
        named = is_distinctive and last in lower
        # Most of the 50,000 there may be are passed over at a glance.
        if url == dead.url or not (named or sum(word in lower for word in words) >= min(2, len(words)) > 0):
            continue
        address = parse(url)
        if named and address.last == last:
            yield 0, url
        elif address.segments:
            slug = address.segments[-1].replace("-", " ").replace("_", " ")
            agreed = agreement(names, (slug.rpartition(".")[0] or slug, slug))
            if agreed is not Agreement.NONE:
                yield 3 - agreed, url


def _addresses(dead: DeadLink) -> Generator[Request, Outcome, tuple[str, ...]]:
    """Every page the sitemap names, bounded."""
    origin = "/".join(dead.url.split("/", 3)[:3])
    domain = domain_of(dead.url)
    named = _named((yield Request(url=f"{origin}/robots.txt", read=BodyExtent.BODY)), domain)
    first = yield from _read(named or f"{origin}/sitemap.xml", domain)
    if first is None:
        return ()
    found = list(first.pages)
    for child in _likeliest(dead, first.sitemaps):
        part = yield from _read(child, domain)
        found += part.pages if part else ()
    return tuple(found)


def _read(url: str, domain: str) -> Generator[Request, Outcome, SitemapDocument | None]:
    outcome = yield Request(url=url, read=BodyExtent.BODY, headers=(("Accept", "application/xml,text/xml,*/*"),))
    if not isinstance(outcome, Response) or outcome.status != 200:
        return None
    return read_sitemap(outcome.body, domain)


def _named(outcome: Outcome, domain: str) -> str | None:
    """The first sitemap that robots.txt names on the same domain."""
    if not isinstance(outcome, Response) or outcome.status != 200:
        return None
    rules = Protego.parse(outcome.body[:_ROBOTS_BYTES].decode("utf-8", "replace"))
    return next((url for url in rules.sitemaps if url.startswith("http") and domain_of(url) == domain), None)


def _likeliest(dead: DeadLink, sitemaps: tuple[str, ...]) -> list[str]:
    """Parts whose name shares a word with the path first, then in their own order."""
    words = {word.rstrip("s") for segment in dead.address.segments for word in segment.lower().split("-")}
    ranked = sorted(sitemaps, key=lambda url: not any(word and word in parse(url).last for word in words))
    return ranked[:_CHILDREN]
