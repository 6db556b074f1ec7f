"""Trouble over the runs: stacked columns as plain rectangles, and the same numbers for whoever cannot see them."""

from collections.abc import Sequence

import msgspec

from linkcheck.model import Run, RunState
from linkcheck.report.html.dates import day, short_day

STACK = ("broken", "invalid", "failing", "suspect")
"""From the axis upwards: what is worst is easiest to compare."""

MOST_RUNS = 366
WIDTH = 1000
HEIGHT = 100


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One rectangle in a 1000 × 100 space, y downwards."""

    verdict: str
    x: float
    y: float
    width: float
    height: float


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One run."""

    label: str
    x: float
    width: float
    bars: tuple[Bar, ...]
    counts: tuple[int, ...]
    """In the order of `STACK`."""
    total: int


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """What the template draws."""

    columns: tuple[Column, ...]
    top: int
    """Value at the top of the axis."""
    ticks: tuple[int, ...]
    first: str
    last: str
    summary: str
    """The chart in a sentence."""
    shown: tuple[str, ...]
    """Verdicts that occur, for the legend."""


def chart(trend: Sequence[Run]) -> Chart | None:
    """The chart of the runs that recorded verdicts; None while there are fewer than two."""
    runs = [run for run in trend if run.counts and run.state is not RunState.NETWORK_DOWN][-MOST_RUNS:]
    if len(runs) < 2:
        return None
    totals = [sum(run.counts.get(verdict, 0) for verdict in STACK) for run in runs]
    top = ceiling(max(totals))
    step = WIDTH / len(runs)
    gap = 0.0 if len(runs) > 120 else step * 0.18
    columns = tuple(_column(run, number * step, step - gap, top) for number, run in enumerate(runs))
    return Chart(
        columns=columns,
        top=top,
        ticks=(top, top // 2, 0) if top % 2 == 0 else (top, 0),
        first=short_day(runs[0].started),
        last=short_day(runs[-1].started),
        summary=_summary(runs, totals),
        shown=tuple(verdict for verdict in STACK if any(run.counts.get(verdict) for run in runs)),
    )


def _column(run: Run, x: float, width: float, top: int) -> Column:
    bars, base = [], 0
    for verdict in STACK:
        count = run.counts.get(verdict, 0)
        base += count
        if count:
            height = count / top * HEIGHT
            y = HEIGHT - base / top * HEIGHT
            bars.append(
                Bar(verdict=verdict, x=round(x, 2), y=round(y, 2), width=round(width, 2), height=round(height, 2))
            )
    counts = tuple(run.counts.get(verdict, 0) for verdict in STACK)
    return Column(
        label=day(run.started), x=round(x, 2), width=round(width, 2), bars=tuple(bars), counts=counts, total=base
    )


def ceiling(value: int) -> int:
    """The next round number of an axis: 1, 2, 4, 6, 10 times a power of ten."""
    power = 1
    while power * 10 < value:
        power *= 10
    return next((power * step for step in (1, 2, 4, 6, 10) if power * step >= value), power * 10)


def _summary(runs: Sequence[Run], totals: Sequence[int]) -> str:
    worst = max(range(len(runs)), key=lambda number: totals[number])
    return (
        f"Links in trouble in the last {len(runs)} runs: {totals[0]:,} on {day(runs[0].started)}, "
        f"{totals[-1]:,} on {day(runs[-1].started)}; most {totals[worst]:,} on {day(runs[worst].started)}."
    )
