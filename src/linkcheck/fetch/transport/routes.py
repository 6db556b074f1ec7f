"""The way to a server: directly or by a proxy, past the address guard, over the connections of a run."""

from collections.abc import Callable
from ssl import SSLContext

import aiohttp
import msgspec
from multidict import CIMultiDict
from yarl import URL

from linkcheck.fetch.addresses.connect_to import ConnectTo
from linkcheck.fetch.addresses.dns import Dns
from linkcheck.fetch.addresses.guard import Guard, literal
from linkcheck.fetch.addresses.resolver import GuardedResolver
from linkcheck.fetch.options import FetchOptions, host_options
from linkcheck.fetch.tls.certificate import Certificate
from linkcheck.fetch.tls.handshake import shown_chain
from linkcheck.fetch.tls.verification import strict
from linkcheck.fetch.transport.exchange import PreparedRequest, TransportError
from linkcheck.fetch.transport.hedge import Watch
from linkcheck.fetch.transport.proxies import Proxies
from linkcheck.fetch.transport.session import Connector, open_session


class Routes:
    """Owns resolver, guard and connections. Made inside the running loop, and closed."""

    def __init__(
        self,
        options: FetchOptions,
        proxies: Proxies,
        dns: Dns,
        idle: int,
        context_for: Callable[[str, int], SSLContext | aiohttp.Fingerprint | None],
    ) -> None:
        """`idle` is the number of connections to keep; `context_for` has the fallback of a host and port, if any."""
        self._options = options
        self._proxies = proxies
        self._context_for = context_for
        self._guard = Guard(options.allow_private)
        self._connect_to = ConnectTo(options.connect_to)
        context = strict(options.ca_file)
        self._resolver = GuardedResolver(
            dns,
            self._guard,
            self._connect_to,
            private_network=bool(options.nameservers or options.connect_to or options.allow_private),
        )
        self._direct = Connector(self._resolver, self._guard, context, idle=idle)
        self._session = open_session(self._direct)
        # The proxy is the user's own and may well be private; what it connects to, only it can see.
        self._via_proxy = Connector(
            GuardedResolver(dns, None, ConnectTo({}), private_network=True), None, context, idle=idle
        )
        self._proxied = open_session(self._via_proxy)

    async def close(self) -> None:
        """Close every connection, also when a second signal ends the wait for that."""
        try:
            await _close(self._session)
        finally:
            await _close(self._proxied)

    def close_idle(self) -> None:
        """Close every kept connection: their descriptors are needed."""
        self._direct.close_idle()
        self._via_proxy.close_idle()

    def prepare(
        self,
        url: URL,
        headers: CIMultiDict[str],
        *,
        confidential: bool = False,
        only_new: bool = False,
        watch: Watch | None = None,
        seconds: float = 0.0,
    ) -> PreparedRequest:
        """One exchange by its way; `confidential` ones use no fallback of TLS. `seconds` are its time, if not all."""
        if url.raw_user is not None and "Authorization" in headers:
            url = url.with_user(None)  # the library takes one of the two; the configured one wins
        host, port = (url.raw_host or "").lower(), url.port or 0
        prepared = PreparedRequest(
            url=url,
            host=host,
            port=port,
            headers=headers,
            timeout=seconds or host_options(self._options, host).timeout or self._options.total_timeout,
            context=None if confidential else self._context_for(host, port),
            proxy=self._proxies.of(url.scheme, host),
            only_new=only_new,
            watch=watch,
        )
        if (address := literal(host)) is None or prepared.proxy is not None:
            return prepared
        # aiohttp does not resolve an address, and takes it in canonical form only.
        to_host, to_port = self._connect_to.route(address, port)
        if (to_host, to_port) == (host, port):
            return prepared
        headers = headers.copy()
        headers["Host"] = url.raw_authority.rpartition("@")[2]
        return msgspec.structs.replace(
            prepared, url=url.with_host(to_host).with_port(to_port), headers=headers, server_hostname=address
        )

    async def addresses(self, prepared: PreparedRequest) -> tuple[str, ...]:
        """Addresses that identify a server; none behind a proxy or with `connect_to`. Raises `TransportError`."""
        try:
            if prepared.proxy is not None:
                self._guard.check_literal(prepared.host)
                return ()
            found, _ = await self._resolver.find(prepared.host, prepared.port)
        except OSError as error:
            raise TransportError(None) from error
        return found if self._connect_to.route(prepared.host, prepared.port)[0] == prepared.host else ()

    def session(self, prepared: PreparedRequest) -> aiohttp.ClientSession:
        """The session that sends it."""
        return self._session if prepared.proxy is None else self._proxied

    def not_after(self, prepared: PreparedRequest) -> str | None:
        """When the certificate expires that the server showed, ISO 8601 UTC."""
        return self._direct.not_after.get((prepared.host, prepared.port))

    async def certificates(self, prepared: PreparedRequest) -> tuple[Certificate, ...]:
        """The certificates that a server shows, unverified."""
        addresses, port = await self._resolver.find(prepared.host, prepared.port)
        return await shown_chain(addresses, port, prepared.host, self._guard, self._options.connect_timeout)


async def _close(session: aiohttp.ClientSession) -> None:
    try:
        await session.close()
    finally:
        session.detach()
