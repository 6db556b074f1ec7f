"""What happened, as facts a maintainer can check: the route of redirects, the status, the headers that mattered."""

import msgspec

from linkcheck.model import Evidence, Existence, Failure, HopKind, LinkRecord, Response
from linkcheck.model.schedule import MaxAge, next_check
from linkcheck.report.html.words.dates import day
from linkcheck.report.html.words.text import clean, clean_url, plural

HEADERS = (
    "server",
    "content-type",
    "content-length",
    "last-modified",
    "retry-after",
    "www-authenticate",
    "cf-mitigated",
    "x-amzn-waf-action",
    "x-vercel-mitigated",
    "x-robots-tag",
)
"""The ones a rule or a maintainer reads, in reading order."""


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """A name and its value, both plain text."""

    name: str
    value: str


class Step(msgspec.Struct, frozen=True, array_like=True):
    """One stop of the route: what it answered (`301`, `refresh`, `404`, `no answer`), where, and after how long."""

    answer: str
    url: str
    seconds: str


def route_of(evidence: Evidence) -> tuple[Step, ...]:
    """Every redirect that was followed and the end of the chain; empty for a plain answer."""
    outcome = evidence.outcome
    if outcome is None or not outcome.hops:
        return ()
    steps = [
        Step(
            "refresh" if hop.kind is HopKind.META_REFRESH else str(hop.status),
            clean_url(hop.url),
            _seconds(hop.seconds),
        )
        for hop in outcome.hops
    ]
    last = str(outcome.status) if isinstance(outcome, Response) else clean(outcome.kind.value)
    return (*steps, Step(last, clean_url(outcome.url), _seconds(outcome.seconds)))


def evidence_of(record: LinkRecord, max_age: MaxAge = None) -> tuple[Fact, ...]:
    """The facts behind the verdict, and when they are looked at again."""
    evidence = record.result.evidence
    facts: list[tuple[str, str]] = []
    match evidence.outcome:
        case Response() as response:
            facts += _response_facts(response)
        case Failure() as failure:
            facts += _failure_facts(failure)
        case None:
            pass
    if evidence.confirmed:
        facts.append(("Confirmed", "asked again later in the run, with the same answer"))
    if evidence.recovered:
        facts.append(("Recovered", "an earlier try in this run failed"))
    if evidence.not_modified:
        facts.append(("Unchanged", "304: same as the last time it was read"))
    if answer := evidence.answer:
        facts.append((clean(answer.provider, 40), _answer(answer.existence, clean(answer.detail), answer.moved_to)))
    if evidence.probe:
        status = evidence.probe.status
        facts.append(("Random sibling", f"answered {status}" if status else "did not answer"))
    if evidence.markers:
        facts.append(("Markers", clean(", ".join(evidence.markers))))
    if evidence.name_servers:
        facts.append(("Name servers", clean(", ".join(evidence.name_servers))))
    facts.append(("Checked", day(record.result.checked_at)))
    if again := next_check(record.result.url, record.history, max_age):
        facts.append(("Next check", day(again)))
    return tuple(Fact(name, value) for name, value in facts if value)


def _response_facts(response: Response) -> list[tuple[str, str]]:
    tries = f" after {plural(response.tries, 'try', 'tries')}" if response.tries > 1 else ""
    facts = [("Status", f"{response.status}{tries}, {_seconds(response.seconds)}")]
    firsts = dict(reversed(response.headers))
    facts += [(name, clean(value, 120)) for name in HEADERS if (value := firsts.get(name))]
    if response.tls_note:
        facts.append(("TLS", clean(response.tls_note.replace("-", " "))))
    if response.tls_not_after:
        facts.append(("Certificate until", clean(response.tls_not_after, 10)))
    return facts


def _failure_facts(failure: Failure) -> list[tuple[str, str]]:
    tries = f" after {plural(failure.tries, 'try', 'tries')}" if failure.tries > 1 else ""
    return [
        ("Failure", f"{failure.kind.value}{tries}, {_seconds(failure.seconds)}"),
        ("Detail", clean(failure.detail)),
        ("Status", str(failure.status or "")),
        ("Asked to wait", f"{failure.retry_after:.0f} s" if failure.retry_after else ""),
    ]


def _answer(existence: Existence, detail: str, moved_to: str | None) -> str:
    said = {
        Existence.EXISTS: "exists",
        Existence.GONE: "gone",
        Existence.PRIVATE: "private",
        Existence.UNKNOWN: "could not say",
    }[existence]
    moved = f"moved to {clean_url(moved_to)}" if moved_to else ""
    return ", ".join(part for part in (said, moved, detail) if part)


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
