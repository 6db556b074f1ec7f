"""Conditional requests, and the hosts that answer them with errors.

"Has it changed since?" saves the transfer of a known page (RFC 9110, 13). Some servers answer with an error, and
a page that is there would seem dead. So an error counts only as the answer to a plain request.
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
    """The hosts that answer conditional requests with errors."""

    def __init__(self, refusing: Iterable[str] = ()) -> None:
        """`refusing` are the hosts from earlier runs."""
        self._known = frozenset(refusing)
        self.learnt: set[str] = set()
        """Hosts of which this run found it. A known one is not tested: counted again, it would never be forgotten."""

    def prepare(self, request: Request) -> Request:
        """The request, without conditions where its host does not accept these."""
        host = host_of(request.url)
        return plain(request) if host in self._known or host in self.learnt else request

    def note(self, request: Request, outcome: Outcome) -> None:
        """Record the answer to the plain request that follows a failed conditional one."""
        if not is_error(outcome):
            self.learnt.add(host_of(request.url))


def is_conditional(request: Request) -> bool:
    """Whether a request has conditions."""
    return any(name.lower() in _CONDITIONS for name, _ in request.headers)


def plain(request: Request) -> Request:
    """The request without conditions."""
    return msgspec.structs.replace(request, headers=without(request.headers, _CONDITIONS))


def is_error(outcome: Outcome) -> bool:
    """Whether conditions may be the cause of an outcome; not of one that wants fewer requests."""
    if isinstance(outcome, Failure):
        return outcome.kind in _CONFUSED
    if outcome.status == 200 and not outcome.headers:  # HTTP/0.9: such a server does not know what a condition is
        return True
    return outcome.status >= 400 and outcome.status != _TOO_MANY_REQUESTS and outcome.header("retry-after") is None
