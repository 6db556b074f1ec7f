"""What holds for any evidence and any order of outcomes."""

import time
from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.classify import ClassifyOptions
from linkcheck.classify.case import Case
from linkcheck.classify.evidence.markers import compare_sibling, find_markers
from linkcheck.classify.explain import explain
from linkcheck.classify.judge import judge
from linkcheck.classify.probe import sibling, wants_name_servers, wants_probe
from linkcheck.classify.registry import REASONS
from linkcheck.classify.survey import Survey, survey
from linkcheck.model import (
    Answer,
    Evidence,
    Existence,
    Failure,
    FailureKind,
    Hop,
    HopKind,
    Judgement,
    PageMetadata,
    Response,
    TargetHistory,
    TitleCandidate,
    Verdict,
)
from tests.unit.classify.test_judge import target

START = datetime(2026, 1, 1, 2, 0, tzinfo=UTC)
URL = "https://a.org/some/post"

# Evidence: odd addresses, odd texts, odd statuses

words = st.sampled_from(
    ["404", "Page not found", "Just a moment...", "Why models rot", "страница", "a.org is for sale"]
)
texts = st.none() | words | st.text(max_size=30)
addresses = st.sampled_from(
    [
        URL,
        "http://a.org/some/post",
        "https://a.org/",
        "https://b.org/some/post?x=1#y",
        "https://a.org:99999/",
        "//",
        "",
        "https://[::1",
        "https://accounts.b.org/login",
        "https://hugedomains.com/x",
        "https://a.org/404",
        "mailto:a@b",
        "https://a.org/en/some/post",
        "https://a.org/%ff%zz/",
    ]
) | st.text(max_size=20)
statuses = st.sampled_from(
    [200, 202, 204, 206, 300, 301, 304, 400, 401, 403, 404, 410, 429, 500, 503, 522, 999]
) | st.integers(0, 1200)
hops = st.lists(
    st.builds(
        Hop,
        url=addresses,
        status=st.sampled_from([301, 302, 307, 308, 200]),
        location=addresses,
        seconds=st.just(0.0),
        kind=st.sampled_from(HopKind),
    ),
    max_size=3,
).map(tuple)
headers = st.lists(
    st.tuples(
        st.sampled_from(["server", "cf-mitigated", "content-length", "content-type", "x-datadome"]),
        st.text(max_size=12),
    ),
    max_size=3,
).map(tuple)
responses = st.builds(
    Response,
    url=addresses,
    status=statuses,
    headers=headers,
    hops=hops,
    tls_note=st.none() | st.sampled_from(["missing-intermediate", "x"]),
    tls_not_after=st.none()
    | st.sampled_from(["2026-01-02T00:00:00+00:00", "2026-01-02", "soon", "0001-01-01T00:00:00"]),
)
failures = st.builds(
    Failure, url=addresses, kind=st.sampled_from(FailureKind), hops=hops, retry_after=st.none() | st.floats(0, 1e6)
)
pages = st.builds(
    PageMetadata,
    title=texts,
    h1=texts,
    site_name=texts,
    language=texts,
    authors=st.lists(st.text(max_size=8), max_size=2).map(tuple),
    candidates=st.lists(st.builds(TitleCandidate, source=st.just("title"), value=st.text(max_size=20)), max_size=2).map(
        tuple
    ),
)
markers = st.sampled_from(
    [
        "challenge:x",
        "captcha",
        "gatekeeper:x",
        "not-found:x",
        "parked:x",
        "dangling:x",
        "missing-key",
        "empty-body",
        "?",
    ]
)
evidences = st.builds(
    Evidence,
    outcome=st.none() | responses | failures,
    page=st.none() | pages,
    markers=st.lists(markers, max_size=2).map(tuple),
    answer=st.none()
    | st.builds(
        Answer,
        provider=st.sampled_from(["github", "doi", "?"]),
        existence=st.sampled_from(Existence),
        moved_to=st.none() | addresses,
        page=st.none() | pages,
    ),
    confirmed=st.booleans(),
    recovered=st.booleans(),
    not_modified=st.booleans(),
    probe=st.none() | responses | failures,
    name_servers=st.lists(st.sampled_from(["ns1.bodis.com", "ns.x.org", ""]), max_size=2).map(tuple),
)
moments = st.none() | st.integers(-400, 0).map(lambda days: START + timedelta(days=days))
histories = st.builds(
    TargetHistory,
    last_ok=moments,
    verdict=st.none() | st.sampled_from(Verdict),
    reason=st.none() | st.sampled_from(sorted(REASONS)),
    failing_since=moments,
    failed_checks=st.integers(0, 9),
    blocked_since=moments,
    recoveries=st.integers(0, 5),
    redirect_url=st.none() | addresses,
    redirect_runs=st.integers(0, 9),
    title=texts,
    page=st.none() | pages,
)


@settings(max_examples=60, deadline=None)
@given(evidence=evidences, history=histories, label=st.text(max_size=20), landings=st.integers(0, 9))
def test_any_evidence_gets_a_verdict_with_a_known_reason(
    evidence: Evidence, history: TargetHistory, label: str, landings: int
) -> None:
    page = target(URL, label)
    known = Survey(landings={"b.org/some/post?x=1": landings})
    judged = judge(Case(page, evidence, history, known, now=START))
    assert {judged.reason, *(note.reason for note in judged.notes)} <= set(REASONS)
    assert (judged.suggested_url is None) == (judged.fix is None)
    assert judged.suggested_url != URL
    assert explain(Case(page, evidence, history, known, now=START))
    assert (
        judge(Case(page, msgspec.json.decode(msgspec.json.encode(evidence), type=Evidence), history, known, now=START))
        == judged
    )


