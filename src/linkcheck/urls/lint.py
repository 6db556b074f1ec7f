"""Errors in the addresses of one list, found without the network."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import filterfalse

import msgspec

from linkcheck.model import Finding, Link, Severity, Target, finding_at
from linkcheck.urls.address import has_credentials, hide_credentials
from linkcheck.urls.duplicates import duplicate_entries, same_name
from linkcheck.urls.groups import Grouping, is_prose

_NAME_LENGTH = 80

_WITHOUT_CERTIFICATE = re.compile(
    r"(?:[^.]+|.*\.(?:localhost|local|test|internal|lan|home)|(?:.*\.)?example\.(?:com|net|org)|[\d.]+|\[.*)"
    r"(?::\d+)?\Z"
)
"""Names and numbers of hosts that no authority vouches for, and the names of RFC 2606, which stand for any."""
_MAIL = re.compile(r"https?://[^/?#:@]+@[^/?#:@]+/?\Z")
"""A name without a password before a host, and nothing behind it."""


def lint(grouping: Grouping, lines_of: Callable[[str], Sequence[str]] = lambda _: ()) -> tuple[Finding, ...]:
    """Destinations that cannot work, duplicates, and http beside https, in no particular order.

    `lines_of` gives the lines of a list, which tell what entries stand together and which are copies.
    """
    targets = grouping.targets
    return (*_invalid(grouping), *_credentials(targets), *_duplicates(targets, lines_of), *_http_where_https(targets))


def _invalid(grouping: Grouping) -> Iterator[Finding]:
    for bad in grouping.invalid:
        yield _finding(bad.link, bad.reason, Severity.FAIL, bad.message)


def _credentials(targets: Iterable[Target]) -> Iterator[Finding]:
    for target in targets:
        if not has_credentials(target.url):
            continue
        is_mail = _MAIL.match(target.url) is not None
        for link in filterfalse(is_prose, target.links):
            message = "The address holds a user name or password, which every reader of the list can use."
            if is_mail:
                message = (
                    "The host of an address of mail is asked for a page; an address of mail begins with `mailto:`."
                )
            yield _finding(link, "credentials-in-url", Severity.NOTE, message)


def _duplicates(targets: Iterable[Target], lines_of: Callable[[str], Sequence[str]]) -> Iterator[Finding]:
    """Entries of one list with one address. Prose may name a page often, and an entry may link to it again."""
    for link, before in duplicate_entries(targets, lines_of):
        name = "" if same_name(link, before) else f" as “{before.label[:_NAME_LENGTH]}”"
        message = f"Already listed on line {before.line}{name}; keep one, or say what differs."
        yield _finding(link, "duplicate-link", Severity.NOTE, message, related=before)


def _http_where_https(targets: Iterable[Target]) -> Iterator[Finding]:
    all_targets = tuple(targets)
    secure = {
        (link.path, target.host) for target in all_targets if target.url.startswith("https:") for link in target.links
    }
    for target in all_targets:
        if not target.url.startswith("http:") or _WITHOUT_CERTIFICATE.match(target.host):
            continue
        for link in target.links:
            if (link.path, target.host) in secure:
                message = f"This list uses https for {target.host} elsewhere; use it here too."
                yield _finding(link, "http-where-https", Severity.NOTE, message)


def _finding(link: Link, reason: str, severity: Severity, message: str, related: Link | None = None) -> Finding:
    found = finding_at(link, reason, message, severity, related)
    return msgspec.structs.replace(found, url=hide_credentials(found.url or ""), label=hide_credentials(link.label))
