"""One request on the wire: headers to its status, and as much of the body as is wanted. No limiter, retry or hop."""

import asyncio
import ssl
from collections.abc import Callable
from functools import cache, partial
from typing import cast

import aiohttp
import msgspec
from multidict import CIMultiDict
from yarl import URL

from linkcheck.fetch.options import FetchOptions
from linkcheck.fetch.policies.redirects import REDIRECT_STATUSES
from linkcheck.fetch.transport.body import NOTHING, Collector, drain, plan, read
from linkcheck.fetch.transport.encoding import ACCEPT_ENCODING, EncodingError
from linkcheck.fetch.transport.hedge import Watch
from linkcheck.fetch.transport.session import DroppedError, MixedUpError, TrackedResponse, only_new
from linkcheck.model import BodyExtent, Request, Response
from linkcheck.model.http.exchange import Headers
from linkcheck.model.http.headers import bounded

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class PreparedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """How one request is to be sent."""

    url: URL
    """Where to send it: the request's URL, unless `connect_to` has another address."""
    host: str
    """Of the request's own URL, as is the port."""
    port: int
    headers: CIMultiDict[str]
    timeout: float
    context: ssl.SSLContext | aiohttp.Fingerprint | None = None
    """The TLS context where the ordinary one fails."""
    proxy: URL | None = None
    server_hostname: str | None = None
    only_new: bool = False
    """Whether it must go out on a new connection."""
    watch: Watch | None = None


class TransportError(Exception):
    """The request failed; `__cause__` is the reason."""

    def __init__(self, status: int | None, *, reused: bool = False) -> None:
        super().__init__(status)
        self.status = status
        """The status, when a status line arrived before the failure."""
        self._reused = reused

    @property
    def stale(self) -> bool:
        """Whether a new connection may do better: a kept one broke, or its response may belong to another request."""
        cause = self.__cause__
        if isinstance(cause, DroppedError):
            return cause.stale
        return isinstance(cause, MixedUpError) or (self._reused and isinstance(cause, aiohttp.ClientPayloadError))


def headers_for(request: Request, options: FetchOptions, more: Headers) -> CIMultiDict[str]:
    """Defaults, replaced by the request's own, replaced by the host's."""
    headers: CIMultiDict[str] = CIMultiDict(
        {
            "User-Agent": options.user_agent,
            "Accept": ACCEPT,
            "Accept-Language": options.accept_language,
            "Accept-Encoding": ACCEPT_ENCODING,
        }
    )
    if request.read is BodyExtent.TAIL:
        headers["Range"] = f"bytes=-{options.tail_limit}"
        headers["Accept-Encoding"] = "identity"  # the end of a compressed file cannot be decoded
    headers.update(request.headers)
    headers.update(more)
    return headers


async def exchange(
    session: aiohttp.ClientSession,
    request: Request,
    prepared: PreparedRequest,
    options: FetchOptions,
    count: Callable[[int], None],
) -> tuple[Response, TrackedResponse]:
    """Return the response in both forms, ours and aiohttp's; raise `TransportError` from any failure."""
    answer: TrackedResponse | None = None
    collector: Collector | None = None
    token = only_new.set(prepared.only_new)
    try:
        async with asyncio.timeout(prepared.timeout) as limit:
            if prepared.watch is not None:
                prepared.watch.limit = limit
            answer = cast(
                "TrackedResponse",
                await session.request(
                    request.method,
                    prepared.url,
                    headers=prepared.headers,
                    data=request.body,
                    allow_redirects=False,
                    timeout=_patience(_to_connect(prepared, options), _silence(prepared, options)),
                    ssl=prepared.context or True,
                    proxy=prepared.proxy,
                    server_hostname=prepared.server_hostname,
                ),
            )
            collector = _collector(request, answer, options)
            if prepared.watch is not None:
                prepared.watch.received = partial(_received, collector)
            await read(answer.content, collector)
            await drain(answer.content, collector, _remaining(answer, collector))
    except (aiohttp.ClientError, OSError, ValueError) as error:
        if answer is None or collector is None or not _counts_as_response(answer.status, collector, error):
            reused = answer is not None and answer.reused
            raise TransportError(answer.status if answer is not None else None, reused=reused) from error
    finally:
        only_new.reset(token)
        if prepared.watch is not None:
            prepared.watch.limit = None
        if collector is not None:
            count(collector.wire_bytes)
        if answer is not None and not (collector is not None and collector.ended):
            answer.close()  # the rest of the body is not needed; a body read to its end frees itself
    response = Response(
        url=request.url,
        status=answer.status,
        headers=tuple(bounded((name.lower(), _text(name, value)) for name, value in answer.headers.items())),
        body=collector.data,
        truncated=collector.truncated,
    )
    return response, answer


def _received(collector: Collector) -> int:
    """Bytes of the body so far."""
    return collector.wire_bytes


def _to_connect(prepared: PreparedRequest, options: FetchOptions) -> float:
    """Seconds to connect: some less than the whole try has, so that a failure says what it was that took so long."""
    return options.connect_timeout if prepared.timeout > options.connect_timeout else 0.8 * prepared.timeout


def _silence(prepared: PreparedRequest, options: FetchOptions) -> float | None:
    """Seconds of silence that end the try; None where the whole try ends first, to save the library four timers."""
    return options.first_byte_timeout if options.first_byte_timeout < prepared.timeout else None


@cache
def _patience(connect: float, silence: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(connect=connect, sock_read=silence)


def _collector(request: Request, answer: aiohttp.ClientResponse, options: FetchOptions) -> Collector:
    if answer.status in REDIRECT_STATUSES and request.follow and answer.headers.get("Location", "").strip():
        return Collector(NOTHING)
    content_type = answer.headers.get("Content-Type", "")
    wanted = plan(request.read, answer.status, content_type, answer.content_length, options)
    return Collector(wanted, answer.headers.get("Content-Encoding", ""))


def _remaining(answer: aiohttp.ClientResponse, collector: Collector) -> int | None:
    return None if answer.content_length is None else answer.content_length - collector.wire_bytes


def _counts_as_response(status: int, collector: Collector, error: Exception) -> bool:
    """Whether an incomplete response counts as a response.

    An error status counts without its page. A page that never ends works; a page that breaks off before its head
    ended, or never sends a byte, does not.
    """
    if isinstance(error, EncodingError):
        return status >= 400
    if status >= 400 or collector.satisfied:
        return True
    return isinstance(error, TimeoutError) and bool(collector.data)


def _text(name: str, value: str) -> str:
    """A header value that can be stored: bytes that are not UTF-8 become what browsers make of them."""
    if value.isascii():
        return value
    escape = "%{:02X}".format if name.lower() == "location" else chr
    return "".join(
        escape(ord(character) - 0xDC00) if "\udc80" <= character <= "\udcff" else character for character in value
    )
