"""Secrets taken out of what a server sent back: some repeat the request in a title, a Location or an error. Pure."""

import base64
import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

import msgspec

from linkcheck.model import Failure, Outcome, Response

BLOT = "***"
SHORTEST = 4
"""Characters of a secret; shorter matches would damage ordinary words."""
_AUTHORITY = re.compile(r"([a-z][a-z0-9+.-]*://[^/?#@]*@)(.*)", re.IGNORECASE | re.DOTALL)


def spellings(secrets: Iterable[str]) -> tuple[str, ...]:
    """Each secret as pages and addresses write it, the longest first."""
    found = set()
    for secret in secrets:
        if len(secret) >= SHORTEST:
            found |= {secret, quote(secret), quote(secret, safe=""), html.escape(secret)}
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


def credentials_of(url: str) -> tuple[str, ...]:
    """The secret parts of a normalised URL's user information, and the header that they become."""
    start = _AUTHORITY.match(url)
    if start is None:
        return ()
    user, _, password = start[1].partition("://")[2].removesuffix("@").partition(":")
    pair = f"{unquote(user)}:{unquote(password)}"
    secret = password or user  # a token often stands alone
    return secret, unquote(secret), pair, base64.b64encode(pair.encode()).decode()


def redact(text: str, secrets: Iterable[str]) -> str:
    """A text without secrets, given in all their spellings."""
    for secret in secrets:
        if secret in text:
            text = text.replace(secret, BLOT)
    return text


def redact_outcome(outcome: Outcome, secrets: tuple[str, ...]) -> Outcome:
    """An outcome without secrets, in all that is shown or stored of it."""
    if not secrets or not _may_hold(outcome, secrets):
        return outcome
    hops = tuple(
        msgspec.structs.replace(hop, url=_redact_url(hop.url, secrets), location=_redact_url(hop.location, secrets))
        for hop in outcome.hops
    )
    url = _redact_url(outcome.url, secrets)
    if isinstance(outcome, Failure):
        return msgspec.structs.replace(outcome, url=url, hops=hops, detail=redact(outcome.detail, secrets))
    return msgspec.structs.replace(
        outcome,
        url=url,
        hops=hops,
        headers=tuple((name, redact(value, secrets)) for name, value in outcome.headers),
        body=_redact_body(outcome, secrets),
    )


def _may_hold(outcome: Outcome, secrets: tuple[str, ...]) -> bool:
    """Whether any secret may be in the outcome: nearly never, and each search of a page takes some 10 µs."""
    parts = _least(secrets)
    text = "\n".join(_texts(outcome))
    body = outcome.body if isinstance(outcome, Response) else b""
    return any(part in text or part.encode() in body for part in parts)


@lru_cache(maxsize=16)
def _least(secrets: tuple[str, ...]) -> tuple[str, ...]:
    """The secrets that hold no other one: `token`, not `Bearer token`."""
    return tuple(one for one in secrets if not any(other in one for other in secrets if other != one))


def _texts(outcome: Outcome) -> Iterator[str]:
    """All texts of an outcome but the body."""
    yield outcome.url
    for hop in outcome.hops:
        yield hop.url
        yield hop.location
    if isinstance(outcome, Failure):
        yield outcome.detail
    else:
        yield from (value for _, value in outcome.headers)


def _redact_url(url: str, secrets: tuple[str, ...]) -> str:
    """User information stays, as it stands in the list: without it, the address would be another."""
    start = _AUTHORITY.match(url)
    return start[1] + redact(start[2], secrets) if start else redact(url, secrets)


def _redact_body(outcome: Response, secrets: tuple[str, ...]) -> bytes:
    body = outcome.body
    for secret in secrets:
        if (written := secret.encode()) in body:
            body = body.replace(written, BLOT.encode())
    return body
