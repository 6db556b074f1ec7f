"""Everything the page shows, settled: the template and the script only set it."""

from collections.abc import Mapping

import msgspec

from linkcheck.report.html.actions import ActionGroup
from linkcheck.report.html.chart import Chart
from linkcheck.report.html.findings import FindingView, ListView
from linkcheck.report.html.headline import Change, Tile
from linkcheck.report.html.rows import LinkView

SEVERITY = ("broken", "invalid", "suspect", "failing", "moved", "blocked", "unchecked", "skipped", "ok")
"""The order of rows when nothing else is asked."""

STATIC_ROWS = 1_000
"""Rows written out for a browser without scripts; more make it slow."""


class ReasonView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reason as the page explains it."""

    title: str
    meaning: str = ""
    confidence: str = ""
    docs: str = ""


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A healthy link with something worth knowing."""

    id: str
    title: str
    detail: str


class NotedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Links with the same note, the first `MOST_NOTED` of them."""

    title: str
    count: int
    links: tuple[Noted, ...]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict and how many links have it."""

    verdict: str
    count: int


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page."""

    title: str
    headline: str
    subject: str
    """The repository, as `owner/name`."""
    home: str
    subline: tuple[str, ...]
    warning: str
    """What was not looked at, when the run is not whole."""
    tiles: tuple[Tile, ...]
    groups: tuple[ActionGroup, ...]
    changes: tuple[Change, ...]
    since: str
    chart: Chart | None
    figures: tuple[Figures, ...]
    lists: tuple[ListView, ...]
    reasons: Mapping[str, ReasonView]
    links: tuple[LinkView, ...]
    """Worst first."""
    noted: tuple[NotedGroup, ...]
    findings: tuple[FindingView, ...]
    version: str
    finished: str
    """ISO 8601, for a script that says how old the page is."""

    @property
    def static_links(self) -> tuple[LinkView, ...]:
        """What a browser without scripts gets."""
        return self.links[:STATIC_ROWS]

    @property
    def library(self) -> tuple[LinkView, ...]:
        """What the lists hold, without what cannot be read."""
        works = (link for link in self.links if link.opens and link.verdict not in {"invalid", "skipped"})
        return tuple(sorted(works, key=lambda link: (link.places[:1], link.url)))
