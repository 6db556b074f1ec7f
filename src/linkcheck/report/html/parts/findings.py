"""What the lists' own text gets wrong, as the page shows it."""

from collections.abc import Mapping

import msgspec

from linkcheck.model import Candidate, Finding
from linkcheck.report.html.words.text import clean, clean_url, may_open
from linkcheck.report.problems import byline


class ListView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One list: its path, its name, and what a line number is appended to for a deep link."""

    path: str
    name: str
    """The path without the folders that all lists share."""
    prefix: str = ""
    edit: str = ""
    """What a line number is appended to for the host's editor."""
    page: str = ""
    """Address of its own page, where it has one."""


class CandidateView(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry without a link may mean."""

    title: str
    href: str
    """Empty for what may not become a link."""
    about: str
    score: int


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with its place spelt out."""

    title: str
    fails: bool
    accepted: bool = False
    message: str
    place: str
    href: str
    candidates: tuple[CandidateView, ...] = ()


def finding_view(
    finding: Finding, where: ListView, titles: Mapping[str, str], *, fails: bool, accepted: bool
) -> FindingView:
    """The view of one finding; `titles` are those of the reasons by id."""
    return FindingView(
        title=clean(titles.get(finding.reason, finding.reason)),
        fails=fails,
        accepted=accepted,
        message=clean(finding.message, 400),
        place=f"{where.name}:{finding.line}",
        href=f"{where.prefix}{finding.line}" if where.prefix else "",
        candidates=tuple(map(_candidate_view, finding.candidates)),
    )


def _candidate_view(candidate: Candidate) -> CandidateView:
    return CandidateView(
        title=clean(candidate.title),
        href=clean_url(candidate.url) if may_open(candidate.url) else "",
        about=clean(", ".join(part for part in (byline(candidate), candidate.source) if part)),
        score=candidate.score,
    )
