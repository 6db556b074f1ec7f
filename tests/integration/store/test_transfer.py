"""The history as text: comes back the same, and a quiet night hardly shows."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from linkcheck.errors import StoreError
from linkcheck.model import Candidate, Finding, Relocation, Severity, Verdict
from linkcheck.store import Store
from tests.integration.store.nights import FIRST_NIGHT, night, started, url

OK, BROKEN, FAILING = Verdict.OK, Verdict.BROKEN, Verdict.FAILING
FINDING = Finding(
    reason="duplicate-link", severity=Severity.NOTE, message="twice", path="sources/list.md", line=4, column=1
)

BOOK = Candidate(url="https://doi.org/10.1000/a", title="A Book", score=100, source="crossref", authors=("Ann Alpha",))
NOW_AT = Relocation(url="https://new.example/b", how="sitemap", evidence="same title", sure=True)
WRONG = Relocation(url="https://copy.example/c", how="list", evidence="the title is its label", sure=False)


def a_week(store: Store) -> None:
    for number, verdict in enumerate([OK, OK, FAILING, BROKEN, BROKEN]):
        night(store, number, {"a": OK, "b": verdict, "c": Verdict.BLOCKED}, findings=[FINDING])
    store.remember_archive(url("b"), "https://archive.example/b", FIRST_NIGHT)
    store.remember_relocation(url("c"), WRONG, FIRST_NIGHT, complete=True)
    store.refuse(url("c"), FIRST_NIGHT)
    store.remember_relocation(url("b"), NOW_AT, FIRST_NIGHT, complete=True)
    store.remember_suggestions("A Book", [BOOK], FIRST_NIGHT)


def test_the_history_comes_back_as_it_went(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one.db") as one, Store.open(tmp_path / "two.db") as two:
        a_week(one)
        lines = list(one.export_lines())
        two.import_lines(f"{line}\n" for line in lines)
        assert list(two.export_lines()) == lines
        old, new = one.history(url("b")), two.history(url("b"))
        assert old is not None
        assert new is not None
        assert [(each.verdict, each.checks) for each in new.intervals] == [(OK, 2), (FAILING, 1), (BROKEN, 2)]
        assert new.history.failed_checks == old.history.failed_checks == 3
        assert new.history.failing_since == started(2)
        assert new.history.title == "Title of b"
        assert new.history.archive_url == "https://archive.example/b"
        assert new.relocation == NOW_AT
        assert two.refused_urls(url("c")) == {WRONG.url}
        assert new.occurrences == old.occurrences
        assert two.report().findings == (FINDING,)
        assert two.suggestions(["A Book"]) == {"A Book": (BOOK,)}
        assert two._db.execute("SELECT count(*) FROM targets_fts WHERE targets_fts MATCH 'paper'").fetchone()[0] == 3
        night(two, 9, {"a": OK, "b": BROKEN, "c": OK})
        again = two.history(url("b"))
        assert again is not None
        assert again.history.failed_checks == 4


def test_a_run_without_changes_adds_one_line_and_changes_none(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        for number in range(3):
            night(store, number, {"a": OK, "b": BROKEN, "c": Verdict.BLOCKED})
        before = set(store.export_lines())
        night(store, 3, {"a": OK, "b": BROKEN, "c": Verdict.BLOCKED})
        after = set(store.export_lines())
    (new,) = after - before
    assert json.loads(new)["type"] == "run"
    assert before <= after


def test_lines_are_sorted_and_compact(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        a_week(store)
        lines = list(store.export_lines())
    kinds = [json.loads(line)["type"] for line in lines]
    beside = ["archive", "relocation", "refused-relocation", "suggestion"]
    assert kinds == ["linkcheck-history", *["run"] * 5, *beside, *["target"] * 3, "finding", "end"]
    assert all("\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "no linkcheck history"),
        (['{"type":"other"}'], "no linkcheck history"),
        (['{"type":"linkcheck-history","schema":2}'], "newer than this linkcheck"),
        (["{"], "line 1 is not JSON"),
        (['{"type":"linkcheck-history","schema":1}', "[]"], "line 2 is not a JSON object"),
        (['{"type":"linkcheck-history","schema":1}', '{"type":"surprise"}'], "surprise"),
        (['{"type":"linkcheck-history","schema":1}', '{"type":"target","url":"x"}'], "first_run"),
        (['{"type":"linkcheck-history","schema":1}', '{"type":"run","id":1}'], "started"),
    ],
)
def test_spoilt_lines_are_refused_and_leave_nothing_behind(tmp_path: Path, lines: list[str], said: str) -> None:
    with Store.open(tmp_path / "x.db") as store:
        with pytest.raises(StoreError, match=said):
            store.import_lines(lines)
        assert store._db.execute("SELECT count(*) FROM runs").fetchone()[0] == 0


def test_a_history_is_not_mixed_into_another(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        a_week(store)
        with pytest.raises(StoreError, match="has runs already"):
            store.import_lines(list(store.export_lines()))


def test_pruning_forgets_what_is_over_and_keeps_the_present(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "gone": OK, "b": OK})
        for number, verdict in enumerate([FAILING, OK, OK, OK], 1):
            night(store, number, {"a": OK, "b": verdict})
        pruned = store.prune(started(3) + timedelta(hours=1))
        assert (pruned.targets, pruned.intervals) == (1, 2)
        assert store.history(url("gone")) is None
        a, b = store.report().links
        assert [(each.verdict, each.checks) for each in a.intervals] == [(OK, 5)]
        assert [(each.verdict, each.checks) for each in b.intervals] == [(OK, 3)]
        assert b.history.recoveries == 1
        night(store, 5, {"a": OK, "b": OK})
        assert store.prune(started(99)).targets == 0, "what the last run saw is never old"
        assert list(store.export_lines())
        assert len(store.report().links) == 2


def test_pruning_when_every_run_is_old_keeps_what_the_last_one_saw(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "gone": OK})
        night(store, 1, {"a": FAILING})
        night(store, 2, {"a": OK})
        store.prune(started(400))
        (record,) = store.report().links
        assert [each.verdict for each in record.intervals] == [OK]
        assert store.history(url("gone")) is None
        night(store, 401, {"a": OK})
        assert len(store.report().links) == 1
