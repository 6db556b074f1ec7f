"""The sentence that is read in three seconds, the figures under it, and what changed since the run before."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from linkcheck.model import Run, RunState, Verdict
from linkcheck.report.html.parts.actions import ActionGroup
from linkcheck.report.html.parts.rows import LinkView
from linkcheck.report.html.parts.summary import PageSummary
from linkcheck.report.html.words.dates import since
from linkcheck.report.html.words.text import plural


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: what it counts, how many, and what changed."""

    group: str
    label: str
    count: str
    note: str = ""
    href: str


class ChangeView(msgspec.Struct, frozen=True, kw_only=True):
    """Links that changed alike since the run before."""

    id: str
    title: str
    count: int
    links: tuple[LinkView, ...]
    """The first of them."""


def headline(groups: Sequence[ActionGroup], seen: PageSummary, run: Run, before: Run | None) -> str:
    """What there is to fix and what is news, such as `3 links to fix. 2 broke since Friday.`."""
    if run.state is RunState.NETWORK_DOWN:
        return "Nothing was checked: our own network was down."
    if not seen.total:
        return "No links were found."
    return " ".join((_to_fix(groups[0]), *_news(seen.changes, run, before)))


def _to_fix(replace: ActionGroup) -> str:
    findings = len(replace.findings)
    links = replace.count - findings
    if not links and not findings:
        return "Nothing to fix."
    parts = [plural(links, "link")] if links else []
    parts += [plural(findings, "finding")] if findings else []
    return " and ".join(parts) + " to fix."


def _news(changes: Mapping[str, int], run: Run, before: Run | None) -> tuple[str, ...]:
    if before is None:
        return ()
    broke, arrived, recovered = (changes.get(kind, 0) for kind in ("broke", "arrived-broken", "recovered"))
    when = f"since {since(before.started, run.started)}"
    if broke:
        return (f"{broke:,} broke {when}.",)
    if arrived:
        return (f"{arrived:,} came in broken {when}.",)
    if recovered:
        return (f"{recovered:,} recovered {when}.",)
    return (f"Nothing broke {when}.",)


def tiles(groups: Sequence[ActionGroup], seen: PageSummary, before: Run | None) -> tuple[Tile, ...]:
    """To fix, to update, to look at, waiting, healthy."""
    names = {"replace": "to fix", "update": "to update", "look": "to look at", "wait": "to wait for"}
    healthy = seen.verdicts.get(Verdict.OK, 0) + seen.verdicts.get(Verdict.MOVED, 0)
    blocked = seen.verdicts.get(Verdict.BLOCKED, 0)
    figures = [
        Tile(
            group=group.id,
            label=names[group.id],
            count=f"{group.count:,}",
            note=_new(seen.news.get(group.id, 0)) if before else "",
            href=f"#{group.id}",
        )
        for group in groups
    ]
    unverified = f"{blocked:,} unverified" if blocked else ""
    return (
        *figures,
        Tile(group="ok", label="healthy", count=f"{healthy:,}", note=unverified, href="#links?verdict=ok,moved"),
    )


def _new(fresh: int) -> str:
    return f"{fresh:,} new" if fresh else ""


KINDS = {
    "broke": "Broke",
    "arrived-broken": "Came in broken",
    "failing": "Started failing",
    "suspect": "Became suspect",
    "moved": "Moved",
    "recovered": "Recovered",
    "new": "New in the lists",
}
"""Of changes, worst first."""


def changes(seen: PageSummary, first: Mapping[str, Sequence[LinkView]]) -> tuple[ChangeView, ...]:
    """What is different from the run before, worst first; kinds without any left out."""
    return tuple(
        ChangeView(id=kind, title=title, count=seen.changes[kind], links=tuple(first.get(kind, ())))
        for kind, title in KINDS.items()
        if seen.changes.get(kind)
    )


def previous_run(trend: Sequence[Run], run: Run) -> Run | None:
    """The finished run before this one that recorded verdicts."""
    earlier = [other for other in trend if other.started < run.started and other.state is not RunState.NETWORK_DOWN]
    return earlier[-1] if earlier else None


def duration(run: Run) -> float:
    """Seconds it took."""
    end: datetime = run.finished or run.started
    return (end - run.started).total_seconds()
