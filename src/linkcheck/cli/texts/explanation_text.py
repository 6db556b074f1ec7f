"""An explanation as plain text."""

import re
from collections.abc import Iterable, Iterator

from linkcheck.model import Answer, Failure, Interval, Outcome, PageMetadata, Response
from linkcheck.pipeline.explain import Explanation
from linkcheck.report.text.sanitize import one_line, without_commands
from linkcheck.urls import hide_credentials

# What a verdict may hang on; the rest would only hide it.
_TELLING = (
    "content-type",
    "location",
    "retry-after",
    "server",
    "cf-mitigated",
    "x-amzn-waf-action",
    "x-vercel-mitigated",
    "www-authenticate",
    "etag",
    "last-modified",
)


def as_text(explanation: Explanation, *, all_rules: bool = False) -> str:
    """Everything that a maintainer needs to check the verdict."""
    judgement = explanation.judgement
    evidence = explanation.evidence
    lines = [
        explanation.target.url,
        "",
        f"Verdict   {judgement.verdict} ({judgement.reason}, {judgement.confidence})",
        *([f"          {judgement.detail}"] if judgement.detail else []),
        *([f"Write     {judgement.suggested_url}"] if judgement.suggested_url else []),
        *_section("Listed", (f"{link.place}  {link.label}" for link in explanation.target.links)),
        *_section("Asked", _exchange(evidence.outcome)),
        *_section("Official source", _answer(evidence.answer)),
        *_section("The page says", _page(evidence.page)),
        *_section("Traits of the page", evidence.markers),
        *_section("Rules", _rules(explanation, all_rules=all_rules)),
        *_section("History", _history(explanation)),
        *_section("What would change it", (step.why for step in explanation.steps if step.rule == "next")),
    ]
    return without_commands("".join(f"{_inert(line)}\n" for line in lines))


def _inert(line: str) -> str:
    """Harmless to a terminal, the columns kept."""
    line = hide_credentials(line)
    return "".join(part if part.isspace() else one_line(part) for part in re.split(r"( {2,})", line))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", title, *(f"  {line}" for line in found)] if found else []


def _exchange(outcome: Outcome | None) -> Iterator[str]:
    if outcome is None:
        return
    for hop in outcome.hops:
        yield f"{hop.status}  {hop.url}"
        yield f"     {hop.kind} to {hop.location}  ({hop.seconds:.2f} s)"
    match outcome:
        case Response():
            yield f"{outcome.status}  {outcome.url}  ({outcome.seconds:.2f} s in all, {_tries(outcome.tries)})"
            for name, value in outcome.headers:
                if name in _TELLING:
                    yield f"     {name}: {value}"
            if outcome.tls_note:
                yield f"     TLS: {outcome.tls_note}"
        case Failure():
            yield f"---  {outcome.url}  ({outcome.seconds:.2f} s in all, {_tries(outcome.tries)})"
            yield f"     {outcome.kind}: {outcome.detail}"


def _tries(count: int) -> str:
    return "one try" if count == 1 else f"{count} tries"


def _answer(answer: Answer | None) -> Iterator[str]:
    if answer is not None:
        yield f"{answer.provider}: {answer.existence}" + (f" ({answer.detail})" if answer.detail else "")
        if answer.moved_to:
            yield f"now at {answer.moved_to}"


def _page(page: PageMetadata | None) -> Iterator[str]:
    if page is None:
        return
    facts = {
        "title": f"{page.title}  [{page.title_source}]" if page.title else None,
        "authors": ", ".join(page.authors),
        "published": page.published,
        "kind": page.kind.value,
        "language": page.language,
        "type": page.content_type,
    }
    yield from (f"{name:<10}{value}" for name, value in facts.items() if value)


def _rules(explanation: Explanation, *, all_rules: bool) -> Iterator[str]:
    passed = 0
    for step in explanation.steps:
        if step.rule == "next":
            continue
        if step.fired or all_rules:
            yield f"{'>' if step.fired else '-'} {step.rule:<28} {step.why}"
        else:
            passed += 1
    if passed:
        yield f"  ({passed} rules before it did not apply; --all-rules shows them)"


def _history(explanation: Explanation) -> Iterator[str]:
    record = explanation.record
    if record is None:
        yield "none: never checked by a run"
        return
    yield from map(interval, record.intervals)


def interval(known: Interval) -> str:
    """One line for a stretch of time: `2026-11-01 to 2026-11-20  ok (ok), 20 checks`."""
    first, last = known.first.date().isoformat(), known.last.date().isoformat()
    span = first if first == last else f"{first} to {last}"
    return f"{span:<24}  {known.verdict} ({known.reason}), {known.checks} check{'s' if known.checks != 1 else ''}"
