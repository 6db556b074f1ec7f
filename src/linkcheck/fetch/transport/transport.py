"""One try: look the host up, wait for its limiter, send, and use a fallback where browsers use one."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import aiohttp
import msgspec
from multidict import CIMultiDict
from yarl import URL

from linkcheck.fetch.addresses.connect_to import ConnectTo
from linkcheck.fetch.addresses.dns import Dns
from linkcheck.fetch.addresses.guard import Guard, literal
from linkcheck.fetch.limits.descriptors import budget
from linkcheck.fetch.limits.host_limiters import HostLimiter, HostLimiters
from linkcheck.fetch.limits.rate_limit import LONGEST_COOLDOWN, Bounds, Signal
from linkcheck.fetch.limits.refusals import PATIENT_STRIKES, STRIKES, Refusals
from linkcheck.fetch.limits.sharing import limiter_key
from linkcheck.fetch.options import FetchOptions, host_options
from linkcheck.fetch.policies.retry import retry_after
from linkcheck.fetch.stats import Stats
from linkcheck.fetch.tls.certificate import Certificate
from linkcheck.fetch.tls.fallback import Download, TlsFallback
from linkcheck.fetch.tls.handshake import shown_chain
from linkcheck.fetch.tls.verification import strict
from linkcheck.fetch.transport.exchange import PreparedRequest, TransportError, exchange
from linkcheck.fetch.transport.failures import detail_of, kind_of, tls_error
from linkcheck.fetch.transport.hedge import Watch, hedged, other_address
from linkcheck.fetch.transport.proxies import Proxies
from linkcheck.fetch.transport.session import Connector, GuardedResolver, MixedUpError, open_session
from linkcheck.fetch.walls import markers_of
from linkcheck.model import Failure, FailureKind, HostFacts, HostSign, Outcome, Request, Response, policy_of
from linkcheck.model.host import NOTHING_KNOWN
from linkcheck.model.retry_policy import FAILURES
from linkcheck.urls import host_of

_WITHHELD = "; a secret goes with this request, so nothing less strict was tried"
_TOO_SLOW = frozenset({HostSign.SLOW, HostSign.SILENT})


class Transport:
    """Owns what all requests of a run share: names, limiters, connections. Made inside the running loop, and closed."""

    def __init__(
        self,
        options: FetchOptions,
        proxies: Proxies,
        dns: Dns,
        stats: Stats,
        download: Download,
        hosts: Mapping[str, HostFacts],
    ) -> None:
        self._hosts = hosts
        guard = Guard(options.allow_private)
        context = strict(options.ca_file)
        self._options = options
        self._proxies = proxies
        self._stats = stats
        self._guard = guard
        self._connect_to = ConnectTo(options.connect_to)
        room = budget(options.concurrency)
        self.limiters = HostLimiters(room.in_flight, options.patience)
        patient = options.patience > LONGEST_COOLDOWN
        self._refusals = Refusals(PATIENT_STRIKES if patient else STRIKES)
        self._resolver = GuardedResolver(
            dns,
            guard,
            self._connect_to,
            private_network=bool(options.nameservers or options.connect_to or options.allow_private),
        )
        self._direct = Connector(self._resolver, guard, context, idle=room.idle)
        self._session = open_session(self._direct)
        # The proxy is the user's own and may well be private; what it connects to, only it can see.
        self._via_proxy = Connector(
            GuardedResolver(dns, None, ConnectTo({}), private_network=True), None, context, idle=room.idle
        )
        self._proxied = open_session(self._via_proxy)
        self._fallback = TlsFallback(options.ca_file, self._look, download)
        self._loop = asyncio.get_running_loop()

    async def close(self) -> None:
        """Close every connection, also when a second signal ends the wait for that."""
        try:
            await _close(self._session)
        finally:
            await _close(self._proxied)

    async def send(
        self,
        request: Request,
        headers: CIMultiDict[str],
        deadline: float,
        *,
        confidential: bool = False,
        first: bool = True,
    ) -> Outcome:
        """Send once, and once more beside it where the server stays silent (`hedge`); a request to an API only once.

        A pause of the host that ends after `deadline` is an outcome, not a wait. A `confidential` request carries a
        secret: it is sent over strictly verified connections only.

        The `first` try may go out twice, each time through the host's limiter: a kept connection may have been closed
        before it was used, which proves nothing about the page.
        """

        async def send(watch: Watch | None, seconds: float | None) -> Outcome:
            only_new = not first or other_address.get()
            return await self._send(
                request, headers, deadline, confidential=confidential, only_new=only_new, watch=watch, seconds=seconds
            )

        if request.body is not None or request.retries == 0:
            return await send(None, None)
        options = self._options
        total = host_options(options, host_of(request.url)).timeout or options.total_timeout
        after = min(0.9 * options.connect_timeout, options.first_byte_timeout / 2, total / 2)
        # A host that is known as slow gets no second request.
        after = min(max(after, 1.5 * self._hosts.get(host_of(request.url), NOTHING_KNOWN).answer), 0.9 * total)
        return await hedged(send, after=after, total=total)

    async def _send(
        self,
        request: Request,
        headers: CIMultiDict[str],
        deadline: float,
        *,
        confidential: bool,
        only_new: bool,
        watch: Watch | None,
        seconds: float | None,
    ) -> Outcome:
        url = URL(request.url.partition("#")[0], encoded=True)
        prepared = self._prepare(url, headers, confidential=confidential)
        prepared = msgspec.structs.replace(
            prepared, only_new=only_new, watch=watch, timeout=seconds or prepared.timeout
        )
        try:
            return await self._send_within_limits(request, prepared, deadline)
        except TransportError as error:
            broken = error
        if broken.stale and not only_new:
            return await self._send(
                request, headers, deadline, confidential=confidential, only_new=True, watch=watch, seconds=seconds
            )
        tls = tls_error(broken)
        helps = tls is not None and self._fallback.helps(tls, prepared.host)
        if (
            tls
            and not confidential
            and await self._fallback.consider(tls, prepared.host, prepared.port, prepared.context)
        ):
            try:
                return await self._send_within_limits(request, self._prepare(url, headers), deadline)
            except TransportError:  # the first error counts: it is that of strict verification
                self._fallback.withdraw(prepared.host, prepared.port)
        cause = broken.__cause__ or broken
        kind = kind_of(cause)
        if kind is FailureKind.LOCAL:
            self._direct.close_idle()
            self._via_proxy.close_idle()
        detail = detail_of(cause) + (_WITHHELD if helps and confidential else "")
        return Failure(url=request.url, kind=kind, detail=detail, status=broken.status)

    async def _send_within_limits(self, request: Request, prepared: PreparedRequest, deadline: float) -> Outcome:
        host, now = prepared.host, self._loop.time
        limiter = await self._limiter(prepared)
        standing = self._refusals.standing(request.url, host, now())
        permit = None if standing else await self.limiters.acquire(limiter, deadline, host)
        if permit is None:
            standing = standing or self._refusals.standing(request.url, host, now())
            return standing or _rate_limited(request, None, limiter.state.cool_until - now(), tries=0)
        self._stats.sent(prepared.host, limiter.state.in_flight)
        signal, wait = Signal.NEUTRAL, None
        if prepared.watch is not None:
            prepared.watch.sent()
        try:
            response, answer = await exchange(
                self._session_for(prepared), request, prepared, self._options, self._stats.received
            )
            wait = retry_after(response, datetime.now(UTC))
            signal = _signal(response)
            limiter.note_answer(now() - permit.started)
            self._count_refusal(limiter, host, response, signal, permit.started)
        except TransportError as error:
            too_slow = FAILURES[kind_of(error)].host in _TOO_SLOW
            too_slow = too_slow and not (prepared.watch is not None and prepared.watch.interrupted)
            signal = Signal.OVERLOADED if too_slow else Signal.NEUTRAL
            raise
        finally:
            if prepared.watch is not None:
                prepared.watch.ended()
            self.limiters.release(permit, signal, wait)
        try:
            await answer.settle()  # delays no other request: the permit is released
        except MixedUpError as error:
            raise TransportError(response.status) from error
        if wait is not None and self._loop.time() + wait > deadline:
            return _rate_limited(request, response.status, wait)
        if prepared.context is None:
            return msgspec.structs.replace(
                response, tls_not_after=self._direct.not_after.get((prepared.host, prepared.port))
            )
        return msgspec.structs.replace(
            response,
            tls_note=self._fallback.note(prepared.host, prepared.port),
            tls_not_after=self._fallback.not_after(prepared.host, prepared.port)
            or self._direct.not_after.get((prepared.host, prepared.port)),
        )

    def _count_refusal(
        self, limiter: HostLimiter, host: str, response: Response, signal: Signal, started: float
    ) -> None:
        """End all waiting requests of a host that refuses everything."""
        if signal is Signal.GOOD:
            self._refusals.answered(host)
        elif signal is Signal.OVERLOADED and self._refusals.refused(host, response, started, self._loop.time()):
            self.limiters.dismiss(limiter, host)

    def _prepare(self, url: URL, headers: CIMultiDict[str], *, confidential: bool = False) -> PreparedRequest:
        if url.raw_user is not None and "Authorization" in headers:
            url = url.with_user(None)  # the library takes one of the two; the configured one wins
        host, port = (url.raw_host or "").lower(), url.port or 0
        own = host_options(self._options, host)
        prepared = PreparedRequest(
            url=url,
            host=host,
            port=port,
            headers=headers,
            timeout=own.timeout or self._options.total_timeout,
            context=None if confidential else self._fallback.context(host, port),
            proxy=self._proxies.of(url.scheme, host),
        )
        if literal(host) is None or prepared.proxy is not None:
            return prepared
        # aiohttp does not resolve an address, and takes it in canonical form only.
        to_host, to_port = self._connect_to.route(str(literal(host)), port)
        if (to_host, to_port) == (host, port):
            return prepared
        headers = headers.copy()
        headers["Host"] = url.raw_authority.rpartition("@")[2]
        return msgspec.structs.replace(
            prepared, url=url.with_host(to_host).with_port(to_port), headers=headers, server_hostname=str(literal(host))
        )

    async def _limiter(self, prepared: PreparedRequest) -> HostLimiter:
        """The limiter of a host, once it is known that the host may be connected to."""
        try:
            addresses = await self._resolve(prepared)
        except OSError as error:
            raise TransportError(None) from error
        return self.limiters.limiter(limiter_key(prepared.host, addresses), lambda: self._bounds(prepared.host))

    def learnt(self) -> dict[str, HostFacts]:
        """Facts about hosts that complained, or take long to answer."""
        return self.limiters.learnt()

    def _bounds(self, host: str) -> Bounds:
        own, options = host_options(self._options, host), self._options
        interval = options.interval if own.interval is None else own.interval
        known = self._hosts.get(host, NOTHING_KNOWN)
        return Bounds(
            start=own.concurrency or options.per_host,
            most=own.concurrency or max(options.per_host, options.per_host_max),
            interval=max(interval, known.interval),
        )

    async def _resolve(self, prepared: PreparedRequest) -> tuple[str, ...]:
        """Addresses that identify a server; none behind a proxy or with `connect_to`."""
        if prepared.proxy is not None:
            self._guard.check_literal(prepared.host)
            return ()
        addresses, _ = await self._resolver.find(prepared.host, prepared.port)
        return addresses if self._connect_to.route(prepared.host, prepared.port)[0] == prepared.host else ()

    def _session_for(self, prepared: PreparedRequest) -> aiohttp.ClientSession:
        return self._session if prepared.proxy is None else self._proxied

    async def _look(self, host: str, port: int) -> tuple[Certificate, ...]:
        """Read a server's certificates, within the limits of its host."""
        scheme = "https"
        prepared = self._prepare(URL.build(scheme=scheme, host=host, port=port), CIMultiDict())
        if prepared.proxy is not None:
            return ()
        permit = await self.limiters.acquire(await self._limiter(prepared))
        if permit is None:
            return ()
        try:
            addresses, to_port = await self._resolver.find(host, port)
            return await shown_chain(addresses, to_port, host, self._guard, self._options.connect_timeout)
        finally:
            self.limiters.release(permit, Signal.NEUTRAL)


def _signal(response: Response) -> Signal:
    """What a response means for the host's rate; a wall means nothing, whatever its status."""
    match policy_of(response, markers_of(response)).host:
        case HostSign.OVERLOADED:
            return Signal.OVERLOADED
        case HostSign.WALL:
            return Signal.NEUTRAL
    return Signal.GOOD


def _rate_limited(request: Request, status: int | None, wait: float, tries: int = 1) -> Failure:
    return Failure(
        url=request.url,
        kind=FailureKind.RATE_LIMITED,
        detail=f"asks to be left alone for {wait:.0f} s",
        status=status,
        retry_after=wait,
        tries=tries,
    )


async def _close(session: aiohttp.ClientSession) -> None:
    try:
        await session.close()
    finally:
        session.detach()
