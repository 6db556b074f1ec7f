"""Hosts that describe their pages by oEmbed. Whether a page exists is decided by the page itself."""

import re
from typing import Any
from urllib.parse import quote

from linkcheck.model import PageKind, PageMetadata
from linkcheck.model.text import DESCRIPTION, NAME, clean
from linkcheck.providers.payload import day, get, json_of, title_fields
from linkcheck.providers.single import Lookup, SingleProvider

_KINDS = {
    "slideshare": PageKind.SLIDES,
    "speakerdeck": PageKind.SLIDES,
    "ted": PageKind.VIDEO,
    "vimeo": PageKind.VIDEO,
    "youtube": PageKind.VIDEO,
}


class OEmbed(SingleProvider[str]):
    """One page a request. An error is no verdict: private, unembeddable and gone look alike."""

    def __init__(self, name: str, addresses: str, endpoint: str) -> None:
        self.name = name
        self._addresses = re.compile(addresses)
        self._endpoint = endpoint

    def key(self, url: str) -> str | None:
        """The page's URL."""
        return url if self._addresses.match(url) else None

    def look_up(self, key: str) -> Lookup:
        """The page's description."""
        outcome = yield get(self._endpoint.format(url=quote(key, safe="")))
        page = described(json_of(outcome), self.name)
        return self.exists(page) if page else self.unknown(outcome)


def described(record: Any, source: str) -> PageMetadata | None:
    """The page of an oEmbed record; None for what is no such record."""
    if not isinstance(record, dict) or not (title := clean(record.get("title"))):
        return None
    author = clean(record.get("author_name"), NAME)
    duration = record.get("duration")
    return PageMetadata(
        **title_fields(source, title),
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
