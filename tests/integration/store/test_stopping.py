"""Killed, locked out, full: nothing that was stored is lost, and the next run knows what to do."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from linkcheck.errors import StoreError
from linkcheck.model import RunState, Verdict
from linkcheck.store import Store, StoreOptions
from tests.integration.store.nights import night, result, run, started, targets, url

ROOT = Path(__file__).parents[3]
SAVES_FOR_EVER = """
import sys
from linkcheck.model import Verdict
from linkcheck.store import Store
from tests.integration.store.nights import result, run, started, targets

names = [str(number) for number in range(5000)]
store = Store.open(sys.argv[1])
store.begin(run(1), targets(names))
for name in names:
    store.save([result(name, Verdict.OK, started(1))])
    print(name, flush=True)
"""


@contextmanager
def killed_run(path: Path, after: int) -> Iterator[list[str]]:
    """A run in another process, killed with SIGKILL once it said `after` results are saved; what it said."""
    process = subprocess.Popen(
        [sys.executable, "-c", SAVES_FOR_EVER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": ""},
    )
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(after)]
    process.kill()
    said += process.stdout.read().split()
    process.stdout.close()
    assert process.wait() == -9
    yield [name for name in said if name]


def test_after_kill_9_everything_acknowledged_is_there_and_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        night(store, 0, {"7": Verdict.FAILING})
    with killed_run(path, after=150) as said, Store.open(path) as store:
        assert store.notices == ()
        done = store.resume()
        assert len(said) >= 150
        assert {url(name) for name in said} <= done
        assert store.report().run.state is RunState.RUNNING
        names = [str(number) for number in range(5000)]
        begun = store.begin(run(2), targets(names), resume=True)
        assert (begun.id, begun.started) == (2, started(1))
        rest = [name for name in names if url(name) not in done]
        store.save([result(name, Verdict.OK, started(2)) for name in rest])
        finished = store.finish(begun)
        assert finished.counts == {"ok": 5000}
        report = store.report()
        assert store.resume() == frozenset()
    assert {each.intervals[-1].checks for each in report.links} == {1}


def test_a_killed_run_that_is_not_resumed_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with Store.open(path) as store:
        store.begin(run(0), targets("ab"))
        store.save([result("a", Verdict.FAILING, started(0))])
    with Store.open(path) as store:
        night(store, 1, {"a": Verdict.FAILING, "b": Verdict.OK})
        a, b = store.report().links
    assert (a.history.failed_checks, a.intervals[0].checks) == (2, 2)
    assert b.intervals[0].checks == 1


def test_a_stopped_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": Verdict.FAILING, "b": Verdict.UNCHECKED}, state=RunState.PARTIAL)
        assert store.resume() == {url("a")}
        begun = store.begin(run(1), targets("ab"), resume=True)
        store.save([result("b", Verdict.OK, started(1))])
        store.finish(begun)
        a, b = store.report().links
    assert (a.intervals[0].checks, a.history.failed_checks, b.result.judgement.verdict) == (1, 1, Verdict.OK)


def test_a_resumed_run_that_judges_again_forgets_no_streak(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": Verdict.FAILING, "b": Verdict.OK})
        night(store, 1, {"a": Verdict.FAILING, "b": Verdict.UNCHECKED}, state=RunState.PARTIAL)
        begun = store.begin(run(2), targets("ab"), resume=True)
        store.save([result("a", Verdict.FAILING, started(2)), result("b", Verdict.OK, started(2))])
        store.finish(begun)
        assert store.report().links[0].history.failed_checks == 2
        assert store._db.execute("SELECT count(*) FROM results").fetchone()[0] == 2


def test_a_change_does_not_resume_a_nightly_run(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": Verdict.OK, "b": Verdict.UNCHECKED}, state=RunState.PARTIAL)
        assert store.finish(store.begin(run(1), targets("a"), whole=False, resume=True)).id == 2


def test_a_second_run_says_that_one_is_under_way(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as first, Store.open(tmp_path / "x.db") as second:
        first.begin(run(0), targets("a"))
        with pytest.raises(StoreError, match=r"another run is under way \(run 1, begun 2026-01-01"):
            second.begin(run(1), targets("a"))
        first.save([result("a", Verdict.OK, started(0))])
        assert second.report().run.state is RunState.RUNNING


def test_a_second_run_waits_with_the_option(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        Store.open(tmp_path / "x.db") as first,
        Store.open(tmp_path / "x.db", StoreOptions(wait=30)) as second,
    ):
        begun = first.begin(run(0), targets("a"))
        ends = threading.Event()

        def say(text: str) -> None:
            said.append(text)
            ends.set()

        waiting = threading.Thread(target=lambda: second.begin(run(1), targets("a"), on_wait=say))
        waiting.start()
        assert ends.wait(10)
        first.finish(begun)
        waiting.join(10)
        second.save([])
    assert len(said) == 1
    assert "waiting" in said[0]


def test_a_full_disk_keeps_what_was_stored_and_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": Verdict.OK})
        store.begin(run(1), targets(["a", *range(50)]))
        store.save([result("a", Verdict.BROKEN, started(1))])
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        rest = [result(number, Verdict.OK, started(1)) for number in range(50)]
        with pytest.raises(StoreError, match="disk is full") as raised:
            store.save(rest)
        assert "Free some space" in raised.value.remedy
    with Store.open(tmp_path / "x.db") as store:
        assert url("a") in store.resume()


def test_a_database_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        store._db.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="read-only"):
            store.begin(run(0), targets("a"))


def test_saving_without_a_run_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store, pytest.raises(StoreError, match="no run is under way"):
        store.save([])
