"""Verdicts that need no request: invalid, local and skipped links."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from linkcheck.classify import REASONS
from linkcheck.model import Finding, Judgement, Link, Severity, Target, Verdict, finding_at
from linkcheck.model.text import LONGEST_URL, shortened
from linkcheck.pipeline.plan.local import LocalLink
from linkcheck.urls import MAX_LENGTH, Grouping


class SettledLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link that needs no request, and what is known of it."""

    link: Link
    url: str
    """Of its target: for a local file its path from the top of the repository, fragment included."""
    file: str = ""
    """For a local file its path from the working directory, fragment included."""
    reason: str
    message: str = ""
    note: str = ""
    """Reason id of a finding that fails nothing: the link works, and `message` says what is odd about it."""


def settled(reason: str, detail: str = "") -> Judgement:
    """The judgement that a reason of the registry gives by itself."""
    entry = REASONS[reason]
    return Judgement(verdict=entry.verdict, reason=reason, confidence=entry.confidence, detail=detail)


def settled_links(
    grouping: Grouping, local: Iterable[LocalLink], named: Callable[[str], str] = str
) -> Iterator[SettledLink]:
    """All links of the lists that are not asked; `named` makes the lasting name of a file."""
    for bad in grouping.invalid:
        yield SettledLink(link=bad.link, url=bad.link.url, reason=bad.reason, message=bad.message)
    for entry in local:
        reason = entry.reason or "local-file"
        url, file = named(entry.file), entry.file
        yield SettledLink(link=entry.link, url=url, file=file, reason=reason, message=entry.message, note=entry.note)
    for link, reason in grouping.other:
        yield SettledLink(link=link, url=link.url, reason=reason)


def settled_targets(links: Iterable[SettledLink]) -> Iterator[tuple[Target, Judgement]]:
    """One target for each address or file, judged by the places that nothing leaves alone: by the worst of them.

    One address may lead nowhere from one list, and to a page of a site from another; or be empty in code.
    """
    joined: dict[str, list[SettledLink]] = {}
    for entry in links:
        joined.setdefault(shortened(entry.url, LONGEST_URL), []).append(entry)
    for url, same in joined.items():
        ignored = [entry for entry in same if entry.reason == "ignored"]
        listed = [entry for entry in same if entry.reason != "ignored"] or ignored
        worst = max(map(_badness, listed))
        remaining = [entry for entry in listed if _badness(entry) == worst]
        judgement = settled(remaining[0].reason, remaining[0].message)
        if ignored and listed is not ignored:
            judgement = naming_ignored(judgement, (entry.link.place for entry in ignored))
        yield Target(url=url, host="", links=tuple(_as_reported(entry.link) for entry in remaining)), judgement


def asked_as_reported(target: Target) -> Target:
    """A target whose fragments are as long as a list, as it is stored: what is asked for has none."""
    if all(len(link.url) <= MAX_LENGTH for link in target.links):
        return target
    return msgspec.structs.replace(target, links=tuple(map(_as_reported, target.links)))


def _as_reported(link: Link) -> Link:
    """A link as it is stored: nobody asks a script or a fragment of 100 kB, so its beginning tells which it is."""
    if len(link.url) <= LONGEST_URL:
        return link
    url, raw = shortened(link.url, LONGEST_URL), link.raw[:LONGEST_URL]
    return msgspec.structs.replace(link, url=url, raw=raw)


def _badness(entry: SettledLink) -> int:
    verdict = REASONS[entry.reason].verdict
    return (verdict is Verdict.INVALID) - (verdict is Verdict.SKIPPED)


def naming_ignored(judgement: Judgement, places: Iterable[str]) -> Judgement:
    """A judgement that says at which places the link is left alone."""
    before, said = judgement.detail, f"eft alone at {', '.join(places)}"
    # A full stop behind an address would be taken for a part of it.
    detail = f"{before} (l{said})" if before and not before.endswith(".") else f"{before} L{said}.".strip()
    return msgspec.structs.replace(judgement, detail=detail)


def finding_of(entry: SettledLink) -> Finding | None:
    """The finding for a local link that leads nowhere, or is odd."""
    reason = entry.note if entry.reason == "local-file" else entry.reason
    if reason not in {"missing-file", "missing-anchor"} and not entry.note:
        return None
    return finding_at(entry.link, reason, entry.message, Severity.NOTE if entry.note else Severity.FAIL)
