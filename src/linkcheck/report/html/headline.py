"""The sentence that is read in three seconds, the figures under it, and what changed since the run before."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from linkcheck.model import Run, RunState, Verdict
from linkcheck.report.html.actions import ActionGroup
from linkcheck.report.html.dates import since
from linkcheck.report.html.rows import LinkView
from linkcheck.report.html.text import plural


class Tile(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: what it counts, how many, and what changed."""

    group: str
    label: str
    count: str
    note: str = ""
    href: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Links that changed alike since the run before."""

    id: str
    title: str
    links: tuple[LinkView, ...]


def headline(groups: Sequence[ActionGroup], views: Sequence[LinkView], run: Run, before: Run | None) -> str:
    """What there is to fix and what is news, such as `3 links to fix. 2 broke since Friday.`."""
    if run.state is RunState.NETWORK_DOWN:
        return "Nothing was checked: our own network was down."
    if not views:
        return "No links were found."
    return " ".join((_to_fix(groups[0]), *_news(views, run, before)))


def _to_fix(replace: ActionGroup) -> str:
    links, findings = len(replace.links), len(replace.findings)
    if not links and not findings:
        return "Nothing to fix."
    parts = [plural(links, "link")] if links else []
    parts += [plural(findings, "finding")] if findings else []
    return " and ".join(parts) + " to fix."


def _news(views: Sequence[LinkView], run: Run, before: Run | None) -> tuple[str, ...]:
    if before is None:
        return ()
    broke = sum(view.change == "broke" for view in views)
    arrived = sum(view.change == "arrived-broken" for view in views)
    recovered = sum(view.change == "recovered" for view in views)
    when = f"since {since(before.started, run.started)}"
    if broke:
        return (f"{broke:,} broke {when}.",)
    if arrived:
        return (f"{arrived:,} came in broken {when}.",)
    if recovered:
        return (f"{recovered:,} recovered {when}.",)
    return (f"Nothing broke {when}.",)


def tiles(groups: Sequence[ActionGroup], views: Sequence[LinkView], before: Run | None) -> tuple[Tile, ...]:
    """To fix, to update, to look at, waiting, healthy."""
    names = {"replace": "to fix", "update": "to update", "look": "to look at", "wait": "to wait for"}
    healthy = sum(view.verdict in {Verdict.OK, Verdict.MOVED} for view in views)
    blocked = sum(view.verdict == Verdict.BLOCKED for view in views)
    figures = [
        Tile(
            group=group.id,
            label=names[group.id],
            count=f"{group.count:,}",
            note=_new(group.links) if before else "",
            href=f"#{group.id}",
        )
        for group in groups
    ]
    unverified = f"{blocked:,} unverified" if blocked else ""
    return (
        *figures,
        Tile(group="ok", label="healthy", count=f"{healthy:,}", note=unverified, href="#links?verdict=ok,moved"),
    )


def _new(links: Sequence[LinkView]) -> str:
    fresh = sum(bool(link.change) and link.change != "recovered" for link in links)
    return f"{fresh:,} new" if fresh else ""


def changes(views: Sequence[LinkView]) -> tuple[Change, ...]:
    """What is different from the run before, worst first; kinds without any left out."""
    kinds = (
        ("broke", "Broke"),
        ("arrived-broken", "Came in broken"),
        ("failing", "Started failing"),
        ("suspect", "Became suspect"),
        ("moved", "Moved"),
        ("recovered", "Recovered"),
        ("new", "New in the lists"),
    )
    found = [
        Change(id=kind, title=title, links=tuple(view for view in views if view.change == kind))
        for kind, title in kinds
    ]
    return tuple(change for change in found if change.links)


def previous_run(trend: Sequence[Run], run: Run) -> Run | None:
    """The finished run before this one that recorded verdicts."""
    earlier = [other for other in trend if other.started < run.started and other.state is not RunState.NETWORK_DOWN]
    return earlier[-1] if earlier else None


def duration(run: Run) -> float:
    """Seconds it took."""
    end: datetime = run.finished or run.started
    return (end - run.started).total_seconds()
