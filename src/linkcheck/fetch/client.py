"""`Fetcher`: one request in, one outcome out, whatever the network does in between.

A chain (`fetch`) is hops; a hop (`_hop`) is tries with pauses between; a try (`_try`) passes the gate of its host
and is one request on the wire. What each layer decides is in the module that bears its name.
"""

import asyncio
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from random import Random
from types import TracebackType
from typing import Self

import msgspec
from yarl import URL

from linkcheck.fetch.connect_to import ConnectTo
from linkcheck.fetch.connector import Addresses, Connector, open_session
from linkcheck.fetch.cookies import ChainCookies
from linkcheck.fetch.dns import Dns
from linkcheck.fetch.failures import detail_of, kind_of
from linkcheck.fetch.gate import Bounds, Signal
from linkcheck.fetch.gates import Gates
from linkcheck.fetch.guard import Guard
from linkcheck.fetch.options import FetchOptions, host_options
from linkcheck.fetch.proxies import Proxies
from linkcheck.fetch.redirects import STATUSES, Refused, next_request, next_url
from linkcheck.fetch.retry import persist, retry_after
from linkcheck.fetch.secrets import HostHeaders
from linkcheck.fetch.sending import BrokenError, Wire, headers_for, send
from linkcheck.fetch.stats import Stats
from linkcheck.fetch.tls import strict
from linkcheck.model import Failure, FailureKind, Hop, Outcome, Request, Response

_TIMEOUTS = frozenset({FailureKind.TIMEOUT, FailureKind.CONNECT_TIMEOUT})


class Fetcher:
    """Asks for pages politely and safely. One for a run; use it as an async context manager."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        environ: Mapping[str, str] = os.environ,
        random: Random | None = None,
        deadline: float | None = None,
    ) -> None:
        self.options = options
        self.stats = Stats()
        self.deadline = float("inf") if deadline is None else deadline
        """Time of the loop at which the run ends: nothing is waited for beyond it."""
        self._random = random or Random()  # noqa: S311 - jitter, not a secret
        self._headers = HostHeaders(options.hosts, environ)
        self._proxies = Proxies(environ)
        self._guard = Guard(options.allow_private)

    async def __aenter__(self) -> Self:
        options = self.options
        self._gates = Gates(options.concurrency, self._bounds)
        self._dns = Dns(options.nameservers, options.dns_timeout)
        context = strict(options.ca_file)
        self._addresses = Addresses(self._dns, self._guard, ConnectTo(options.connect_to))
        self._connector = Connector(self._addresses, self._guard, context)
        self._session = open_session(self._connector)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()
        self._dns.close()

    async def fetch(self, request: Request) -> Outcome:
        """Follow a request to its end. Never raises for anything the network or a server does."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        hops: list[Hop] = []
        cookies = ChainCookies()
        seen: set[tuple[str, str]] = set()
        while True:
            asked = loop.time()
            cookie = cookies.header(request.url)
            outcome = await self._hop(request, cookie, first=not hops)
            location = _location(outcome) if request.follow else None
            if isinstance(outcome, Failure) or location is None:
                break
            hops.append(Hop(url=request.url, status=outcome.status, location=location, seconds=loop.time() - asked))
            cookies.take(request.url, outcome.headers)
            seen.add((request.url, cookie))
            target = next_url(request.url, location)
            if isinstance(target, Refused):
                outcome = Failure(url=request.url, kind=target.kind, detail=target.detail)
            elif (target, cookies.header(target)) in seen:
                outcome = Failure(url=target, kind=FailureKind.REDIRECT_LOOP, detail="leads back to where it was")
            elif len(hops) > self.options.max_redirects:
                outcome = Failure(url=target, kind=FailureKind.TOO_MANY_REDIRECTS, detail=f"{len(hops)} hops")
            else:
                request = next_request(request, outcome.status, target)
                continue
            break
        return msgspec.structs.replace(outcome, hops=tuple(hops), seconds=loop.time() - begun)

    async def name_servers(self, domain: str) -> tuple[str, ...]:
        """Who serves a domain's names; a few of them serve parked ones only."""
        return await self._dns.name_servers(domain)

    async def _hop(self, request: Request, cookie: str, *, first: bool) -> Outcome:
        """One URL, with retries."""
        url = URL(request.url.partition("#")[0], encoded=True)
        host = url.raw_host or ""
        more = [*self._headers.plain(host)]
        if first:
            more += self._headers.secret(host, secure=url.scheme == "https")
        if cookie:
            more.append(("Cookie", cookie))
        wire = Wire(
            url=url,
            headers=headers_for(request, self.options, tuple(more)),
            timeout=host_options(self.options, host).timeout or self.options.total_timeout,
        )
        outcome, tries = await persist(
            lambda: self._try(request, wire),
            retries=self.options.retries,
            backoff=self.options.backoff,
            random=self._random,
            now=_now,
        )
        return msgspec.structs.replace(outcome, tries=tries)

    async def _try(self, request: Request, wire: Wire) -> Outcome:
        """One request through its host's gate."""
        loop = asyncio.get_running_loop()
        host, port = wire.url.raw_host or "", wire.url.port or 0
        try:
            await self._addresses.find(host, port)
        except OSError as error:
            return self._failure(request, error)
        granted = await self._gates.enter(host, self._patience())
        if granted is None:
            until = self._gates.gate(host).state.cool_until
            return Failure(url=request.url, kind=FailureKind.RATE_LIMITED, retry_after=until - loop.time())
        signal, wait = Signal.NEUTRAL, None
        try:
            outcome = await self._send(request, wire)
            wait = retry_after(outcome, _now())
            signal = _signal(outcome)
        finally:
            self._gates.leave(granted, signal, wait)
        if wait is not None and isinstance(outcome, Response) and loop.time() + wait > self._patience():
            return Failure(
                url=request.url, kind=FailureKind.RATE_LIMITED, status=outcome.status, retry_after=wait,
                detail=f"{outcome.status}, asks to wait {wait:.0f} s",
            )  # fmt: skip
        return outcome

    async def _send(self, request: Request, wire: Wire) -> Outcome:
        self.stats.requests += 1
        self.stats.by_host[wire.url.raw_host or ""] += 1
        try:
            return await send(self._session, request, wire, self.options, self._count)
        except BrokenError as error:
            return self._failure(request, error.__cause__ or error, error.status)

    def _failure(self, request: Request, error: BaseException, status: int | None = None) -> Failure:
        detail = self._headers.redact(detail_of(error))
        return Failure(url=request.url, kind=kind_of(error), detail=detail, status=status)

    def _count(self, received: int) -> None:
        self.stats.bytes += received

    def _patience(self) -> float:
        return min(self.deadline, asyncio.get_running_loop().time() + self.options.max_wait)

    def _bounds(self, host: str) -> Bounds:
        own = host_options(self.options, host)
        options = self.options
        return Bounds(
            start=own.concurrency or options.per_host,
            most=own.concurrency or options.per_host_max,
            interval=options.interval if own.interval is None else own.interval,
        )


def _location(outcome: Outcome) -> str | None:
    """Where a redirect points; None for anything else, an empty Location included, as browsers do."""
    if isinstance(outcome, Failure) or outcome.status not in STATUSES:
        return None
    return outcome.header("location") or None


def _signal(outcome: Outcome) -> Signal:
    if isinstance(outcome, Failure):
        return Signal.STRAINED if outcome.kind in _TIMEOUTS else Signal.NEUTRAL
    return Signal.STRAINED if outcome.status in {429, 503} else Signal.GOOD


def _now() -> datetime:
    return datetime.now(UTC)
