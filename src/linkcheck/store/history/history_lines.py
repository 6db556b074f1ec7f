"""The format of an exported history: JSON lines, one per run and per target, sorted. Text for a git branch.

Times are run numbers, and an interval that reaches to the latest run has no end, so a run without changes adds its own
line and changes no other. Values that change in every run (bodies' hashes, stars, evidence, details) are left out: the
next check makes these anew. On import, times are those at which the runs began.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

HEADER = {"type": "linkcheck-history", "schema": 1, "ends": True}
"""`ends`: the last line marks the end, with counts. Older exports lack both."""
END = "end"
TIMES = ("last_checked", "last_ok", "failing_since", "blocked_since", "changed_since")
COUNTS = ("failed_checks", "redirect_runs", "changed_checks", "open_checks")
"""Streaks that grow in every run: exported as the run of their begin, as if every run since had counted."""
FACTS = (
    "recoveries",
    "wall_returns",
    "redirect_url",
    "status",
    "healthy_url",
    "suggested_url",
    "fix",
)

Row = dict[str, Any]


class Calendar:
    """Converts times to run numbers and back."""

    def __init__(self, runs: Sequence[Row]) -> None:
        self.started = {run["id"]: run["started"] for run in runs}
        self.numbers = sorted(self.started, key=lambda number: (self.started[number], number))
        self._places = {number: place for place, number in enumerate(self.numbers)}
        self.latest: int = max(self.started, default=0)

    def run_at(self, time: str) -> int:
        """The run that was under way, or had been last, at a time."""
        at = bisect_right(self.numbers, time, key=lambda number: self.started[number])
        return int(self.numbers[max(0, at - 1)])

    def between(self, first: int, last: int) -> int:
        """How many runs there were from one to another."""
        return self._place(last) - self._place(first) + 1

    def back(self, last: int, count: int) -> int:
        """The first of `count` runs that end with `last`."""
        return int(self.numbers[max(0, self._place(last) - count + 1)])

    def _place(self, run: int) -> int:
        return self._places[run]
