"""Text for terminals: by list, the broken first, each with a place to click and what to do."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from linkcheck.model import Report, RunState, Verdict
from linkcheck.report.inert import one_line
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import (
    ORDER,
    Level,
    Problem,
    counts,
    is_known,
    newly_broken,
    notes,
    problems,
    summary,
    title_of,
)

COLOURS = {
    Verdict.BROKEN: "1;31",
    Verdict.INVALID: "1;31",
    Verdict.SUSPECT: "33",
    Verdict.FAILING: "33",
    Verdict.MOVED: "36",
    Verdict.BLOCKED: "35",
    Verdict.OK: "32",
}
DIM, BOLD, GREEN = "2", "1", "32"
MARGIN = "    "
NEWEST = 5
"""Recovered links that are named."""


def render(report: Report, options: ReportOptions) -> str:
    """The problems and a summary that says what to do next."""
    lines: list[str] = []
    for path, found in _by_list(problems(report, options, quiet=options.verbose)):
        lines += [_paint(path, BOLD, options), ""]
        for problem in found:
            lines += [*_entry(problem, options), ""]
    return "\n".join([*lines, *_foot(report, options)]) + "\n"


def _by_list(found: Iterable[Problem]) -> Iterator[tuple[str, list[Problem]]]:
    """Lists with errors first, then by name; within a list the most urgent verdicts first, then in line order."""
    lists: dict[str, list[Problem]] = defaultdict(list)
    for problem in found:
        lists[problem.path].append(problem)
    for path in sorted(lists, key=lambda name: (min(each.level for each in lists[name]), name)):
        yield path, sorted(lists[path], key=_urgency)


def _urgency(problem: Problem) -> tuple[int, int]:
    # Findings that fail stand with the invalid links; notes come after every verdict.
    if problem.verdict is None:
        return problem.level, len(ORDER)
    return problem.level, ORDER.index(problem.verdict)


def _entry(problem: Problem, options: ReportOptions) -> list[str]:
    word = problem.verdict.value if problem.verdict else "note" if problem.level is Level.NOTE else "fail"
    colour = (
        COLOURS.get(problem.verdict, DIM)
        if problem.verdict
        else COLOURS[Verdict.INVALID if word == "fail" else Verdict.MOVED]
    )
    first = f"{_place(problem, options)}  {_paint(word, colour, options)}  {problem.title}"
    lines = [f"{first}  {_paint(problem.reason, DIM, options)}"]
    if problem.label:
        lines += _wrapped(f"“{problem.label}”", options)
    if problem.url:
        lines.append(MARGIN + _url(problem.url, options))
    if facts := _facts(problem):
        lines += [_paint(line, DIM, options) for line in _wrapped(facts, options)]
    if problem.suggested_url:
        lines.append(f"{MARGIN}→ now at {_url(problem.suggested_url, options)}")
    if problem.archive_url and problem.verdict in {Verdict.BROKEN, Verdict.INVALID, Verdict.SUSPECT}:
        lines.append(f"{MARGIN}→ archived copy {_url(problem.archive_url, options)}")
    if problem.action:
        lines += _wrapped(f"→ {problem.action}", options)
    return lines


def _facts(problem: Problem) -> str:
    facts = [problem.detail] if problem.detail else []
    if problem.record is not None:
        history = problem.record.history
        # One failed check says no more than the verdict does.
        if history.failing_since and history.failed_checks > 1 and problem.verdict in {Verdict.FAILING, Verdict.BROKEN}:
            facts.append(f"failing since {history.failing_since:%Y-%m-%d}, {history.failed_checks} checks")
        if history.last_ok and problem.verdict not in {Verdict.OK, Verdict.MOVED, Verdict.SUSPECT}:
            facts.append(f"last ok {history.last_ok:%Y-%m-%d}")
        facts += [
            f"{note.reason}{': ' if note.detail else ''}{one_line(note.detail, 100)}"
            for note in problem.record.result.judgement.notes
        ]
    return " · ".join(facts)


def _foot(report: Report, options: ReportOptions) -> list[str]:
    lines = []
    if report.run.state is RunState.NETWORK_DOWN:
        lines.append("Our own network was down: no verdicts were recorded.")
    elif report.run.state is RunState.PARTIAL:
        lines.append("The run was stopped before its end; `linkcheck check --resume` continues.")
    new, back = newly_broken(report, options), [one_line(url) for url in report.recovered]
    if new and len(report.trend) > 1:
        lines.append(_paint(f"{len(new):,} newly broken since the last run.", COLOURS[Verdict.BROKEN], options))
    if back:
        named = ", ".join(back[:NEWEST]) + (f" and {len(back) - NEWEST:,} more" if len(back) > NEWEST else "")
        lines.append(_paint(f"Recovered since the last run: {named}", GREEN, options))
    if known := sum(is_known(record, options) for record in report.links):
        lines.append(f"{known:,} broken before, and accepted by the baseline.")
    blocked = counts(report).get(Verdict.BLOCKED, 0)
    if blocked and not options.verbose:
        lines.append(f"{blocked:,} could not be verified: their servers answer, but not to us.")
    if worth := notes(report):
        named = ", ".join(f"{title_of(reason, options)} ({number:,})" for reason, number in worth.items())
        lines += textwrap.wrap(f"Worth knowing: {named}.", max(options.width, 40)) if options.width > 0 else [named]
    found = len(report.findings)
    tail = f"; {found:,} finding{'s' if found != 1 else ''} in the lists" if found else ""
    return [*lines, _paint(f"{summary(report)}{tail}.", BOLD, options)]


def _place(problem: Problem, options: ReportOptions) -> str:
    if not (options.hyperlinks and options.base_path):
        return problem.place
    target = "file://" + quote(f"{options.base_path.rstrip('/')}/{problem.path}")
    return _hyperlink(target, problem.place)


def _url(url: str, options: ReportOptions) -> str:
    return _hyperlink(url, url) if options.hyperlinks and url.startswith(("https://", "http://")) else url


def _hyperlink(url: str, text: str) -> str:
    # OSC 8 takes printable ASCII only; `one_line` has taken the controls out already.
    return f"\x1b]8;;{quote(url, safe=_SAFE)}\x1b\\{text}\x1b]8;;\x1b\\"


_SAFE = "!#$%&'()*+,/:;=?@[]~"


def _paint(text: str, colour: str, options: ReportOptions) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if options.colour else text


def _wrapped(text: str, options: ReportOptions) -> list[str]:
    if options.width <= 0:
        return [MARGIN + text]
    return textwrap.wrap(
        text,
        max(options.width, 40),
        initial_indent=MARGIN,
        subsequent_indent=MARGIN + ("  " if text.startswith("→") else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
