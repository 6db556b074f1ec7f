"""The connections: guarded sockets to resolved addresses, and the expiry of the certificates seen."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

import aiohttp
from aiohttp import ClientHandlerType, ClientRequest, ClientResponse
from aiohttp.client_proto import ResponseHandler
from aiohttp.client_reqrep import ConnectionKey

from linkcheck.fetch.addresses.guard import Guard
from linkcheck.fetch.addresses.resolver import GuardedResolver
from linkcheck.fetch.transport.response_handler import LenientResponseHandler, Peer
from linkcheck.fetch.transport.response_head import MAX_HEAD

if TYPE_CHECKING:
    from aiohttp.client import ClientTimeout
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace

READ_BUFFER = 64 * 1024
# Long enough for the next link of the same host, short enough that 10,000 hosts do not exhaust descriptors.
KEEP_ALIVE_SECONDS = 6.0
REQUEST_TIMEOUT = 408
"""Status that servers send on an idle connection before they close it; it belongs to no request."""


only_new: ContextVar[bool] = ContextVar("only_new", default=False)
"""Whether the requests of this task must not go out on a kept connection."""


carrier: ContextVar["tuple[LenientResponseHandler | None, bool]"] = ContextVar("carrier", default=(None, False))
"""The connection of this task's request, and whether an earlier request used it."""


on_connected: ContextVar[Callable[[], object]] = ContextVar("on_connected", default=bool)
"""Called when a request of this task has its connection."""
ENOUGH_CLEAN = 50
"""Responses on kept connections of a server without surplus bytes, after which the wait for such bytes ends."""


class DroppedError(aiohttp.ClientError):
    """A connection broke, see `__cause__`. With this type the library does not repeat the request past the limiter."""

    def __init__(self, cause: Exception, *, stale: bool) -> None:
        super().__init__(str(cause))
        self.stale = stale
        """The connection had served an earlier request: the server may have closed it, or sent more for that one."""


class MixedUpError(aiohttp.ClientError):
    """The response may belong to an earlier request on the same connection."""


class TrackedResponse(aiohttp.ClientResponse):
    """A response with its connection: whether the connection was reused, and what else arrived on it."""

    reused = False
    """Whether its connection had served an earlier request."""
    connection_handler: LenientResponseHandler | None = None

    async def settle(self) -> None:
        """Wait until it is clear that this answers our request; raises `MixedUpError` where it may not.

        Where a server sends surplus bytes, the rest of one response is read as the next. Then the true response follows
        and is one too many. This happens on kept connections only.
        """
        handler = self.connection_handler
        if not self.reused or handler is None:
            return
        if self.status == REQUEST_TIMEOUT:
            raise MixedUpError("the server gave the connection up")
        if handler.is_trusted and handler.is_connected() and handler.peer.clean < ENOUGH_CLEAN:
            await asyncio.sleep(handler.settling_time)
            handler.peer.clean += 1
        if not handler.is_trusted:
            raise MixedUpError("more answers than requests")


