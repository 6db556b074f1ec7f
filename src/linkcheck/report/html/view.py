"""`Report` in, everything the page shows out: pure, so that the wording is tested without a browser."""

import posixpath
from collections.abc import Mapping, Sequence

import msgspec

from linkcheck.model import Report, Run, RunState, Verdict
from linkcheck.report.html.actions import ActionGroup, Patience, action_groups, advice
from linkcheck.report.html.chart import Chart, chart
from linkcheck.report.html.dates import full, since, took
from linkcheck.report.html.findings import FindingView, ListView, finding_view
from linkcheck.report.html.headline import Change, Tile, changes, duration, headline, previous_run, tiles
from linkcheck.report.html.links import browse_url, line_prefix
from linkcheck.report.html.rows import LinkView, link_view, section_names
from linkcheck.report.html.text import clean, plural
from linkcheck.report.options import ReportOptions

SEVERITY = ("broken", "invalid", "suspect", "failing", "moved", "blocked", "unchecked", "skipped", "ok")
"""The order of rows when nothing else is asked."""

MOST_NOTED = 25

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


def page(report: Report, options: ReportOptions) -> Page:
    """The view of a report."""
    run, now = report.run, report.run.finished or report.run.started
    before = previous_run(report.trend, run)
    patience = Patience(
        confirm_checks=options.confirm_checks,
        confirm_days=options.confirm_days,
        unverified_days=options.unverified_days,
    )
    paths = sorted(
        {link.path for record in report.links for link in record.occurrences} | {f.path for f in report.findings}
    )
    lists = {path: number for number, path in enumerate(paths)}
    titles = {reason.id: reason.title for reason in options.reasons.values()}
    shown = _lists(paths, run)
    findings = tuple(finding_view(each, shown[lists[each.path]], titles) for each in report.findings)
    recovered = frozenset(report.recovered)
    sections = section_names(report.links)
    pairs = []
    for record in report.links:
        view = link_view(
            record,
            lists=lists,
            sections=sections,
            runs=report.trend or (run,),
            recovered=recovered,
            notes=titles,
            first_run=before is None,
        )
        pairs.append((record, msgspec.structs.replace(view, advice=advice(record, options.reasons, patience, now))))
    groups = action_groups(pairs, findings, patience, now)
    order = {verdict: number for number, verdict in enumerate(SEVERITY)}
    views = tuple(
        sorted((view for _, view in pairs), key=lambda view: (order[view.verdict], view.places[:1], view.url))
    )
    changed = changes(views) if before else ()
    return Page(
        title=_title(groups),
        headline=headline(groups, views, run, before),
        subject=_subject(run),
        home=browse_url(run.repository_url) or "",
        subline=_subline(run, views, len(paths)),
        warning=_warning(run, views),
        tiles=tiles(groups, views, before),
        groups=groups,
        changes=changed,
        since=since(before.started, run.started) if before else "",
        chart=chart(report.trend),
        figures=tuple(
            Figures(verdict=verdict, count=count)
            for verdict in reversed(SEVERITY)
            if (count := sum(view.verdict == verdict for view in views))
        ),
        lists=shown,
        reasons=_reasons(report, options),
        links=views,
        noted=_noted(views),
        findings=findings,
        version=clean(run.version, 40),
        finished=now.isoformat(timespec="minutes"),
    )


def _lists(paths: Sequence[str], run: Run) -> tuple[ListView, ...]:
    shared = posixpath.commonpath([posixpath.dirname(path) for path in paths]) if paths else ""
    return tuple(
        ListView(
            path=clean(path),
            name=clean(posixpath.relpath(path, shared) if shared else path),
            prefix=line_prefix(run.repository_url, run.commit, path) or "",
        )
        for path in paths
    )


def _title(groups: Sequence[ActionGroup]) -> str:
    count = groups[0].count
    return f"{plural(count, 'link')} to fix" if count else "Nothing to fix"


def _subject(run: Run) -> str:
    home = browse_url(run.repository_url)
    return clean(home.split("/", 3)[3], 80) if home else ""


def _subline(run: Run, views: Sequence[LinkView], lists: int) -> tuple[str, ...]:
    hosts = len({view.host for view in views if view.host})
    return tuple(
        part
        for part in (
            full(run.started),
            f"{plural(len(views), 'link')} in {plural(lists, 'list')} on {plural(hosts, 'host')}",
            f"took {took(duration(run))}" if run.finished else "",
            f"commit {clean(run.commit, 7).rstrip('…')}" if run.commit else "",
        )
        if part
    )


def _warning(run: Run, views: Sequence[LinkView]) -> str:
    unchecked = sum(view.verdict == Verdict.UNCHECKED for view in views)
    match run.state:
        case RunState.NETWORK_DOWN:
            return "Most hosts could not be reached at all, which says more about this machine than about the links."
        case RunState.PARTIAL:
            return (
                f"Stopped early: {plural(unchecked, 'link was', 'links were')} not reached and will go first next time."
            )
        case RunState.RUNNING:
            return "This run did not finish; what it had found so far is here."
    return ""


def _reasons(report: Report, options: ReportOptions) -> dict[str, ReasonView]:
    used = {clean(record.result.judgement.reason, 60) for record in report.links}
    views = {}
    for name in sorted(used):
        reason = options.reasons.get(name)
        if reason is None:
            views[name] = ReasonView(title=clean(name))
            continue
        views[name] = ReasonView(
            title=clean(reason.title),
            meaning=clean(reason.meaning, 2_000),
            confidence=reason.confidence.value,
            docs=f"{options.docs_url}#{name}" if options.docs_url else "",
        )
    return views


def _noted(views: Sequence[LinkView]) -> tuple[NotedGroup, ...]:
    groups: dict[str, list[Noted]] = {}
    for view in views:
        for note in view.notes:
            groups.setdefault(note.title, []).append(Noted(id=view.id, title=view.title, detail=note.detail))
    return tuple(
        NotedGroup(title=title, count=len(links), links=tuple(links[:MOST_NOTED]))
        for title, links in sorted(groups.items())
    )
