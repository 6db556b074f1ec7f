"""Markdown for a step summary or an issue's body: what to do, grouped, and never longer than GitHub takes."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from linkcheck.model import Candidate, LinkRecord, Report, RunState, Verdict
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import (
    LONGEST,
    Census,
    Level,
    Problem,
    byline,
    census,
    help_of,
    of_finding,
    of_link,
    summary,
    title_of,
)
from linkcheck.report.source import line_prefix
from linkcheck.report.text.sanitize import one_line

RESERVE = 200
"""Of these for `and N more`."""
PLACES = 10
"""Places of one link that are listed."""
GROUPS: Sequence[tuple[str, frozenset[Verdict]]] = (
    ("Replace or remove", frozenset({Verdict.BROKEN, Verdict.INVALID})),
    ("Update", frozenset({Verdict.MOVED})),
    ("Look", frozenset({Verdict.SUSPECT})),
    ("Wait", frozenset({Verdict.FAILING})),
)


def render(report: Report, options: ReportOptions) -> str:
    """Headline, groups by what to do, findings of the lists; the least urgent is cut when it is too long."""
    seen = census(report, options)
    new = seen.new if len(report.trend) > 1 else frozenset[str]()
    blocks = [*_head(report, seen, new), *_links(report, options, new), *_findings(report, options)]
    return capped(blocks, options.limit)


def capped(blocks: Sequence[str], limit: int) -> str:
    """The blocks, as many as fit, and how many list items are missing. GitHub counts UTF-16 units."""
    taken: list[str] = []
    room = limit - RESERVE
    for number, block in enumerate(blocks):
        room -= len(block.encode("utf-16-le")) // 2
        if room < 0:
            left = sum(1 for each in blocks[number:] if each.startswith("- "))
            return "".join([*taken, f"\n…and {left:,} more.\n"])
        taken.append(block)
    return "".join(taken)


def _head(report: Report, seen: Census, new: frozenset[str]) -> Iterable[str]:
    failing = sum(seen.failing.values())
    if report.run.state is RunState.NETWORK_DOWN:
        yield "## Links: our own network was down\n\nNo verdicts were recorded.\n"
        return
    yield f"## Links: {f'{failing:,} to repair' if failing else 'nothing broken'}\n\n{summary(seen)}."
    yield f" **{len(new):,} newly broken.**" if new else ""
    yield f" {len(report.recovered):,} recovered." if report.recovered else ""
    if seen.known:
        yield f" {seen.known:,} broken before and accepted."
    if report.run.state is RunState.PARTIAL:
        yield " The run was stopped before its end."
    yield "\n"


def _links(report: Report, options: ReportOptions, new: frozenset[str]) -> Iterable[str]:
    groups: dict[str, list[LinkRecord]] = {heading: [] for heading, _ in GROUPS}
    headings = {verdict: heading for heading, verdicts in GROUPS for verdict in verdicts}
    for record in report.links:
        if record.occurrences and (heading := headings.get(record.result.judgement.verdict)):
            groups[heading].append(record)
    for heading, records in groups.items():
        if records:
            yield f"\n### {heading} ({len(records):,})\n\n"
            # What broke since the last run is the news.
            for record in sorted(records, key=lambda each: (each.result.url not in new, each.result.url)):
                yield _item(report, record, options, record.result.url in new)


def _item(report: Report, record: LinkRecord, options: ReportOptions, is_new: bool) -> str:
    problem = of_link(record, record.occurrences[0], options)
    mark, thing = "**new** " if is_new else "", _link(problem.label or problem.url, problem.url)
    told = [f"- {mark}{_reason(problem.reason, options)}: {thing}"]
    if problem.detail:
        told.append(f"({escape(problem.detail)})")
    if problem.suggested_url:
        told.append(f"→ {_address(problem.suggested_url)}")
    if problem.archive_url and problem.level is not Level.NOTE:
        told.append(f"· {_link('archived copy', problem.archive_url)}")
    history = record.history
    if problem.verdict is Verdict.FAILING and history.failing_since:
        told.append(f"· {history.failed_checks} failed since {history.failing_since:%Y-%m-%d}")
    places = [_place(report, link.path, link.line) for link in record.occurrences]
    told.append(
        f"— {', '.join(places[:PLACES])}" + (f" and {len(places) - PLACES:,} more" if len(places) > PLACES else "")
    )
    return " ".join(told) + "\n"


def _findings(report: Report, options: ReportOptions) -> Iterable[str]:
    if not report.findings:
        return
    yield f"\n### In the lists themselves ({len(report.findings):,})\n\n"
    found = [of_finding(finding, options) for finding in report.findings]
    for problem in sorted(found, key=lambda each: each.level):
        told = [f"- {_reason(problem.reason, options)}: {escape(problem.detail)}", *map(_perhaps, problem.candidates)]
        yield " ".join(told) + f" — {_place_of(report, problem)}\n"


def _perhaps(candidate: Candidate) -> str:
    facts = [byline(candidate), f"score {candidate.score}", candidate.source]
    about = escape(", ".join(fact for fact in facts if fact))
    return f"· perhaps {_link(candidate.title, candidate.url)} ({about})"


def _place_of(report: Report, problem: Problem) -> str:
    return _place(report, problem.path, problem.line)


def _reason(reason: str, options: ReportOptions) -> str:
    title, helped = escape(title_of(reason, options)), help_of(reason, options)
    return f"[{title}](<{_target(helped)}>)" if helped else title


def _place(report: Report, path: str, line: int) -> str:
    text, prefix = escape(f"{one_line(path, LONGEST)}:{line}"), line_prefix(report.run, path)
    return f"[{text}](<{_target(f'{prefix}{line}')}>)" if prefix else text


def _link(text: str, url: str) -> str:
    """A link where the address is one of the web; the bare text, made harmless, where it is anything else."""
    if not url.startswith(("https://", "http://")):
        return escape(text if text == url else f"{text} {url}".strip())
    return f"[{escape(text)}](<{_target(url)}>)"


def _address(url: str) -> str:
    """An address to follow or to copy."""
    return f"[`{_target(url)}`](<{_target(url)}>)" if url.startswith(("https://", "http://")) else escape(url)


def _target(url: str) -> str:
    return quote(url, safe=_SAFE)


_SAFE = ":/?#[]@!$&'()*+,;=%~"
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#!|~&$])")


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no table cell, no @mention, no #reference, no autolink."""
    line = _MARKUP.sub(r"\\\1", one_line(text))
    # A zero-width space keeps GitHub from notifying people, linking issues and bare addresses.
    return re.sub(r"(@|\\#|\bwww|https?|\bGH)", "\\1\u200b", line)
