"""Which response headers are kept: those that a verdict, the metadata or a report reads."""

from collections.abc import Iterable, Iterator

KEPT = frozenset(
    {
        "cf-mitigated",
        "content-language",
        "content-length",
        "content-type",
        "etag",
        "last-modified",
        "link",
        "location",
        "refresh",
        "retry-after",
        "server",
        "sg-captcha",
        "www-authenticate",
        "x-amz-request-id",
        "x-amzn-waf-action",
        "x-datadome",
        "x-error-code",
        "x-guploader-uploadid",
        "x-robots-tag",
        "x-vercel-error",
        "x-vercel-mitigated",
    }
)
_KEPT_PREFIXES = ("ratelimit", "x-ratelimit-", "x-rate-limit-")
LONGEST = 8200
"""Characters of one value: slightly more than of the longest address, so that one that is too long stays so."""
LONGEST_STORED, MOST_STORED = 1024, 64
"""Characters of one stored value, and stored headers in all."""
MOST_OTHERS = 16 * 1024
"""Characters of all other headers together; kept only during the exchange; cookies are among them."""


def is_kept(name: str) -> bool:
    """Whether a header is read anywhere, by lower-case name."""
    return name in KEPT or name.startswith(_KEPT_PREFIXES)


def bounded(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Headers with each value cut, and of those that nothing reads only as many as are small together."""
    others = 0
    for name, value in headers:
        short = value[:LONGEST]
        if not is_kept(name):
            others += len(name) + len(short)
            if others > MOST_OTHERS:
                continue
        yield name, short


def stored(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Headers as they are stored: the first of each name that is read anywhere, cut."""
    firsts: dict[str, str] = {}
    for name, value in headers:
        if is_kept(name):
            firsts.setdefault(name, value[:LONGEST_STORED])
    return tuple(firsts.items())[:MOST_STORED]
