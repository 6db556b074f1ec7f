"""SARIF 2.1.0 for code scanning: a rule for each reason, a result for each place."""

import hashlib
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote

from linkcheck.files import on_disk
from linkcheck.model import ReasonKind, Report, Run, RunState
from linkcheck.report.data.json import dumps
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, Problem, help_of, problems
from linkcheck.report.source import repository_path
from linkcheck.report.text.sanitize import one_line

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}
MOST = 25_000
"""Results that GitHub takes of one run; the loudest are kept."""

Json = dict[str, object]


def render(report: Report, options: ReportOptions) -> str:
    """One run. It never fails a job by itself: levels tell what would."""
    found = problems(report, options)
    if len(found) > MOST:
        found = tuple(sorted(found, key=lambda each: each.level)[:MOST])
    reasons = sorted({problem.reason for problem in found})
    run: Json = {
        "tool": {"driver": _driver(report, reasons, options)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [
            _result(problem, reasons.index(problem.reason), report.run) | _suppressions(problem, options)
            for problem in found
        ],
    }
    if provenance := _provenance(report):
        run["versionControlProvenance"] = [provenance]
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(report: Report, reasons: Sequence[str], options: ReportOptions) -> Json:
    driver: Json = {"name": "linkcheck", "rules": [_rule(reason, options) for reason in reasons]}
    return driver | ({"semanticVersion": report.run.version} if _is_version(report.run.version) else {})


def _is_version(text: str) -> bool:
    return bool(text) and all(part.isdigit() for part in text.split("."))


def _rule(reason: str, options: ReportOptions) -> Json:
    known = options.reasons.get(reason)
    if known is None:
        return {"id": reason}
    rule: Json = {
        "id": reason,
        "name": "".join(part.capitalize() for part in reason.split("-")),
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.meaning},
        "help": {"text": f"{known.meaning}\n\n{known.action}"},
        "properties": {
            "tags": ["links", known.verdict.value if known.kind is ReasonKind.VERDICT else known.kind.value],
            "precision": _PRECISION[known.confidence.value],
        },
    }
    return rule | ({"helpUri": helped} if (helped := help_of(reason, options)) else {})


_PRECISION = {"certain": "very-high", "likely": "high", "unsure": "medium"}


def _result(problem: Problem, rule: int, run: Run) -> Json:
    return {
        "ruleId": problem.reason,
        "ruleIndex": rule,
        "level": LEVELS[problem.level],
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    # Relative to the root of the repository, which is where code scanning looks.
                    "artifactLocation": {"uri": _path(repository_path(run, problem.path)), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
        "partialFingerprints": {"linkcheck/v1": _fingerprint(problem)},
    }


def _suppressions(problem: Problem, options: ReportOptions) -> Json:
    """Where there is a baseline, every result says whether it is accepted (SARIF 2.1.0, 3.27.23: all or none do)."""
    if not options.known:
        return {}
    accepted: Json = {"kind": "external", "status": "accepted", "justification": "The baseline accepts it."}
    return {"suppressions": [accepted] if problem.accepted else []}


def _path(path: str) -> str:
    # A colon in the first segment would read as a scheme (RFC 3986, 4.2).
    return quote(os.fsencode(on_disk(path)), safe="/")


def _fingerprint(problem: Problem) -> str:
    """The same trouble keeps its identity when lines above it move, or `failing` becomes `broken`."""
    identity = "\n".join((problem.path, problem.url or problem.detail, problem.label, problem.reason))
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:32]


def _invocation(report: Report) -> Json:
    done = report.run.state in {RunState.COMPLETE, RunState.PARTIAL}
    invocation: Json = {"executionSuccessful": done, "startTimeUtc": _time(report.run.started)}
    return invocation | ({"endTimeUtc": _time(report.run.finished)} if report.run.finished else {})


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _provenance(report: Report) -> Json:
    url = report.run.repository_url or ""
    if not url.startswith(("https://", "http://")):
        return {}
    revision: Json = {"revisionId": one_line(report.run.commit)} if report.run.commit else {}
    return {"repositoryUri": quote(one_line(url), safe=":/?#[]@!$&'()*+,;=%~"), **revision}
