"""The store: one object, one file, one thread at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from linkcheck.errors import StoreError
from linkcheck.model import (
    Finding,
    LinkRecord,
    Report,
    Result,
    Run,
    RunState,
    Target,
    TargetHistory,
    VerdictChange,
)
from linkcheck.store import reports
from linkcheck.store.files.connection import Connection
from linkcheck.store.files.errors import faults
from linkcheck.store.files.spool import spill_mapping
from linkcheck.store.history import export_lines, import_lines, intervals, prune
from linkcheck.store.history.prune import Pruned
from linkcheck.store.lookups import Lookups
from linkcheck.store.options import StoreOptions
from linkcheck.store.rows.cells import timestamp
from linkcheck.store.tables import occurrences as occurrence_rows
from linkcheck.store.tables import relocations, results, runs
from linkcheck.store.tables import targets as target_rows


class Store(Lookups):
    """All stored runs, targets and results.

    Synchronous. Calls may come from any thread, but one at a time: from the event loop's own thread, or all from one
    worker. Each `save` is committed when it returns, so a killed process loses only results not saved yet. Every
    fault of the file, the disk or another program is a `StoreError`.
    """

    def __init__(self, db: Connection, path: str, options: StoreOptions, notices: Sequence[str] = ()) -> None:
        super().__init__(db, path, options, notices)
        self._run: Run | None = None
        self._whole = True
        self._ids: dict[str, int] = {}
        self._first_new = 0
        """Targets with this number or a higher one were first listed in the run under way."""

    # One run, in the order it happens.

    def resume(self) -> frozenset[str]:
        """URLs that the last run had done before it was killed or stopped; empty when it came to its end."""
        with faults(self._path):
            run, _ = runs.unfinished(self._db)
            return results.done_urls(self._db, run.id) if run is not None else frozenset()

    def begin(
        self,
        run: Run,
        targets: Iterable[Target],
        findings: Iterable[Finding] = (),
        *,
        whole: bool = True,
        resume: bool = False,
        on_wait: Callable[[str], None] | None = None,
        give_up: Callable[[], bool] | None = None,
    ) -> Run:
        """Take the run lock and note what is listed where; the run comes back with its number.

        `targets` are all groups of links, those without requests (invalid, local files) too. With `whole` false
        they are only part of what the run's paths list: what is missing is not taken as removed, and the run's report
        shows these alone. With `resume` the last run goes on, if it did not come to its end and was of the same kind.
        `on_wait` gets a message about another run that has the lock; `give_up` returns True to end the wait.
        """
        targets = tuple(targets)
        with faults(self._path):
            self._lock.acquire(self._options.wait, self._busy, on_wait, give_up)
            with self._db.atomic():
                last, last_whole = runs.unfinished(self._db)
                if last is not None and resume and last_whole == whole:
                    run = msgspec.structs.replace(run, id=last.id, started=last.started, state=RunState.RUNNING)
                    runs.update(self._db, run, whole)
                else:
                    if last is not None:
                        self._settle(last)
                    run = runs.insert(self._db, run, whole)
                self._first_new = target_rows.first_new(self._db, run)
                self._ids = target_rows.note_targets(self._db, run, targets)
                occurrence_rows.note_occurrences(self._db, run, whole, targets, self._ids)
                occurrence_rows.note_findings(self._db, run, whole, findings)
        self._run, self._whole = run, whole
        return run

    def histories(self, urls: Iterable[str]) -> Mapping[str, TargetHistory]:
        """What earlier runs learnt of these URLs; one never listed before is missing."""
        with faults(self._path):
            return spill_mapping(TargetHistory, results.histories(self._db, self._next_run(), list(urls)))

    def visit_results(self, visit: Callable[[Result], None]) -> None:
        """Show what a resumed run knew already when it was stopped, result by result."""
        with faults(self._path):
            for result in results.of_run(self._db, self._running().id):
                visit(result)

    def leading_to(self, pages: Iterable[str]) -> dict[str, str]:
        """Addresses that led to one of these pages (no fragments) when last seen, each with its page."""
        with faults(self._path):
            return results.leading_to(self._db, self._next_run(), list(pages))

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Add findings about a change that needed requests; of the run under way, which is over part of the lists."""
        run = self._running()
        with faults(self._path), self._db.atomic():
            occurrence_rows.add_findings(self._db, run, findings)

    def save(self, batch: Sequence[Result]) -> None:
        """Write results and commit. A result for the same URL replaces this run's earlier one."""
        run = self._running()
        rows = [results.Save(target_id := self._ids[each.url], target_id >= self._first_new, each) for each in batch]
        with faults(self._path), self._db.atomic():
            results.save(self._db, run, rows, self._options.compress_over)

    def finish(self, run: Run, *, local: Iterable[str] = ()) -> Run:
        """End the run in its state, add its results to the history, and release the run lock.

        A run whose network was down leaves no results behind but those of `local` addresses, which needed none.
        `finished` and `counts` are filled in when empty.
        """
        current = self._running()
        run = msgspec.structs.replace(run, id=current.id, finished=run.finished or runs.now())
        if run.state is RunState.RUNNING:
            run = msgspec.structs.replace(run, state=RunState.COMPLETE)
        with faults(self._path):
            with self._db.atomic():
                if run.state is RunState.NETWORK_DOWN:
                    results.forget(self._db, run.id, [self._ids[url] for url in local])
                elif not run.counts:
                    run = msgspec.structs.replace(run, counts=reports.counts_of(self._db, run, self._whole))
                runs.update(self._db, run, self._whole)
                intervals.record_run(self._db, run.id)
                results.titles(self._db)
                if run.state is not RunState.PARTIAL:
                    # A stopped run may be resumed, and then be judged anew from the rows before it.
                    results.drop_superseded(self._db, run.id)
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._run, self._ids = None, {}
        self._lock.release()
        return run

    # What is known.

    def report(self, run_id: int | None = None) -> Report:
        """Everything a renderer needs of one run, by default the last."""
        with faults(self._path):
            found = runs.find(self._db, run_id)
            if found is None:
                which = "no run yet" if run_id is None else f"no run {run_id}"
                raise StoreError(f"{self._path}: it has {which}", remedy="Run `linkcheck check` first.")
            return reports.report_of(self._db, *found)

    def runs(self) -> tuple[tuple[Run, bool], ...]:
        """All stored runs, newest first, each with whether it looked at whole lists."""
        with faults(self._path):
            return runs.every(self._db)

    def of_a_part(self) -> bool:
        """Whether the last run looked at part of its lists only, such as a change."""
        with faults(self._path):
            found = runs.find(self._db)
            return found is not None and not found[1]

    def history(self, url: str) -> LinkRecord | None:
        """One target as it stands today with all its intervals; None when it was never listed."""
        with faults(self._path):
            return reports.record_of(self._db, url)

    def changes(self, since: datetime) -> tuple[VerdictChange, ...]:
        """Every change of a verdict or reason from `since` on, newest first."""
        with faults(self._path):
            return intervals.changes(self._db, since)

    def accept(self, url: str) -> tuple[str | None, str | None] | None:
        """Settle a change: the page that `url` showed last is the accepted one from now on.

        Returns the former and the new title; None where no change is open, or no page was seen.
        """
        with faults(self._path), self._locked(), self._db.atomic():
            return results.accept(self._db, self._next_run(), url)

    def refuse_offer(self, url: str, at: datetime) -> None:
        """Refuse the offer for a dead link in the run under way, because of an override of the configuration."""
        self._running()
        with faults(self._path), self._db.atomic():
            relocations.refuse(self._db, url, timestamp(at))

    def results_of(self, urls: Iterable[str]) -> Sequence[Result]:
        """What the run under way, or the one before, learnt of some links."""
        with faults(self._path):
            return list(results.latest(self._db, self._running().id, list(urls)))

    # Housekeeping.

    def prune(self, older_than: datetime) -> Pruned:
        """Delete unlisted targets, closed intervals and runs that ended before; then shrink the file."""
        with faults(self._path), self._locked():
            return prune.prune(self._db, older_than)

    def export_lines(self) -> Iterator[str]:
        """The history as lines of JSON, sorted: a run without changes adds one line only. See `history_lines`."""
        with faults(self._path):
            yield from export_lines.exported(self._db)

    def import_lines(self, lines: Iterable[str]) -> None:
        """Import the lines of `export_lines`; the database must be empty."""
        with faults(self._path), self._db.atomic():
            import_lines.imported(self._db, lines, self._path)

    def _settle(self, run: Run) -> None:
        results.titles(self._db)
        intervals.record_run(self._db, run.id)
        results.drop_superseded(self._db, run.id)

    def _running(self) -> Run:
        if self._run is None:
            raise StoreError(f"{self._path}: no run is under way", remedy="Call `begin` first.")
        return self._run

    def _next_run(self) -> int:
        if self._run is not None:
            return self._run.id
        found = runs.find(self._db)
        return found[0].id + 1 if found is not None else 1
