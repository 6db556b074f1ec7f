"""Port 80 is closed on more and more hosts that answer on 443: browsers then open the page by https, and so do we."""

from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from linkcheck.urls import host_of

_NOTHING_THERE = frozenset(
    {
        FailureKind.CONNECT_REFUSED,
        FailureKind.CONNECT_UNREACHABLE,
    }
)


class HttpsUpgrade:
    """Which hosts have nothing on port 80, and whether they answer by https: found out once a run."""

    def __init__(self) -> None:
        self._answers: dict[str, bool] = {}
        self._silent: set[str] = set()

    def known(self, request: Request) -> str | None:
        """The https address to ask at once, where the host is known to answer there only."""
        return _secure(request) if self._answers.get(host_of(request.url)) else None

    def candidate(self, request: Request, outcome: Outcome) -> str | None:
        """The https address to try after this outcome; None where it is no use, or was none before."""
        if not isinstance(outcome, Failure):
            return None
        host = host_of(request.url)
        if outcome.kind is FailureKind.CONNECT_TIMEOUT:
            self._silent.add(host)  # trying now would cost a dead host a second timeout: see `beside`
        if outcome.kind not in _NOTHING_THERE or self._answers.get(host) is False:
            return None
        return _secure(request)

    def beside(self, request: Request) -> str | None:
        """The https address to try at the same time, where the host was silent on port 80 before; said once."""
        host = host_of(request.url)
        if host not in self._silent or host in self._answers or (secure := _secure(request)) is None:
            return None
        self._answers[host] = False
        return secure

    def learn(self, request: Request, outcome: Outcome) -> bool:
        """Note what https brought; whether it is an answer."""
        answered = isinstance(outcome, Response)
        self._answers[host_of(request.url)] = answered
        return answered


def _secure(request: Request) -> str | None:
    """The same address by https; None for one that is no page on port 80."""
    scheme, separator, rest = request.url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].rpartition("@")[2]
    if scheme != "http" or not request.follow or ":" in authority.rpartition("]")[2]:
        return None
    return f"https{separator}{rest}"
