"""Unhealthy links over the runs: stacked columns as plain rectangles, and the same numbers as a table."""

from collections.abc import Sequence

import msgspec

from linkcheck.model import Run, RunState
from linkcheck.report.html.words.dates import day, short_day

MOST_RUNS = 366
FEWEST_SLOTS = 14
"""A young chart keeps to the right instead of growing fat."""

WIDTH = 1000
HEIGHT = 100


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One layer of the columns: a colour, a name and the verdicts counted in it."""

    verdict: str
    label: str
    counts: tuple[str, ...]

    def of(self, run: Run) -> int:
        """How many links of a run are in it."""
        return sum(run.counts.get(verdict, 0) for verdict in self.counts)


PARTS = (
    Part(verdict="broken", label="to fix", counts=("broken", "invalid")),
    Part(verdict="failing", label="failing", counts=("failing",)),
    Part(verdict="suspect", label="suspect", counts=("suspect",)),
)
"""From the axis upwards: what is worst is easiest to compare."""


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
    """In the order of `PARTS`."""
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
    parts: tuple[Part, ...] = PARTS

    @property
    def calm(self) -> bool:
        """Whether there is nothing to draw: then the sentence says more."""
        return not any(column.total for column in self.columns)


def chart(trend: Sequence[Run]) -> Chart | None:
    """The chart of the runs that recorded verdicts; None while there are fewer than two."""
    runs = [run for run in trend if run.counts and run.state is not RunState.NETWORK_DOWN][-MOST_RUNS:]
    if len(runs) < 2:
        return None
    totals = [sum(part.of(run) for part in PARTS) for run in runs]
    top = ceiling(max(totals))
    step = WIDTH / max(len(runs), FEWEST_SLOTS)
    start = WIDTH - len(runs) * step
    gap = 0.0 if len(runs) > 120 else step * 0.18
    columns = tuple(_column(run, start + number * step, step - gap, top) for number, run in enumerate(runs))
    return Chart(
        columns=columns,
        top=top,
        ticks=(top, top // 2, 0) if top % 2 == 0 else (top, 0),
        first=short_day(runs[0].started) if len(runs) >= FEWEST_SLOTS else "",
        last=short_day(runs[-1].started),
        summary=_summary(runs, totals),
    )


def _column(run: Run, x: float, width: float, top: int) -> Column:
    bars, base = [], 0
    for part in PARTS:
        count = part.of(run)
        base += count
        if count:
            height = count / top * HEIGHT
            y = HEIGHT - base / top * HEIGHT
            bars.append(
                Bar(verdict=part.verdict, x=round(x, 2), y=round(y, 2), width=round(width, 2), height=round(height, 2))
            )
    counts = tuple(part.of(run) for part in PARTS)
    return Column(
        label=day(run.started), x=round(x, 2), width=round(width, 2), bars=tuple(bars), counts=counts, total=base
    )


def ceiling(value: int) -> int:
    """The top of an axis: the next number that is round and, from 2 on, even."""
    power = 1
    while power * 10 < value:
        power *= 10
    return next(round(power * step) for step in (1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10) if _fits(power * step, value))


def _fits(top: float, value: int) -> bool:
    return top >= value and (top == 1 or top % 2 == 0)


def _summary(runs: Sequence[Run], totals: Sequence[int]) -> str:
    if not any(totals):
        return f"No link was in trouble in the last {len(runs)} runs, since {day(runs[0].started)}."
    worst = max(range(len(runs)), key=lambda number: totals[number])
    return (
        f"Links in trouble in the last {len(runs)} runs: {totals[0]:,} on {day(runs[0].started)}, "
        f"{totals[-1]:,} on {day(runs[-1].started)}; most {totals[worst]:,} on {day(runs[worst].started)}."
    )
