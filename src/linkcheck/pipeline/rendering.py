"""Reports rendered with the registry of reasons, from a run just done or from the database."""

import os
import shutil
from pathlib import Path

from linkcheck.classify import REASONS
from linkcheck.config import Config
from linkcheck.model import Report, Severity, Verdict
from linkcheck.report import ReportOptions, render
from linkcheck.store import Store


def render_report(report: Report, name: str, config: Config, *, terminal: bool = False) -> str:
    """One of the registry's formats. For a terminal: colours and hyperlinks, unless NO_COLOR says otherwise."""
    colour = terminal and not os.environ.get("NO_COLOR")
    options = ReportOptions(
        reasons=REASONS,
        fail_on=config.fail_on,
        rules=config.rules,
        base_path=str(Path.cwd()),
        confirm_checks=config.history.confirm_checks,
        confirm_days=config.history.confirm_days,
        colour=colour,
        hyperlinks=colour,
        width=shutil.get_terminal_size((100, 24)).columns if terminal else 100,
    )
    return render(report, name, options)


def failing(report: Report, config: Config) -> bool:
    """Whether anything is at or above what the configuration fails on."""
    for finding in report.findings:
        # A finding that stands for an invalid link fails only where invalid links do.
        verdict = REASONS[finding.reason].verdict if finding.reason in REASONS else Verdict.OK
        if finding.severity is Severity.FAIL and (verdict is not Verdict.INVALID or verdict in config.fail_on):
            return True
    return any(
        record.result.judgement.verdict in config.fail_on
        and config.rules.get(record.result.judgement.reason, Severity.FAIL) is Severity.FAIL
        for record in report.links
    )


def stored_report(database: Path, *, run: int | None = None) -> Report:
    """The report of the last run, or of an earlier one."""
    with Store.open(database, read_only=True) as store:
        return store.report(run)
