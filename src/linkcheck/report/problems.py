"""What a report has to say, place by place: one `Problem` for each place of each link in trouble, and each finding."""

from collections.abc import Iterator
from enum import IntEnum

import msgspec

from linkcheck.model import Candidate, Finding, Link, LinkRecord, Relocation, Report, Severity, Verdict
from linkcheck.report.options import ReportOptions
from linkcheck.report.text.sanitize import one_line

ORDER = (
    Verdict.BROKEN,
    Verdict.INVALID,
    Verdict.SUSPECT,
    Verdict.MOVED,
    Verdict.FAILING,
    Verdict.BLOCKED,
    Verdict.UNCHECKED,
    Verdict.SKIPPED,
    Verdict.OK,
)
"""Verdicts, most urgent first."""
QUIET = frozenset({Verdict.OK, Verdict.SKIPPED, Verdict.UNCHECKED, Verdict.BLOCKED})
"""Verdicts that ask nothing of the maintainer; blocked ones are counted, but a wall is no news."""
DEMONSTRATION = "This is a demonstration: its servers and pages are made up, and nothing was asked of the network."
"""What every report of `linkcheck demo` says first."""
LAST_KNOWN = "Our own network was down: what needs it shows what was known before; lists and local links are as of now."
"""What reports of a run without a network say."""
LONGEST = 300
"""Characters of a label, title or detail that are shown."""


class Level(IntEnum):
    """How loud a problem is."""

    ERROR = 0
    """Fails a job."""
    WARNING = 1
    NOTE = 2


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to say at one place. All text is one line and harmless; each format still escapes it."""

    level: Level
    reason: str
    title: str
    """The reason in a few words."""
    verdict: Verdict | None = None
    """None for a finding."""
    path: str
    line: int
    column: int
    url: str
    label: str
    detail: str
    action: str
    suggested_url: str | None = None
    relocation: Relocation | None = None
    """Where the page of a dead link is today."""
    archive_url: str | None = None
    candidates: tuple[Candidate, ...] = ()
    """What an entry without a link may mean, best first."""
    record: LinkRecord | None = None
    destination: tuple[int, int] = (0, 0)
    """Line and column of the link's address: of a reference, those in its definition."""
    accepted: bool = False
    """The baseline knows it: it is shown apart, and fails nothing."""
    subject: str
    """What a baseline knows it by, whatever line it stands on and wherever the check was run."""

    @property
    def place(self) -> str:
        """`path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def message(self) -> str:
        """The whole of it in one line of plain text."""
        parts = [
            f"{self.title}: {self.url}" if self.url else self.title,
            self.detail,
            f"Now at {self.suggested_url}" if self.suggested_url else "",
            f"{relocation_word(self.relocation).capitalize()} {self.relocation.url} ({self.relocation.evidence})"
            if self.relocation
            else "",
            f"Archived copy: {self.archive_url}" if self.archive_url and self.level is not Level.NOTE else "",
            f"Perhaps {self.candidates[0].url} (score {self.candidates[0].score})" if self.candidates else "",
            self.action,
        ]
        # A full stop right after an address would be taken for a part of it.
        return " — ".join(part for part in parts if part)


def problems(report: Report, options: ReportOptions, *, quiet: bool = False) -> tuple[Problem, ...]:
    """All problems by path, line, column and reason; with `quiet` those of verdicts that ask nothing too."""
    links = list(_of_links(report, options, quiet))
    verdicts = FindingsOfLinks()
    for each in links:
        if each.record is not None:
            verdicts.note(each.record)
    found = [*links, *(of_finding(each, options) for each in report.findings if each not in verdicts)]
    return tuple(sorted(found, key=lambda each: (each.path, each.line, each.column, each.reason, each.url)))


class FindingsOfLinks:
    """Which findings repeat the verdict of a link: one fault of a list, counted and shown once.

    Those are, at the place of an invalid link, the ones with its reason and those that fail by themselves, and at the
    place of a broken one that the repository has no such file.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[str, int, int], set[str]] = {}
        self._broken: set[tuple[str, int, int]] = set()

    def note(self, record: LinkRecord) -> None:
        """Take the places of a link, those of its definition too: that is where findings about it stand."""
        judgement = record.result.judgement
        if judgement.verdict is Verdict.BROKEN:
            self._broken.update((link.path, *link.destination_place) for link in record.places)
        if judgement.verdict is Verdict.INVALID:
            for link in record.places:
                for place in {(link.line, link.column), link.destination_place}:
                    self._places.setdefault((link.path, *place), set()).add(judgement.reason)

    def __contains__(self, finding: Finding) -> bool:
        place = finding.path, finding.line, finding.column
        if finding.reason == "missing-in-work-tree":
            return place in self._broken
        reasons = self._places.get(place, ())
        return finding.reason in reasons or (bool(reasons) and finding.severity is Severity.FAIL)


def of_link(record: LinkRecord, link: Link, options: ReportOptions) -> Problem:
    """What there is to say of one place of one link."""
    judgement = record.result.judgement
    return Problem(
        level=level_of(record, options),
        reason=one_line(judgement.reason, 80),
        title=title_of(judgement.reason, options),
        verdict=judgement.verdict,
        path=one_line(link.path),
        line=link.line,
        column=link.column,
        url=one_line(record.result.url),
        label=one_line(link.label or link.text, LONGEST),
        detail=one_line(judgement.detail, LONGEST),
        action=action_of(judgement.reason, options, judgement.verdict),
        suggested_url=_clean(judgement.suggested_url),
        relocation=relocation_of(record),
        archive_url=_clean(record.history.archive_url),
        record=record,
        destination=link.destination_place,
        accepted=is_known(record, options),
        subject=_subject_of_link(record, link, options),
    )


