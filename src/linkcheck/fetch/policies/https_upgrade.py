"""Port 80 is closed on more and more hosts that answer on 443: browsers then open the page by https, and so do we."""

from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from linkcheck.urls import host_of

HEAD_START = 0.8
"""Share of the connect timeout before https is tried beside port 80: a silent port 80 costs no second timeout."""
_NOTHING_THERE = frozenset(
    {
        FailureKind.CONNECT_REFUSED,
        FailureKind.CONNECT_UNREACHABLE,
        FailureKind.CONNECT_TIMEOUT,
    }
)


class HttpsUpgrade:
    """Which hosts have nothing on port 80, and whether these answer by https: tested once a run."""

    def __init__(self) -> None:
        self._answers: dict[str, bool] = {}

    def known(self, request: Request) -> str | None:
        """The https address to request at once, where the host is known to answer by https only."""
        return _secure(request) if self._answers.get(host_of(request.url)) else None

    def untried(self, request: Request) -> str | None:
        """The https address that may be tried if port 80 is closed; None where https cannot help, or did not."""
        return None if host_of(request.url) in self._answers else _secure(request)

    def claim(self, request: Request) -> bool:
        """Whether this request tries https beside port 80: the first one of its host."""
        host = host_of(request.url)
        if host in self._answers:
            return False
        self._answers[host] = False
        return True

    def learn(self, request: Request, outcome: Outcome) -> bool:
        """Record the outcome of https; whether it is an answer."""
        answered = isinstance(outcome, Response)
        self._answers[host_of(request.url)] = answered
        return answered


def is_closed(outcome: Outcome) -> bool:
    """Whether no connection to the port was possible."""
    return isinstance(outcome, Failure) and outcome.kind in _NOTHING_THERE


def _secure(request: Request) -> str | None:
    """The same address by https; None for one that is no page on port 80."""
    scheme, separator, rest = request.url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].rpartition("@")[2]
    if scheme != "http" or not request.follow or ":" in authority.rpartition("]")[2]:
        return None
    return f"https{separator}{rest}"
