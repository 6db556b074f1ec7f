"""GitLab's Code Quality report: an array of issues, which a merge request shows at their lines."""

import hashlib
from collections import Counter

from linkcheck.model import Report, Run
from linkcheck.report.data.json import dumps
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, Problem, problems
from linkcheck.report.source import repository_path

SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(report: Report, options: ReportOptions) -> str:
    """One issue a problem; what the baseline accepts is left out."""
    seen: Counter[str] = Counter()
    issues = [_issue(problem, report.run, seen) for problem in problems(report, options) if not problem.accepted]
    return dumps(issues, indent=2) + "\n"


def _issue(problem: Problem, run: Run, seen: Counter[str]) -> dict[str, object]:
    return {
        "description": f"{problem.place}: {problem.message}",
        "check_name": problem.reason,
        "fingerprint": _fingerprint(problem, seen),
        "severity": SEVERITIES[problem.level],
        "location": {"path": repository_path(run, problem.path).removeprefix("./"), "lines": {"begin": problem.line}},
    }


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """The same when lines move, and different for each place: of those alike GitLab shows one."""
    identity = "\n".join((problem.path, problem.url or problem.detail, problem.label, problem.reason))
    seen[identity] += 1
    return hashlib.sha256(f"{identity}\n{seen[identity]}".encode("utf-8", "replace")).hexdigest()
