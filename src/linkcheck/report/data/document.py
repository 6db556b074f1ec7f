"""The JSON document: its shape is public, described by `schema.json` beside this file, and versioned by `schema`."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

import msgspec

from linkcheck.model import (
    Confidence,
    Finding,
    HopKind,
    LinkKind,
    LinkRecord,
    PageMetadata,
    Relocation,
    Report,
    Run,
    Verdict,
)
from linkcheck.model.http.exchange import Failure, Response
from linkcheck.model.schedule import next_check
from linkcheck.report.census import Census, census
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import FindingsOfLinks, is_known, is_known_finding

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


class HopEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One redirect."""

    url: str
    status: int
    location: str
    kind: HopKind
    seconds: float


class NoteEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Something worth knowing that does not change the verdict."""

    reason: str
    detail: str


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """One place that lists the URL. Line and column are 1-based and count code points."""

    path: str
    line: Annotated[int, msgspec.Meta(ge=1)]
    column: Annotated[int, msgspec.Meta(ge=1)]
    text: str
    label: str
    section: tuple[str, ...]
    kind: LinkKind
    url: str
    raw: str


class IntervalEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of runs in which verdict and reason did not change."""

    verdict: Verdict
    reason: str
    first: datetime
    last: datetime
    checks: int


class LinkEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One URL: what we think of it, why, what it is, and where it is listed."""

    url: str
    verdict: Verdict
    reason: str
    confidence: Confidence
    detail: str
    status: int | None
    final_url: str | None
    hops: tuple[HopEntry, ...]
    failure: str | None
    """Kind of failure where there was no answer."""
    title: str | None
    metadata: PageMetadata | None
    notes: tuple[NoteEntry, ...]
    suggested_url: str | None
    fix: str | None
    previous: Verdict | None
    first_seen: datetime | None
    last_ok: datetime | None
    since: datetime | None
    failing_since: datetime | None
    failed_checks: int
    blocked_since: datetime | None
    archive_url: str | None
    relocation: Relocation | None
    """Where the page of a dead link is today, where that was searched for and found (`--relocate`)."""
    checked_at: datetime
    next_check: date | None
    """Day (UTC) on which a run a day checks it again; null where runs leave nothing alone (`max_age`)."""
    seconds: float
    history: tuple[IntervalEntry, ...]
    occurrences: tuple[Occurrence, ...]
    accepted: bool
    """The baseline knows it: it would fail the check otherwise."""


class FindingEntry(Finding, frozen=True, kw_only=True, gc=False):
    """A finding, and how it counts."""

    accepted: bool = False
    """The baseline knows it: it would fail the check otherwise."""
    repeats_link: bool = False
    """A link of `links` has this as its verdict already: it counts there."""


class CountsEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The figures that all formats show."""

    links: int
    figures: dict[str, int]
    """Links by verdict, those apart that the baseline accepts (`accepted`); each link is in exactly one."""
    findings: int
    """Without those that repeat a link's verdict."""
    accepted: int
    """Links and findings that the baseline accepts."""


class JsonDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report."""

    schema: Literal[1]
    part: bool
    """Whether less was looked at than the lists hold: a change, or without the network."""
    run: Run
    links: tuple[LinkEntry, ...]
    findings: tuple[FindingEntry, ...]
    recovered: tuple[str, ...]
    counts: CountsEntry


def document(report: Report, options: ReportOptions | None = None) -> JsonDocument:
    """The report in its public shape."""
    options = options or ReportOptions()
    of_links = FindingsOfLinks()
    for record in report.links:
        of_links.note(record)
    return JsonDocument(
        schema=1,
        part=report.part,
        run=report.run,
        links=tuple(link_entry(record, options) for record in report.links),
        findings=tuple(finding_entry(finding, options, of_links) for finding in report.findings),
        recovered=report.recovered,
        counts=counts_entry(census(report, options)),
    )


def counts_entry(seen: Census) -> CountsEntry:
    """The figures in their public shape."""
    return CountsEntry(links=seen.links, figures=seen.figures, findings=seen.findings, accepted=seen.known)


def finding_entry(finding: Finding, options: ReportOptions, of_links: FindingsOfLinks) -> FindingEntry:
    """One finding in its public shape."""
    values = {name: getattr(finding, name) for name in Finding.__struct_fields__}
    return FindingEntry(**values, accepted=is_known_finding(finding, options), repeats_link=finding in of_links)


def link_entry(record: LinkRecord, options: ReportOptions) -> LinkEntry:
    """One link in its public shape."""
    result, history, judgement = record.result, record.history, record.result.judgement
    outcome = result.evidence.outcome
    page = result.evidence.description
    return LinkEntry(
        url=result.url,
        verdict=judgement.verdict,
        reason=judgement.reason,
        confidence=judgement.confidence,
        detail=judgement.detail,
        status=outcome.status if outcome is not None else None,
        final_url=outcome.url if isinstance(outcome, Response) else None,
        hops=tuple(
            HopEntry(url=hop.url, status=hop.status, location=hop.location, kind=hop.kind, seconds=hop.seconds)
            for hop in (outcome.hops if outcome is not None else ())
        ),
        failure=outcome.kind if isinstance(outcome, Failure) else None,
        title=page.title if page is not None else None,
        metadata=page,
        notes=tuple(NoteEntry(reason=note.reason, detail=note.detail) for note in judgement.notes),
        suggested_url=judgement.suggested_url,
        fix=judgement.fix,
        previous=record.previous,
        first_seen=history.first_seen,
        last_ok=history.last_ok,
        since=history.since,
        failing_since=history.failing_since,
        failed_checks=history.failed_checks,
        blocked_since=history.blocked_since,
        archive_url=history.archive_url,
        relocation=record.relocation,
        checked_at=result.checked_at,
        next_check=next_check(result.url, history, options.max_age),
        seconds=result.seconds,
        history=tuple(
            IntervalEntry(
                verdict=each.verdict, reason=each.reason, first=each.first, last=each.last, checks=each.checks
            )
            for each in record.intervals
        ),
        occurrences=tuple(
            Occurrence(
                path=link.path,
                line=link.line,
                column=link.column,
                text=link.text,
                label=link.label,
                section=link.section,
                kind=link.kind,
                url=link.url,
                raw=link.raw,
            )
            for link in record.places
        ),
        accepted=is_known(record, options),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of the document; `schema.json` is this, and a test holds them together."""
    (described,), components = msgspec.json.schema_components([JsonDocument], ref_template="#/$defs/{name}")
    return {
        "$schema": SCHEMA_ID,
        "title": "linkcheck report",
        "description": "What `linkcheck check --format json` and `linkcheck report --format json` print.",
        **described,
        "$defs": components,
    }
