"""Names that a title may give besides the page's own: the host, the site, the software that serves it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from linkcheck.metadata.markup.head import HtmlHead
from linkcheck.metadata.titles.separators import parts
from linkcheck.model.text import fold

FRONT_PAGE = frozenset({"home", "homepage", "index", "mainpage", "startpage", "welcome"})
PLATFORMS = frozenset({"confluence", "gitbook", "github", "medium", "notion", "readthedocs", "substack", "youtube"})
"""Names of software and hosts that sign the pages of others."""
_FEEDS = ("rss", "atom", "opensearch")


@lru_cache(maxsize=4096)
def host_labels(host: str) -> frozenset[str]:
    """Forms in which a title may name the page's own host."""
    names = host.removeprefix("www.").split(".")
    return frozenset({fold(".".join(names)), *(fold(name) for name in names[:-1] if len(name) > 3)})


def site_labels(names: Iterable[str | None]) -> frozenset[str]:
    """The folded names of a site, as its tags give them."""
    return frozenset(fold(name) for name in names if name) - {""}


def feed_names(head: HtmlHead) -> Iterator[str]:
    """The name of a site in the titles of its feeds and its search: `Example » Feed`."""
    for link in head.links:
        if link.get("title") and any(name in link.get("type", "").lower() for name in _FEEDS):
            yield link["title"]
            yield from parts(link["title"])[:1]
