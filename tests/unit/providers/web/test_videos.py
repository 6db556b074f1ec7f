from typing import Any

import pytest

from linkcheck.model import Existence, Failure, FailureKind, Outcome, PageKind, Request
from linkcheck.providers.web.oembed import SLIDESHARE, SPEAKERDECK, SPOTIFY, TED, VIMEO, OEmbed
from linkcheck.providers.web.youtube import YouTube
from tests.unit.providers.flows import plain, play, reply

URL = "https://youtu.be/bFW5mZmj0nQ"
RECORD = {"type": "video", "title": "Patterns & Pains", "author_name": "DeliveryConf", "provider_name": "YouTube"}
DOWN = Failure(url=URL, kind=FailureKind.TIMEOUT)


@pytest.mark.parametrize(
    ("url", "claimed"),
    [
        (URL, True),
        ("https://youtu.be/bFW5mZmj0nQ?t=30", True),
        ("https://www.youtube.com/watch?v=bFW5mZmj0nQ", True),
        ("https://m.youtube.com/watch?list=PL1&v=bFW5mZmj0nQ&t=1s", True),
        ("https://www.youtube-nocookie.com/embed/bFW5mZmj0nQ", True),
        ("https://www.youtube.com/shorts/bFW5mZmj0nQ", True),
        ("https://www.youtube.com/live/bFW5mZmj0nQ?feature=share", True),
        ("https://www.youtube.com/playlist?list=PL1", False),
        ("https://www.youtube.com/@channel", False),
        ("https://www.youtube.com/watch?v=short", False),
        ("https://youtube.com.example/watch?v=bFW5mZmj0nQ", False),
    ],
)
def test_videos_are_claimed_and_channels_are_not(url: str, claimed: bool) -> None:
    assert YouTube().claims(url) is claimed


STORY: dict[str, tuple[Outcome, Outcome | None, Existence]] = {
    "alive": (reply(RECORD), None, Existence.EXISTS),
    "embedding switched off": (plain(401, b"Unauthorized"), plain(200), Existence.EXISTS),
    "embedding switched off, no picture": (plain(401), plain(404), Existence.UNKNOWN),
    "removed": (plain(404, b"Not Found"), plain(404), Existence.GONE),
    "no such id": (plain(400, b"Bad Request"), plain(404), Existence.GONE),
    "removed, yet a picture": (plain(404), plain(200), Existence.UNKNOWN),
    "removed, picture unsure": (plain(404), DOWN, Existence.UNKNOWN),
    "private": (plain(403, b"Forbidden"), None, Existence.PRIVATE),
    "private under 200": (plain(200, b"Forbidden"), None, Existence.PRIVATE),
    "limited": (plain(429), None, Existence.UNKNOWN),
    "down": (plain(503), None, Existence.UNKNOWN),
    "no answer": (DOWN, None, Existence.UNKNOWN),
    "json without a title": (reply({"type": "video"}), None, Existence.UNKNOWN),
}


@pytest.mark.parametrize(("record", "picture", "expected"), STORY.values(), ids=STORY)
def test_a_video_needs_two_witnesses_to_be_gone(record: Outcome, picture: Outcome | None, expected: Existence) -> None:
    def script(request: Request) -> Outcome:
        if "/oembed?" in request.url:
            return record
        assert request.url == "https://img.youtube.com/vi/bFW5mZmj0nQ/0.jpg"
        assert picture is not None
        return picture

    answers, asked = play(YouTube().flow([URL]), script)
    assert answers[URL].existence is expected
    assert len(asked) == (1 if picture is None else 2)


def test_a_video_is_described() -> None:
    page = play(YouTube().flow([URL]), lambda _: reply(RECORD))[0][URL].page
    assert page is not None
    assert (page.title, page.authors, page.kind) == ("Patterns & Pains", ("DeliveryConf",), PageKind.VIDEO)


HOSTS = [
    (VIMEO, "https://vimeo.com/12345", "https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F12345"),
    (SLIDESHARE, "https://www.slideshare.net/ann/talk", "https://www.slideshare.net/api/oembed/2?url=https%3A%2F%2Fwww.slideshare.net%2Fann%2Ftalk&format=json"),
    (SPEAKERDECK, "https://speakerdeck.com/ann/talk", "https://speakerdeck.com/oembed.json?url=https%3A%2F%2Fspeakerdeck.com%2Fann%2Ftalk"),
    (TED, "https://www.ted.com/talks/ann_talk", "https://www.ted.com/services/v1/oembed.json?url=https%3A%2F%2Fwww.ted.com%2Ftalks%2Fann_talk"),
    (SPOTIFY, "https://open.spotify.com/episode/4rOo", "https://open.spotify.com/oembed?url=https%3A%2F%2Fopen.spotify.com%2Fepisode%2F4rOo"),
]  # fmt: skip


@pytest.mark.parametrize(("provider", "url", "asked_for"), HOSTS, ids=lambda value: getattr(value, "name", None))
def test_each_host_is_asked_at_its_own_endpoint(provider: OEmbed, url: str, asked_for: str) -> None:
    assert provider.claims(url)
    answers, asked = play(provider.flow([url]), lambda _: reply({"title": "A talk", "duration": 61}))
    page = answers[url].page
    assert [request.url for request in asked] == [asked_for]
    assert page is not None
    assert (page.title, page.duration, page.title_source) == ("A talk", 61.0, provider.name)


@pytest.mark.parametrize(
    ("provider", "url"),
    [
        (VIMEO, "https://vimeo.com/about"),
        (SLIDESHARE, "https://www.slideshare.net/"),
        (SPEAKERDECK, "https://speakerdeck.com/features/pro"),
        (TED, "https://www.ted.com/about"),
        (SPOTIFY, "https://spotify.design/article/x"),
    ],
)
def test_other_pages_of_those_hosts_are_not_claimed(provider: OEmbed, url: str) -> None:
    assert not provider.claims(url)


@pytest.mark.parametrize(
    "outcome", [plain(404), plain(401), plain(403), plain(501), reply([]), reply({"title": 5}), DOWN]
)
def test_an_embedding_error_leaves_it_to_the_page(outcome: Any) -> None:
    url = "https://vimeo.com/12345"
    assert play(VIMEO.flow([url]), lambda _: outcome)[0][url].existence is Existence.UNKNOWN
