"""GitHub annotations: workflow commands that mark lines of a pull request.

Everything is percent-escaped as the runner unescapes it, so no title can end its command or begin another.
"""

from linkcheck.model import Report, Run
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, Problem, problems
from linkcheck.report.source import repository_path

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report, options: ReportOptions) -> str:
    """One command a problem, the loudest first: GitHub shows ten of each kind for a step. None for accepted ones."""
    found = sorted((each for each in problems(report, options) if not each.accepted), key=lambda each: each.level)
    return "".join(_command(problem, report.run) for problem in found)


def _command(problem: Problem, run: Run) -> str:
    properties = {
        "file": repository_path(run, problem.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.title,
    }
    fields = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[problem.level]} {fields}::{_data(_message(problem))}\n"


def _message(problem: Problem) -> str:
    # The log of a job shows the message alone.
    return f"{problem.place}: {problem.message} [{problem.reason}]"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
