"""The stored results after a run, ready to render."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from linkcheck.model.lists.finding import Finding
from linkcheck.model.lists.link import Link
from linkcheck.model.lists.target import TargetHistory
from linkcheck.model.runs.relocation import Relocation
from linkcheck.model.runs.result import Result
from linkcheck.model.runs.run import Run
from linkcheck.model.runs.verdict import Verdict


class Interval(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of runs in which a target's verdict and reason did not change."""

    verdict: Verdict
    reason: str
    first: datetime
    last: datetime
    checks: int


class LinkRecord(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One target as a report shows it."""

    result: Result
    """Of this run; carried over from the last one where this run skipped the target (fresh, `--max-age`)."""
    history: TargetHistory
    """Including this run."""
    occurrences: tuple[Link, ...]
    """Where it is listed, in path and line order."""
    intervals: tuple[Interval, ...] = ()
    """Oldest first; the last one is the present."""
    previous: Verdict | None = None
    """Its verdict in the run before, None when new."""
    relocation: Relocation | None = None
    """Where the page of a dead link is today, as far as that was searched for and found."""

    @property
    def places(self) -> tuple[Link, ...]:
        """The occurrences that its verdict is about: without those at which a comment excuses the reason.

        Where a comment excuses it at each of them, these are all.
        """
        reason = self.result.judgement.reason
        return tuple(link for link in self.occurrences if reason not in link.excused) or self.occurrences


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a renderer needs. Pure data: rendering it twice gives the same bytes."""

    run: Run
    links: Sequence[LinkRecord]
    """Sorted by URL. Many records are read from disk anew by each iteration: do not keep them in memory."""
    findings: tuple[Finding, ...] = ()
    """Sorted by path, line, column, reason."""
    trend: tuple[Run, ...] = ()
    """Finished runs, oldest first, this one last."""
    recovered: tuple[str, ...] = ()
    """URLs that were broken or failing in the run before and are ok, moved or blocked now."""
    part: bool = False
    """Whether the run checked only part of its lists: a change, or only what needs no network."""


class VerdictChange(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One moment at which a target's verdict or reason became another."""

    url: str
    at: datetime
    before: Verdict
    before_reason: str
    after: Verdict
    reason: str
    title: str | None = None
    """The page's title, else the first label it is listed under."""
