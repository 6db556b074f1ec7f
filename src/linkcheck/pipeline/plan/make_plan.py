"""What a run will ask, and what is known without asking. No network."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from linkcheck.classify import REASONS
from linkcheck.config import Config
from linkcheck.model import Document, Finding, Ignore, Judgement, Link, Severity, Target, Verdict
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.plan.local_links import LocalLink, check_local
from linkcheck.urls import Grouping, IgnoreRule, first_match, group, lint


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


def make_plan(documents: Sequence[Document], config: Config, *, today: date, parsed: ParseCache | None = None) -> Plan:
    """Sort the links of all lists by what has to be done about each.

    Files that they link into are read for their headings; what `parsed` has of them is not parsed again.
    """
    kept, dropped = _split_ignored(documents)
    grouping = group(kept)
    local = tuple(check_local(grouping.local, documents, ParseCache() if parsed is None else parsed))
    asked, ignored = _apply_rules(grouping.targets, config.ignore, today)
    asked_urls = {target.url for target in asked}
    known = (
        *_invalid(grouping),
        *_local(local),
        *_skipped(grouping.other, "other-scheme"),
        *ignored,
        *(entry for entry in _skipped_targets(dropped) if entry[0].url not in asked_urls),
    )
    findings = (
        *(finding for document in documents for finding in document.findings),
        *lint(grouping),
        *(_local_finding(entry) for entry in local if entry.reason),
        *_unused_comments(documents),
        *_unknown_reasons(documents),
        *_rule_findings(grouping.targets, config, today),
    )
    return Plan(
        targets=asked,
        settled=tuple(_unless_off(known, config)),
        findings=tuple(_by_severity(_uncommented(findings, documents), config)),
        pardons=_pardons(asked, documents),
        links=tuple(link for document in documents for link in document.links),
    )


# Comments in the lists

_ABOUT_COMMENTS = frozenset(("bad-pragma", "unused-ignore", "expired-ignore"))


def _split_ignored(documents: Iterable[Document]) -> tuple[list[Link], list[Link]]:
    kept: list[Link] = []
    dropped: list[Link] = []
    for document in documents:
        for link in document.links:
            blanket = any(not ignore.reasons and _covers(ignore, link.line) for ignore in document.ignores)
            (dropped if blanket else kept).append(link)
    return kept, dropped


def _covers(ignore: Ignore, line: int) -> bool:
    return ignore.first_line <= line <= ignore.last_line


def _pardons(targets: Iterable[Target], documents: Sequence[Document]) -> dict[str, frozenset[str]]:
    limited = {
        document.path: [ignore for ignore in document.ignores if ignore.reasons]
        for document in documents
        if any(ignore.reasons for ignore in document.ignores)
    }
    if not limited:
        return {}
    pardons: dict[str, frozenset[str]] = {}
    for target in targets:
        # A reason is excused only where every place that lists the address excuses it.
        excused = [
            {reason for ignore in limited.get(link.path, ()) if _covers(ignore, link.line) for reason in ignore.reasons}
            for link in target.links
        ]
        if common := frozenset.intersection(*map(frozenset, excused)):
            pardons[target.url] = common
    return pardons


def _uncommented(findings: Iterable[Finding], documents: Sequence[Document]) -> Iterator[Finding]:
    ignores = {document.path: document.ignores for document in documents}
    for finding in findings:
        if not any(_silences(ignore, finding) for ignore in ignores.get(finding.path, ())):
            yield finding


def _silences(ignore: Ignore, finding: Finding) -> bool:
    """What is wrong with a comment is silenced by another one that names the reason, never by a comment at large."""
    if not _covers(ignore, finding.line):
        return False
    if finding.reason in _ABOUT_COMMENTS and ignore.line == finding.line:
        return False
    return finding.reason in ignore.reasons or not (ignore.reasons or finding.reason in _ABOUT_COMMENTS)


def _unused_comments(documents: Iterable[Document]) -> Iterator[Finding]:
    for document in documents:
        for ignore in document.ignores:
            if any(_covers(ignore, link.line) for link in document.links):
                continue
            if any(_covers(ignore, finding.line) for finding in document.findings):
                continue
            yield Finding(
                reason="unused-ignore",
                severity=Severity.NOTE,
                message="This comment ignores nothing; remove it.",
                path=document.path,
                line=ignore.line,
                column=1,
            )


def _unknown_reasons(documents: Iterable[Document]) -> Iterator[Finding]:
    for document in documents:
        for ignore in document.ignores:
            for reason in ignore.reasons:
                if reason in REASONS:
                    continue
                from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and seldom needed

                near = get_close_matches(reason, REASONS, n=1)
                yield Finding(
                    reason="bad-pragma",
                    severity=Severity.NOTE,
                    message=f"`{reason}` is no reason id" + (f"; did you mean `{near[0]}`?" if near else "."),
                    path=document.path,
                    line=ignore.line,
                    column=1,
                )


# Rules of the configuration


def _apply_rules(
    targets: Iterable[Target], rules: Sequence[IgnoreRule], today: date
) -> tuple[tuple[Target, ...], tuple[tuple[Target, Judgement], ...]]:
    live = [rule for rule in rules if not rule.only and not rule.expired(today)]
    asked: list[Target] = []
    ignored: list[tuple[Target, Judgement]] = []
    for target in targets:
        rule = first_match(target.url, live)
        if rule is None:
            asked.append(target)
        else:
            ignored.append((target, settled("ignored", rule.reason or f"ignored by `{rule.pattern}`")))
    return tuple(asked), tuple(ignored)


def _rule_findings(targets: Sequence[Target], config: Config, today: date) -> Iterator[Finding]:
    for rule in config.ignore:
        if rule.expired(today):
            reason, message = "expired-ignore", f"`{rule.pattern}` was ignored until {rule.until}; renew or remove it."
        elif not any(first_match(target.url, [rule]) for target in targets):
            reason, message = "unused-ignore", f"`{rule.pattern}` ignores no link of the lists; remove it."
        else:
            continue
        yield Finding(reason=reason, severity=Severity.NOTE, message=message, path=config.file, line=1, column=1)


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


# What is known without asking


def settled(reason: str, detail: str = "") -> Judgement:
    """The judgement that a reason of the registry gives by itself."""
    entry = REASONS[reason]
    return Judgement(verdict=entry.verdict, reason=reason, confidence=entry.confidence, detail=detail)


def _invalid(grouping: Grouping) -> Iterator[tuple[Target, Judgement]]:
    joined: dict[tuple[str, str], list[Link]] = {}
    details: dict[tuple[str, str], str] = {}
    for bad in grouping.invalid:
        key = (bad.link.url, bad.reason)
        joined.setdefault(key, []).append(bad.link)
        details.setdefault(key, bad.message)
    for (url, reason), links in joined.items():
        yield Target(url=url, host="", links=tuple(links)), settled(reason, details[url, reason])


def _local(entries: Iterable[LocalLink]) -> Iterator[tuple[Target, Judgement]]:
    joined: dict[str, list[LocalLink]] = {}
    for entry in entries:
        joined.setdefault(entry.file, []).append(entry)
    for file, same in joined.items():
        target = Target(url=file, host="", links=tuple(entry.link for entry in same))
        yield target, settled(same[0].reason or "local-file", same[0].message)


def _local_finding(entry: LocalLink) -> Finding:
    line, column = entry.link.destination_place
    return Finding(
        reason=entry.reason,
        severity=Severity.FAIL,
        message=entry.message,
        path=entry.link.path,
        line=line,
        column=column,
        url=entry.link.url,
        label=entry.link.label,
    )


def _skipped(links: Iterable[Link], reason: str) -> Iterator[tuple[Target, Judgement]]:
    joined: dict[str, list[Link]] = {}
    for link in links:
        joined.setdefault(link.url, []).append(link)
    for url, same in joined.items():
        yield Target(url=url, host="", links=tuple(same)), settled(reason)


def _skipped_targets(dropped: Iterable[Link]) -> Iterator[tuple[Target, Judgement]]:
    grouping = group(dropped)
    for target in grouping.targets:
        yield target, settled("ignored", "a comment in the list says so")
    leftovers = (
        *(link for link, _ in grouping.local),
        *grouping.other,
        *(bad.link for bad in grouping.invalid),
    )
    yield from _skipped(leftovers, "ignored")