@settings(max_examples=60, deadline=None)
@given(evidence=evidences, url=addresses)
def test_asking_for_more_never_raises(evidence: Evidence, url: str) -> None:
    wants_probe(target(URL), evidence, Survey())
    wants_name_servers(evidence)
    sibling(url, "k" * 25)
    survey([(target(URL), evidence)])


# Time: what the store remembers between runs, in as few lines as it takes

SOFT = st.sampled_from([FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.TLS_EXPIRED, FailureKind.DNS_NXDOMAIN])
GOOD, WALLED = "good", "walled"


def seen(outcome: FailureKind | str) -> Evidence:
    if isinstance(outcome, FailureKind):
        return Evidence(outcome=Failure(url=URL, kind=outcome), confirmed=True)
    return Evidence(outcome=Response(url=URL, status=200 if outcome == GOOD else 403))


def remember(history: TargetHistory, judged: Judgement, now: datetime) -> TargetHistory:
    changes: dict[str, object] = {"verdict": judged.verdict, "reason": judged.reason}
    match judged.verdict:
        case Verdict.FAILING | Verdict.BROKEN:
            changes |= {"failing_since": history.failing_since or now, "failed_checks": history.failed_checks + 1}
        case Verdict.OK:
            changes |= {"last_ok": now, "failing_since": None, "failed_checks": 0, "blocked_since": None}
        case Verdict.BLOCKED:
            changes |= {"blocked_since": history.blocked_since or now}
    return msgspec.structs.replace(history, **changes)


@settings(max_examples=60, deadline=None)
@given(
    nights=st.lists(st.tuples(SOFT | st.sampled_from([GOOD, WALLED]), st.floats(0.01, 2.0)), min_size=1, max_size=12),
    checks=st.integers(1, 5),
    days=st.floats(0, 5),
)
def test_soft_evidence_breaks_a_link_at_its_threshold_and_never_before(
    nights: list[tuple[FailureKind | str, float]], checks: int, days: float
) -> None:
    options = ClassifyOptions(confirm_checks=checks, confirm_days=days)
    now, history = START, TargetHistory(last_ok=START - timedelta(days=1), verdict=Verdict.OK, reason="ok")
    streak: list[datetime] = []
    for outcome, pause in nights:
        now += timedelta(days=pause)
        judged = judge(Case(target(URL), seen(outcome), history, options=options, now=now))
        if isinstance(outcome, FailureKind):
            streak.append(now)
            due = len(streak) >= checks and (now.date() - streak[0].date()).days >= days
            assert judged.verdict is (Verdict.BROKEN if due else Verdict.FAILING)
        else:
            if outcome == GOOD:
                streak.clear()
            assert judged.verdict is (Verdict.OK if outcome == GOOD else Verdict.BLOCKED)
        history = remember(history, judged, now)


@given(nights=st.lists(SOFT, max_size=10))
def test_one_success_resets(nights: list[FailureKind]) -> None:
    now, history = START, TargetHistory(last_ok=START)
    for outcome in [*nights, GOOD]:
        now += timedelta(days=1)
        history = remember(history, judge(Case(target(URL), seen(outcome), history, now=now)), now)
    assert (history.verdict, history.failed_checks, history.failing_since) == (Verdict.OK, 0, None)
    tomorrow = judge(Case(target(URL), seen(FailureKind.TIMEOUT), history, now=now + timedelta(days=9)))
    assert tomorrow.verdict is Verdict.FAILING


@given(st.lists(st.integers(1, 3), min_size=1, max_size=30))
def test_walls_alone_never_break_a_link(pauses: list[int]) -> None:
    now, history = START, TargetHistory()
    for pause in pauses:
        now += timedelta(days=pause * 30)
        judged = judge(Case(target(URL), seen(WALLED), history, now=now))
        assert judged.verdict is Verdict.BLOCKED
        history = remember(history, judged, now)


# Hostile bodies


@settings(max_examples=100, deadline=None)
@given(body=st.binary(max_size=2000), status=statuses, head=headers)
def test_any_bytes_have_markers_without_harm(body: bytes, status: int, head: tuple[tuple[str, str], ...]) -> None:
    text = body.decode("latin-1")
    found = find_markers(Response(url=URL, status=status, headers=head, body=body), text)
    assert all(marker.isprintable() or ":" in marker for marker in found)
    compare_sibling(text, text)


def test_bodies_made_to_be_slow_are_not() -> None:
    hostile = [
        part * (500_000 // len(part))
        for part in (
            "<script",
            "<script src=//bodis.com/ ",
            "<title",
            "<title>",
            "<h1",
            "<h1 ",
            "<html ",
            "<a href=",
            "<",
            "window.location ",
            "domain name ",
            "img1.wsimg.com/parking-lander/ src=",
            'src="assets.squarespace.com/universal/parking-page',
            "İ",
            "<code>",
        )
    ]
    unit = '<p>An ordinary page with <a href="https://a.example/">a link</a>.</p>\n'
    ordinary = seconds_for_markers(unit * (500_000 // len(unit)))
    for text in hostile:
        # A square would be a thousand times.
        assert seconds_for_markers(text) < 50 * max(ordinary, 0.01), text[:40]


def seconds_for_markers(text: str) -> float:
    response = Response(url="https://a.org/", status=403, headers=(("server", "AmazonS3"),), body=b"x")
    start = time.process_time()
    find_markers(response, text)
    compare_sibling(text, text + "x")
    return time.process_time() - start
