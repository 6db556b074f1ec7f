"""What a run will ask, and what is known without asking. No network."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from linkcheck.config import Config
from linkcheck.model import Document, Finding, Judgement, Link, Severity, Target, Verdict
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.plan.ignores import (
    apply_rules,
    pardons,
    rule_findings,
    split_ignored,
    uncommented,
    unknown_reasons,
    unused_comments,
)
from linkcheck.pipeline.plan.local_links import check_local
from linkcheck.pipeline.plan.settled import invalid, local_files, local_finding, settled, skipped, skipped_targets
from linkcheck.urls import group, lint


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Every link of the lists, either to be asked or already settled."""

    targets: tuple[Target, ...]
    """To be asked."""
    settled: tuple[tuple[Target, Judgement], ...]
    """Known without asking: invalid, local, skipped."""
    findings: tuple[Finding, ...]
    pardons: dict[str, frozenset[str]]
    """Reason ids that comments in the lists excuse, by target URL."""
    links: tuple[Link, ...]


def make_plan(
    documents: Sequence[Document],
    config: Config,
    *,
    today: date,
    parsed: ParseCache | None = None,
    staged: bool = False,
) -> Plan:
    """Sort the links of all lists by what has to be done about each.

    Files that they link into are read for their headings; what `parsed` has of them is not parsed again. With `staged`
    git's index says which files there are, and what is in them.
    """
    kept, dropped = split_ignored(documents)
    grouping = group(kept)
    local = tuple(check_local(grouping.local, documents, ParseCache() if parsed is None else parsed, staged=staged))
    asked, ignored = apply_rules(grouping.targets, config.ignore, today)
    asked_urls = {target.url for target in asked}
    known = (
        *invalid(grouping),
        *local_files(local),
        *skipped(grouping.other),
        *ignored,
        *(entry for entry in skipped_targets(dropped) if entry[0].url not in asked_urls),
    )
    findings = (
        *(finding for document in documents for finding in document.findings),
        *lint(grouping),
        *(local_finding(entry) for entry in local if entry.reason or entry.note),
        *unused_comments(documents),
        *unknown_reasons(documents),
        *rule_findings(grouping.targets, config, today),
    )
    return Plan(
        targets=asked,
        settled=tuple(_unless_off(known, config)),
        findings=tuple(_by_severity(uncommented(findings, documents), config)),
        pardons=pardons(asked, documents),
        links=tuple(link for document in documents for link in document.links),
    )


def _by_severity(findings: Iterable[Finding], config: Config) -> Iterator[Finding]:
    for finding in sorted(findings, key=lambda f: (f.path, f.line, f.column, f.reason)):
        severity = config.rules.get(finding.reason, finding.severity)
        if severity is not Severity.OFF:
            yield msgspec.structs.replace(finding, severity=severity)


def _unless_off(known: Iterable[tuple[Target, Judgement]], config: Config) -> Iterator[tuple[Target, Judgement]]:
    for target, judgement in known:
        if judgement.verdict is Verdict.INVALID and config.rules.get(judgement.reason) is Severity.OFF:
            yield target, settled("ignored", f"the rule {judgement.reason} is off")
        else:
            yield target, judgement
