"""What the addresses of one list get wrong among themselves; no network needed."""

from collections.abc import Iterable, Iterator

from linkcheck.model import Finding, Link, LinkKind, Severity, Target
from linkcheck.urls.address import has_credentials, hide_credentials
from linkcheck.urls.groups import Grouping


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
    """Within one list only: two lists may share a link, and so may badges and anchors of one page."""
    for target in targets:
        first: dict[tuple[str, str], Link] = {}
        for link in target.links:
            if link.kind is LinkKind.IMAGE:
                continue
            key = (link.path, link.url.partition("#")[2])
            before = first.setdefault(key, link)
            if before is not link:
                message = f"Already listed on line {before.line}; keep one, or say what differs."
                yield _finding(link, "duplicate-link", Severity.NOTE, message, related=before)


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
    line, column = link.destination_place
    return Finding(
        reason=reason,
        severity=severity,
        message=message,
        path=link.path,
        line=line,
        column=column,
        url=hide_credentials(link.url),
        label=hide_credentials(link.label),
        related_path=related.path if related else None,
        related_line=related.line if related else None,
        related_column=related.column if related else None,
    )
