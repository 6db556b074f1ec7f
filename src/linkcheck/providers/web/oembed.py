"""Hosts that describe their pages by oEmbed. Whether a page exists is decided by the page itself."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from linkcheck.model import Answer, BodyExtent, Existence, PageKind, PageMetadata, Request, TitleCandidate
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, json_of, unknown
from linkcheck.providers.provider import Flow, When

_KINDS = {
    "slideshare": PageKind.SLIDES,
    "speakerdeck": PageKind.SLIDES,
    "ted": PageKind.VIDEO,
    "vimeo": PageKind.VIDEO,
    "youtube": PageKind.VIDEO,
}


class OEmbed:
    """One page a request. An error is no verdict: private, unembeddable and gone look alike."""

    when = When.INSTEAD
    batch = 1

    def __init__(self, name: str, addresses: str, endpoint: str) -> None:
        self.name = name
        self._addresses = re.compile(addresses)
        self._endpoint = endpoint

    def claims(self, url: str) -> bool:
        """Addresses of this host's pages."""
        return self._addresses.match(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One record a page."""
        found = {}
        for url in urls:
            outcome = yield Request(url=self._endpoint.format(url=quote(url, safe="")), read=BodyExtent.BODY, own=True)
            page = described(json_of(outcome), self.name)
            exists = Answer(provider=self.name, existence=Existence.EXISTS, page=page)
            found[url] = exists if page else unknown(self.name, outcome)
        return found


def described(record: Any, source: str) -> PageMetadata | None:
    """The page of an oEmbed record; None for what is no such record."""
    if not isinstance(record, dict) or not (title := clean(record.get("title"))):
        return None
    author = clean(record.get("author_name"), NAME)
    duration = record.get("duration")
    return PageMetadata(
        title=title,
        title_source=source,
        candidates=(TitleCandidate(source=source, value=title),),
        description=clean(record.get("description"), DESCRIPTION),
        site_name=clean(record.get("provider_name"), NAME),
        authors=(author,) if author else (),
        published=day(record.get("upload_date")),
        kind=_KINDS.get(source, PageKind.PAGE),
        duration=float(duration) if isinstance(duration, int) and 0 < duration < 10**7 else None,
    )


VIMEO = OEmbed(
    "vimeo",
    r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/|channels/[\w-]+/)?\d{1,12}(?:[/?#]|$)",
    "https://vimeo.com/api/oembed.json?url={url}",
)
SLIDESHARE = OEmbed(
    "slideshare",
    r"https?://(?:www\.)?slideshare\.net/(?:slideshow/)?[\w-]+/[\w-]+",
    "https://www.slideshare.net/api/oembed/2?url={url}&format=json",
)
SPEAKERDECK = OEmbed(
    "speakerdeck",
    r"https?://(?:www\.)?speakerdeck\.com/(?!c/|features|p/)[\w-]+/[\w-]+",
    "https://speakerdeck.com/oembed.json?url={url}",
)
TED = OEmbed(
    "ted",
    r"https?://(?:www\.)?ted\.com/talks/\w+",
    "https://www.ted.com/services/v1/oembed.json?url={url}",
)
SPOTIFY = OEmbed(
    "spotify",
    r"https?://open\.spotify\.com/(?:intl-[a-z]{2}/)?(?:episode|show|track|album|playlist)/\w+",
    "https://open.spotify.com/oembed?url={url}",
)
