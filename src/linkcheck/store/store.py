"""The store: one object, one file, one thread at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from linkcheck.errors import StoreError
from linkcheck.model import (
    Candidate,
    Finding,
    HostFacts,
    LinkRecord,
    Offer,
    Relocation,
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
from linkcheck.store.files.database import MEMORY, open_for_reading, open_for_writing
from linkcheck.store.files.errors import faults
from linkcheck.store.files.lock import RunLock
from linkcheck.store.files.spool import spill_mapping
from linkcheck.store.history import export_lines, import_lines, intervals, prune
from linkcheck.store.history.prune import Pruned
from linkcheck.store.options import StoreOptions
from linkcheck.store.rows.cells import timestamp
from linkcheck.store.tables import archives, hosts, relocations, results, runs, suggestions
from linkcheck.store.tables import occurrences as occurrence_rows
from linkcheck.store.tables import targets as target_rows


class Store:
    """All stored runs, targets and results.

    Synchronous. Calls may come from any thread, but one at a time: from the event loop's own thread, or all from one
    worker. Each `save` is committed when it returns, so a killed process loses only results not saved yet. Every
    fault of the file, the disk or another program is a `StoreError`.
    """

    def __init__(self, db: Connection, path: str, options: StoreOptions, notices: Sequence[str] = ()) -> None:
        self._db = db
        self._path = path
        self._options = options
        self._lock = RunLock(None if path == MEMORY else Path(path))
        self._run: Run | None = None
        self._whole = True
        self._ids: dict[str, int] = {}
        self._first_new = 0
        """Targets with this number or a higher one were first listed in the run under way."""
        self.notices: tuple[str, ...] = tuple(notices)
        """Messages for the user: a damaged file was renamed, an older one upgraded."""

    @classmethod
    def open(cls, path: str | Path, options: StoreOptions | None = None, *, read_only: bool = False) -> "Store":
        """The database at `path`, made or upgraded where needed; with `read_only` it must exist and is not touched."""
        options, path = options or StoreOptions(), str(path)
        if read_only:
            return cls(open_for_reading(path, options), path, options)
        db, notices = open_for_writing(path, options)
        return cls(db, path, options, notices)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and release the run lock. An unfinished run stays resumable."""
        self._db.close()
        self._lock.release()

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

    # Snapshots in web archives: found once, known for ever.

    def archive_urls(self, urls: Iterable[str]) -> dict[str, str | None]:
        """The snapshots that were looked up before; None where none was found. Others are missing from it."""
        with faults(self._path):
            return archives.known(self._db, list(urls))

    def remember_archive(self, url: str, archive_url: str | None, looked_up: datetime) -> None:
        """Store the results of the search for snapshots; a snapshot is never overwritten by a later miss."""
        with faults(self._path), self._db.atomic():
            archives.remember(self._db, url, archive_url, timestamp(looked_up))

    # New addresses of dead links: found once, not searched for again; refused once, never offered again.

    def relocations(self, urls: Iterable[str]) -> dict[str, Relocation | None]:
        """Results of earlier searches; None where nothing was found. Other URLs are missing."""
        with faults(self._path):
            return relocations.known(self._db, list(urls))

    def remember_relocation(self, url: str, relocation: Relocation | None, looked_up: datetime, complete: bool) -> None:
        """Store the result of a search, for the reports. A miss that is not `complete` holds 3 days."""
        with faults(self._path), self._db.atomic():
            relocations.remember(self._db, url, relocation, timestamp(looked_up), complete)

    def refused_urls(self, url: str) -> frozenset[str]:
        """Addresses that a person refused for a dead link."""
        with faults(self._path):
            return relocations.refused_urls(self._db, url)

    def is_offered(self, url: str) -> bool:
        """Whether a new address is offered for a link, or it is one that is offered."""
        with faults(self._path):
            return relocations.is_offered(self._db, url)

    def refuse(self, url: str, at: datetime) -> list[tuple[str, str]]:
        """Refuse what is offered for a dead link, or an address wherever it is offered; the pairs that this was."""
        with faults(self._path), self._locked(), self._db.atomic():
            return relocations.refuse(self._db, url, timestamp(at))

    def refuse_offer(self, url: str, at: datetime) -> None:
        """Refuse the offer for a dead link in the run under way, because of an override of the configuration."""
        self._running()
        with faults(self._path), self._db.atomic():
            relocations.refuse(self._db, url, timestamp(at))

    def offers(self, url: str) -> tuple[Offer, ...]:
        """Every new address that was offered for a link, those that were refused first."""
        with faults(self._path):
            return relocations.offers(self._db, url)

    def moves(self, sites: Collection[str]) -> list[tuple[str, str]]:
        """Links of these hosts that led elsewhere for good, by results and by sure relocations."""
        with faults(self._path):
            return relocations.moves(self._db, sites)

    def results_of(self, urls: Iterable[str]) -> Sequence[Result]:
        """What the run under way, or the one before, learnt of some links."""
        with faults(self._path):
            return list(results.latest(self._db, self._running().id, list(urls)))

    # What entries without a link may mean.

    def suggestions(self, entries: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Candidates of earlier queries, by the entry's text; other entries are missing."""
        with faults(self._path):
            return suggestions.known(self._db, list(entries))

    def remember_suggestions(self, entry: str, candidates: Sequence[Candidate], looked_up: datetime) -> None:
        """Store the answer of a query; reports show it with the finding of that text."""
        with faults(self._path), self._db.atomic():
            suggestions.remember(self._db, entry, candidates, timestamp(looked_up))

    # Facts about hosts.

    def host_facts(self, now: datetime) -> dict[str, HostFacts]:
        """Facts about hosts from earlier runs, without those that are too old."""
        with faults(self._path):
            return hosts.known(self._db, timestamp(now))

    def remember_hosts(self, facts: Mapping[str, HostFacts], learnt: datetime) -> None:
        """Store the facts that a run learnt about hosts, for a week."""
        with faults(self._path), self._db.atomic():
            hosts.remember(self._db, facts, timestamp(learnt))

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

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock of runs, outside of a run."""
        self._lock.acquire(self._options.wait, self._busy)
        try:
            yield
        finally:
            self._lock.release()

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

    def _busy(self) -> str:
        row = self._db.execute(
            "SELECT id, started FROM runs WHERE state = 'running' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return f"{self._path}: another run is under way ({runs.notices_of(row)})"
