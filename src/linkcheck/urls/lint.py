"""Errors in the addresses of one list, found without the network."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import msgspec

from linkcheck.model import Finding, Link, LinkKind, Severity, Target, finding_at
from linkcheck.urls.address import has_credentials, hide_credentials
from linkcheck.urls.groups import Grouping

_MOST_REPEATED = 10
_EXAMPLES = frozenset(("example.com", "example.net", "example.org"))
_NAME_LENGTH = 80
_CHANGES = re.compile(r"(?:change[-_]?log|changes|history|news|release[-_]?notes?)\b", re.IGNORECASE)
"""Lists of changes, whose entries refer to one page again and again."""
_NAMES_NOTHING = re.compile(
    r"\W*(?:(?:link|here|source|ref|reference|url|doc|paper|pdf|code|video|slide)s?\W*)?\Z", re.IGNORECASE
)


def lint(grouping: Grouping) -> tuple[Finding, ...]:
    """Destinations that cannot work, duplicates, and http beside https, in no particular order."""
    targets = grouping.targets
    return (*_invalid(grouping), *_credentials(targets), *_duplicates(targets), *_http_where_https(targets))


def _invalid(grouping: Grouping) -> Iterator[Finding]:
    for bad in grouping.invalid:
        yield _finding(bad.link, bad.reason, Severity.FAIL, bad.message)


def _credentials(targets: Iterable[Target]) -> Iterator[Finding]:
    for target in targets:
        if not has_credentials(target.url):
            continue
        for link in target.links:
            message = "The address holds a user name or password, which every reader of the list can use."
            yield _finding(link, "credentials-in-url", Severity.NOTE, message)


def _duplicates(targets: Iterable[Target]) -> Iterator[Finding]:
    """Entries of one list with one address. Prose may name a page often, and an entry may link to it again."""
    repeated: dict[str, list[tuple[Link, Link]]] = {}
    for target in targets:
        if target.host in _EXAMPLES:
            continue
        for link, before in _repeated_entries(target):
            if _same_name(link, before) and link.section != before.section:
                repeated.setdefault(link.path, []).append((link, before))
            else:
                yield _duplicate(link, before)
    for pairs in repeated.values():
        # So many entries listed again under other headings are no mistake.
        if len(pairs) <= _MOST_REPEATED:
            yield from (_duplicate(link, before) for link, before in pairs)


def _repeated_entries(target: Target) -> Iterator[tuple[Link, Link]]:
    """Each entry that is not the first with its address in its list, and that first one."""
    first: dict[tuple[str, str], Link] = {}
    for link in target.links:
        if _is_entry(link):
            before = first.setdefault((link.path, link.url.partition("#")[2]), link)
            if before is not link and not _share_definition(link, before):
                yield link, before


def _is_entry(link: Link) -> bool:
    """Whether a link is what an entry of a list is about, and names it."""
    is_named = link.kind is not LinkKind.IMAGE and not _NAMES_NOTHING.match(link.label)
    return is_named and not link.is_mention and not _CHANGES.match(PurePosixPath(link.path).name)


def _same_name(link: Link, other: Link) -> bool:
    return link.label.casefold() == other.label.casefold()


def _duplicate(link: Link, before: Link) -> Finding:
    name = "" if _same_name(link, before) else f" as “{before.label[:_NAME_LENGTH]}”"
    message = f"Already listed on line {before.line}{name}; keep one, or say what differs."
    return _finding(link, "duplicate-link", Severity.NOTE, message, related=before)


def _share_definition(link: Link, other: Link) -> bool:
    """Whether two references use one definition, which is no duplicate."""
    return link.target_line is not None and link.destination_place == other.destination_place


def _http_where_https(targets: Iterable[Target]) -> Iterator[Finding]:
    all_targets = tuple(targets)
    secure = {
        (link.path, target.host) for target in all_targets if target.url.startswith("https:") for link in target.links
    }
    for target in all_targets:
        if not target.url.startswith("http:"):
            continue
        for link in target.links:
            if (link.path, target.host) in secure:
                message = f"This list uses https for {target.host} elsewhere; use it here too."
                yield _finding(link, "http-where-https", Severity.NOTE, message)


def _finding(link: Link, reason: str, severity: Severity, message: str, related: Link | None = None) -> Finding:
    found = finding_at(link, reason, message, severity, related)
    return msgspec.structs.replace(found, url=hide_credentials(link.url), label=hide_credentials(link.label))
