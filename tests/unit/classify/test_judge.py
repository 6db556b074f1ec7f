"""`judge` as callers use it; the labelled set (test_labelled.py) holds the many cases."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from linkcheck.classify import ClassifyOptions, Override, ReasonIgnore
from linkcheck.classify.case import Case
from linkcheck.classify.judge import is_blocked, judge
from linkcheck.classify.rules.overrides import says_otherwise
from linkcheck.model import (
    Answer,
    Evidence,
    Existence,
    Failure,
    FailureKind,
    Hop,
    Link,
    LinkKind,
    Response,
    Target,
    TargetHistory,
    Verdict,
)

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def target(url: str, label: str = "", *excused: tuple[str, ...]) -> Target:
    """A target that is listed once, or once for each of the reasons that comments excuse there."""
    link = Link(url=url, raw=url, text=label, label=label, kind=LinkKind.INLINE, path="list.md", line=1, column=1)
    links = tuple(msgspec.structs.replace(link, excused=reasons) for reasons in excused) or (link,)
    return Target(url=url, host=url.split("/")[2], links=links)


def answer(url: str, status: int, *via: str) -> Evidence:
    hops = tuple(Hop(url=hop, status=301, location="", seconds=0.0) for hop in via)
    return Evidence(outcome=Response(url=url, status=status, hops=hops))


def test_https_upgrade_is_a_quiet_fix() -> None:
    judged = judge(Case(target("http://a.org/x"), answer("https://a.org/x", 200, "http://a.org/x"), now=NOW))
    assert (judged.verdict, judged.fix, judged.suggested_url) == (Verdict.OK, "https", "https://a.org/x")


def test_move_says_what_to_write_instead() -> None:
    evidence = answer("https://new.org/some-post", 200, "https://old.org/2019/some-post")
    judged = judge(Case(target("https://old.org/2019/some-post"), evidence, now=NOW))
    assert (judged.verdict, judged.fix, judged.suggested_url) == (Verdict.MOVED, "moved", "https://new.org/some-post")


@pytest.mark.parametrize(
    ("excused", "verdict"),
    [
        ([("http-410",)], Verdict.SKIPPED),
        ([("http-410",), ("http-404", "http-410")], Verdict.SKIPPED),
        ([("http-410",), ()], Verdict.BROKEN),
        ([("http-404",)], Verdict.BROKEN),
    ],
)
def test_comments_excuse_a_verdict_where_every_place_has_one(excused: list[tuple[str, ...]], verdict: Verdict) -> None:
    judged = judge(Case(target("https://a.org/x", "", *excused), answer("https://a.org/x", 410), now=NOW))
    assert judged.verdict is verdict
    assert (judged.detail == "a comment in the list excuses http-410") is (verdict is Verdict.SKIPPED)


@pytest.mark.parametrize(
    ("excused", "ignores"),
    [
        ([("https-available",)], ()),
        ([()], (ReasonIgnore(pattern="http://a.org/*", reasons=("https-available",)),)),
    ],
)
def test_a_note_that_a_person_excuses_is_not_said_and_its_edit_not_made(
    excused: list[tuple[str, ...]], ignores: tuple[ReasonIgnore, ...]
) -> None:
    evidence = answer("https://a.org/x", 200, "http://a.org/x")
    options = ClassifyOptions(ignores=ignores)
    judged = judge(Case(target("http://a.org/x", "", *excused), evidence, options=options, now=NOW))
    assert (judged.verdict, judged.notes, judged.fix, judged.suggested_url) == (Verdict.OK, (), None, None)


def test_blocked_says_since_when() -> None:
    judged = judge(Case(target("https://a.org/x"), answer("https://a.org/x", 403), now=NOW))
    assert judged.verdict is Verdict.BLOCKED
    assert judged.detail.endswith("unverified since 2026-11-22")


@pytest.mark.parametrize(
    ("status", "detail"), [(410, "after a redirect to {}"), (404, "asked once, after a redirect to {}")]
)
def test_what_is_gone_behind_a_redirect_says_where(status: int, detail: str) -> None:
    evidence = answer("https://b.org/x", status, "https://a.org/x")
    assert judge(Case(target("https://a.org/x"), evidence, now=NOW)).detail.startswith(detail.format("https://b.org/x"))


def test_an_override_with_an_end_says_it() -> None:
    entry = Override(url="https://a.org/*", verdict="alive", reason="seen", until=date(2027, 1, 31))
    case = Case(
        target("https://a.org/x"), answer("https://a.org/x", 404), options=ClassifyOptions(overrides=(entry,)), now=NOW
    )
    assert judge(case).detail == "seen, until 2027-01-31"


def test_walls_lead_to_an_official_source() -> None:
    assert is_blocked(target("https://a.org/x"), answer("https://a.org/x", 403))
    assert not is_blocked(target("https://a.org/x"), answer("https://a.org/x", 404))


def test_what_was_never_asked_is_unchecked() -> None:
    assert judge(Case(target("https://a.org/x"), Evidence(), now=NOW)).verdict is Verdict.UNCHECKED


def test_timeout_fails_before_it_breaks() -> None:
    evidence = Evidence(outcome=Failure(url="https://a.org/x", kind=FailureKind.TIMEOUT))
    assert judge(Case(target("https://a.org/x"), evidence, now=NOW)).verdict is Verdict.FAILING


@pytest.mark.parametrize(
    ("final", "status", "verdict"),
    [
        ("https://publisher.org/x", 200, Verdict.OK),
        ("https://publisher.org/x", 403, Verdict.BLOCKED),
        ("https://doi.org/10.1000/1", 404, Verdict.BROKEN),
    ],
)
def test_a_doi_that_leads_to_its_publisher_is_not_gone(final: str, status: int, verdict: Verdict) -> None:
    url = "https://doi.org/10.1000/1"
    said = Answer(provider="doi", existence=Existence.GONE)
    evidence = msgspec.structs.replace(answer(final, status, *([url] if final != url else [])), answer=said)
    judged = judge(Case(target(url), evidence, now=NOW))
    assert judged.verdict is verdict


ALIVE = Override(url="https://a.org/*", verdict="alive")


@pytest.mark.parametrize(
    ("reason", "excused", "options", "otherwise"),
    [
        ("ok", (), ClassifyOptions(), False),
        ("ok", (), ClassifyOptions(overrides=(ALIVE,)), True),
        ("marked-alive", (), ClassifyOptions(overrides=(ALIVE,)), False),
        ("marked-alive", (), ClassifyOptions(), True),
        ("moved-permanently", (), ClassifyOptions(ignores=(ReasonIgnore(pattern="*", reasons=("http-404",)),)), False),
        ("http-404", (), ClassifyOptions(ignores=(ReasonIgnore(pattern="*", reasons=("http-404",)),)), True),
        ("ok", ("repository-archived",), ClassifyOptions(), True),
    ],
)
def test_what_a_person_says_now_may_not_go_with_the_last_check(
    reason: str, excused: tuple[str, ...], options: ClassifyOptions, otherwise: bool
) -> None:
    history = TargetHistory(verdict=Verdict.OK, reason=reason)
    case = Case(target("https://a.org/x", "", excused), Evidence(), history, options=options, now=NOW)
    assert says_otherwise(case) is otherwise
