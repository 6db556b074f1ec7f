"""`Report` in, everything the page shows out: pure, so that the wording is tested without a browser."""

import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence

from linkcheck.model import LinkRecord, Report, Run, RunState, Verdict
from linkcheck.report.html.actions import ActionGroup, Patience, action_groups, advice
from linkcheck.report.html.chart import chart
from linkcheck.report.html.dates import full, since, took
from linkcheck.report.html.findings import FindingView, ListView, finding_view
from linkcheck.report.html.headline import changes, duration, headline, previous_run, tiles
from linkcheck.report.html.lists import paths_of
from linkcheck.report.html.naming import section_names
from linkcheck.report.html.rows import LinkView, Setting, link_view
from linkcheck.report.html.text import clean, plural
from linkcheck.report.html.view import SEVERITY, Figures, Noted, NotedGroup, Page, ReasonView
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, fails, of_finding
from linkcheck.report.source import browse_url, line_prefix

MOST_NOTED = 25
_ORDER = {verdict: number for number, verdict in enumerate(SEVERITY)}


def page(report: Report, options: ReportOptions) -> Page:
    """The view of a report."""
    run, now = report.run, report.run.finished or report.run.started
    before = previous_run(report.trend, run)
    patience = Patience(
        confirm_checks=options.confirm_checks,
        confirm_days=options.confirm_days,
        unverified_days=options.unverified_days,
    )
    paths = paths_of(report)
    lists = _lists(paths, run, options.list_pages)
    pairs = _views(report, options, patience, paths, before)
    views = tuple(
        sorted((view for _, view in pairs), key=lambda view: (_ORDER[view.verdict], view.places[:1], view.url))
    )
    findings = _findings(report, options, dict(zip(paths, lists, strict=True)))
    failing = frozenset(record.result.url for record in report.links if fails(record, options))
    groups = action_groups(pairs, findings, patience, failing, now)
    return Page(
        title=_title(groups),
        headline=headline(groups, views, run, before),
        subject=_subject(run),
        home=browse_url(run.repository_url) or "",
        subline=_subline(run, views, len(paths)),
        warning=_warning(run, views),
        tiles=tiles(groups, views, before),
        groups=groups,
        changes=changes(views) if before else (),
        since=since(before.started, run.started) if before else "",
        chart=chart(report.trend),
        figures=_figures(views),
        lists=lists,
        reasons=_reasons(report, options),
        links=views,
        noted=_noted(views),
        findings=findings,
        version=clean(run.version, 40),
        finished=now.isoformat(timespec="minutes"),
    )


def _views(
    report: Report, options: ReportOptions, patience: Patience, paths: Sequence[str], before: Run | None
) -> list[tuple[LinkRecord, LinkView]]:
    now = report.run.finished or report.run.started
    setting = Setting(
        lists={path: number for number, path in enumerate(paths)},
        sections=section_names(report.links),
        runs=report.trend or (report.run,),
        recovered=frozenset(report.recovered),
        titles={reason.id: reason.title for reason in options.reasons.values()},
        first_run=before is None,
    )
    return [
        (record, link_view(record, setting, advice=advice(record, options.reasons, patience, now)))
        for record in report.links
    ]


def _findings(report: Report, options: ReportOptions, lists: Mapping[str, ListView]) -> tuple[FindingView, ...]:
    titles = {reason.id: reason.title for reason in options.reasons.values()}
    invalid = {
        (link.path, link.line)
        for record in report.links
        if record.result.judgement.verdict is Verdict.INVALID
        for link in record.occurrences
    }
    return tuple(
        finding_view(
            finding,
            lists[finding.path],
            titles,
            fails=of_finding(finding, options).level is Level.ERROR,
            told=(finding.path, finding.line) in invalid,
        )
        for finding in report.findings
    )


def _figures(views: Sequence[LinkView]) -> tuple[Figures, ...]:
    counts = Counter(view.verdict for view in views)
    return tuple(Figures(verdict=verdict, count=counts[verdict]) for verdict in SEVERITY if counts[verdict])


def _lists(paths: Sequence[str], run: Run, pages: Mapping[str, str]) -> tuple[ListView, ...]:
    try:
        shared = posixpath.commonpath([posixpath.dirname(path) for path in paths])
    except ValueError:  # none at all, or absolute ones beside relative ones
        shared = ""
    return tuple(
        ListView(
            path=clean(path),
            name=clean(posixpath.relpath(path, shared) if shared else path),
            prefix=line_prefix(run, path) or "",
            page=pages.get(path, ""),
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
