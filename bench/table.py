"""What was measured, as one Markdown table: medians over the runs."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

import msgspec

from bench.runners import Findings, Measured
from bench.worlds import Expected


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one checker on one world."""

    world: str
    checker: str
    measured: Measured
    seen: Mapping[str, float]
    right: int
    false_dead: int
    missed: int
    titles: int


HEAD = (
    "world", "checker", "wall s", "CPU s", "MB", "requests", "MB sent", "connections",
    "most in flight", "busiest second", "right", "false dead", "missed", "titles",
)  # fmt: skip


def judged(
    world: str,
    checker: str,
    measured: Measured,
    seen: Mapping[str, float],
    findings: Findings,
    truth: Mapping[str, Expected],
) -> Row:
    """Hold what was found against what is true."""
    false_dead = sum(1 for url, link in truth.items() if not link.dead and url in findings.dead)
    missed = sum(1 for url, link in truth.items() if link.dead and url not in findings.dead)
    titles = sum(1 for url, link in truth.items() if link.title and link.title in findings.titles.get(url, ""))
    return Row(
        world=world,
        checker=checker,
        measured=measured,
        seen=seen,
        right=len(truth) - false_dead - missed,
        false_dead=false_dead,
        missed=missed,
        titles=titles,
    )


def as_markdown(rows: Sequence[Row]) -> str:
    """The table: a line for each world and checker."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.world, row.checker), []).append(row)
    lines = [" | ".join(HEAD), " | ".join("---" for _ in HEAD)]
    lines += [" | ".join(_cells(world, checker, group)) for (world, checker), group in groups.items()]
    return "".join(f"| {line} |\n" for line in lines)


def _cells(world: str, checker: str, rows: Sequence[Row]) -> Iterable[str]:
    walls = [row.measured.wall for row in rows]
    spread = f" ({min(walls):.2f}–{max(walls):.2f})" if len(walls) > 1 else ""
    yield from (world, checker, f"{median(walls):.2f}{spread}")
    yield f"{median(row.measured.cpu for row in rows):.2f}"
    yield f"{median(row.measured.memory for row in rows):.0f}"
    yield f"{median(row.seen['requests'] for row in rows):.0f}"
    yield f"{median(row.seen['megabytes'] for row in rows):.1f}"
    for key in ("connections", "in_flight", "rate"):
        yield f"{max(row.seen[key] for row in rows):.0f}"
    last = rows[-1]
    yield from (str(last.right), str(last.false_dead), str(last.missed), str(last.titles))
