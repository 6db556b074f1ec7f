"""One try: look the host up, wait for its limiter, send, and use a fallback where browsers use one."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from multidict import CIMultiDict
from yarl import URL

from linkcheck.fetch.addresses.dns import Dns
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
from linkcheck.fetch.transport.exchange import PreparedRequest, TransportError, exchange
from linkcheck.fetch.transport.failures import detail_of, kind_of, tls_error
from linkcheck.fetch.transport.hedge import Watch, hedged, other_address
from linkcheck.fetch.transport.proxies import Proxies
from linkcheck.fetch.transport.routes import Routes
from linkcheck.fetch.transport.session import MixedUpError
from linkcheck.fetch.walls import markers_of
from linkcheck.model import Failure, FailureKind, HostFacts, HostSign, Outcome, Request, Response, policy_of
from linkcheck.model.http.host import NOTHING_KNOWN
from linkcheck.model.http.retry_policy import FAILURES
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
        self._options = options
        self._stats = stats
        room = budget(options.concurrency)
        self.limiters = HostLimiters(room.in_flight, options.patience)
        patient = options.patience > LONGEST_COOLDOWN
        refusing = frozenset(host for host, facts in hosts.items() if facts.refuses and not patient)
        self._endless: set[str] = set()
        """Hosts with a page that used up all of the time."""
        self._refusals = Refusals(PATIENT_STRIKES if patient else STRIKES, refusing)
        self._fallback = TlsFallback(options.ca_file, self._look, download)
        self._routes = Routes(options, proxies, dns, room.idle, self._fallback.context)
        self._loop = asyncio.get_running_loop()

    async def close(self) -> None:
        """Close every connection."""
        await self._routes.close()

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

        async def send(watch: Watch | None, seconds: float) -> Outcome:
            only_new = not first or other_address.get()
            return await self._send(
                request, headers, deadline, confidential=confidential, only_new=only_new, watch=watch, seconds=seconds
            )

        host = host_of(request.url)
        total = self._longest_try(request, host)
        if request.body is not None or request.retries == 0:
            return await send(None, total)
        options = self._options
        after = min(0.9 * options.connect_timeout, options.first_byte_timeout / 2, total / 2)
        # A host that is known as slow gets no second request.
        after = min(max(after, 1.5 * self._hosts.get(host, NOTHING_KNOWN).answer), 0.9 * total)
        return await hedged(send, after=after, total=total)

    def _longest_try(self, request: Request, host: str) -> float:
        """Seconds for one try: half where the last one needed all, for silence or for a page that never ends.

        The answer of a host is as long as the timeout only where its pages never end. What is cut after half of it
        is not learnt again, so all of the time is tried again when what is known of the host has expired.
        """
        total = self._timeout(host)
        answer = self._hosts.get(host, NOTHING_KNOWN).answer
        endless = host in self._endless or answer >= total
        return total / 2 if endless or (request.brief and not answer) else total

    def _timeout(self, host: str) -> float:
        """Seconds for one try, as configured."""
        return host_options(self._options, host).timeout or self._options.total_timeout

    async def _send(
        self,
        request: Request,
        headers: CIMultiDict[str],
        deadline: float,
        *,
        confidential: bool,
        only_new: bool,
        watch: Watch | None,
        seconds: float,
    ) -> Outcome:
        url = URL(request.url.partition("#")[0], encoded=True)
        prepared = self._routes.prepare(
            url, headers, confidential=confidential, only_new=only_new, watch=watch, seconds=seconds
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
                return await self._send_within_limits(request, self._routes.prepare(url, headers), deadline)
            except TransportError:  # the first error counts: it is that of strict verification
                self._fallback.withdraw(prepared.host, prepared.port)
        cause = broken.__cause__ or broken
        kind = kind_of(cause)
        if kind is FailureKind.LOCAL:
            self._routes.close_idle()
        detail = detail_of(cause) + (_WITHHELD if helps and confidential else "")
        return Failure(url=request.url, kind=kind, detail=detail, status=broken.status)

    async def _send_within_limits(self, request: Request, prepared: PreparedRequest, deadline: float) -> Outcome:
        host, now = prepared.host, self._loop.time
        limiter = await self._limiter(prepared)
        standing = self._refusals.standing(request.url, host, now())
        permit = None if standing else await self.limiters.acquire(limiter, deadline, host)
        if permit is None:
            standing = standing or self._refusals.standing(request.url, host, now())
            return standing or _rate_limited(request, None, limiter.pause_end - now(), tries=0)
        self._stats.sent()
        signal, wait = Signal.NEUTRAL, None
        if prepared.watch is not None:
            prepared.watch.sent()
        try:
            response, answer = await exchange(
                self._routes.session(prepared), request, prepared, self._options, self._stats.received
            )
            wait = retry_after(response, datetime.now(UTC))
            signal = _signal(response)
            seconds = now() - permit.started
            if is_cut := seconds >= prepared.timeout:
                self._endless.add(host)
            if not is_cut or prepared.timeout >= self._timeout(host):
                limiter.note_answer(seconds)
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
            return msgspec.structs.replace(response, tls_not_after=self._routes.not_after(prepared))
        return msgspec.structs.replace(
            response,
            tls_note=self._fallback.note(prepared.host, prepared.port),
            tls_not_after=self._fallback.not_after(prepared.host, prepared.port) or self._routes.not_after(prepared),
        )

    def _count_refusal(
        self, limiter: HostLimiter, host: str, response: Response, signal: Signal, started: float
    ) -> None:
        """End all waiting requests of a host that refuses everything."""
        if signal is Signal.GOOD:
            self._refusals.answered(host)
        elif signal is Signal.OVERLOADED and self._refusals.refused(host, response, started, self._loop.time()):
            self.limiters.dismiss(limiter, host)

    async def _limiter(self, prepared: PreparedRequest) -> HostLimiter:
        """The limiter of a host, once it is known that the host may be connected to."""
        addresses = await self._routes.addresses(prepared)
        return self.limiters.limiter(limiter_key(prepared.host, addresses), lambda: self._bounds(prepared.host))

    def learnt(self) -> dict[str, HostFacts]:
        """Facts about hosts that complained, or take long to answer."""
        found = self.limiters.learnt()
        for host in self._refusals.refusing:
            found[host] = msgspec.structs.replace(found.get(host, NOTHING_KNOWN), refuses=True)
        return found

    def _bounds(self, host: str) -> Bounds:
        own, options = host_options(self._options, host), self._options
        return Bounds(
            start=own.concurrency or options.per_host,
            most=own.concurrency or max(options.per_host, options.per_host_max),
            interval=options.interval if own.interval is None else own.interval,
            known_interval=self._hosts.get(host, NOTHING_KNOWN).interval,
        )

    async def _look(self, host: str, port: int) -> tuple[Certificate, ...]:
        """Read a server's certificates, within the limits of its host."""
        scheme = "https"
        prepared = self._routes.prepare(URL.build(scheme=scheme, host=host, port=port), CIMultiDict())
        if prepared.proxy is not None:
            return ()
        permit = await self.limiters.acquire(await self._limiter(prepared))
        if permit is None:
            return ()
        try:
            return await self._routes.certificates(prepared)
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
