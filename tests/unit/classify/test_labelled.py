"""The labelled set is all right, and every reason has its row."""

from collections import Counter

import pytest

from linkcheck.classify import REASONS
from linkcheck.classify.case import Case
from linkcheck.classify.explain import explain, name_of
from linkcheck.classify.judge import RULES, decide, judge
from linkcheck.model import Judgement, ReasonKind, Verdict
from tests.unit.classify.labelled import TODAY, Row, evidence_of, history_of, options_of, rows, survey_of, target_of

ROWS = rows()
# Not given by `judge`: by extraction, or at the end of a run.
ELSEWHERE = {
    "empty-destination",
    "misspelt-scheme",
    "missing-file",
    "missing-anchor",
    "other-scheme",
    "template",
    "left-to-program",
    "no-address",
    "repository-page",
    "local-file",
    "stopped",
}


def judged(row: Row) -> Judgement:
    return judge(Case(target_of(row), evidence_of(row), history_of(row), survey_of(row), options_of(row), TODAY))


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_row_gets_the_verdict_a_person_gives(row: Row) -> None:
    got = judged(row)
    assert f"{got.verdict} {got.reason}" == row.expect, got.detail
    if row.notes is not None:
        assert sorted(note.reason for note in got.notes) == sorted(row.notes)
    if row.suggest is not None:
        assert got.suggested_url == (row.suggest or None)
    if row.fix is not None:
        assert got.fix == (row.fix or None)


def test_explain_names_the_reason_that_judge_gave() -> None:
    for row in ROWS:
        steps = explain(Case(target_of(row), evidence_of(row), history_of(row), survey_of(row), options_of(row), TODAY))
        fired = [step for step in steps if step.fired and "." in step.rule]
        told = f"{judged(row).reason}:"
        assert any(step.why.startswith(told) or step.rule == "overrides.ignored_for" for step in fired), row.name
        assert steps[-1].rule == "next", row.name


def test_no_rule_can_be_left_out() -> None:
    needed = set()
    for row in ROWS:
        case = Case(target_of(row), evidence_of(row), history_of(row), survey_of(row), options_of(row), TODAY)
        rule = decide(case).rule
        assert rule is not None, row.name
        needed.add(rule)
    assert [name_of(rule) for rule in RULES if rule not in needed] == []


def test_every_reason_is_demonstrated() -> None:
    shown = {reason for row in ROWS for reason in (row.expect.split()[1], *(row.notes or ()))}
    wanted = {id_ for id_, reason in REASONS.items() if reason.kind is not ReasonKind.FINDING} - ELSEWHERE
    assert wanted - shown - {"network-down"} == set()


def test_names_are_distinguished_and_there_are_enough() -> None:
    assert [name for name, count in Counter(row.name for row in ROWS).items() if count > 1] == []
    assert len(ROWS) >= 250


def test_precision_and_recall(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [(row.expect.split()[0], judged(row).verdict.value) for row in ROWS]
    with capsys.disabled():
        print()  # noqa: T201 - the figures belong in the test output
        for verdict in (Verdict.BROKEN, Verdict.SUSPECT):
            right = sum(wanted == got == verdict for wanted, got in pairs)
            said = sum(got == verdict for _, got in pairs)
            due = sum(wanted == verdict for wanted, _ in pairs)
            print(f"{verdict}: precision {right}/{said}, recall {right}/{due} over {len(pairs)} rows")  # noqa: T201
            assert right == said == due
