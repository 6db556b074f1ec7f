"""Reviewdog's diagnostic format (`rdjson`): comments on lines, and suggestions where an edit is certain.

Columns count bytes of UTF-8, from 1; the end of a range is exclusive.
"""

from linkcheck.model import Report, Run
from linkcheck.report.data.json import dumps
from linkcheck.report.options import ReportOptions, Suggestion
from linkcheck.report.problems import Level, Problem, help_of, problems
from linkcheck.report.source import repository_path

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(report: Report, options: ReportOptions) -> str:
    """One diagnostic a problem; what the baseline accepts is left out."""
    found = [_diagnostic(each, report.run, options) for each in problems(report, options) if not each.accepted]
    return dumps({"source": {"name": "linkcheck"}, "severity": "WARNING", "diagnostics": found}, indent=2) + "\n"


def _diagnostic(problem: Problem, run: Run, options: ReportOptions) -> dict[str, object]:
    code: dict[str, object] = {"value": problem.reason}
    if helped := help_of(problem.reason, options):
        code["url"] = helped
    edit = options.suggestions.get((problem.path, *problem.destination))
    where: dict[str, object] = _range(edit) if edit else {"start": {"line": problem.line}}
    diagnostic: dict[str, object] = {
        "message": problem.message,
        "location": {"path": repository_path(run, problem.path).removeprefix("./"), "range": where},
        "severity": SEVERITIES[problem.level],
        "code": code,
    }
    return diagnostic | ({"suggestions": [{"range": _range(edit), "text": edit.text}]} if edit else {})


def _range(edit: Suggestion) -> dict[str, object]:
    return {
        "start": {"line": edit.line, "column": edit.start},
        "end": {"line": edit.line, "column": edit.end},
    }
