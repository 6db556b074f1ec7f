"""JUnit XML: a suite for each list, a case for each place, so that CI systems show links as tests.

Only what every version of the schema allows (Jenkins' older and present one): no `file` or `line`, which some lack.
"""

from collections import defaultdict
from datetime import UTC

from linkcheck.model import Report, Verdict
from linkcheck.report.feeds import xml
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, Problem, problems

SKIPPED = frozenset({Verdict.SKIPPED, Verdict.UNCHECKED, Verdict.BLOCKED})
"""Neither passed nor failed: the page could not be seen."""


def render(report: Report, options: ReportOptions) -> str:
    """Suites in order of path, cases in order of place. What `fail_on` names fails; the rest passes with a remark."""
    suites: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems(report, options, quiet=True):
        suites[problem.path].append(problem)
    everything = [problem for cases in suites.values() for problem in cases]
    numbers = _numbers(everything)
    del numbers["skipped"]  # the schema gives it to suites alone
    head = xml.attributes(name="linkcheck", **numbers)
    started = report.run.started.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    body = "".join(_suite(path, suites[path], started) for path in sorted(suites))
    return f"{xml.HEAD}<testsuites {head}>\n{body}</testsuites>\n"


def _suite(path: str, cases: list[Problem], started: str) -> str:
    head = xml.attributes(name=path, **_numbers(cases), timestamp=started)
    return f"  <testsuite {head}>\n{''.join(map(_case, cases))}  </testsuite>\n"


def _case(problem: Problem) -> str:
    head = xml.attributes(
        name=" ".join(filter(None, (f"{problem.line}:{problem.column}", problem.label, problem.url))),
        classname=problem.path,
        time=_seconds(problem),
    )
    return f"    <testcase {head}{_outcome(problem)}\n"


def _outcome(problem: Problem) -> str:
    if problem.level is Level.ERROR:
        named = xml.attributes(message=problem.title, type=problem.reason)
        return f">\n      <failure {named}>{xml.text(f'{problem.place}: {problem.message}')}</failure>\n    </testcase>"
    if _is_skipped(problem):
        content = f"{'Accepted by the baseline: ' if problem.accepted else ''}{problem.message}"
        return f">\n      <skipped>{xml.text(content)}</skipped>\n    </testcase>"
    if problem.verdict is Verdict.OK:
        return "/>"
    return f">\n      <system-out>{xml.text(problem.message)}</system-out>\n    </testcase>"


def _is_skipped(problem: Problem) -> bool:
    return problem.verdict in SKIPPED or problem.accepted


def _numbers(cases: list[Problem]) -> dict[str, object]:
    failures = sum(case.level is Level.ERROR for case in cases)
    skipped = sum(case.level is not Level.ERROR and _is_skipped(case) for case in cases)
    seconds = sum(float(_seconds(case)) for case in cases)
    return {"tests": len(cases), "failures": failures, "errors": 0, "skipped": skipped, "time": f"{seconds:.3f}"}


def _seconds(problem: Problem) -> str:
    return f"{problem.record.result.seconds if problem.record else 0:.3f}"
