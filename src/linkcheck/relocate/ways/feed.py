"""The site's feed: the entry of the same title. Asked only where the site has no sitemap."""

from collections.abc import Generator

from linkcheck.metadata import decode_html
from linkcheck.metadata.markup.head import skim
from linkcheck.model import BodyExtent, Outcome, Request, Response
from linkcheck.relocate.candidate import AddressCandidate, Source, WayFlow
from linkcheck.relocate.dead_host import DeadHost
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.documents import read_feed_entries
from linkcheck.relocate.options import Name
from linkcheck.relocate.titles import Agreement, agreement
from linkcheck.relocate.ways.sitemap import has_own_site
from linkcheck.urls.address import join_web
from linkcheck.urls.compare import parse
from linkcheck.urls.domains import domain_of

_TYPES = ("application/rss+xml", "application/atom+xml")
_MOST = 2


class Feed:
    """The front page names the feed; asked for once a host and run."""

    name: Name = "feed"

    def flow(self, dead: DeadLink, site: DeadHost) -> WayFlow:
        """Entries on the same domain whose title agrees, or that end like the dead address."""
        if not has_own_site(dead) or site.addresses:
            return ()
        if site.feed is None:
            site.feed = ()
            site.feed = yield from _entries(dead)
        names = (*dead.titles, *dead.names)
        last = dead.address.last
        found = [
            url
            for title, url in site.feed
            if agreement(names, (title,)) is Agreement.SAME or (len(last) > 3 and parse(url).last == last)
        ]
        return [
            AddressCandidate(url=url, how="feed", words="found in the site’s feed", source=Source.OWNER)
            for url in dict.fromkeys(found)
            if url != dead.url and domain_of(url) == domain_of(dead.url)
        ][:_MOST]


def _entries(dead: DeadLink) -> Generator[Request, Outcome, tuple[tuple[str, str], ...]]:
    origin = "/".join(dead.url.split("/", 3)[:3])
    front = yield Request(url=f"{origin}/")
    if not isinstance(front, Response) or front.status != 200:
        return ()
    links = skim(decode_html(front.headers, front.body)).links
    named = next((link for link in links if link.get("type", "").lower() in _TYPES and link.get("href")), None)
    url = join_web(front.url, named["href"]) if named else None
    if url is None or domain_of(url) != domain_of(dead.url):
        return ()
    outcome = yield Request(
        url=url, read=BodyExtent.BODY, headers=(("Accept", "application/rss+xml,application/atom+xml,*/*"),)
    )
    return read_feed_entries(outcome.body) if isinstance(outcome, Response) and outcome.status == 200 else ()
