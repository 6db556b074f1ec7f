"""What `check` prints when it is done: what fails in full, the rest as a line or two with the command that shows it.

`text` is the same with everything in it; here the dead links must not scroll away.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from linkcheck.model import Report, Verdict
from linkcheck.report.census import Census, census
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import Level, Problem, problems, title_of
from linkcheck.report.text.ansi import COLOURS, DIM, MARGIN, address, paint, place, wrapped
from linkcheck.report.text.sanitize import without_commands
from linkcheck.report.text.text import entry, news, total

MOST = 50
"""Entries in full; a disaster should not fill a log."""
FEW = 6
"""Links of the other verdicts that are named."""
DEAD = frozenset({Verdict.BROKEN, Verdict.INVALID})
LEAST = 20
"""Columns below which an address is left out: too little of it would be shown."""
COLUMN = 13
"""Where the words behind the figures begin."""


def render(report: Report, options: ReportOptions) -> str:
    """The digest; the counts come last."""
    found = problems(report, options)
    seen = census(report, options)
    new = seen.new if len(report.trend) > 1 else frozenset[str]()
    # What broke since the last run is the news.
    urgent = sorted(
        (each for each in found if _is_urgent(each, options)),
        key=lambda each: (not _is_new(each, new), each.level, each.path, each.line, each.column),
    )
    lines: list[str] = []
    for problem in urgent[:MOST]:
        lines += [*entry(problem, options, new=_is_new(problem, new)), ""]
    if len(urgent) > MOST:
        lines += [f"…and {len(urgent) - MOST:,} more.", ""]
    rest = [line for group in _rest(seen, found, options) for line in group]
    if rest or len(urgent) > MOST:
        shown = f"{options.again} --format text" if options.again else "--format text"
        lines += [*rest, f"`{shown}` shows every one.", ""]
    return without_commands("\n".join([*lines, *news(report, seen, options), *total(seen, options)]) + "\n")


def _is_new(problem: Problem, new: Collection[str]) -> bool:
    return problem.record is not None and problem.record.result.url in new


def _is_urgent(problem: Problem, options: ReportOptions) -> bool:
    """What fails the check, and what is dead where the dead do not fail it; not what a rule or a baseline tolerates."""
    return problem.level is Level.ERROR or (problem.verdict in DEAD and problem.verdict not in options.fail_on)


def _rest(seen: Census, found: Sequence[Problem], options: ReportOptions) -> Iterator[list[str]]:
    """A group for each verdict that wants something, then what is only worth knowing."""
    quiet = [each for each in found if not _is_urgent(each, options) and not each.accepted]
    suspect = [each for each in quiet if each.verdict is Verdict.SUSPECT]
    failing = [each for each in quiet if each.verdict is Verdict.FAILING]
    yield _group(Verdict.SUSPECT, suspect, "A machine cannot tell: open each in a browser.", options)
    yield _group(Verdict.FAILING, failing, "Not confirmed yet: nothing to do tonight.", options)
    if moved := seen.verdicts.get(Verdict.MOVED, 0):
        yield _line(Verdict.MOVED, moved, "`linkcheck fix` shows the edits, `--write` makes them.", options)
    if blocked := seen.verdicts.get(Verdict.BLOCKED, 0):
        yield _line(Verdict.BLOCKED, blocked, "Not verified: their servers answer, but not to us.", options)
    if tolerated := sum(each.verdict in DEAD for each in quiet):
        yield _line(Verdict.BROKEN, tolerated, "Dead, but `[rules]` makes a note of their reasons.", options)
    findings = [each for each in quiet if each.verdict is None]
    few = len(findings) <= FEW
    if findings and few:
        yield [_of_finding(each, options) for each in findings]
    as_findings = Counter(each.reason for each in findings)
    # A note of a link may be a finding too, where it stands on a line of a change.
    if worth := (Counter(seen.notes) - as_findings) + (Counter() if few else as_findings):
        listed = sorted(worth.items(), key=lambda item: (-item[1], item[0]))
        named = ", ".join(f"{title_of(reason, options)} ({count:,})" for reason, count in listed)
        yield wrapped(f"Worth knowing: {named}.", options, margin="")


def _group(verdict: Verdict, found: Sequence[Problem], advice: str, options: ReportOptions) -> list[str]:
    if not found:
        return []
    lines = _line(verdict, len(found), advice, options)
    lines += [_one_line(problem, options) for problem in found[:FEW]]
    return [*lines, f"{MARGIN}…and {len(found) - FEW:,} more"] if len(found) > FEW else lines


def _line(verdict: Verdict, count: int, advice: str, options: ReportOptions) -> list[str]:
    head = f"{count:,} {verdict.value}"
    first, *more = wrapped(f"{head.ljust(COLUMN).replace(' ', _GLUE)}{advice}", options, margin="")
    line = first.replace(_GLUE, " ")
    return [line.replace(head, paint(head, COLOURS[verdict], options), 1), *(" " * COLUMN + line for line in more)]


_GLUE = "\xa0"
"""Keeps the columns while a paragraph is wrapped."""


def _one_line(problem: Problem, options: ReportOptions) -> str:
    """Place, reason and as much of the address as fits."""
    room = options.width - len(f"{MARGIN}{problem.place}  ") if options.width > 0 else 10_000
    title = _cut(problem.title, max(room, LEAST))
    line = f"{MARGIN}{place(problem, options)}  {title}"
    left = room - len(title) - 2
    if left < LEAST:
        return line
    return f"{line}  {paint(address(problem.url, options, shown=_cut(problem.url, left)), DIM, options)}"


def _of_finding(problem: Problem, options: ReportOptions) -> str:
    """Place and as much of the words as fits."""
    room = options.width - len(f"{problem.place}  ") if options.width > 0 else 10_000
    said = f"{problem.title}: {problem.detail}" if problem.detail else problem.title
    return f"{place(problem, options)}  {_cut(said, max(room, LEAST))}"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"