class Connector(aiohttp.TCPConnector):
    """Pools connections, without limits of its own: the limiters have given a permit."""

    def __init__(self, addresses: GuardedResolver, guard: Guard | None, context: ssl.SSLContext, *, idle: int) -> None:
        super().__init__(
            resolver=addresses,
            use_dns_cache=False,
            limit=0,
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            ssl=context,
            socket_factory=guard.socket if guard is not None else None,
        )
        handler: type[ResponseHandler] = LenientResponseHandler
        self._factory = partial(handler, loop=asyncio.get_running_loop())
        self.not_after: dict[tuple[str, int], str] = {}
        """Host and port to the expiry of the certificate seen there, ISO 8601 UTC."""
        self._idle = idle
        self._kept = 0
        """Idle connections, without those that were closed since the library last removed closed ones."""
        self._resting: set[ResponseHandler] = set()
        """Connections that are kept once their last response is settled; they count among the idle ones."""
        self._peers: WeakValueDictionary[ConnectionKey, Peer] = WeakValueDictionary()
        self._surplus: dict[ConnectionKey, Peer] = {}
        """Servers that once sent surplus bytes: each of their connections carries one request."""

    async def connect(self, req: ClientRequest, traces: "list[Trace]", timeout: "ClientTimeout") -> "Connection":  # noqa: ASYNC109 - the signature is aiohttp's
        """Connect, or reuse a connection on which nothing waits to be read."""
        if only_new.get() or req.connection_key in self._surplus:
            self._forget(req)
        while True:
            connection = await super().connect(req, traces, timeout)
            on_connected.get()()
            handler = cast("LenientResponseHandler", connection.protocol)
            reused = handler.exchanges > 0
            carrier.set((handler, reused))
            if not reused:
                handler.peer = self._peer(req.connection_key)
                self._note_certificate(req, connection)
                return connection
            self._kept -= 1
            if handler.is_quiet():
                return connection
            connection.close()

    def _release(self, key: ConnectionKey, protocol: ResponseHandler, *, should_close: bool = False) -> None:
        """Keep a connection, not before it is clear that its last response was one (see `TrackedResponse.settle`).

        Otherwise the next request would take the true response for its own, and none would be one too many.
        """
        handler = cast("LenientResponseHandler", protocol)
        if should_close or not handler.reused or handler.peer.clean >= ENOUGH_CLEAN:
            self._keep(key, protocol, should_close=should_close)
        else:
            self._make_room()
            self._resting.add(protocol)
            keep = partial(self._keep, key, protocol, should_close=False)
            asyncio.get_running_loop().call_later(handler.settling_time, keep)

    def _keep(self, key: ConnectionKey, protocol: ResponseHandler, *, should_close: bool) -> None:
        """Keep a connection for the next request of its host; the longest idle one makes room for it.

        Where there are more hosts than idle connections, the host of the longest idle one probably has no more links.
        """
        self._resting.discard(protocol)
        should_close = should_close or key in self._surplus or not self._idle or not self._make_room()
        super()._release(key, protocol, should_close=should_close)
        if protocol.transport is not None and not protocol.transport.is_closing():
            self._kept += 1

    def _peer(self, key: ConnectionKey) -> Peer:
        """State of a server, kept as long as it has a connection; for servers in `_surplus` until the end."""
        peer = self._peers.get(key)
        if peer is None:
            peer = self._peers[key] = Peer(lambda known: self._surplus.setdefault(key, known))
        return peer

    def _cleanup(self) -> None:
        super()._cleanup()
        self._kept = sum(map(len, self._conns.values()))

    def _make_room(self) -> bool:
        """Whether there is room for one more idle connection, after the longest idle one was closed for it."""
        if self._kept + len(self._resting) < self._idle:
            return True
        key = next(iter(self._conns), None)  # a host moves to the end when it had none and one is kept
        if key is None:
            return False
        protocol, _ = self._conns[key].popleft()
        if not self._conns[key]:
            del self._conns[key]
        self._kept -= 1
        protocol.close()
        return True

    def close_idle(self) -> None:
        """Close every kept connection: their descriptors are needed."""
        for resting in self._resting:
            resting.close()
        while self._conns:
            for protocol, _ in self._conns.popitem()[1]:
                protocol.close()
        self._kept = 0

    async def report_drop(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        """Middleware: raise different errors for a kept connection and for a new one, and close other idle ones."""
        carrier.set((None, False))
        try:
            answer = cast("TrackedResponse", await handler(request))
        except (aiohttp.ClientConnectorError, aiohttp.ServerTimeoutError):
            raise
        except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError, aiohttp.ClientResponseError) as error:
            _, reused = carrier.get()
            if reused:
                self._forget(request)
            elif isinstance(error, aiohttp.ClientResponseError):
                raise
            raise DroppedError(error, stale=reused) from error
        answer.connection_handler, answer.reused = carrier.get()
        return answer

    def _forget(self, request: ClientRequest) -> None:
        """Close the idle connections to the server of a request: the cause that ended one has ended the others."""
        for protocol, _ in self._conns.pop(request.connection_key, ()):
            self._kept -= 1
            protocol.close()

    def _note_certificate(self, request: ClientRequest, connection: "Connection") -> None:
        certificate: Mapping[str, Any] | None = None
        if request.is_ssl() and connection.transport is not None:
            certificate = connection.transport.get_extra_info("peercert")
        if certificate and "notAfter" in certificate:
            seconds = ssl.cert_time_to_seconds(certificate["notAfter"])
            self.not_after[(request.url.raw_host or "").lower(), request.url.port or 0] = iso_utc(seconds)


def iso_utc(seconds: float) -> str:
    """A POSIX time as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def open_session(connector: Connector) -> aiohttp.ClientSession:
    """A session that adds nothing of its own: no cookies, no decoding, no redirects, no environment."""
    return aiohttp.ClientSession(
        connector=connector,
        response_class=TrackedResponse,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
        requote_redirect_url=False,
        read_bufsize=READ_BUFFER,
        max_line_size=MAX_HEAD,
        max_field_size=MAX_HEAD,
        max_headers=MAX_HEAD,
        middlewares=(connector.report_drop,),
        timeout=aiohttp.ClientTimeout(total=None),
    )
