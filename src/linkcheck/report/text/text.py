"""Text for terminals: by list, the broken first, each with a place to click and what to do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from linkcheck.model import LinkRecord, Report, RunState, Verdict
from linkcheck.report.census import Census, census, summary
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import (
    DEMONSTRATION,
    LAST_KNOWN,
    ORDER,
    Problem,
    byline,
    of_link,
    problems,
    relocation_word,
    title_of,
)
from linkcheck.report.text.ansi import BOLD, COLOURS, DIM, GREEN, MARGIN, address, paint, place, word, wrapped
from linkcheck.report.text.sanitize import one_line, without_commands

NEWEST = 5
"""Recovered links that are named."""


def render(report: Report, options: ReportOptions) -> str:
    """The problems and a summary that says what to do next."""
    lines: list[str] = []
    for path, found in _by_list(problems(report, options, quiet=options.verbose)):
        lines += [paint(path, BOLD, options), ""]
        for problem in found:
            lines += [*entry(problem, options), ""]
    return without_commands("\n".join([*lines, *_foot(report, options)]) + "\n")


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


def entry(problem: Problem, options: ReportOptions, *, new: bool = False) -> list[str]:
    """All there is to say of one place, and what to do."""
    mark = " (new)" if new else " (accepted)" if problem.accepted else ""
    first = f"{place(problem, options)}  {word(problem, options)}{mark}  {problem.title}"
    lines = [first]
    # The id is for those who look it up; it is not worth a broken line.
    plain = f"{problem.place}  {problem.verdict or 'note'}{mark}  {problem.title}  {problem.reason}"
    if options.width <= 0 or len(plain) <= max(options.width, 40):
        lines = [f"{first}  {paint(problem.reason, DIM, options)}"]
    if problem.label:
        lines += wrapped(f"“{problem.label}”", options)
    if problem.url:
        lines.append(MARGIN + address(problem.url, options))
    if facts := _facts(problem):
        lines += [paint(line, DIM, options) for line in wrapped(facts, options)]
    if problem.suggested_url:
        lines.append(f"{MARGIN}→ now at {address(problem.suggested_url, options)}")
    if found := problem.relocation:
        lines.append(f"{MARGIN}→ {relocation_word(found)} {address(found.url, options)}")
        lines += wrapped(f"  ({found.evidence})", options)
    if problem.archive_url and problem.verdict in {Verdict.BROKEN, Verdict.INVALID, Verdict.SUSPECT}:
        lines.append(f"{MARGIN}→ archived copy {address(problem.archive_url, options)}")
    for each in problem.candidates:
        described = [f"“{each.title}”", byline(each), f"score {each.score}", each.source]
        lines += wrapped(f"→ perhaps {', '.join(fact for fact in described if fact)}", options)
        lines.append(f"{MARGIN}  {address(each.url, options)}")
    if problem.action:
        lines += wrapped(f"→ {problem.action}", options)
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
    worth = _WorthKnowing(options)
    seen = census(report, options, passing=worth.note)
    return [*worth.lines(), *news(report, seen, options), *total(seen, options)]


class _WorthKnowing:
    """Walls, and notes of links that are well: nothing to do, so a line a place under what they have in common."""

    WALLED = "Not verified: their servers answer, but not to us"

    def __init__(self, options: ReportOptions) -> None:
        self._options = options
        self._found: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
        """Place and line to show; the links themselves may be too many to be held."""

    def note(self, record: LinkRecord) -> None:
        """Take what one link has to say."""
        judgement = record.result.judgement
        said = [title_of(note.reason, self._options) for note in judgement.notes]
        if judgement.verdict is Verdict.BLOCKED and not self._options.verbose:
            said.append(self.WALLED)
        if not said or not record.places:
            return
        first = of_link(record, record.places[0], self._options)
        shown = paint(address(first.url, self._options), DIM, self._options)
        line = f"{MARGIN}{place(first, self._options)}  {shown}"
        for title in said:
            self._found[title].append((first.path, first.line, first.column, line))

    def lines(self) -> Iterator[str]:
        """A paragraph for each, the walls first, then what is most frequent."""
        for title in sorted(self._found, key=lambda title: (title != self.WALLED, -len(self._found[title]), title)):
            yield f"{title} ({len(self._found[title]):,}):"
            yield from (line for *_, line in sorted(self._found[title]))
            yield ""


def news(report: Report, seen: Census, options: ReportOptions) -> list[str]:
    """How the run ended, and what is different from the one before."""
    lines = wrapped(DEMONSTRATION, options, margin="") if report.run.demonstration else []
    if report.run.state is RunState.NETWORK_DOWN:
        lines.append(LAST_KNOWN)
    elif report.run.state is RunState.PARTIAL:
        again = options.again.replace("linkcheck report", "linkcheck check", 1)
        lines.append(f"The run was stopped before its end{f'; `{again} --resume` continues' if again else ''}.")
    if report.part:
        lines.append("A part: only what a change touches, or what needs no network, was looked at.")
    back = [one_line(url) for url in report.recovered]
    if seen.new and len(report.trend) > 1:
        lines.append(paint(f"{len(seen.new):,} newly broken since the last run.", COLOURS[Verdict.BROKEN], options))
    if back:
        lines.append(paint(f"{len(back):,} recovered since the last run:", GREEN, options))
        lines += [f"{MARGIN}{address(url, options)}" for url in back[:NEWEST]]
        lines += [f"{MARGIN}…and {len(back) - NEWEST:,} more"] if len(back) > NEWEST else []
    if seen.known:
        lines.append(f"{seen.known:,} broken before, and accepted by the baseline.")
    return lines


def total(seen: Census, options: ReportOptions) -> list[str]:
    """The counts."""
    return [paint(line, BOLD, options) for line in wrapped(f"{summary(seen)}.", options, margin="")]
