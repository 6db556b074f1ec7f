from typing import Any
from urllib.parse import unquote

import pytest

from linkcheck.model import Existence, Failure, FailureKind, Outcome, Request
from linkcheck.providers.web.wikipedia import Wikipedia
from tests.unit.providers.flows import plain, play, reply

MLOPS = "https://en.wikipedia.org/wiki/MLOps"
REPLY: dict[str, Any] = {
    "batchcomplete": True,
    "query": {
        "normalized": [{"fromencoded": False, "from": "ml ops", "to": "Ml ops"}],
        "redirects": [{"from": "Ml ops", "to": "MLOps"}],
        "pages": [
            {"pageid": 1, "ns": 0, "title": "MLOps", "description": "Practices", "touched": "2026-01-05T00:00:00Z"}
            | {"pagelanguage": "en"},
            {"ns": 0, "title": "Nothing Here", "missing": True},
            {"title": "Bad", "invalidreason": "contains |", "invalid": True},
        ],
    },
}


@pytest.mark.parametrize(
    ("url", "claimed"),
    [
        (MLOPS, True),
        ("https://en.m.wikipedia.org/wiki/MLOps#History", True),
        ("https://zh-yue.wikipedia.org/wiki/%E6%A9%9F%E5%99%A8", True),
        ("https://en.wikipedia.org/wiki/Special:Random", False),
        ("https://de.wikipedia.org/wiki/Datei:X.png", True),
        ("https://en.wikipedia.org/wiki/File:X.png", False),
        ("https://en.wikipedia.org/wiki/A%7CB", False),
        ("https://en.wikipedia.org/wiki/" + "x" * 300, False),
        ("https://en.wikipedia.org/", False),
        ("https://www.wikipedia.org/wiki/X", False),
        ("https://en.wikipedia.org/w/index.php?title=MLOps&oldid=1", False),
    ],
)
def test_articles_are_claimed(url: str, claimed: bool) -> None:
    assert Wikipedia().claims(url) is claimed


def test_redirects_are_healthy_and_missing_articles_gone() -> None:
    urls = [MLOPS, "https://en.wikipedia.org/wiki/ml_ops", "https://en.wikipedia.org/wiki/Nothing_Here"]
    answers, asked = play(Wikipedia().flow([*urls, "https://en.wikipedia.org/wiki/Bad"]), lambda _: reply(REPLY))
    assert [answers[url].existence for url in urls] == [Existence.EXISTS, Existence.EXISTS, Existence.GONE]
    assert answers["https://en.wikipedia.org/wiki/Bad"].existence is Existence.UNKNOWN
    assert answers[urls[1]].moved_to is None
    assert len(asked) == 1
    page = answers[MLOPS].page
    assert page is not None
    assert (page.title, page.description, page.language, page.modified) == ("MLOps", "Practices", "en", "2026-01-05")


def test_fifty_articles_cost_one_request_and_each_language_its_own() -> None:
    urls = [f"https://en.wikipedia.org/wiki/A{n}" for n in range(49)] + ["https://fr.wikipedia.org/wiki/B"]
    _, asked = play(Wikipedia().flow(urls), lambda _: reply(REPLY))
    assert [request.url.partition("/w/")[0] for request in asked] == [
        "https://en.wikipedia.org",
        "https://fr.wikipedia.org",
    ]
    assert asked[0].url.count("%7C") == 49


@pytest.mark.parametrize(
    "outcome",
    [
        reply({"error": {"code": "maxlag", "info": "Waiting for a database server"}}),
        reply({"error": {"code": "ratelimited"}}),
        reply({"query": {"pages": {"1": {}}}}),
        reply({"query": {"pages": [7, None, {"title": ["x"]}]}}),
        plain(429),
        plain(200, b"<html>"),
        Failure(url=MLOPS, kind=FailureKind.DNS_SERVFAIL),
    ],
)
def test_an_api_that_is_down_or_odd_leaves_it_to_the_page(outcome: Outcome) -> None:
    def script(_: Request) -> Outcome:
        return outcome

    assert play(Wikipedia().flow([MLOPS]), script)[0][MLOPS].existence is Existence.UNKNOWN


def test_each_title_of_a_batch_in_two_scripts_gets_its_own_answer() -> None:
    names = ("bor", "yo'q", "eski", "Ҳаво", "Toshkent")
    urls = [f"https://uz.wikipedia.org/wiki/{name}" for name in names]
    said = {
        "normalized": [{"from": "bor", "to": "Bor"}, {"from": "yo'q", "to": "Yo'q"}, {"from": "eski", "to": "Eski"}],
        "converted": [{"from": "Bor", "to": "Бор"}, {"from": "Ҳаво", "to": "Havo"}, {"from": "Eski", "to": "Эски"}],
        "redirects": [{"from": "Эски", "to": "Янги"}],
        "pages": [
            {"ns": 0, "title": "Yo'q", "missing": True},
            *({"pageid": 1, "ns": 0, "title": title} for title in ("Бор", "Havo", "Янги", "Toshkent")),
        ],
    }
    answers, asked = play(Wikipedia().flow(urls), lambda _: reply({"query": said}))
    exists, gone = Existence.EXISTS, Existence.GONE
    assert [answers[url].existence for url in urls] == [exists, gone, exists, exists, exists]
    assert len(asked) == 1


def test_long_titles_of_another_script_do_not_make_an_address_too_long() -> None:
    titles = [f"{'Машинско учење ' * 8}{n}" for n in range(50)]
    urls = [f"https://sr.wikipedia.org/wiki/{title.replace(' ', '_')}" for title in titles]

    def script(request: Request) -> Outcome:
        wanted = unquote(request.url.partition("&titles=")[2]).split("|")
        return reply({"query": {"pages": [{"pageid": 1, "title": title} for title in wanted]}})

    answers, asked = play(Wikipedia().flow(urls), script)
    assert {answers[url].existence for url in urls} == {Existence.EXISTS}
    assert max(len(request.url) for request in asked) < 8_000


def test_an_address_in_an_old_encoding_is_left_to_the_wiki() -> None:
    assert not Wikipedia().claims("https://fr.wikipedia.org/wiki/Universit%E9")


@pytest.mark.parametrize("namespace", [2, 6, 14, []])
def test_only_an_article_is_missing_without_a_page(namespace: Any) -> None:
    page = {"ns": namespace, "title": "MLOps", "missing": True}
    answers, _ = play(Wikipedia().flow([MLOPS]), lambda _: reply({"query": {"pages": [page]}}))
    assert answers[MLOPS].existence is Existence.UNKNOWN
