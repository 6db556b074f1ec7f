"""Errors in the text of a list, found without the network."""

from enum import StrEnum

import msgspec

from linkcheck.model.lists.link import Link
from linkcheck.model.text import LONGEST_URL, shortened


class Severity(StrEnum):
    """What a finding does to a merge. `off` is never reported."""

    OFF = "off"
    NOTE = "note"
    FAIL = "fail"


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an entry without a link may mean, as a catalogue of publications has it."""

    url: str
    title: str
    score: int
    """0 to 100: how well title and authors agree with the entry; computed in `linkcheck.providers.entry`."""
    source: str
    """Which catalogue: `crossref`, `arxiv`."""
    authors: tuple[str, ...] = ()
    published: str | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One lint finding at one place of one list."""

    reason: str
    """A stable reason id of the registry, such as `duplicate-link`."""
    severity: Severity
    message: str
    """One sentence for a person, naming what was found and what to do."""
    path: str
    line: int
    column: int
    url: str | None = None
    label: str | None = None
    related_path: str | None = None
    """Another place that matters, such as the first of two duplicates."""
    related_line: int | None = None
    related_column: int | None = None
    candidates: tuple[Candidate, ...] = ()
    """For `unlinked-entry`, with suggestions switched on: best first."""

    @property
    def place(self) -> str:
        """`path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


def finding_at(
    link: Link, reason: str, message: str, severity: Severity = Severity.NOTE, related: Link | None = None
) -> Finding:
    """A finding about a link, at its destination."""
    line, column = link.destination_place
    return Finding(
        reason=reason,
        severity=severity,
        message=message,
        path=link.path,
        line=line,
        column=column,
        url=shortened(link.url, LONGEST_URL),
        label=link.label,
        related_path=related.path if related else None,
        related_line=related.line if related else None,
        related_column=related.column if related else None,
    )
