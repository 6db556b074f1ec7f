"""`Fetcher`: one request in, one outcome out, whatever the network does in between.

A chain (`fetch`) is hops; a hop (`_hop`) is tries with pauses between (`retry`); a try waits for the limiter of its
host and is one request on the wire (`transport`). The decisions of each layer are in the module of its name.
"""

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from random import Random
from types import TracebackType
from typing import Self

import msgspec

from linkcheck.errors import fault_of
from linkcheck.fetch.addresses.dns import Dns, NoAddress
from linkcheck.fetch.options import FetchOptions
from linkcheck.fetch.policies.conditional import ConditionalRequests, is_conditional, is_error, plain
from linkcheck.fetch.policies.https_upgrade import HEAD_START, HttpsUpgrade, is_closed
from linkcheck.fetch.policies.redirect_chain import Chain
from linkcheck.fetch.policies.redirects import next_request
from linkcheck.fetch.policies.retry import is_transient, with_retries
from linkcheck.fetch.policies.robots import Robots
from linkcheck.fetch.policies.secrets import HostHeaders, carries_secret
from linkcheck.fetch.redaction import credentials_of, redact_outcome, spellings
from linkcheck.fetch.stats import Stats, Waiting
from linkcheck.fetch.transport.exchange import headers_for
from linkcheck.fetch.transport.proxies import Proxies
from linkcheck.fetch.transport.session import on_connected
from linkcheck.fetch.transport.transport import Transport
from linkcheck.model import BodyExtent, Failure, FailureKind, HostFacts, Outcome, Request, Response
from linkcheck.urls import Malformed, has_credentials, host_of, normalize

LARGEST_CERTIFICATE = 64 * 1024
_RUST_PANIC = "pyo3_runtime"
"""Module of what a library written in Rust raises in place of an abort. No `Exception`; it fails one request only."""


