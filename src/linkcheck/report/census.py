"""The figures of a report: every link in exactly one, every fault of a list once."""

from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from linkcheck.model import LinkRecord, Report, Verdict
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import ORDER, FindingsOfLinks, fails, is_known, is_known_finding

ACCEPTED = "accepted"
"""The figure of links that would fail the check, were they not in the baseline."""
_LAST_LOUD = Verdict.INVALID


class Census(msgspec.Struct, frozen=True, kw_only=True):
    """What one walk over the links counts."""

    verdicts: dict[Verdict, int]
    """URLs by verdict, most urgent first; verdicts without a URL are left out."""
    figures: dict[str, int]
    """The same with what the baseline accepts taken out and counted as `accepted`: their sum is that of all links."""
    failing: dict[Verdict, int]
    """URLs that fail the job, by verdict."""
    notes: dict[str, int]
    """Links by the notes they carry, most frequent first."""
    new: frozenset[str]
    """URLs that fail now and were known not to in the run before, or are new."""
    findings: int
    """Of the lists' text, without those that repeat the verdict of a link."""
    known_findings: int
    """Those of them that the baseline accepts."""

    @property
    def links(self) -> int:
        """All links."""
        return sum(self.verdicts.values())

    @property
    def known(self) -> int:
        """Links and findings that the baseline accepts."""
        return self.figures.get(ACCEPTED, 0) + self.known_findings


class CensusTaker:
    """Counts link by link, for a renderer that walks over them anyway: a large report is read again on every walk."""

    def __init__(self, report: Report, options: ReportOptions) -> None:
        self._report = report
        self._options = options
        self._verdicts: Counter[Verdict] = Counter()
        self._known: Counter[Verdict] = Counter()
        self._failing: Counter[Verdict] = Counter()
        self._notes: Counter[str] = Counter()
        self._new: set[str] = set()
        self._of_links = FindingsOfLinks()

    def take(self, record: LinkRecord) -> None:
        """Count one link."""
        judgement = record.result.judgement
        self._verdicts[judgement.verdict] += 1
        self._notes.update(note.reason for note in judgement.notes)
        self._of_links.note(record)
        if fails(record, self._options):
            self._failing[judgement.verdict] += 1
            if record.previous not in self._options.fail_on:
                self._new.add(record.result.url)
        elif is_known(record, self._options):
            self._known[judgement.verdict] += 1

    def census(self) -> Census:
        """The figures of what was taken."""
        own = [finding for finding in self._report.findings if finding not in self._of_links]
        return Census(
            verdicts=_urgent_first(self._verdicts),
            figures=_figures(self._verdicts - self._known, self._known.total()),
            failing=_urgent_first(self._failing),
            notes=dict(sorted(self._notes.items(), key=lambda item: (-item[1], item[0]))),
            new=frozenset(self._new),
            findings=len(own),
            known_findings=sum(is_known_finding(finding, self._options) for finding in own),
        )


def census(report: Report, options: ReportOptions, *, passing: Callable[[LinkRecord], None] | None = None) -> Census:
    """Count everything in one walk. `passing` sees each link on the way."""
    taker = CensusTaker(report, options)
    for record in report.links:
        if passing is not None:
            passing(record)
        taker.take(record)
    return taker.census()


def summary(seen: Census) -> str:
    """`143 links: 3 broken, 30 accepted, 2 moved, 108 ok; 2 findings in the lists`."""
    figures = ", ".join(f"{number:,} {name}" for name, number in seen.figures.items())
    total = f"{seen.links:,} link{'s' if seen.links != 1 else ''}"
    return "".join((total, f": {figures}" if figures else "", _findings(seen)))


def _findings(seen: Census) -> str:
    if not seen.findings:
        return ""
    known = f", {seen.known_findings:,} of them accepted" if seen.known_findings else ""
    return f"; {seen.findings:,} finding{'s' if seen.findings != 1 else ''} in the lists{known}"


def _figures(counts: Mapping[Verdict, int], known: int) -> dict[str, int]:
    figures: dict[str, int] = {}
    for verdict in ORDER:
        if number := counts.get(verdict, 0):
            figures[verdict.value] = number
        if verdict is _LAST_LOUD and known:
            figures[ACCEPTED] = known
    return figures


def _urgent_first(counts: Mapping[Verdict, int]) -> dict[Verdict, int]:
    return {verdict: counts[verdict] for verdict in ORDER if counts.get(verdict)}
