"""The work list: what to do, by list and line, each place with its checkbox; never longer than GitHub takes."""

from collections.abc import Iterable, Iterator, Sequence

from linkcheck.model import Report, RunState, Verdict
from linkcheck.report.census import Census, census, summary
from linkcheck.report.markdown.escape import link
from linkcheck.report.markdown.ignores import ignore_rules
from linkcheck.report.markdown.items import item
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import DEMONSTRATION, LAST_KNOWN, Level, Problem, problems

RESERVE = 200
"""Of these for `and N more`."""
NEW, REPAIR = "Newly broken", "Replace or remove"
FOLDED = ("Wait", "Worth knowing in the lists", "Accepted")
"""Groups that ask for nothing: shown when opened."""
_DEAD = frozenset({Verdict.BROKEN, Verdict.INVALID})
_HEADINGS = {Verdict.MOVED: "Update", Verdict.SUSPECT: "Look", Verdict.FAILING: "Wait"}
_ORDER = (NEW, REPAIR, "Update", "Look", *FOLDED)


def render(report: Report, options: ReportOptions) -> str:
    """Figures, groups by what to do, each by path and line; the least urgent is cut when it is too long."""
    return _render(report, options, _ORDER)


def render_failing(report: Report, options: ReportOptions) -> str:
    """The same with what fails the check and what is accepted alone."""
    return _render(report, options, (NEW, REPAIR, "Accepted"), failing=True)


def _render(report: Report, options: ReportOptions, headings: Sequence[str], *, failing: bool = False) -> str:
    seen = census(report, options)
    new = seen.new if len(report.trend) > 1 else frozenset[str]()
    groups: dict[str, list[Problem]] = {heading: [] for heading in headings}
    found = problems(report, options)
    for problem in found:
        heading = _heading(problem, new)
        if heading in groups and (not failing or problem.accepted or problem.level is Level.ERROR):
            groups[heading].append(problem)
    findings = sum(each.verdict is None and each.level is Level.ERROR for each in found)
    head = _head(report, seen, findings, len(new), options)
    return capped([*head, *_groups(report, groups, options)], options.limit)


def capped(blocks: Sequence[str], limit: int) -> str:
    """The blocks, as many as fit, and how many list items are missing. GitHub counts UTF-16 units."""
    taken: list[str] = []
    room = limit - RESERVE
    for number, block in enumerate(blocks):
        room -= len(block.encode("utf-16-le")) // 2
        if room < 0:
            left = sum(1 for each in blocks[number:] if each.startswith("- "))
            end = "\n</details>\n" if _is_open(taken) else ""
            return "".join([*taken, end, f"\n…and {left:,} more.\n"])
        taken.append(block)
    return "".join(taken)


def _is_open(blocks: Iterable[str]) -> bool:
    return sum(each.startswith("\n<details>") - each.startswith("\n</details>") for each in blocks) > 0


def _heading(problem: Problem, new: frozenset[str]) -> str:
    if problem.accepted:
        return "Accepted"
    if problem.record is not None and problem.record.result.url in new:
        return NEW
    if problem.verdict in _DEAD or problem.level is Level.ERROR:
        return REPAIR
    return _HEADINGS.get(problem.verdict, "") if problem.verdict else "Worth knowing in the lists"


def _head(report: Report, seen: Census, findings: int, new: int, options: ReportOptions) -> Iterator[str]:
    if report.run.state is RunState.NETWORK_DOWN:
        yield f"## Links: our own network was down\n\n{LAST_KNOWN} {summary(seen)}.\n"
        return
    failing = sum(seen.failing.values())
    yield f"## Links: {f'{failing:,} to repair' if failing else 'nothing broken'}"
    yield f", and {findings:,} finding{'s' if findings != 1 else ''} in the lists" if findings else ""
    yield f"\n\n{summary(seen)}."
    yield f" **{new:,} newly broken.**" if new else ""
    yield f" {len(report.recovered):,} recovered." if report.recovered else ""
    if seen.known:
        yield f" {seen.known:,} broken before and accepted."
    if report.run.demonstration:
        yield f" {DEMONSTRATION}"
    if report.part:
        yield " Only a part of what the lists hold was looked at."
    if report.run.state is RunState.PARTIAL:
        yield " The run was stopped before its end."
    pages = (("The whole report", options.report_url), ("This run", options.run_url))
    if links := " · ".join(link(text, url) for text, url in pages if url.startswith("https://")):
        yield f"\n\n{links}"
    yield "\n"


def _groups(report: Report, groups: dict[str, list[Problem]], options: ReportOptions) -> Iterator[str]:
    for heading, found in groups.items():
        if not found:
            continue
        folded = heading in FOLDED
        title = f"{heading} ({len(found):,})"
        yield f"\n<details><summary>{title}</summary>\n\n" if folded else f"\n### {title}\n\n"
        # What fails goes first: it is the last to be cut.
        in_order = found if folded else sorted(found, key=lambda each: each.level)
        yield from (item(each, report.run, options, box=not folded) for each in in_order)
        if folded:
            yield "\n</details>\n"
    if rules := ignore_rules([*groups.get(NEW, ()), *groups.get(REPAIR, ())], report.run):
        yield rules
