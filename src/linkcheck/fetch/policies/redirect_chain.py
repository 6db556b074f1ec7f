"""One redirect chain: the next request, and the end of the chain. No I/O."""

import re

from linkcheck.fetch.options import FetchOptions
from linkcheck.fetch.policies.redirects import REDIRECT_STATUSES, Refused, ToApp, next_request, next_url
from linkcheck.fetch.transport.cookies import ChainCookies
from linkcheck.metadata import meta_refresh
from linkcheck.model import BodyExtent, Failure, FailureKind, Hop, HopKind, Outcome, Request, Response

_PAGES = frozenset({BodyExtent.HEAD, BodyExtent.PAGE})
_HAS_REFRESH = re.compile(rb"http-equiv\s*=\s*.?refresh")


class Chain:
    """The hops of a request so far."""

    def __init__(self, request: Request, options: FetchOptions) -> None:
        self.request = request
        """The next request."""
        self.hops: tuple[Hop, ...] = ()
        self._options = options
        self._cookies = ChainCookies()
        self._seen: set[tuple[str, str, str]] = set()

    @property
    def cookie(self) -> str:
        """The Cookie header for the next request; empty when there is none."""
        return self._cookies.header(self.request.url)

    def advance(self, outcome: Outcome, seconds: float) -> Outcome | None:
        """Take one answer: the chain's outcome, or None when another URL is to be requested."""
        if isinstance(outcome, Failure) or not self.request.follow:
            return outcome
        if (location := _location(outcome)) is not None:
            return self._hop(outcome, location, HopKind.HTTP, seconds)
        if (location := self._refresh(outcome)) is not None and self._hop(
            outcome, location, HopKind.META_REFRESH, seconds
        ) is None:
            return None
        return outcome

    def upgrade(self, url: str, seconds: float) -> None:
        """Go on by https, where port 80 did not answer."""
        self._seen.add(self._state(self.request))  # a redirect back to it is a loop
        hop = Hop(url=self.request.url, status=307, location=url, seconds=seconds, kind=HopKind.HTTPS_UPGRADE)
        self.hops = (*self.hops, hop)
        self.request = next_request(self.request, 307, url)

    def _hop(self, outcome: Response, location: str, kind: HopKind, seconds: float) -> Outcome | None:
        url = self.request.url
        self._seen.add(self._state(self.request))  # with the cookies of the request, not those of the response
        self._cookies.take(url, outcome.headers)
        target = next_url(url, location)
        if isinstance(target, ToApp):
            return outcome
        failure: Failure | None
        if isinstance(target, Refused):
            failure = Failure(url=url, kind=target.kind, detail=target.detail)
        else:
            following = next_request(self.request, outcome.status, target)
            failure = self._objection(following)
        if failure is None or kind is HopKind.HTTP:
            hop = Hop(url=url, status=outcome.status, location=location, seconds=seconds, kind=kind)
            self.hops = (*self.hops, hop)
        if failure is None:
            self.request = following
        return failure

    def _objection(self, following: Request) -> Failure | None:
        if self._state(following) in self._seen:
            return Failure(url=following.url, kind=FailureKind.REDIRECT_LOOP, detail="leads back to where it was")
        most = self._options.max_redirects
        if len(self.hops) >= most:
            return Failure(url=following.url, kind=FailureKind.TOO_MANY_REDIRECTS, detail=f"more than {most}")
        return None

    def _state(self, request: Request) -> tuple[str, str, str]:
        """Two requests with the same key are a loop. Cookies are part of it: a wall may set one and redirect back."""
        return request.method, request.url.partition("#")[0], self._cookies.header(request.url)

    def _refresh(self, outcome: Response) -> str | None:
        """Target of a refresh that is quick enough to be a redirect; also under a redirect that names no address."""
        if self.request.read not in _PAGES or not 200 <= outcome.status < 400:
            return None
        if outcome.header("refresh") is None:
            body = outcome.body.lower()
            # Cheaper than parsing every page without a refresh; the plain search first is ten times faster.
            if b"refresh" not in body or not _HAS_REFRESH.search(body):
                return None
        found = meta_refresh(outcome.url, outcome.headers, outcome.body)
        return found[1] if found and found[0] <= self._options.max_refresh else None


def _location(outcome: Response) -> str | None:
    """Where a redirect points; None for anything else, an empty Location included, as browsers have it."""
    return (outcome.header("location") or "").strip() or None if outcome.status in REDIRECT_STATUSES else None
