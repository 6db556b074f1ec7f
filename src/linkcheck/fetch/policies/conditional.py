"""Conditional requests, and the hosts that do not bear them.

"Has it changed since?" saves a page that is known (RFC 9110, 13). Some servers answer with an error all the same,
and a page that was there last night would seem dead. So an error is an answer only when it was asked for plainly.
"""

from collections.abc import Iterable

import msgspec

from linkcheck.fetch.policies.redirects import without
from linkcheck.model import Failure, FailureKind, Outcome, Request
from linkcheck.urls import host_of

_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})
_CONFUSED = frozenset(
    {
        FailureKind.RESET,
        FailureKind.EMPTY_REPLY,
        FailureKind.TRUNCATED,
        FailureKind.BAD_HTTP,
        FailureKind.BAD_ENCODING,
    }
)
_TOO_MANY_REQUESTS = 429


class ConditionalRequests:
    """Remembers which hosts answer conditions with errors."""

    def __init__(self, refusing: Iterable[str] = ()) -> None:
        """`refusing` are the hosts that earlier runs found out."""
        self._refusing: set[str] = set(refusing)

    @property
    def refusing(self) -> frozenset[str]:
        """Hosts that do not bear conditions."""
        return frozenset(self._refusing)

    def prepare(self, request: Request) -> Request:
        """The request as its host bears it."""
        return plain(request) if host_of(request.url) in self._refusing else request

    def note(self, request: Request, outcome: Outcome) -> None:
        """Learn from the answer to the plain request, asked after a conditional one had failed."""
        if not is_error(outcome):
            self._refusing.add(host_of(request.url))


def is_conditional(request: Request) -> bool:
    """Whether a request has conditions."""
    return any(name.lower() in _CONDITIONS for name, _ in request.headers)


def plain(request: Request) -> Request:
    """The request without conditions."""
    return msgspec.structs.replace(request, headers=without(request.headers, _CONDITIONS))


def is_error(outcome: Outcome) -> bool:
    """Whether conditions may be to blame for an outcome; not for one that asks us to stay away."""
    if isinstance(outcome, Failure):
        return outcome.kind in _CONFUSED
    return outcome.status >= 400 and outcome.status != _TOO_MANY_REQUESTS and outcome.header("retry-after") is None
