"""The sentence that is read in three seconds, the figures under it, and what changed since the run before."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from linkcheck.model import Run, RunState
from linkcheck.report.html.parts.actions import ACCEPTED, ActionGroup
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
        return "Our own network was down: nothing that needs it was checked."
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


TILES = {
    "replace": ("to fix", "#replace"),
    "update": ("to update", "#update"),
    "look": ("to look at", "#look"),
    "wait": ("to wait for", "#wait"),
    "blocked": ("unverified", "#links?verdict=blocked"),
    "ok": ("healthy", "#links?verdict=ok"),
    "unasked": ("not asked", "#links?verdict=skipped,unchecked"),
    ACCEPTED: ("accepted", f"#{ACCEPTED}"),
}
"""The figures: what each is called, and where its links are."""
_SPARED = frozenset({"unasked", ACCEPTED})
"""Figures that are left out where they are nought."""


def tiles(groups: Sequence[ActionGroup], seen: PageSummary, before: Run | None) -> tuple[Tile, ...]:
    """Figures that add up to all links: each link is counted in exactly one."""
    findings = {group.id: len(group.findings) for group in groups}
    walled = seen.groups.get("look", 0) - seen.figures.get("look", 0)
    return tuple(
        Tile(
            group=name,
            label=label,
            count=f"{seen.figures.get(name, 0):,}",
            note=_beside(
                findings.get(name, 0),
                walled if name == "look" else 0,
                seen.news.get(name, 0) if before and name != ACCEPTED else 0,
            ),
            href=href,
        )
        for name, (label, href) in TILES.items()
        if name not in _SPARED or seen.figures.get(name) or findings.get(name)
    )


def _beside(findings: int, walled: int, fresh: int) -> str:
    """What a figure does not count: findings in the text, walls of long standing; and how many of its links are new."""
    more = f"and {plural(findings, 'finding')}" if findings else ""
    walls = f"and {walled:,} long unverified" if walled else ""
    return ", ".join(filter(None, (more, walls, _new(fresh))))


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
