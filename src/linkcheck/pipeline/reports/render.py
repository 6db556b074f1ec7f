"""Reports rendered with the registry of reasons, from a run just done or from the database."""

import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from linkcheck.changes import find_top
from linkcheck.classify import REASONS
from linkcheck.config import Config
from linkcheck.errors import InputError
from linkcheck.files import read_file, repository_of
from linkcheck.model import Report, Run
from linkcheck.pipeline.reports.baseline import lasting_paths, read_baseline
from linkcheck.pipeline.reports.refusals import without_refused
from linkcheck.report import ReportOptions
from linkcheck.report.problems import Level, fails, problems
from linkcheck.report.source import page_url
from linkcheck.store import Store

MAX_BYTES = 1024 * 1024
OWN_DOCS = "docs/reasons.md"


def render_report(
    report: Report, name: str, config: Config, *, terminal: bool | None = False, since: datetime | None = None
) -> Iterable[str]:
    """One of the registry's formats, piece by piece.

    `terminal`: whether a terminal shows it; None for a file, which never has colours. `since` bounds a feed's changes.
    """
    options = msgspec.structs.replace(page_options(report, config, terminal=terminal), since=since)
    if name == "rdjson":
        from linkcheck.pipeline.reports.suggestions import certain_edits

        options = msgspec.structs.replace(options, suggestions=certain_edits(report, config))
    from linkcheck.report import pieces

    return pieces(report, name, options)


def page_options(
    report: Report, config: Config, *, terminal: bool | None = False, report_url: str = ""
) -> ReportOptions:
    """`report_options`, where this report's reasons are documented, and the pages that it can lead to."""
    options = report_options(config, report.run, terminal=terminal)
    return msgspec.structs.replace(
        options, docs_url=docs_url(report.run, config), report_url=report_url, run_url=job_url(os.environ)
    )


def job_url(environ: Mapping[str, str]) -> str:
    """The page of the CI job, from the variables of GitHub Actions, Forgejo and GitLab; empty elsewhere."""
    if run := environ.get("GITHUB_RUN_ID"):
        url = f"{environ.get('GITHUB_SERVER_URL')}/{environ.get('GITHUB_REPOSITORY')}/actions/runs/{run}"
    else:
        url = environ.get("CI_JOB_URL", "")
    return url if url.startswith("https://") else ""


def docs_url(run: Run, config: Config) -> str | None:
    """Where the reasons are documented: as configured, else in the lists' repository when it is linkcheck's own."""
    if config.docs_url:
        return config.docs_url
    top = find_top(Path.cwd())
    return page_url(run, OWN_DOCS) if top is not None and _is_ours(top / OWN_DOCS) else None


def _is_ours(file: Path) -> bool:
    """Another project's docs may have a page of that name."""
    try:
        page = read_file(file, limit=MAX_BYTES, root=repository_of(file))
    except InputError:
        return False
    return b"linkcheck explain" in page[:1_000]


def render_digest(report: Report, config: Config, *, terminal: bool | None, again: str = "linkcheck report") -> str:
    """The summary after a check: failures in full, the rest in short.

    `again` is the command that renders the report again; empty where nothing is stored.
    """
    from linkcheck.report import digest

    return digest(report, msgspec.structs.replace(report_options(config, report.run, terminal=terminal), again=again))


def report_options(config: Config, run: Run, *, terminal: bool | None = False) -> ReportOptions:
    """Options of renderings of a run, from the configuration, its baseline and the terminal."""
    colour = terminal is not None and wants_colour(os.environ, terminal=terminal)
    return ReportOptions(
        reasons=REASONS,
        fail_on=config.fail_on,
        rules=config.rules,
        known=frozenset(entry.subject for entry in read_baseline(config.baseline)) if config.baseline else frozenset(),
        paths=lasting_paths(run.paths, config.baseline) if config.baseline else {},
        base_path=str(Path.cwd()),
        confirm_checks=config.history.confirm_checks,
        confirm_days=config.history.confirm_days,
        max_age=config.crawl.max_age,
        colour=colour,
        hyperlinks=colour and bool(terminal),
        # What is piped is for programs: never wrapped, never cut.
        width=_columns() if terminal else 0,
    )


def wants_colour(environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Colours where a terminal can show them, unless the environment says otherwise (no-color.org, force-color.org)."""
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or (terminal and environ.get("TERM") != "dumb")


def failing(report: Report, config: Config) -> bool:
    """Whether anything is at or above what the configuration fails on, and no baseline accepts it."""
    options = report_options(config, report.run)
    if any(fails(record, options) for record in report.links):
        return True
    return bool(report.findings) and any(problem.level is Level.ERROR for problem in problems(report, options))


def stored_report(database: Path, config: Config, *, run: int | None = None) -> Report:
    """The report of the last run, or of an earlier one, without the new addresses that the configuration refuses."""
    with Store.open(database, read_only=True) as store:
        return without_refused(store.report(run), config)


def _columns() -> int:
    """The width of the terminal."""
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns
