"""`explain` shows the reasoning of `judge`, never another one."""

from datetime import UTC, datetime, timedelta

from linkcheck.classify.case import Case
from linkcheck.classify.explain import explain, name_of
from linkcheck.classify.judge import RULES, judge
from linkcheck.model import Evidence, Failure, FailureKind, Response, TargetHistory, Verdict
from tests.unit.classify.test_judge import NOW, answer, target

URL = "https://a.org/x"


def test_the_last_rule_tried_is_the_one_that_fired() -> None:
    steps = explain(Case(target(URL), answer(URL, 403), now=NOW))
    tried = [step for step in steps if "." in step.rule]
    assert [step.fired for step in tried] == [False] * (len(tried) - 1) + [True]
    assert tried[-1].rule == "blocked.refused"
    assert tried[-1].why.startswith("http-403: ")


def test_every_rule_has_a_name_of_its_own_and_says_what_it_looks_for() -> None:
    names = [name_of(rule) for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.__doc__ for rule in RULES)


def test_failing_link_says_when_it_would_be_broken() -> None:
    history = TargetHistory(last_ok=NOW - timedelta(days=9), failing_since=NOW - timedelta(days=1), failed_checks=1)
    evidence = Evidence(outcome=Failure(url=URL, kind=FailureKind.TIMEOUT))
    said = [step.why for step in explain(Case(target(URL), evidence, history, now=NOW)) if step.rule == "next"]
    assert said == ["One success clears it; one more failed check, not before 2026-11-24, makes it broken."]


def test_that_prediction_comes_true() -> None:
    history = TargetHistory(last_ok=NOW - timedelta(days=9), failing_since=NOW - timedelta(days=1), failed_checks=2)
    evidence = Evidence(outcome=Failure(url=URL, kind=FailureKind.TIMEOUT))
    assert (
        judge(Case(target(URL), evidence, history, now=datetime(2026, 11, 23, tzinfo=UTC))).verdict is Verdict.FAILING
    )
    assert judge(Case(target(URL), evidence, history, now=datetime(2026, 11, 24, tzinfo=UTC))).verdict is Verdict.BROKEN


def test_notes_are_steps_too() -> None:
    evidence = Evidence(outcome=Response(url=URL, status=200, tls_note="missing-intermediate"))
    steps = explain(Case(target(URL), evidence, now=NOW))
    assert [step.why.partition(":")[0] for step in steps if step.rule == "note"] == ["tls-missing-intermediate"]
