"""What goes into the store comes out as a report."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from linkcheck.model import Finding, Run, RunState, Severity, Verdict
from linkcheck.store import Store
from tests.integration.store.nights import FIRST_NIGHT, link, night, result, run, started, target, targets, url

OK, BROKEN, FAILING, UNCHECKED = Verdict.OK, Verdict.BROKEN, Verdict.FAILING, Verdict.UNCHECKED
DUPLICATE = Finding(
    reason="duplicate-link", severity=Severity.NOTE, message="twice", path="sources/list.md", line=4, column=1
)


def verdicts(store: Store, run_id: int | None = None) -> dict[str, Verdict]:
    return {each.result.url: each.result.judgement.verdict for each in store.report(run_id).links}


def test_everything_saved_is_in_the_report(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        begun = store.begin(run(0), [target("a", 3, 9), target("b", 4)], [DUPLICATE])
        given = result("a", OK, started(0))
        store.save([given, result("b", BROKEN, started(0))])
        done = store.finish(msgspec.structs.replace(begun, requests=7, links=3, commit="abc"))
        report = store.report()
    assert report.run == done == report.trend[-1]
    assert (done.state, done.counts, done.requests) == (RunState.COMPLETE, {"ok": 1, "broken": 1}, 7)
    first = report.links[0]
    outcome = msgspec.structs.replace(given.evidence.outcome, body=b"")  # type: ignore[type-var]
    assert first.result == msgspec.structs.replace(
        given, evidence=msgspec.structs.replace(given.evidence, outcome=outcome)
    )
    assert first.occurrences == (link("a", 3), link("a", 9))
    assert report.findings == (DUPLICATE,)


def test_recovered_previous_and_intervals_tell_what_happened(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "b": OK})
        night(store, 1, {"a": BROKEN, "b": OK})
        night(store, 2, {"a": OK, "b": BROKEN, "c": OK})
        report = store.report()
        a, b, c = report.links
    assert report.recovered == (url("a"),)
    assert [each.previous for each in (a, b, c)] == [BROKEN, OK, None]
    assert [(each.verdict, each.checks) for each in a.intervals] == [(OK, 1), (BROKEN, 1), (OK, 1)]
    assert [(each.verdict, each.checks) for each in b.intervals] == [(OK, 2), (BROKEN, 1)]
    assert len(report.trend) == 3


def test_an_older_run_is_reported_with_its_own_verdicts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "b": OK})
        night(store, 1, {"a": BROKEN, "b": OK})
        night(store, 2, {"b": OK})
        assert verdicts(store, 1) == {url("a"): OK, url("b"): OK}
        assert verdicts(store, 2) == {url("a"): BROKEN, url("b"): OK}
        assert verdicts(store, 3) == {url("b"): OK}
        assert len(store.report(2).trend) == 2


def test_a_target_left_alone_is_carried_over(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "b": FAILING})
        begun = store.begin(run(1), targets("ab"))
        store.save([result("b", FAILING, started(1))])
        store.finish(begun)
        a, b = store.report().links
    assert (a.result.judgement.verdict, a.result.checked_at) == (OK, started(0) + timedelta(minutes=1))
    assert (b.history.failed_checks, b.history.failing_since) == (2, started(0) + timedelta(minutes=1))


def test_an_unreached_target_is_unchecked_and_keeps_its_history(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": FAILING, "b": OK})
        night(store, 1, {"a": UNCHECKED, "b": OK}, state=RunState.PARTIAL)
        a, _ = store.report().links
        assert (a.result.judgement.verdict, a.history.verdict, a.history.failed_checks) == (UNCHECKED, FAILING, 1)
        memory = store.histories([url("a"), url("b"), url("new")])
        assert (memory[url("a")].overdue, memory[url("b")].overdue) == (True, False)
        assert memory[url("a")].failed_checks == 1
        assert url("new") not in memory
        night(store, 2, {"a": FAILING, "b": OK})
        a, _ = store.report().links
    assert [(each.verdict, each.checks) for each in a.intervals] == [(FAILING, 2)]
    assert a.history.failed_checks == 2


def test_a_run_is_counted_as_its_report_shows_it(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "b": FAILING, "c": BROKEN})
        begun = store.begin(run(1), targets("abcd"))
        store.save([result("a", UNCHECKED, started(1)), result("b", OK, started(1))])
        counts = store.finish(begun).counts
        assert counts == {"ok": 1, "broken": 1, "unchecked": 2}
        assert counts == Counter(verdicts(store).values())
        assert store.report().run.counts == counts
        begun = store.begin(run(2), [target("c")], whole=False)
        assert store.finish(begun).counts == {"broken": 1}


def test_a_target_never_looked_at_is_unchecked(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        store.finish(store.begin(run(0), targets("a")))
        assert verdicts(store) == {url("a"): UNCHECKED}


def test_judging_again_within_a_run_replaces_the_first_judgement(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": FAILING})
        begun = store.begin(run(1), targets("a"))
        store.save([result("a", FAILING, started(1))])
        store.save([result("a", FAILING, started(1))])
        assert store.histories([url("a")])[url("a")].failed_checks == 1, "the run under way is not an earlier one"
        store.save([result("a", OK, started(1))])
        store.finish(begun)
        (a,) = store.report().links
    assert [each.verdict for each in a.intervals] == [FAILING, OK]
    assert (a.history.failed_checks, a.history.recoveries) == (0, 1)


def test_a_run_without_network_records_no_verdict(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK})
        before = store.histories([url("a")])
        night(store, 1, {"a": FAILING, "new": FAILING}, state=RunState.NETWORK_DOWN)
        assert store.histories([url("a")]) == before
        report = store.report()
        assert (report.run.state, report.run.counts) == (RunState.NETWORK_DOWN, {})
        old, new = report.links
    assert (old.result.judgement.verdict, new.result.judgement.reason) == (OK, "network-down")


def test_a_report_of_a_run_under_way_includes_what_it_has_so_far(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK})
        store.begin(run(1), targets("a"))
        store.save([result("a", BROKEN, started(1))])
        with Store.open(tmp_path / "x.db", read_only=True) as reader:
            (a,) = reader.report().links
    assert [(each.verdict, each.checks) for each in a.intervals] == [(OK, 1), (BROKEN, 1)]
    assert a.previous is OK


def test_a_change_is_reported_alone_and_removes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "b": OK})
        begun = store.begin(run(1), [target("c", 2)], [DUPLICATE], whole=False)
        store.save([result("c", OK, started(1))])
        store.finish(begun)
        assert verdicts(store) == {url("c"): OK}
        assert store.report().findings == (DUPLICATE,)
        night(store, 2, {"a": OK, "b": OK})
        report = store.report()
    assert [each.result.url for each in report.links] == [url("a"), url("b")]
    assert report.findings == ()
    assert [each.id for each in report.trend] == [1, 3]


def test_a_finding_of_the_configuration_is_reported_until_it_is_mended(tmp_path: Path) -> None:
    stale = Finding(
        reason="unused-ignore", severity=Severity.NOTE, message="m", path="linkcheck.toml", line=1, column=1
    )
    with Store.open(tmp_path / "x.db") as store:
        for number, findings in enumerate([(stale,), (stale,), ()]):
            night(store, number, {"a": OK}, findings=findings)
            assert store.report().findings == findings
        assert store.report(2).findings == (stale,)
        assert store._db.execute("SELECT count(*) FROM findings").fetchone()[0] == 1


def test_a_list_that_was_not_checked_reports_no_findings(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK}, findings=[DUPLICATE])
        store.finish(store.begin(run(1, paths=("other.md",)), []))
        assert store.report().findings == ()
        night(store, 2, {"a": OK}, findings=[DUPLICATE])
        assert store.report().findings == (DUPLICATE,)


def test_links_that_only_moved_down_stay_the_same_rows(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": OK, "b": OK})
        begun = store.begin(run(1), [target("a", 11), target("b", 12)])
        store.finish(begun)
        assert [each.occurrences[0].line for each in store.report().links] == [11, 12]
        rows = store._db.execute("SELECT count(*), max(first_run) FROM occurrences").fetchone()
    assert tuple(rows) == (2, 1)


def test_two_lists_checked_in_turn_do_not_close_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        for number, path in enumerate(["one.md", "two.md", "one.md"]):
            store.finish(store.begin(run(number, paths=(path,)), [target(path, 1, path=path)]))
        assert list(verdicts(store)) == [url("one.md")]
        current = store._db.execute("SELECT url FROM current ORDER BY url").fetchall()
    assert [row["url"] for row in current] == [url("one.md"), url("two.md")]


def test_history_of_one_url_and_changes_since_a_day(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        for number, verdict in enumerate([OK, OK, FAILING, BROKEN, OK]):
            night(store, number, {"a": verdict, "b": OK})
        record = store.history(url("a"))
        assert record is not None
        assert [each.verdict for each in record.intervals] == [OK, FAILING, BROKEN, OK]
        assert record.history.recoveries == 1
        assert store.history("https://nowhere.example/") is None
        changes = store.changes(started(3))
        assert [(each.before, each.after) for each in changes] == [(BROKEN, OK), (FAILING, BROKEN)]
        assert len(store.changes(FIRST_NIGHT)) == 3


def test_the_views_show_what_is_broken_and_what_broke_last(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": BROKEN, "b": OK})
        night(store, 1, {"a": BROKEN, "b": BROKEN})
        views = {
            view: [row["url"] for row in store._db.execute(f"SELECT url FROM {view} ORDER BY url")]
            for view in ("current", "broken", "newly_broken")
        }
    assert views == {"current": [url("a"), url("b")], "broken": [url("a"), url("b")], "newly_broken": [url("b")]}


def test_snapshots_are_known_for_ever_and_misses_for_a_month(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        store.remember_archive(url("a"), "https://archive.example/a", FIRST_NIGHT)
        store.remember_archive(url("a"), None, started(9))
        store.remember_archive(url("b"), None, datetime.now(UTC))
        store.remember_archive(url("d"), None, datetime.now(UTC) - timedelta(days=31))
        assert store.archive_urls([url("a"), url("b"), url("c"), url("d")]) == {
            url("a"): "https://archive.example/a",
            url("b"): None,
        }
        night(store, 0, {"a": BROKEN})
        assert store.report().links[0].history.archive_url == "https://archive.example/a"


def test_stray_bytes_from_a_server_do_not_stop_the_run(tmp_path: Path) -> None:
    given = result("a", BROKEN, started(0))
    detail = "\udcff\x00 bad \ud800"
    given = msgspec.structs.replace(given, judgement=msgspec.structs.replace(given.judgement, detail=detail))
    failure = msgspec.structs.replace(given.evidence.outcome, detail=detail)  # type: ignore[type-var]
    given = msgspec.structs.replace(given, evidence=msgspec.structs.replace(given.evidence, outcome=failure))
    with Store.open(tmp_path / "x.db") as store:
        begun = store.begin(run(0), targets("a"))
        store.save([given])
        store.finish(begun)
        assert store.report().links[0].result.judgement.detail == "?\x00 bad ?"


def test_an_empty_database_has_no_report_yet(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        assert store.resume() == frozenset()
        assert store.histories([url("a")]) == {}
        run_without_links = store.finish(store.begin(Run(started=FIRST_NIGHT), []))
        assert store.report(run_without_links.id).links == ()
