"""YouTube: its watch page answers 200 for removed videos, so oEmbed is queried, and the thumbnail as second source."""

import re
from collections.abc import Generator, Sequence
from urllib.parse import quote

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, PageMetadata, Request
from linkcheck.providers.payload import json_of, status_of, unknown
from linkcheck.providers.provider import Flow, When
from linkcheck.providers.web.oembed import described

_VIDEO = re.compile(
    r"https?://(?:www\.|m\.|music\.)?(?:youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#]*&)?v=|embed/|shorts/|live/|v/)|youtu\.be/)"
    r"([\w-]{11})(?:[?&#/].*)?"
)


class YouTube:
    """One video at a time; it costs no quota."""

    name = "youtube"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Videos in every form of address; no channels and lists."""
        return _VIDEO.fullmatch(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """The description, and where that is refused the picture."""
        found = {}
        for url in urls:
            if match := _VIDEO.fullmatch(url):
                found[url] = yield from self._ask(match[1])
        return found

    def _ask(self, video: str) -> Generator[Request, Outcome, Answer]:
        watch = quote(f"https://www.youtube.com/watch?v={video}", safe="")
        address = f"https://www.youtube.com/oembed?url={watch}&format=json"
        outcome = yield Request(url=address, read=BodyExtent.BODY, own=True)
        status = status_of(outcome)
        if status == 200 and (page := described(json_of(outcome), self.name)):
            return Answer(provider=self.name, existence=Existence.EXISTS, page=page)
        # Private videos were seen with 403, and with 200 and the word "Forbidden".
        if status == 403 or (status == 200 and json_of(outcome) is None):
            return Answer(provider=self.name, existence=Existence.PRIVATE, detail="the video is private")
        if status not in {400, 401, 404}:
            return unknown(self.name, outcome)
        picture = yield Request(url=f"https://img.youtube.com/vi/{video}/0.jpg", read=BodyExtent.NONE, own=True)
        return self._witnessed(status, picture)

    def _witnessed(self, status: int, picture: Outcome) -> Answer:
        match status, status_of(picture):
            case 401, 200:
                # Embedding is switched off, so there is no description; the video plays on its own page.
                return Answer(
                    provider=self.name, existence=Existence.EXISTS, page=PageMetadata(), detail="not embeddable"
                )
            case 400 | 404, 404:
                return Answer(provider=self.name, existence=Existence.GONE, detail="neither description nor picture")
        return unknown(self.name, picture)
