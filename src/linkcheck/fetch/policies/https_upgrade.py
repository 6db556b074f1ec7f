"""Port 80 is closed on more and more hosts that answer on 443: browsers then open the page by https, and so do we."""

from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from linkcheck.urls import host_of

HEAD_START = 0.8
"""Share of the time to connect that port 80 has for itself: a host that is silent there costs no second timeout."""
_NOTHING_THERE = frozenset(
    {
        FailureKind.CONNECT_REFUSED,
        FailureKind.CONNECT_UNREACHABLE,
        FailureKind.CONNECT_TIMEOUT,
    }
)


class HttpsUpgrade:
    """Which hosts have nothing on port 80, and whether they answer by https: found out once a run."""

    def __init__(self) -> None:
        self._answers: dict[str, bool] = {}

    def known(self, request: Request) -> str | None:
        """The https address to ask at once, where the host is known to answer there only."""
        return _secure(request) if self._answers.get(host_of(request.url)) else None

    def untried(self, request: Request) -> str | None:
        """The https address that may be tried should port 80 be closed; None where it is no use, or was none."""
        return None if host_of(request.url) in self._answers else _secure(request)

    def claim(self, request: Request) -> bool:
        """Whether this link is to try it beside port 80: the first of its host."""
        host = host_of(request.url)
        if host in self._answers:
            return False
        self._answers[host] = False
        return True

    def learn(self, request: Request, outcome: Outcome) -> bool:
        """Note what https brought; whether it is an answer."""
        answered = isinstance(outcome, Response)
        self._answers[host_of(request.url)] = answered
        return answered


def is_closed(outcome: Outcome) -> bool:
    """Whether nobody could be reached on the port."""
    return isinstance(outcome, Failure) and outcome.kind in _NOTHING_THERE


def _secure(request: Request) -> str | None:
    """The same address by https; None for one that is no page on port 80."""
    scheme, separator, rest = request.url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].rpartition("@")[2]
    if scheme != "http" or not request.follow or ":" in authority.rpartition("]")[2]:
        return None
    return f"https{separator}{rest}"
