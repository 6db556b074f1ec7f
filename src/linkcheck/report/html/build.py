"""`Report` in, everything the page shows out: pure, so that the wording is tested without a browser."""

import posixpath
from collections import Counter
from collections.abc import Mapping, Sequence

from linkcheck.model import Report, Run, RunState, Verdict
from linkcheck.report.html.collect import Collected, collect
from linkcheck.report.html.parts.actions import ACCEPTED, ActionGroup, action_groups
from linkcheck.report.html.parts.chart import chart
from linkcheck.report.html.parts.findings import FindingView, ListView, finding_view
from linkcheck.report.html.parts.headline import changes, duration, headline, previous_run, tiles
from linkcheck.report.html.parts.lists import file_names
from linkcheck.report.html.parts.rows import SEVERITY, RowContext
from linkcheck.report.html.parts.summary import PageSummary, page_summary
from linkcheck.report.html.view import Figures, NotedGroup, PageView, ReasonView
from linkcheck.report.html.words.dates import full, since, took
from linkcheck.report.html.words.text import clean, plural
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import DEMONSTRATION, LAST_KNOWN, Level, is_known_finding, of_finding
from linkcheck.report.source import edit_prefix, line_prefix
from linkcheck.urls.remotes import web_address


def page(report: Report, options: ReportOptions, *, by_list: bool = False) -> PageView:
    """The view of a report; `by_list` when each list has a page of its own beside it.

    Two walks over the report, since a large one is read again on each: the first counts and chooses, the second makes
    the views of what is shown in full. Views of 100,000 links would be half a gigabyte.
    """
    run, now = report.run, report.run.finished or report.run.started
    before = previous_run(report.trend, run)
    seen = page_summary(report, options, first_run=before is None, now=now)
    lists = _lists(seen.paths, run, file_names(seen.paths) if by_list else {})
    setting = RowContext(
        lists={path: number for number, path in enumerate(seen.paths)},
        sections=seen.sections,
        runs=report.trend or (report.run,),
        recovered=frozenset(report.recovered),
        titles={reason.id: reason.title for reason in options.reasons.values()},
        first_run=before is None,
        max_age=options.max_age,
    )
    collected = collect(report, options, seen, setting, by_list=by_list)
    findings = _findings(report, options, seen, lists)
    groups = action_groups(collected.groups, seen.groups, seen.loud, findings)
    return PageView(
        title=_title(groups),
        headline=headline(groups, seen, run, before),
        subject=_subject(run),
        home=web_address(run.repository_url) or "",
        subline=_subline(run, seen),
        warning=_warning(report, seen),
        tiles=tiles(groups, seen, before),
        groups=groups,
        idle=", ".join(group.title for group in groups if not group.count and group.id != ACCEPTED),
        beside=options.beside,
        root=options.root,
        changes=changes(seen, collected.changes) if before else (),
        since=since(before.started, run.started) if before else "",
        chart=chart(report.trend),
        figures=_figures(seen),
        lists=lists,
        reasons=_reasons(seen, options),
        total=seen.total,
        shown=len(collected.rows),
        static_links=tuple(collected.static),
        library=tuple(collected.shelf),
        rows=collected.rows,
        pool=collected.pool,
        entries=collected.entries,
        noted=_noted(seen, collected, options),
        findings=findings,
        version=clean(run.version, 40),
        finished=now.isoformat(timespec="minutes"),
    )


def _findings(
    report: Report, options: ReportOptions, seen: PageSummary, lists: Sequence[ListView]
) -> tuple[FindingView, ...]:
    titles = {reason.id: reason.title for reason in options.reasons.values()}
    views = dict(zip(seen.paths, lists, strict=True))
    return tuple(
        finding_view(
            finding,
            views[finding.path],
            titles,
            fails=of_finding(finding, options).level is Level.ERROR,
            accepted=is_known_finding(finding, options),
        )
        for finding in report.findings
        if finding not in seen.of_links
    )


def _figures(seen: PageSummary) -> tuple[Figures, ...]:
    return tuple(
        Figures(verdict=verdict, count=seen.verdicts[verdict]) for verdict in SEVERITY if seen.verdicts.get(verdict)
    )


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
            edit=edit_prefix(run, path) or "",
            page=pages.get(path, ""),
        )
        for path in paths
    )


def _title(groups: Sequence[ActionGroup]) -> str:
    count = groups[0].count
    return f"{plural(count, 'link')} to fix" if count else "Nothing to fix"


def _subject(run: Run) -> str:
    home = web_address(run.repository_url)
    return clean(home.split("/", 3)[3], 80) if home else ""


def _subline(run: Run, seen: PageSummary) -> tuple[str, ...]:
    # Findings may stand in the configuration too, which is no list.
    lists = plural(len(set(seen.paths) & set(run.paths)) or len(seen.paths), "list")
    return tuple(
        part
        for part in (
            full(run.started),
            f"{plural(seen.total, 'link')} in {lists} on {plural(seen.hosts, 'host')}",
            f"took {took(duration(run))}" if run.finished else "",
            f"commit {clean(run.commit, 7).rstrip('…')}" if run.commit else "",
        )
        if part
    )


def _warning(report: Report, seen: PageSummary) -> str:
    part = "This is a part: only what a change touches, or what needs no network, was looked at."
    demonstration = DEMONSTRATION if report.run.demonstration else ""
    return " ".join(filter(None, (demonstration, part if report.part else "", _ending(report.run, seen))))


def _ending(run: Run, seen: PageSummary) -> str:
    unchecked = seen.verdicts.get(Verdict.UNCHECKED, 0)
    match run.state:
        case RunState.NETWORK_DOWN:
            return LAST_KNOWN
        case RunState.PARTIAL:
            return (
                f"Stopped early: {plural(unchecked, 'link was', 'links were')} not reached and will go first next time."
            )
        case RunState.RUNNING:
            return "This run did not finish; what it had found so far is here."
    return ""


def _reasons(seen: PageSummary, options: ReportOptions) -> dict[str, ReasonView]:
    views = {}
    for name in sorted(seen.reasons):
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


def _noted(seen: PageSummary, collected: Collected, options: ReportOptions) -> tuple[NotedGroup, ...]:
    counts: Counter[str] = Counter()
    for reason, count in seen.notes.items():
        counts[clean(options.reasons[reason].title if reason in options.reasons else reason)] += count
    return tuple(
        NotedGroup(title=title, count=count, links=tuple(collected.noted.get(title, ())))
        for title, count in sorted(counts.items())
    )
