"""The runs of a database, as text or JSON."""

from collections.abc import Sequence

from linkcheck.model import Run, Verdict
from linkcheck.report.data.json import dumps
from linkcheck.report.text.sanitize import one_line


def runs_text(runs: Sequence[tuple[Run, bool]], *, as_json: bool = False) -> str:
    """A line for each run, newest first: number, begin, length, how it ended, what it covered, links by verdict."""
    if as_json:
        entries = [{"part": not whole, "run": run} for run, whole in runs]
        return dumps({"schema": 1, "runs": entries}, indent=2) + "\n"
    table = [("RUN", "BEGUN", "TOOK", "ENDED", "LISTS", "LINKS"), *(_row(run, whole) for run, whole in runs)]
    widths = [max(len(row[column]) for row in table) for column in range(5)]
    return "".join(
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[5])).rstrip() + "\n"
        for row in table
    )


def _row(run: Run, whole: bool) -> tuple[str, ...]:
    counts = ", ".join(f"{run.counts[verdict]:,} {verdict}" for verdict in Verdict if run.counts.get(verdict))
    return (
        str(run.id),
        f"{run.started:%Y-%m-%d %H:%M}",
        _length((run.finished - run.started).total_seconds()) if run.finished else "",
        one_line(run.state.value),
        "whole" if whole else "a part",
        counts,
    )


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