class Fetcher:
    """Sends requests within limits, and only to public addresses. One per run; use it as an async context manager."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        environ: Mapping[str, str] = os.environ,
        random: Random | None = None,
        deadline: float | None = None,
        hosts: Mapping[str, HostFacts] | None = None,
    ) -> None:
        """`hosts` are the facts that earlier runs stored."""
        self.hosts = hosts or {}
        self.reported: dict[str, HostFacts] = {}
        """Facts about hosts from other processes."""
        self.options = options
        self.stats = Stats()
        self.deadline = float("inf") if deadline is None else deadline
        """Time of the loop at which the run ends: nothing is waited for beyond it."""
        self._random = random or Random()  # noqa: S311 - jitter, not a secret
        self._proxies = Proxies(environ)
        self._headers = HostHeaders(options.hosts, environ, self._proxies.credentials)
        self._conditional = ConditionalRequests(host for host, facts in self.hosts.items() if facts.unconditional)
        self._upgrade = HttpsUpgrade()
        self._robots = Robots(options.user_agent, self._follow)

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._dns = Dns(self.options.nameservers, self.options.dns_timeout)
        self._transport = Transport(self.options, self._proxies, self._dns, self.stats, self._download, self.hosts)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._transport.close()
        finally:
            self._dns.close()

    async def fetch(self, request: Request) -> Outcome:
        """Follow a request to its end. Never raises: any error, of this program too, is a failure of this request."""
        self._transport.limiters.begin()
        try:
            outcome = await self._fetch(request)
        except BaseException as error:
            if not (isinstance(error, Exception) or type(error).__module__ == _RUST_PANIC):
                raise
            outcome = Failure(url=request.url, kind=FailureKind.INTERNAL, detail=fault_of(error))
        finally:
            self._transport.limiters.end()
        secrets = self._headers.values
        addresses = {request.url, outcome.url, *(url for hop in outcome.hops for url in (hop.url, hop.location))}
        if given := [text for url in addresses if has_credentials(url) for text in credentials_of(url)]:
            secrets = (*spellings(given), *secrets)
        return redact_outcome(outcome, secrets)

    async def _fetch(self, request: Request) -> Outcome:
        if isinstance(address := normalize(request.url), Malformed):
            return Failure(url=request.url, kind=FailureKind.INVALID_URL, detail=address.message)
        listed, *fragment = request.url.partition("#")
        if address != listed:
            # The form that a browser sends; a target's URL has this form already.
            request = msgspec.structs.replace(request, url="".join((address, *fragment)))
        return await self._follow(request, robots=self._robots_rule(request))

    def learnt(self) -> dict[str, HostFacts]:
        """Facts about hosts that need other limits or other requests than most."""
        found = self.reported | self._transport.learnt()
        for host in self._conditional.learnt:
            found[host] = msgspec.structs.replace(found.get(host, HostFacts()), unconditional=True)
        return found

    def waiting(self) -> Waiting | None:
        """The host that the run waits for; None when no request is under way."""
        return self._transport.limiters.waiting()

    async def name_servers(self, domain: str) -> tuple[str, ...]:
        """The name servers of a domain; some serve parked domains only."""
        return await self._dns.name_servers(domain)

    async def addresses(self, host: str) -> tuple[str, ...]:
        """The addresses of a host name; some belong to parking services. Empty where none is known."""
        found = await self._dns.addresses(host)
        return () if isinstance(found, NoAddress) else found

    async def _follow(self, request: Request, robots: str = "off") -> Outcome:
        """The chain: hop by hop until a response is no redirect."""
        begun = self._loop.time()
        chain = Chain(request, self.options)
        denied = False
        outcome: Outcome | None = None
        while outcome is None:
            asked = self._loop.time()
            if robots != "off" and not await self._robots.allow(chain.request.url):
                denied = True
                if robots == "obey":
                    outcome = Failure(url=chain.request.url, kind=FailureKind.ROBOTS, detail="robots.txt forbids it")
                    break
            if secure := self._upgrade.known(chain.request):
                chain.upgrade(secure, 0.0)
                continue
            answer = await self._answer(chain, asked)
            outcome = chain.advance(answer, self._loop.time() - asked)
        if denied and isinstance(outcome, Response):
            outcome = msgspec.structs.replace(outcome, robots_denied=True)
        return msgspec.structs.replace(outcome, hops=chain.hops, seconds=self._loop.time() - begun)

    async def _answer(self, chain: Chain, asked: float) -> Outcome:
        """The answer to a hop; by https where port 80 is closed, and by both where port 80 is silent."""
        plain_request, beside = chain.request, None
        secure = self._upgrade.untried(plain_request)
        if secure is None:
            return await self._hop(chain, plain_request)
        secure_request = msgspec.structs.replace(next_request(plain_request, 307, secure), retries=0)

        connected = asyncio.Event()

        def try_beside() -> None:
            nonlocal beside
            if not connected.is_set() and self._upgrade.claim(plain_request):
                beside = self._loop.create_task(self._hop(chain, secure_request))

        token = on_connected.set(connected.set)
        timer = self._loop.call_later(HEAD_START * self.options.connect_timeout, try_beside)
        try:
            answer = await self._hop(chain, plain_request)
            if not is_closed(answer) or (beside is None and not self._upgrade.claim(plain_request)):
                return answer
            secured = await (beside or self._hop(chain, secure_request))
            if not self._upgrade.learn(plain_request, secured):
                return answer
            chain.upgrade(secure, self._loop.time() - asked)
            return secured
        finally:
            on_connected.reset(token)
            timer.cancel()
            await _cancelled(beside)

    async def _hop(self, chain: Chain, request: Request) -> Outcome:
        """One URL, with retries; and without conditions where these may be the cause of a failure."""
        request = self._conditional.prepare(request)
        outcome = await self._send(chain, request)
        if is_conditional(request) and is_error(outcome):
            request = plain(request)
            outcome = await self._send(chain, request)
            self._conditional.note(request, outcome)
        return outcome

    async def _send(self, chain: Chain, request: Request) -> Outcome:
        host = host_of(request.url)
        more = self._headers.plain(host)
        secret = () if chain.hops else self._headers.secret(host, secure=request.url.startswith("https:"))
        more += secret
        if cookie := chain.cookie:
            more += (("Cookie", cookie),)
        headers = headers_for(request, self.options, more)
        confidential = bool(secret) or carries_secret(request)
        turns = count()
        outcome, tries = await with_retries(
            lambda: self._transport.send(
                request, headers, self._longest_pause(), confidential=confidential, first=next(turns) == 0
            ),
            retries=self.options.retries if request.retries is None else request.retries,
            backoff=self.options.backoff,
            random=self._random,
            now=lambda: datetime.now(UTC),
            repeats=lambda outcome: is_transient(outcome) and not (is_conditional(request) and is_error(outcome)),
        )
        return msgspec.structs.replace(outcome, tries=tries)

    async def _download(self, url: str) -> bytes | None:
        """An issuer's certificate, for a chain that lacks it; None for an address that cannot be requested."""
        address = normalize(url)
        if isinstance(address, Malformed) or not address.startswith("http://"):  # RFC 5280 warns against https here
            return None
        outcome = await self._follow(Request(url=address, read=BodyExtent.BODY, follow=False))
        if isinstance(outcome, Response) and outcome.status == 200 and len(outcome.body) <= LARGEST_CERTIFICATE:
            return outcome.body
        return None

    def _robots_rule(self, request: Request) -> str:
        """Requests of our own for pages obey robots.txt; an answer of an API is no page."""
        return "obey" if request.own and request.read is BodyExtent.HEAD else self.options.robots

    def _longest_pause(self) -> float:
        """Time up to which the run waits for a host's pause, within its patience."""
        return min(self.deadline, self._loop.time() + self.options.max_wait)


async def _cancelled(task: "asyncio.Task[Outcome] | None") -> None:
    """End a task that is not needed any more."""
    if task is not None and not task.done():
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
