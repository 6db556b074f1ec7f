"""Everything the page shows, settled: the template and the script only set it."""

from collections.abc import Mapping, Sequence

import msgspec

from linkcheck.report.html.collect import Noted
from linkcheck.report.html.data import Pool
from linkcheck.report.html.parts.actions import ActionGroup
from linkcheck.report.html.parts.chart import Chart
from linkcheck.report.html.parts.findings import FindingView, ListView
from linkcheck.report.html.parts.headline import ChangeView, Tile
from linkcheck.report.html.parts.lists import ListEntry
from linkcheck.report.html.parts.rows import LinkView


class ReasonView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reason as the page explains it."""

    title: str
    meaning: str = ""
    confidence: str = ""
    docs: str = ""


class NotedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Links with the same note."""

    title: str
    count: int
    links: tuple[Noted, ...]
    """The first of them."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict and how many links have it."""

    verdict: str
    count: int


class PageView(msgspec.Struct, frozen=True, kw_only=True):
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
    idle: str
    """Groups without anything to do, such as `Update, Look`; empty where every group has something."""
    beside: tuple[str, ...]
    """Files in the page's folder that it leads to."""
    root: str
    """The way to the folder from which the lists' paths start; empty where that is unknown."""
    changes: tuple[ChangeView, ...]
    since: str
    chart: Chart | None
    figures: tuple[Figures, ...]
    lists: tuple[ListView, ...]
    reasons: Mapping[str, ReasonView]
    total: int
    """Links of the report."""
    shown: int
    """Those of them that have a row, the worst first."""
    static_links: tuple[LinkView, ...]
    """The first rows, for a browser without scripts."""
    library: tuple[LinkView, ...]
    """The first works that can be read, for the same."""
    rows: Sequence[str]
    """Each row as the script reads it."""
    pool: Pool
    entries: Mapping[int, Sequence[ListEntry]]
    """What stands in each list, where lists have pages of their own."""
    noted: tuple[NotedGroup, ...]
    findings: tuple[FindingView, ...]
    version: str
    finished: str
    """ISO 8601, for a script that says how old the page is."""
