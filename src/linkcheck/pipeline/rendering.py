"""Reports rendered with the registry of reasons, from a run just done or from the database."""

import os
import shutil
from pathlib import Path

from linkcheck.classify import REASONS
from linkcheck.config import Config
from linkcheck.model import Report
from linkcheck.pipeline.baseline import read_baseline
from linkcheck.report import ReportOptions, digest, render
from linkcheck.report.problems import Level, fails, problems
from linkcheck.store import Store


def render_report(report: Report, name: str, config: Config, *, terminal: bool = False) -> str:
    """One of the registry's formats. For a terminal: colours and hyperlinks, unless NO_COLOR says otherwise."""
    return render(report, name, report_options(config, terminal=terminal))


def render_digest(report: Report, config: Config, *, terminal: bool) -> str:
    """What a person reads when a check is done: what fails in full, the rest in short."""
    return digest(report, report_options(config, terminal=terminal))


def report_options(config: Config, *, terminal: bool = False) -> ReportOptions:
    """What the configuration, its baseline and the terminal say about renderings."""
    colour = terminal and not os.environ.get("NO_COLOR")
    return ReportOptions(
        reasons=REASONS,
        fail_on=config.fail_on,
        rules=config.rules,
        known=frozenset(entry.subject for entry in read_baseline(config.baseline)) if config.baseline else frozenset(),
        base_path=str(Path.cwd()),
        confirm_checks=config.history.confirm_checks,
        confirm_days=config.history.confirm_days,
        colour=colour,
        hyperlinks=colour,
        width=shutil.get_terminal_size((100, 24)).columns if terminal else 100,
    )


def failing(report: Report, config: Config) -> bool:
    """Whether anything is at or above what the configuration fails on, and no baseline accepts it."""
    options = report_options(config)
    if any(fails(record, options) for record in report.links):
        return True
    return any(problem.level is Level.ERROR for problem in problems(report, options))


def stored_report(database: Path, *, run: int | None = None) -> Report:
    """The report of the last run, or of an earlier one."""
    with Store.open(database, read_only=True) as store:
        return store.report(run)