def relocation_of(record: LinkRecord) -> Relocation | None:
    """Where the page of a dead link is today, harmless."""
    found = record.relocation
    if found is None:
        return None
    return msgspec.structs.replace(found, url=one_line(found.url), evidence=one_line(found.evidence, LONGEST))


def relocation_word(found: Relocation) -> str:
    """How sure it is, before the address."""
    return "now at" if found.sure else "perhaps now at"


def of_finding(finding: Finding, options: ReportOptions) -> Problem:
    """What there is to say of a finding."""
    return Problem(
        level=_level_of_finding(finding, options),
        reason=one_line(finding.reason, 80),
        title=title_of(finding.reason, options),
        path=one_line(finding.path),
        line=finding.line,
        column=finding.column,
        url=one_line(finding.url or ""),
        label=one_line(finding.label or "", LONGEST),
        detail=one_line(finding.message, LONGEST),
        action=action_of(finding.reason, options),
        candidates=tuple(map(_plain, finding.candidates)),
        accepted=is_known_finding(finding, options),
        subject=_subject_of_finding(finding, options),
    )


def _plain(candidate: Candidate) -> Candidate:
    return Candidate(
        url=one_line(candidate.url),
        title=one_line(candidate.title, LONGEST),
        score=candidate.score,
        source=one_line(candidate.source, 80),
        authors=tuple(one_line(name, 80) for name in candidate.authors),
        published=one_line(candidate.published, 10) if candidate.published else None,
    )


def byline(candidate: Candidate) -> str:
    """`Ada Lovelace, Alan Turing et al., 2020`."""
    who = ", ".join(candidate.authors[:2]) + (" et al." if len(candidate.authors) > 2 else "")
    return ", ".join(part for part in (who, (candidate.published or "")[:4]) if part)


def _level_of_finding(finding: Finding, options: ReportOptions) -> Level:
    """A finding that stands for an invalid link fails only where invalid links do."""
    known = options.reasons.get(finding.reason)
    tolerated = known is not None and known.verdict is Verdict.INVALID and Verdict.INVALID not in options.fail_on
    tolerated |= is_known_finding(finding, options)
    return Level.ERROR if finding.severity is Severity.FAIL and not tolerated else Level.NOTE


def is_known_finding(finding: Finding, options: ReportOptions) -> bool:
    """Whether a finding would fail the job, were it not in the baseline."""
    if not options.known or finding.severity is not Severity.FAIL:
        return False
    return _subject_of_finding(finding, options) in options.known


def level_of(record: LinkRecord, options: ReportOptions) -> Level:
    """How loud a link's verdict is."""
    verdict = record.result.judgement.verdict
    if fails(record, options):
        return Level.ERROR
    loud = {Verdict.BROKEN, Verdict.INVALID, Verdict.SUSPECT, Verdict.FAILING}
    return Level.WARNING if verdict in loud else Level.NOTE


def fails(record: LinkRecord, options: ReportOptions) -> bool:
    """Whether a link fails the job: by its verdict, unless a rule makes its reason a note or a baseline knows it."""
    return _bad(record, options) and not is_known(record, options)


def is_known(record: LinkRecord, options: ReportOptions) -> bool:
    """Whether a link would fail the job, were it not in the baseline."""
    if not options.known or not _bad(record, options):
        return False
    if url := one_line(record.result.url):
        return url in options.known
    return all(_subject_of_link(record, link, options) in options.known for link in record.places)


def _bad(record: LinkRecord, options: ReportOptions) -> bool:
    judgement = record.result.judgement
    return judgement.verdict in options.fail_on and options.rules.get(judgement.reason, Severity.FAIL) is Severity.FAIL


def _subject_of_link(record: LinkRecord, link: Link, options: ReportOptions) -> str:
    """The address; what has none is known by its list, or one empty link would stand for all that ever come."""
    path = options.paths.get(link.path, link.path)
    return one_line(record.result.url) or f"{one_line(path)}: (empty)"


def _subject_of_finding(finding: Finding, options: ReportOptions) -> str:
    path = options.paths.get(finding.path, finding.path)
    about = one_line(finding.url or "") or one_line(finding.label or "", LONGEST)
    return f"{one_line(path)}: {about or '(empty)'}"


def title_of(reason: str, options: ReportOptions) -> str:
    """A reason in a few words; its id when the registry does not know it (an older run's, say)."""
    return options.reasons[reason].title if reason in options.reasons else one_line(reason, 80)


def action_of(reason: str, options: ReportOptions, verdict: Verdict | None = None) -> str:
    """What to do about a reason, where it led to this verdict."""
    known = options.reasons.get(reason)
    if known is None:
        return ""
    return known.meanwhile if verdict is Verdict.FAILING and known.meanwhile else known.action


def help_of(reason: str, options: ReportOptions) -> str | None:
    """Where a reason is documented."""
    return f"{options.docs_url}#{reason}" if options.docs_url else None


def _of_links(report: Report, options: ReportOptions, quiet: bool) -> Iterator[Problem]:
    for record in report.links:
        verdict = record.result.judgement.verdict
        if quiet or verdict not in QUIET or verdict in options.fail_on:
            yield from (of_link(record, link, options) for link in record.places)


def _clean(url: str | None) -> str | None:
    return one_line(url) if url else None
