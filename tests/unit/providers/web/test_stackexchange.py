from typing import Any

import pytest

from linkcheck.model import Existence, Failure, FailureKind, Outcome, Request
from linkcheck.providers.web.stackexchange import StackExchange
from tests.unit.providers.flows import plain, play, reply

SO = "https://stackoverflow.com/questions"
ITEM: dict[str, Any] = {
    "question_id": 11,
    "title": "Why is processing a &quot;sorted&quot; array faster?",
    "owner": {"display_name": "Ann &amp; Bo"},
    "creation_date": 1340805096,
    "last_activity_date": 1700000000,
    "content_license": "CC BY-SA 4.0",
}


@pytest.mark.parametrize(
    ("url", "asked_for"),
    [
        (f"{SO}/11/why-is-it", "questions/11?site=stackoverflow"),
        ("https://stackoverflow.com/q/11", "questions/11?site=stackoverflow"),
        ("https://stackoverflow.com/a/12/7", "answers/12?site=stackoverflow"),
        ("https://stats.stackexchange.com/questions/11/x?noredirect=1#c", "questions/11?site=stats.stackexchange.com"),
        ("https://mathoverflow.net/questions/11", "questions/11?site=mathoverflow.net"),
        ("https://stackoverflow.com/tags", None),
        ("https://stackoverflow.com/users/11/ann", None),
        ("https://stackoverflow.blog/questions/11", None),
    ],
)
def test_questions_and_answers_are_asked_for_at_their_site(url: str, asked_for: str | None) -> None:
    assert StackExchange().claims(url) == (asked_for is not None)
    if asked_for:
        _, asked = play(StackExchange().flow([url]), lambda _: reply({"items": []}))
        assert asked_for in asked[0].url


def test_a_hundred_questions_cost_one_request() -> None:
    urls = [f"{SO}/{n}" for n in range(1, 101)]
    answers, asked = play(
        StackExchange().flow(urls), lambda _: reply({"items": [{"question_id": n} for n in range(1, 101)]})
    )
    assert len(asked) == 1
    assert {answer.existence for answer in answers.values()} == {Existence.EXISTS}


def test_a_question_is_described_and_a_missing_one_left_to_its_page() -> None:
    answers, _ = play(StackExchange().flow([f"{SO}/11", f"{SO}/12"]), lambda _: reply({"items": [ITEM]}))
    page = answers[f"{SO}/11"].page
    assert page is not None
    assert (page.title, page.authors) == ('Why is processing a "sorted" array faster?', ("Ann & Bo",))
    assert (page.published, page.modified, page.licence) == ("2012-06-27", "2023-11-14", "CC-BY-SA-4.0")
    assert answers[f"{SO}/12"].existence is Existence.UNKNOWN  # migrated questions are left out too


def test_a_cut_list_proves_nothing() -> None:
    answers, _ = play(StackExchange().flow([f"{SO}/12"]), lambda _: reply({"items": [], "has_more": True}))
    assert answers[f"{SO}/12"].existence is Existence.UNKNOWN


def test_a_backoff_ends_the_flow() -> None:
    urls = [f"{SO}/11", "https://superuser.com/q/11"]
    answers, asked = play(StackExchange().flow(urls), lambda _: reply({"items": [ITEM], "backoff": 10}))
    assert len(asked) == 1
    assert set(answers) == {urls[0]}


@pytest.mark.parametrize(
    "outcome",
    [
        reply({"error_id": 502, "error_name": "throttle_violation", "error_message": "too many requests"}, 400),
        reply({"error_id": 400, "error_name": "bad_parameter"}, 400),
        plain(503),
        plain(200, b"\x1f\x8b"),
        reply({"items": None}),
        Failure(url=SO, kind=FailureKind.RESET),
    ],
)
def test_an_error_leaves_everything_to_the_pages(outcome: Outcome) -> None:
    def script(_: Request) -> Outcome:
        return outcome

    urls = [f"{SO}/11", "https://superuser.com/q/11"]
    answers, asked = play(StackExchange().flow(urls), script)
    assert {url: answer.existence for url, answer in answers.items()} == dict.fromkeys(urls, Existence.UNKNOWN)
    assert len(asked) == 1


def test_the_question_of_one_answer_does_not_vouch_for_another_answer() -> None:
    urls = [f"https://stackoverflow.com/a/{number}" for number in (11, 12)]
    answers, _ = play(StackExchange().flow(urls), lambda _: reply({"items": [{"answer_id": 12, "question_id": 11}]}))
    assert [answers[url].existence for url in urls] == [Existence.UNKNOWN, Existence.EXISTS]
