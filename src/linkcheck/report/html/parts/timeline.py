"""A link's verdicts through the last runs, as a strip of runs of equal cells, and in words."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from linkcheck.model import Interval, LinkRecord, Run
from linkcheck.report.html.words.dates import day
from linkcheck.report.html.words.text import plural

LENGTH = 30
"""Runs shown: a month of nightly runs fits the row."""

IN_WORDS = 6
"""Intervals described in words; older ones are in `linkcheck history`."""


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """So many runs in a row with one verdict; empty where the link was not looked at."""

    verdict: str
    runs: int


def timeline_of(record: LinkRecord, runs: Sequence[Run]) -> tuple[Segment, ...]:
    """One cell a run, the last `LENGTH` of them, equal neighbours joined."""
    if not record.intervals:
        return (Segment(record.result.judgement.verdict.value, 1),)
    cells = [_verdict_in(record.intervals, run) for run in runs[-LENGTH:]]
    return tuple(Segment(verdict, len(list(cell))) for verdict, cell in groupby(cells))


def _verdict_in(intervals: Sequence[Interval], run: Run) -> str:
    end = run.finished or run.started
    for interval in reversed(intervals):
        if interval.first <= end:
            return interval.verdict.value if interval.last >= run.started else ""
    return ""


def history_of(record: LinkRecord) -> tuple[str, ...]:
    """Newest first: `broken since 20 Nov 2026, 3 checks`."""
    sentences = []
    for number, interval in enumerate(reversed(record.intervals[-IN_WORDS:])):
        first, last = day(interval.first), day(interval.last)
        when = f"since {first}" if number == 0 else first if first == last else f"{first} to {last}"
        times = f", {plural(interval.checks, 'check')}" if interval.checks > 1 else ""
        sentences.append(f"{interval.verdict.value} {when}{times}")
    if last_ok := record.history.last_ok:
        sentences.append(f"last seen healthy {day(last_ok)}")
    if record.history.recoveries > 2:
        sentences.append(f"comes and goes: recovered {record.history.recoveries} times")
    return tuple(sentences)
