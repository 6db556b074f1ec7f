"""Bounds of the requests in search of new addresses: a link, a host, a run. Counts what goes over the wire."""

from collections import Counter
from collections.abc import Generator
from typing import TypeVar

from linkcheck.model import Failure, FailureKind, Outcome, Request
from linkcheck.relocate.options import RelocateOptions
from linkcheck.urls import host_of

T = TypeVar("T")
SERVICES = frozenset(
    {
        "api.crossref.org",
        "api.github.com",
        "crates.io",
        "doi.org",
        "export.arxiv.org",
        "openlibrary.org",
        "pypi.org",
        "registry.npmjs.org",
        "web.archive.org",
    }
)
"""Official sources: they serve programs, and `fetch` keeps the pace that each of them asks for."""


class Budget:
    """What one run may still ask."""

    def __init__(self, options: RelocateOptions) -> None:
        self._options = options
        self._hosts = Counter[str]()
        self.spent = 0
        """Requests of the run so far."""

    @property
    def exhausted(self) -> bool:
        """Whether the run has asked enough."""
        return self.spent >= self._options.per_run

    def bounded(self, flow: Generator[Request, Outcome, T]) -> Generator[Request, Outcome, tuple[T | None, bool]]:
        """A link's flow within the bounds: what it returns, and whether another run could ask more.

        A request to a host that was asked enough fails as rate-limited, so that the flow goes on elsewhere; with the
        link's or the run's requests used up, the flow ends and returns None.
        """
        spent, whole = 0, True
        try:
            request = next(flow)
            while True:
                if self.exhausted:
                    return None, False
                if spent >= self._options.per_link:
                    return None, whole
                host = host_of(request.url)
                if host not in SERVICES and self._hosts[host] >= self._options.per_host:
                    whole = False
                    request = flow.send(Failure(url=request.url, kind=FailureKind.RATE_LIMITED, tries=0))
                    continue
                outcome = yield request
                cost = cost_of(outcome)
                self._hosts[host] += cost
                self.spent += cost
                spent += cost
                request = flow.send(outcome)
        except StopIteration as end:
            return end.value, whole
        finally:
            flow.close()


def cost_of(outcome: Outcome) -> int:
    """Requests that an outcome took: redirects and repeated tries too."""
    return len(outcome.hops) + max(1, outcome.tries)
