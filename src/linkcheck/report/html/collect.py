"""The second walk over the report: each link goes where the page shows it, and only there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from linkcheck.model import Report
from linkcheck.report.html.data import Pool, packed
from linkcheck.report.html.parts.actions import advice, placed
from linkcheck.report.html.parts.lists import ListEntry, entries_of
from linkcheck.report.html.parts.rows import LinkView, RowContext, link_view
from linkcheck.report.html.parts.summary import STATIC_ROWS, PageSummary
from linkcheck.report.html.smallest_n import SmallestN
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import is_known

MOST_NOTED = 25
MOST_CHANGED = 5


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A healthy link with something worth knowing."""

    id: str
    title: str
    detail: str


class Collected(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows of single links."""

    rows: Sequence[str]
    """Each row of the table as the script reads it, worst first."""
    pool: Pool
    """The texts that rows share."""
    groups: Mapping[str, Sequence[LinkView]]
    changes: Mapping[str, Sequence[LinkView]]
    """The first `MOST_CHANGED` of each kind."""
    noted: Mapping[str, Sequence[Noted]]
    """The first `MOST_NOTED` with each note, by its title."""
    static: Sequence[LinkView]
    """The first rows, for a browser without scripts."""
    shelf: Sequence[LinkView]
    """The first works of the library, for the same."""
    entries: Mapping[int, Sequence[ListEntry]]
    """What stands in each list, where lists have pages of their own."""


class _Collector:
    def __init__(self, seen: PageSummary) -> None:
        self.rows = [""] * len(seen.rows)
        self.pool = Pool()
        self.groups: dict[str, list[LinkView]] = defaultdict(list)
        self.changes: dict[str, SmallestN[tuple[int, LinkView]]] = defaultdict(lambda: SmallestN(MOST_CHANGED))
        self.noted: dict[str, SmallestN[tuple[int, int, Noted]]] = defaultdict(lambda: SmallestN(MOST_NOTED))
        self.static: SmallestN[tuple[int, LinkView]] = SmallestN(STATIC_ROWS)
        self.shelf: SmallestN[tuple[int, LinkView]] = SmallestN(STATIC_ROWS)
        self.entries: dict[int, list[ListEntry]] = defaultdict(list)

    def take(self, view: LinkView, rank: int, group: str | None) -> None:
        """A link that has a row."""
        self.rows[rank] = packed(view, self.pool)
        if rank < STATIC_ROWS:
            self.static.add((rank, view))
        if group:
            self.groups[group].append(view)
        if view.change:
            self.changes[view.change].add((rank, view))
        for number, note in enumerate(view.notes):
            self.noted[note.title].add((rank, number, Noted(id=view.id, title=view.title, detail=note.detail)))


def collect(
    report: Report, options: ReportOptions, seen: PageSummary, setting: RowContext, *, by_list: bool
) -> Collected:
    """Make a view of each link that has a place to be shown in full, and an entry of each place."""
    now = report.run.finished or report.run.started
    gathering = _Collector(seen)
    for number, record in enumerate(report.links):
        rank, place = seen.rows.get(number), seen.shelf.get(number)
        if rank is not None or place is not None:
            view = link_view(
                record,
                setting,
                advice=advice(record, options, now),
                accepted=is_known(record, options),
            )
            if rank is not None:
                gathering.take(view, rank, placed(record, options, now))
            if place is not None:
                gathering.shelf.add((place, view))
        if by_list:
            for at, entry in entries_of(record, setting, shown=rank is not None, accepted=is_known(record, options)):
                gathering.entries[at].append(entry)
    return Collected(
        rows=gathering.rows,
        pool=gathering.pool,
        groups=gathering.groups,
        changes={kind: [view for _, view in first.values()] for kind, first in gathering.changes.items()},
        noted={title: [noted for *_, noted in first.values()] for title, first in gathering.noted.items()},
        static=[view for _, view in gathering.static.values()],
        shelf=[view for _, view in gathering.shelf.values()],
        entries=gathering.entries,
    )
