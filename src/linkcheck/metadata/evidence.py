"""Everything that a page holds, read once for its title, authors, dates and kind."""

import re
from functools import cached_property

from linkcheck.metadata.identifiers import absolute
from linkcheck.metadata.markup.charset import header
from linkcheck.metadata.markup.head import HtmlHead, skim
from linkcheck.metadata.structured import citation, jsonld
from linkcheck.metadata.structured.main_node import Described, Visible, describe, folded_titles
from linkcheck.metadata.structured.schema_types import types
from linkcheck.metadata.titles.labels import feed_names
from linkcheck.model.http.exchange import Headers
from linkcheck.model.text import clean, fold

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


class PageEvidence:
    """The parsed head and JSON-LD of one page."""

    def __init__(self, url: str, headers: Headers, text: str) -> None:
        self.url = url
        self.headers = headers
        self.text = text
        self.head: HtmlHead = skim(self.text)
        self.nodes = jsonld.nodes(self.head.json_ld)

    @cached_property
    def described(self) -> Described:
        """The page's own nodes."""
        if not self.nodes:
            return Described()
        head = self.head
        locations = [head.link("canonical"), *head.meta("og:url")[:1]]
        offered = [*head.meta("og:title"), *head.meta("twitter:title"), head.title, head.h1]
        titles = [title for title in offered if title]
        return describe(
            self.nodes,
            Visible(
                addresses=[self.url, *(found for each in locations if (found := absolute(self.url, each)))],
                titles=titles,
                folded=folded_titles(titles),
                og_type=next(iter(head.meta("og:type")), "").strip().lower(),
            ),
        )

    @cached_property
    def site_name(self) -> str | None:
        """The name of the site."""
        sites = [node for node in self.nodes if "website" in types(node)]
        names = [*self.head.meta("og:site_name"), *(jsonld.text_of(jsonld.first(site, "name")) for site in sites)]
        return next((text for name in names if (text := clean(name))), None)

    @cached_property
    def publisher(self) -> str | None:
        """The publisher of the main node."""
        return clean(jsonld.text_of(jsonld.first(self.described.main, "publisher"), "name"))

    @cached_property
    def site_names(self) -> list[str]:
        """All names of the site that are known: tags, feeds.

        An application's or a feed's name that is the title of the page is no site's, where the site has another.
        """
        head = self.head
        stated = [self.site_name, *head.meta("citation_publisher"), self.publisher]
        weak = [*head.meta("application-name", "apple-mobile-web-app-title"), *feed_names(head)]
        if weak and self.site_name:
            own = {fold(title) for title in (*head.meta("og:title"), head.title) if title} - {fold(self.site_name)}
            weak = [name for name in weak if fold(name) not in own]
        return [name for name in (*stated, *weak) if name]

    @cached_property
    def language(self) -> str | None:
        """The page's language tag."""
        values = [
            self.head.html.get("lang") or self.head.html.get("xml:lang"),
            *citation.citation(self.head, "language"),
            *self.head.meta("og:locale", "language"),
            jsonld.first(self.described.main, "inLanguage"),
            header(self.headers, "content-language").partition(",")[0],
        ]
        tags = (value.strip().replace("_", "-") for value in values if isinstance(value, str))
        return next((tag for tag in tags if _LANGUAGE.fullmatch(tag)), None)
