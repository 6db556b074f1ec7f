"""One entry of the work list: where, what, since when, what to do, and what to copy."""

from collections.abc import Iterator

from linkcheck.model import Candidate, Run, Verdict
from linkcheck.report.markdown.escape import code, escape, link, may_link, ours, target
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import LONGEST, Level, Problem, byline, help_of, relocation_word
from linkcheck.report.source import line_prefix
from linkcheck.report.text.sanitize import one_line

BREAK = "\\\n  "
"""A line end inside a list item (CommonMark 0.31, 6.7)."""


def item(problem: Problem, run: Run, options: ReportOptions, *, box: bool) -> str:
    """A list item, with a checkbox where there is something to do."""
    lines = [line for line in (_first(problem, run, options), *_more(problem)) if line]
    return f"- {'[ ] ' if box else ''}{BREAK.join(lines)}\n"


def _first(problem: Problem, run: Run, options: ReportOptions) -> str:
    helped = help_of(problem.reason, options)
    # A reason that the registry lacks is shown by its id, which may be anything.
    title = ours(problem.title) if problem.reason in options.reasons else escape(problem.title)
    what = f"[{title}](<{target(helped)}>)" if helped else title
    return f"{_place(problem, run)} {what}" + (f": {_thing(problem)}" if problem.label else "")


def _place(problem: Problem, run: Run) -> str:
    text, prefix = escape(f"{one_line(problem.path, LONGEST)}:{problem.line}"), line_prefix(run, problem.path)
    return f"[{text}](<{target(f'{prefix}{problem.line}')}>)" if prefix else text


def _thing(problem: Problem) -> str:
    # A label that is its own address needs no second copy of it.
    return escape(problem.label) if problem.label != problem.url else "its address is its text"


def _more(problem: Problem) -> Iterator[str]:
    yield _address(problem.url)
    yield " · ".join(part for part in (escape(problem.detail), *_since(problem)) if part)
    if problem.suggested_url:
        yield f"→ {_address(problem.suggested_url)}"
    if found := problem.relocation:
        yield f"→ {relocation_word(found)} {_address(found.url)} ({escape(found.evidence)})"
    for each in problem.candidates:
        yield _perhaps(each)
    archived = bool(problem.archive_url) and problem.level is not Level.NOTE
    copy = link("archived copy", problem.archive_url) if archived and problem.archive_url else ""
    yield " · ".join(part for part in (ours(problem.action), copy) if part)


def _address(url: str) -> str:
    """To copy, and to open where a link to it is harmless."""
    return f"[{code(url)}](<{target(url)}>)" if may_link(url) else code(url)


def _since(problem: Problem) -> Iterator[str]:
    if problem.record is None or problem.verdict not in {Verdict.BROKEN, Verdict.FAILING, Verdict.SUSPECT}:
        return
    history = problem.record.history
    begun = history.failing_since or history.since
    if begun:
        checks = f", {history.failed_checks} checks" if history.failed_checks > 1 else ""
        yield f"since {begun:%Y-%m-%d}{checks}"
    if history.last_ok:
        yield f"last ok {history.last_ok:%Y-%m-%d}"


def _perhaps(candidate: Candidate) -> str:
    facts = [byline(candidate), f"score {candidate.score}", candidate.source]
    about = escape(", ".join(fact for fact in facts if fact))
    return f"perhaps {escape(candidate.title)} ({about}): {_address(candidate.url)}"
