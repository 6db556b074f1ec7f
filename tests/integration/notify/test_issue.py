"""One rolling issue, through the real fetcher, against a GitHub of the test internet."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from random import Random
from typing import Any

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.errors import NotifyError, UsageError
from linkcheck.model import Link, LinkKind, Report, Run, RunState
from linkcheck.notify import Action
from linkcheck.pipeline.notify import keep_issue
from tests.integration.notify.fake import BASE, REPOSITORY, TOKEN, FakeGitHub, said
from tests.internet import Asked, Host, Page, TestInternet, run
from tests.reports.records import record

DEAD, GONE, WALL, SLOW = (f"https://{name}.example/" for name in ("dead", "gone", "wall", "slow"))
QUIET = {WALL: "blocked", SLOW: "failing", "https://odd.example/": "suspect", "https://new.example/": "moved"}


@pytest.fixture(autouse=True)
def in_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.delenv("GITHUB_API_URL", raising=False)


def night(verdicts: Mapping[str, str], state: RunState = RunState.COMPLETE) -> Report:
    def place(url: str) -> Link:
        return Link(url=url, raw=url, text="a", label="a", kind=LinkKind.INLINE, path="list.md", line=1, column=3)

    begun = Run(started=datetime.fromisoformat("2026-11-22T03:00:00+00:00"), state=state)
    links = tuple(record(url, [place(url)], verdict, "http-404") for url, verdict in sorted(verdicts.items()))
    return Report(run=begun, links=links, trend=(begun,))


def nights(
    fake: FakeGitHub, *reports: Report, host: str = "api.github.com", **network: Any
) -> list[tuple[Action, ...]]:
    async def scene() -> list[tuple[Action, ...]]:
        async with TestInternet([Host(name=host, default=fake)]) as internet:
            settings = {**internet.settings(), "backoff": 0.01, **network}
            config = msgspec.convert({"network": settings}, Config)
            return [await keep_issue(report, config, label="linkcheck") for report in reports]

    return run(scene())


def test_new_breakage_opens_an_issue_that_names_it() -> None:
    fake = FakeGitHub()
    nights(fake, night({DEAD: "broken", **QUIET}))
    (issue,) = fake.issues
    assert issue["title"] == "1 broken link"
    assert "https://dead.example/" in issue["body"]
    assert not [url for url in QUIET if url in issue["body"]]
    assert issue["labels"] == [{"name": "linkcheck"}]
    assert fake.tokens == {f"Bearer {TOKEN}"}


def test_blocked_and_failing_links_open_nothing() -> None:
    fake = FakeGitHub()
    nights(fake, night(QUIET))
    assert fake.issues == []


def test_the_body_is_rewritten_in_place_and_closed_on_green() -> None:
    fake = FakeGitHub()
    nights(fake, night({DEAD: "broken"}), night({DEAD: "broken", GONE: "broken"}))
    assert (fake.open, fake.issues[0]["title"]) == ([1], "2 broken links")
    nights(fake, night({DEAD: "ok", GONE: "moved"}))
    (issue,) = fake.issues
    assert (issue["state"], issue["state_reason"], issue["title"]) == ("closed", "completed", "No broken links")


def test_a_run_like_the_last_one_writes_nothing() -> None:
    fake = FakeGitHub()
    nights(fake, *[night({DEAD: "broken"})] * 3)
    assert fake.writes == [f"POST {BASE}/issues"]


def test_thirty_runs_leave_one_issue() -> None:
    random, fake = Random(7), FakeGitHub(page_size=2)
    urls = [f"https://h{n}.example/" for n in range(5)]
    for _ in range(30):
        verdicts = {url: random.choice(["ok", "ok", "broken", "blocked", "failing"]) for url in urls}
        state = random.choice([RunState.COMPLETE] * 3 + [RunState.PARTIAL, RunState.NETWORK_DOWN])
        fake.fault = random.choice([lambda _: None] * 4 + [_down])
        try:
            nights(fake, night(verdicts, state))
        except NotifyError:
            continue
        finally:
            fake.fault = lambda _: None
        assert len(fake.issues) <= 1
        if state is RunState.COMPLETE:
            assert bool(fake.open) is ("broken" in verdicts.values())
    assert len(fake.issues) == 1


def _down(asked: Asked) -> Page | None:
    return said({"message": "Server Error"}, 502) if asked.method != "GET" else None


def test_a_run_that_was_stopped_closes_nothing() -> None:
    fake = FakeGitHub()
    nights(fake, night({DEAD: "broken"}), night({DEAD: "unchecked"}, RunState.PARTIAL))
    assert fake.open == [1]


def test_a_run_without_a_network_says_nothing() -> None:
    fake = FakeGitHub()
    nights(fake, night({DEAD: "broken"}), night({}, RunState.NETWORK_DOWN))
    assert (fake.open, len(fake.writes)) == ([1], 1)


def test_what_a_person_closed_stays_closed_until_something_else_breaks() -> None:
    fake = FakeGitHub()
    nights(fake, night({DEAD: "broken"}))
    fake.issues[0]["state"] = "closed"
    nights(fake, night({DEAD: "broken"}))
    assert fake.open == []
    nights(fake, night({DEAD: "broken", GONE: "broken"}))
    assert (fake.open, len(fake.issues)) == ([1], 1)


def test_a_twin_posted_at_the_same_moment_is_closed() -> None:
    fake = FakeGitHub()

    def twin() -> None:
        fake.after_post = lambda: None
        fake.add_issue(fake.issues[0]["title"], fake.issues[0]["body"])

    fake.after_post = twin
    nights(fake, night({DEAD: "broken"}))
    assert fake.open == [1]
    assert fake.issues[1]["state_reason"] == "not_planned"


def test_two_runs_at_once_end_with_one_issue() -> None:
    fake = FakeGitHub()

    async def scene() -> None:
        async with TestInternet([Host(name="api.github.com", default=fake)]) as internet:
            config = msgspec.convert({"network": internet.settings()}, Config)
            report = night({DEAD: "broken"})
            await asyncio.gather(*(keep_issue(report, config, label="linkcheck") for _ in range(3)))

    run(scene())
    assert fake.open == [1]


def test_ours_is_found_behind_pages_of_others() -> None:
    fake = FakeGitHub(page_size=3)
    for number in range(7):
        fake.add_issue(f"other {number}", "not ours")
    nights(fake, night({DEAD: "broken"}), night({DEAD: "broken", GONE: "broken"}))
    assert len(fake.issues) == 8
    assert {issue["body"] for issue in fake.issues[:7]} == {"not ours"}


@pytest.mark.parametrize(
    "more",
    [
        {"user": {"type": "User"}, "author_association": "NONE"},
        {"pull_request": {"url": "x"}},
        {"body": None},
        {"labels": []},
    ],
    ids=["a stranger's copy", "a pull request", "no body", "no label"],
)
def test_what_only_looks_like_ours_is_left_alone(more: dict[str, Any]) -> None:
    fake = FakeGitHub()
    fake.add_issue("x", "<!-- linkcheck:issue  -->\n")
    fake.issues[0].update(more)
    before = dict(fake.issues[0])
    nights(fake, night({DEAD: "broken"}))
    assert fake.issues[0] == before
    assert len(fake.issues) == 2


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (said({"message": "Bad credentials"}, 401), "GITHUB_TOKEN is not valid"),
        (said({"message": "Resource not accessible by integration"}, 403), "issues: write"),
        (said({}, 403, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1795316400")), "used up until 03:00 UTC"),
        (said({}, 403, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "9" * 40)), "rate limit"),
        (said({}, 429, ("retry-after", "86400")), "rate limit"),
        (said({"message": "Not Found"}, 404), "GITHUB_REPOSITORY"),
        (said({"message": "Issues are disabled"}, 410), "switched off"),
        (said({"message": "Validation Failed"}, 422), "Validation Failed"),
        (said({}, 500), "GitHub has trouble"),
        (Page(status=301, location="https://elsewhere.example/"), "301"),
        (Page(body=b"<html>", content_type="text/html"), "something else than a list"),
        (said({"message": "an object"}), "something else than a list"),
        (said(["a string"]), "something else than a list"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_is_a_clear_error(page: Page, words: str) -> None:
    fake = FakeGitHub()
    fake.fault = lambda _: page
    with pytest.raises(NotifyError, match=words) as refused:
        nights(fake, night({DEAD: "broken"}))
    assert TOKEN not in str(refused.value)


def test_a_post_whose_answer_is_lost_is_not_repeated() -> None:
    fake = FakeGitHub()

    def lost(asked: Asked) -> Page | None:
        if asked.method != "POST":
            return None
        fake.add_issue("1 broken link", msgspec.json.decode(asked.body)["body"])
        return said({}, 502)

    fake.fault = lost
    with pytest.raises(NotifyError):
        nights(fake, night({DEAD: "broken"}))
    fake.fault = lambda _: None
    nights(fake, night({DEAD: "broken"}))
    assert len(fake.issues) == 1


def test_reading_and_editing_survive_a_hiccup() -> None:
    fake = FakeGitHub()
    hiccups = iter([said({}, 502), None, None, None, said({}, 503)])
    nights(fake, night({DEAD: "broken"}))
    fake.fault = lambda _: next(hiccups, None)
    nights(fake, night({DEAD: "ok"}))
    assert fake.open == []


def test_an_enterprise_server_gets_the_token_and_githubs_own_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "https://code.example.org")
    fake = FakeGitHub()
    nights(fake, night({DEAD: "broken"}), host="code.example.org")
    assert (fake.open, fake.tokens) == ([1], {f"Bearer {TOKEN}"})


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("GITHUB_TOKEN", "", NotifyError),
        ("GITHUB_REPOSITORY", "", UsageError),
        ("GITHUB_REPOSITORY", "a/b/../../c", UsageError),
        ("GITHUB_API_URL", "http://api.github.com", UsageError),
    ],
)
def test_what_is_missing_is_named_before_anything_is_sent(
    name: str, value: str, fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    fake = FakeGitHub()
    with pytest.raises(fault):
        nights(fake, night({DEAD: "broken"}))
    assert fake.tokens == set()


def test_the_body_of_many_broken_links_is_cut_to_what_github_takes() -> None:
    fake = FakeGitHub()
    nights(fake, night({f"https://h{n}.example/{'x' * 80}": "broken" for n in range(3000)}))
    (issue,) = fake.issues
    assert len(issue["body"].encode("utf-16-le")) // 2 <= 65_536
    assert "more." in issue["body"]
    assert issue["title"] == "3,000 broken links"
