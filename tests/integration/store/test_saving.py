"""What saving costs, and when what was saved can be found."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest

from linkcheck.model import Note, PageMetadata, RepositoryFacts, Result, Verdict
from linkcheck.store import Store
from tests.integration.store.nights import night, result, run, started, targets, url

NAMES = range(500)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    said: list[str] = []
    store._db.set_trace_callback(said.append)
    yield said
    store._db.set_trace_callback(None)


def titled(name: str, title: str, night: int) -> Result:
    seen = result(name, Verdict.OK, started(night))
    page = PageMetadata(title=title, repository=RepositoryFacts(full_name="a/b", stars=7, archived=True))
    return msgspec.structs.replace(seen, evidence=msgspec.structs.replace(seen.evidence, page=page))


def found(store: Store, word: str) -> list[str]:
    sql = "SELECT url FROM targets WHERE id IN (SELECT rowid FROM targets_fts WHERE targets_fts MATCH ?)"
    return [row["url"] for row in store._db.execute(sql, [word])]


def test_saving_a_batch_takes_a_handful_of_statements_in_every_run() -> None:
    with Store.open(":memory:") as store:
        for number in range(2):
            store.begin(run(number), targets(NAMES))
            with statements(store) as said:
                store.save([result(name, Verdict.OK, started(number)) for name in NAMES])
            assert len(said) < 50, f"each result costs a statement: {said[:5]}"
            store.finish(run(number))
        assert len(store.report().links) == len(NAMES)


def test_a_page_that_did_not_change_is_not_written_again() -> None:
    with Store.open(":memory:") as store:
        for number, title in enumerate(["Title", "Title", "Other"]):
            store.begin(run(number), targets(["a"]))
            before = store._db.total_changes
            store.save([titled("a", title, number)])
            written = store._db.total_changes - before
            assert written == (1 if number == 1 else 2)
            store.finish(run(number))
        row = store._db.execute("SELECT repository_name, stars, archived FROM pages").fetchone()
        assert tuple(row) == ("a/b", 7, 1)


def test_the_last_of_several_results_for_one_target_counts() -> None:
    with Store.open(":memory:") as store:
        store.begin(run(0), targets(["a"]))
        store.save([titled("a", "First", 0), titled("a", "Second", 0)])
        store.save([titled("a", "Third", 0)])
        store.finish(run(0))
        record = store.history(url("a"))
        assert record is not None
        assert (record.history.title, record.intervals[0].checks) == ("Third", 1)


def test_titles_are_found_by_their_words_when_the_run_is_done() -> None:
    with Store.open(":memory:") as store:
        for number, title in enumerate(["Attention", "Recurrence"]):
            store.begin(run(number), targets(["a", "b"]))
            store.save([titled("a", title, number)])
            store.finish(run(number))
        assert (found(store, "recurrence"), found(store, "attention")) == ([url("a")], [])


def test_titles_of_a_killed_run_are_found_once_the_next_has_begun() -> None:
    with Store.open(":memory:") as store:
        store.begin(run(0), targets(["a"]))
        store.save([titled("a", "Attention", 0)])
        store.begin(run(1), targets(["a"]))
        assert found(store, "attention") == [url("a")]


def test_a_target_older_than_others_keeps_its_streak_however_numbers_are_given() -> None:
    with Store.open(":memory:") as store:
        night(store, 0, {"a": Verdict.FAILING})
        night(store, 1, {"b": Verdict.OK, "a": Verdict.FAILING, "c": Verdict.OK})
        night(store, 2, {"d": Verdict.OK, "a": Verdict.FAILING, "c": Verdict.FAILING})
        records = {each.result.url: each.history.failed_checks for each in store.report().links}
        assert records == {url("a"): 3, url("c"): 1, url("d"): 0}


def test_a_certificate_that_ends_soon_is_part_of_the_history_until_it_is_renewed() -> None:
    with Store.open(":memory:") as store:
        for number, notes in enumerate([(Note(reason="certificate-expiring", detail="on 2026-01-09"),), ()]):
            store.begin(run(number), targets(["a"]))
            seen = result("a", Verdict.OK, started(number))
            store.save([msgspec.structs.replace(seen, judgement=msgspec.structs.replace(seen.judgement, notes=notes))])
            store.finish(run(number))
            assert store.histories([url("a")])[url("a")].expiring is bool(notes)


@pytest.mark.parametrize(
    ("earlier", "kept"),
    [({}, "abc"), ({"version": "0.0.9"}, None), ({"rules": 0}, None)],
    ids=["same", "older", "rules"],
)
def test_a_page_that_another_version_read_has_no_hash_so_that_it_is_read_again(
    earlier: dict[str, Any], kept: str | None
) -> None:
    with Store.open(":memory:") as store:
        before = msgspec.structs.replace(run(0), **earlier)
        store.begin(before, targets(["a"]))
        page = PageMetadata(title="A page", content_hash="abc")
        seen = result("a", Verdict.OK, started(0))
        store.save([msgspec.structs.replace(seen, evidence=msgspec.structs.replace(seen.evidence, page=page))])
        store.finish(before)
        assert store.report().links[0].result.evidence.page == page
        store.begin(run(1), targets(["a"]))
        assert store.histories([url("a")])[url("a")].page == msgspec.structs.replace(page, content_hash=kept)


def test_a_page_that_led_on_by_a_script_is_known_to_have_done_so() -> None:
    with Store.open(":memory:") as store:
        for number, reasons in enumerate(((), ("script-redirect",), ("title-drift",))):
            store.begin(run(number), targets(["a"]))
            seen = result("a", Verdict.OK, started(number))
            notes = tuple(Note(reason=reason) for reason in reasons)
            store.save([msgspec.structs.replace(seen, judgement=msgspec.structs.replace(seen.judgement, notes=notes))])
            store.finish(run(number))
            assert store.histories([url("a")])[url("a")].leads_on is ("script-redirect" in reasons)
