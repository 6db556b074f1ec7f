"""Verdicts that need no request: invalid, local and skipped links."""

from collections.abc import Iterable, Iterator

from linkcheck.classify import REASONS
from linkcheck.model import Finding, Judgement, Link, Severity, Target
from linkcheck.pipeline.plan.local_links import LocalLink
from linkcheck.urls import Grouping, group


def settled(reason: str, detail: str = "") -> Judgement:
    """The judgement that a reason of the registry gives by itself."""
    entry = REASONS[reason]
    return Judgement(verdict=entry.verdict, reason=reason, confidence=entry.confidence, detail=detail)


def invalid(grouping: Grouping) -> Iterator[tuple[Target, Judgement]]:
    """Targets whose address can never work, one for each address and reason."""
    joined: dict[tuple[str, str], list[Link]] = {}
    details: dict[tuple[str, str], str] = {}
    for bad in grouping.invalid:
        key = (bad.link.url, bad.reason)
        joined.setdefault(key, []).append(bad.link)
        details.setdefault(key, bad.message)
    for (url, reason), links in joined.items():
        yield Target(url=url, host="", links=tuple(links)), settled(reason, details[url, reason])


def local_files(entries: Iterable[LocalLink]) -> Iterator[tuple[Target, Judgement]]:
    """One target for each local file that the lists link to."""
    joined: dict[str, list[LocalLink]] = {}
    for entry in entries:
        joined.setdefault(entry.file, []).append(entry)
    for file, same in joined.items():
        target = Target(url=file, host="", links=tuple(entry.link for entry in same))
        yield target, settled(same[0].reason or "local-file", same[0].message)


def local_finding(entry: LocalLink) -> Finding:
    """The finding for a local link that leads nowhere, or is odd."""
    line, column = entry.link.destination_place
    return Finding(
        reason=entry.reason or entry.note,
        severity=Severity.FAIL if entry.reason else Severity.NOTE,
        message=entry.message,
        path=entry.link.path,
        line=line,
        column=column,
        url=entry.link.url,
        label=entry.link.label,
    )


def skipped(links: Iterable[tuple[Link, str]]) -> Iterator[tuple[Target, Judgement]]:
    """Targets that are not requested, by links with the reason for each."""
    joined: dict[tuple[str, str], list[Link]] = {}
    for link, reason in links:
        joined.setdefault((link.url, reason), []).append(link)
    for (url, reason), same in joined.items():
        yield Target(url=url, host="", links=tuple(same)), settled(reason)


def skipped_targets(dropped: Iterable[Link]) -> Iterator[tuple[Target, Judgement]]:
    """Targets of links that a comment in their list ignores."""
    grouping = group(dropped)
    for target in grouping.targets:
        yield target, settled("ignored", "a comment in the list says so")
    leftovers = (
        *(link for link, _ in grouping.local),
        *(link for link, _ in grouping.other),
        *(bad.link for bad in grouping.invalid),
    )
    yield from skipped((link, "ignored") for link in leftovers)
