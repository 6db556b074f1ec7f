"""A first walk over the report: what there is of everything, and which links get a row of their own in the page."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from linkcheck.model import LinkRecord, Report, Verdict
from linkcheck.report.html.parts.actions import figure_of, placed
from linkcheck.report.html.parts.rows import SEVERITY, change_of
from linkcheck.report.html.smallest_n import SmallestN
from linkcheck.report.html.words.names import Sections, host_of
from linkcheck.report.html.words.text import clean, clean_url, may_open
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import FindingsOfLinks, fails, is_known

MOST_ROWS = 20_000
"""Rows of the page's table: a browser scrolls so many without delay."""
STATIC_ROWS = 1_000
"""Rows written out for a browser without scripts; more make it slow."""
LISTABLE = frozenset(Verdict) - {Verdict.INVALID, Verdict.SKIPPED}
"""Verdicts of what may stand in the library, dead or alive: what has an address."""

_ORDER = {verdict: number for number, verdict in enumerate(SEVERITY)}


class Spot(NamedTuple):
    """Where a link stands first, and which it is: rows are ordered by this."""

    severity: int
    path: str
    line: int
    column: int
    url: str
    number: int


class PageSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What the first walk saw."""

    total: int
    verdicts: Mapping[str, int]
    changes: Mapping[str, int]
    groups: Mapping[str, int]
    loud: Mapping[str, int]
    """Those of each group that fail the check."""
    news: Mapping[str, int]
    """Those of each group that changed for the worse."""
    notes: Mapping[str, int]
    hosts: int
    reasons: frozenset[str]
    paths: tuple[str, ...]
    sections: Mapping[tuple[str, tuple[str, ...]], str]
    figures: Mapping[str, int]
    """Links by the one figure that each is counted in."""
    of_links: FindingsOfLinks
    """Findings that a link's verdict says already."""
    rows: Mapping[int, int]
    """Rank of each link that has a row, by its number in the report."""
    shelf: Mapping[int, int]
    """The same for what a browser without scripts shows of the library."""


def page_summary(report: Report, options: ReportOptions, *, first_run: bool, now: datetime) -> PageSummary:
    """Walk over the report once, and keep nothing of it but numbers and names."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("verdicts", "changes", "groups", "figures", "loud", "news", "notes")
    }
    hosts: set[str] = set()
    reasons: set[str] = set()
    paths = {finding.path for finding in report.findings}
    sections, of_links = Sections(), FindingsOfLinks()
    rows, shelf = SmallestN[Spot](MOST_ROWS), SmallestN[Spot](STATIC_ROWS)
    recovered = frozenset(report.recovered)
    for number, record in enumerate(report.links):
        verdict = record.result.judgement.verdict
        # What is accepted is no news.
        change = "" if is_known(record, options) else change_of(record, recovered, first_run=first_run)
        counts["verdicts"][verdict.value] += 1
        counts["changes"][change] += 1
        for note in record.result.judgement.notes:
            counts["notes"][note.reason] += 1
        group = placed(record, options, now)
        counts["figures"][figure_of(verdict, group)] += 1
        if group:
            counts["groups"][group] += 1
            counts["loud"][group] += fails(record, options)
            counts["news"][group] += bool(change) and change != "recovered"
        url = clean_url(record.result.url)
        hosts.add(host_of(url))
        reasons.add(clean(record.result.judgement.reason, 60))
        for link in record.places:
            paths.add(link.path)
            sections.add(link)
        of_links.note(record)
        spot = _spot(record, number)
        rows.add(spot)
        if verdict in LISTABLE and may_open(url):
            shelf.add(spot._replace(severity=0))
    return PageSummary(
        total=len(report.links),
        **{name: dict(seen) for name, seen in counts.items()},
        hosts=len(hosts - {""}),
        reasons=frozenset(reasons),
        paths=tuple(sorted(paths)),
        sections=sections.names(),
        of_links=of_links,
        rows=_ranks(rows),
        shelf=_ranks(shelf),
    )


def _ranks(least: SmallestN[Spot]) -> dict[int, int]:
    return {spot.number: rank for rank, spot in enumerate(least.values())}


def _spot(record: LinkRecord, number: int) -> Spot:
    severity = _ORDER[record.result.judgement.verdict.value]
    if not record.places:
        return Spot(severity, "", 0, 0, record.result.url, number)
    first = record.places[0]
    return Spot(severity, first.path, first.line, first.column, record.result.url, number)
