"""YouTube: its watch page answers 200 for removed videos, so oEmbed is queried, and the thumbnail as second source."""

import re
from urllib.parse import quote

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, PageMetadata, Request, Response
from linkcheck.providers.payload import get, json_of, status_of
from linkcheck.providers.single import Lookup, SingleProvider
from linkcheck.providers.web.oembed import described

_VIDEO = re.compile(
    r"https?://(?:www\.|m\.|music\.)?(?:youtube(?:-nocookie)?\.com/(?:watch/?\?(?:[^#]*&)?v=|embed/|shorts/|live/|v/)|youtu\.be/)"
    r"(?!videoseries\b|live_stream\b)([\w-]{11})(?:[?&#/].*)?"
)


class YouTube(SingleProvider[str]):
    """Videos in every form of address; no channels and lists. A look-up costs no quota."""

    name = "youtube"

    def key(self, url: str) -> str | None:
        """The video's id."""
        match = _VIDEO.fullmatch(url)
        return match and match[1]

    def look_up(self, key: str) -> Lookup:
        """The description, and where that is refused the picture."""
        watch = quote(f"https://www.youtube.com/watch?v={key}", safe="")
        outcome = yield get(f"https://www.youtube.com/oembed?url={watch}&format=json")
        status = status_of(outcome)
        if status == 200 and (page := described(json_of(outcome), self.name)):
            return self.exists(page)
        if _is_private(outcome):
            return Answer(provider=self.name, existence=Existence.PRIVATE, detail="the video is private")
        if status not in {400, 401, 404}:
            return self.unknown(outcome)
        picture = yield Request(url=f"https://img.youtube.com/vi/{key}/0.jpg", read=BodyExtent.NONE, own=True)
        return self._by_picture(status, picture)

    def _by_picture(self, status: int, picture: Outcome) -> Answer:
        match status, status_of(picture):
            case 401, 200:
                # Embedding is switched off, so there is no description; the video plays on its own page.
                return self.exists(PageMetadata(), detail="not embeddable")
            case 400 | 404, 404:
                return self.gone("neither description nor picture")
        return self.unknown(picture)


def _is_private(outcome: Outcome) -> bool:
    """Private videos were seen with 403, and with 200, each with the word "Forbidden"; walls send a page."""
    return isinstance(outcome, Response) and outcome.status in {200, 403} and outcome.body.strip() == b"Forbidden"
