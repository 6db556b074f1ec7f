"""What one more result does to what is remembered."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.model import (
    Answer,
    Confidence,
    Evidence,
    Existence,
    Failure,
    FailureKind,
    Hop,
    Judgement,
    Note,
    PageMetadata,
    Response,
    Result,
    TargetHistory,
    Verdict,
)
from linkcheck.store.history.streaks import FAILED, HEALTHY, advance, final_url_of, status_of

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
URL = "https://example.org/a"


def night(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def result(verdict: Verdict, number: int, *, to: str | None = None, status: int = 302, **evidence: object) -> Result:
    outcome: Response | Failure = Response(
        url=to or URL,
        status=200,
        headers=(("etag", f'"{number}"'),),
        hops=(Hop(url=URL, status=status, location=to, seconds=0.1),) if to else (),
    )
    if verdict in FAILED:
        outcome = Failure(url=URL, kind=FailureKind.TIMEOUT)
    given_evidence: dict[str, object] = {"outcome": outcome} | evidence
    return Result(
        url=URL,
        evidence=Evidence(**given_evidence),  # type: ignore[arg-type]
        judgement=Judgement(verdict=verdict, reason=verdict.value, confidence=Confidence.CERTAIN),
        checked_at=night(number),
    )


def after(*verdicts: Verdict) -> TargetHistory:
    history = TargetHistory()
    for number, verdict in enumerate(verdicts):
        history = advance(history, result(verdict, number))
    return history


V = Verdict


@pytest.mark.parametrize(
    ("verdicts", "failed", "failing_since", "last_ok", "blocked_since", "recoveries"),
    [
        ([V.OK], 0, None, 0, None, 0),
        ([V.MOVED], 0, None, 0, None, 0),
        ([V.SUSPECT], 0, None, 0, None, 0),
        ([V.FAILING], 1, 0, None, None, 0),
        ([V.OK, V.FAILING, V.FAILING, V.BROKEN], 3, 1, 0, None, 0),
        ([V.FAILING, V.OK], 0, None, 1, None, 1),
        ([V.FAILING, V.OK, V.BROKEN, V.MOVED], 0, None, 3, None, 2),
        ([V.FAILING, V.UNCHECKED, V.FAILING], 2, 0, None, None, 0),
        ([V.FAILING, V.SKIPPED, V.FAILING], 2, 0, None, None, 0),
        ([V.FAILING, V.INVALID, V.FAILING], 2, 0, None, None, 0),
        ([V.BLOCKED, V.BLOCKED], 0, None, None, 0, 0),
        ([V.OK, V.BLOCKED, V.FAILING, V.BLOCKED], 1, 2, 0, 1, 0),
        ([V.BLOCKED, V.OK, V.BLOCKED], 0, None, 1, 2, 0),
        ([V.FAILING, V.BLOCKED, V.FAILING], 2, 0, None, 1, 0),
        ([V.FAILING, V.BLOCKED, V.OK], 0, None, 2, None, 1),
    ],
)
def test_streaks(
    verdicts: list[Verdict],
    failed: int,
    failing_since: int | None,
    last_ok: int | None,
    blocked_since: int | None,
    recoveries: int,
) -> None:
    history = after(*verdicts)

    def at(number: int | None) -> datetime | None:
        return None if number is None else night(number)

    assert (history.failed_checks, history.recoveries) == (failed, recoveries)
    assert (history.failing_since, history.last_ok) == (at(failing_since), at(last_ok))
    assert history.blocked_since == at(blocked_since)


def test_since_is_when_the_present_verdict_and_reason_began() -> None:
    assert after(V.OK, V.OK, V.OK).since == night(0)
    assert after(V.OK, V.BROKEN, V.BROKEN).since == night(1)
    assert after(V.OK, V.UNCHECKED, V.OK).since == night(0)


def test_unchecked_changes_nothing_at_all() -> None:
    before = after(V.OK, V.FAILING)
    assert advance(before, result(V.UNCHECKED, 9)) == before


def test_skipped_is_no_check() -> None:
    assert after(V.OK, V.SKIPPED).last_checked == night(0)


@pytest.mark.parametrize(
    ("destinations", "url", "runs"),
    [
        (["/x", "/x", "/x"], "/x", 3),
        (["/x", "/x#part"], "/x", 2),
        (["/x", "/y"], "/y", 1),
        (["/x", None], None, 0),
        (["/x", "fails", "/x"], "/x", 2),
    ],
)
def test_temporary_redirects_are_counted_while_they_lead_to_one_place(
    destinations: list[str | None], url: str | None, runs: int
) -> None:
    history = TargetHistory()
    for number, to in enumerate(destinations):
        seen = result(V.FAILING, number) if to == "fails" else result(V.OK, number, to=to)
        history = advance(history, seen)
    assert (history.redirect_url, history.redirect_runs) == (url, runs)


@pytest.mark.parametrize(("status", "runs"), [(301, 0), (302, 1), (303, 1), (307, 1), (308, 0)])
def test_only_temporary_redirects_are_counted(status: int, runs: int) -> None:
    assert advance(TargetHistory(), result(V.OK, 0, to="/x", status=status)).redirect_runs == runs


def test_an_official_answer_without_a_request_says_nothing_about_redirects() -> None:
    history = advance(TargetHistory(), result(V.OK, 0, to="/x"))
    answer = Answer(provider="arxiv", existence=Existence.EXISTS)
    history = advance(history, result(V.OK, 1, outcome=None, answer=answer))
    assert (history.redirect_url, history.redirect_runs, history.last_ok) == ("/x", 1, night(1))


def test_the_last_healthy_page_is_remembered_through_bad_runs() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    history = advance(history, result(V.BROKEN, 1, page=PageMetadata(title="404 Not Found")))
    assert (history.title, history.page, history.final_url, history.etag) == ("A paper", page, URL, '"0"')


def test_a_soft_404_does_not_replace_the_page_that_is_remembered() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    history = advance(history, result(V.SUSPECT, 1, page=PageMetadata(title="Page not found")))
    assert (history.page, history.etag, history.last_ok) == (page, '"0"', night(1))


def test_not_modified_keeps_the_page_and_the_validators_it_does_not_repeat() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    bare = Response(url=URL, status=304)
    history = advance(history, result(V.OK, 1, outcome=bare, page=page, not_modified=True))
    assert (history.page, history.etag, history.last_ok) == (page, '"0"', night(1))


def test_a_304_may_renew_a_validator_and_a_page_without_one_drops_it() -> None:
    history = advance(TargetHistory(), result(V.OK, 0))
    renewed = Response(url=URL, status=304, headers=(("etag", '"new"'),))
    history = advance(history, result(V.OK, 1, outcome=renewed, not_modified=True))
    assert history.etag == '"new"'
    assert advance(history, result(V.OK, 2, outcome=Response(url=URL, status=200))).etag is None


@pytest.mark.parametrize(
    ("outcome", "status", "final"),
    [
        (Response(url="https://b.example/", status=404), 404, "https://b.example/"),
        (Failure(url=URL, kind=FailureKind.RATE_LIMITED, status=429), 429, URL),
        (Failure(url=URL, kind=FailureKind.TIMEOUT), None, URL),
        (None, None, None),
    ],
)
def test_status_and_final_url_are_those_of_the_pages_own_server(
    outcome: Response | Failure | None, status: int | None, final: str | None
) -> None:
    seen = result(V.OK, 0, outcome=outcome)
    assert (status_of(seen), final_url_of(seen)) == (status, final)


def test_what_an_official_source_says_of_the_page_counts_too() -> None:
    answer = Answer(provider="arxiv", existence=Existence.EXISTS, page=PageMetadata(title="From the source"))
    assert advance(TargetHistory(), result(V.OK, 0, answer=answer)).title == "From the source"


@given(st.lists(st.sampled_from(list(Verdict)), max_size=12))
def test_invariants_of_any_history(verdicts: list[Verdict]) -> None:
    history = after(*verdicts)
    assert (history.failing_since is None) == (history.failed_checks == 0)
    assert (history.last_ok is not None) == any(each in HEALTHY for each in verdicts)
    assert history.failed_checks <= sum(each in FAILED for each in verdicts)
    recorded = [each for each in verdicts if each is not V.UNCHECKED]
    assert history.verdict == (recorded[-1] if recorded else None)


def drifted(number: int, title: str) -> Result:
    note = Note(reason="title-drift", detail="since …")
    plain = result(V.OK, number, page=PageMetadata(title=title))
    return msgspec.structs.replace(plain, judgement=msgspec.structs.replace(plain.judgement, notes=(note,)))


def test_another_page_does_not_replace_the_accepted_one_while_the_change_is_open() -> None:
    page = PageMetadata(title="A paper")
    history = advance(TargetHistory(), result(V.OK, 0, page=page))
    for number in range(1, 8):
        history = advance(history, drifted(number, "Situs Judi Online"))
    assert (history.page, history.title, history.etag) == (page, "A paper", '"0"')
    assert (history.changed_since, history.changed_checks) == (night(1), 7)
    assert history.last_ok == night(7)


def test_a_change_stays_open_through_walls_and_failures() -> None:
    history = advance(TargetHistory(), result(V.OK, 0, page=PageMetadata(title="A paper")))
    history = advance(history, drifted(1, "Holding page"))
    for number, verdict in enumerate([V.BLOCKED, V.FAILING, V.SKIPPED, V.UNCHECKED], 2):
        history = advance(history, result(verdict, number))
    assert (history.changed_since, history.changed_checks, history.title) == (night(1), 1, "A paper")


def test_a_page_without_the_note_settles_the_change() -> None:
    history = advance(TargetHistory(), result(V.OK, 0, page=PageMetadata(title="A paper")))
    history = advance(history, drifted(1, "Holding page"))
    history = advance(history, result(V.OK, 2, page=PageMetadata(title="A paper, revised")))
    assert (history.changed_since, history.changed_checks, history.title) == (None, 0, "A paper, revised")


def test_a_wall_that_comes_and_goes_is_counted_until_three_checks_are_let_in() -> None:
    history = after(V.OK, V.BLOCKED, V.OK, V.BLOCKED)
    assert (history.wall_returns, history.open_checks) == (2, 0)
    assert after(V.OK, V.BLOCKED, V.OK, V.OK).open_checks == 2
    over = after(V.OK, V.BLOCKED, V.OK, V.OK, V.OK)
    assert (over.wall_returns, over.open_checks) == (0, 0)
    assert after(V.OK, V.OK).open_checks == 0, "no wall has come yet"
    assert after(V.OK, V.BLOCKED, V.BLOCKED).wall_returns == 1, "it has not gone in between"
    assert after(V.BLOCKED, V.BLOCKED, V.OK).wall_returns == 0


def test_a_page_that_was_let_in_counts_as_seen_though_its_verdict_stays_blocked() -> None:
    history = after(V.OK, V.BLOCKED, V.OK, V.BLOCKED)
    plain = result(V.BLOCKED, 4, page=PageMetadata(title="A paper"))
    judgement = msgspec.structs.replace(plain.judgement, notes=(Note(reason="let-in"),))
    history = advance(history, msgspec.structs.replace(plain, judgement=judgement))
    assert (history.last_ok, history.blocked_since, history.open_checks) == (night(4), None, 1)
    assert (history.title, history.since) == ("A paper", night(3))
    assert advance(history, result(V.BLOCKED, 5)).wall_returns == 3


def test_links_that_fail_in_one_run_begin_their_streak_on_one_day() -> None:
    started = datetime(2026, 1, 1, 23, 50, tzinfo=UTC)
    late = msgspec.structs.replace(result(V.FAILING, 0), checked_at=started + timedelta(minutes=20))
    history = advance(TargetHistory(), late, run_started=started)
    assert history.failing_since == started


def test_times_that_a_wrong_clock_left_in_the_future_begin_anew() -> None:
    ahead = TargetHistory(failing_since=night(400), failed_checks=1, blocked_since=night(400))
    assert advance(ahead, result(V.FAILING, 1)).failing_since == night(1)
    assert advance(ahead, result(V.BLOCKED, 1)).blocked_since == night(1)
