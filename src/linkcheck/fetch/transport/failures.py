"""Exceptions of libraries to kinds of failure: the only place that catches exceptions of the network."""

import errno
import re
import ssl

import aiohttp
from aiohttp import http_exceptions

from linkcheck.fetch.addresses.dns import LookupFailedError
from linkcheck.fetch.addresses.guard import PrivateAddressError
from linkcheck.fetch.limits.descriptors import EXHAUSTED
from linkcheck.fetch.tls.verification import tls_kind
from linkcheck.fetch.transport.encoding import EncodingError
from linkcheck.fetch.transport.response_handler import Http2Error
from linkcheck.model import FailureKind as Kind

# Read from above, each row against the exception and everything it was raised from: the special before the general.
RETRYABLE_KINDS: tuple[tuple[type[BaseException], Kind], ...] = (
    (PrivateAddressError, Kind.PRIVATE_ADDRESS),
    (aiohttp.ConnectionTimeoutError, Kind.CONNECT_TIMEOUT),
    (aiohttp.ServerFingerprintMismatch, Kind.TLS_UNKNOWN_ISSUER),
    (EncodingError, Kind.BAD_ENCODING),
    (Http2Error, Kind.HTTP_VERSION),
    (http_exceptions.LineTooLong, Kind.HEADERS_TOO_LARGE),
    (http_exceptions.ContentLengthError, Kind.TRUNCATED),
    (http_exceptions.TransferEncodingError, Kind.TRUNCATED),
    (http_exceptions.HttpProcessingError, Kind.BAD_HTTP),
    (aiohttp.ClientHttpProxyError, Kind.CONNECT_UNREACHABLE),
    (aiohttp.ClientResponseError, Kind.BAD_HTTP),
    (aiohttp.InvalidURL, Kind.INVALID_URL),
    (aiohttp.ServerDisconnectedError, Kind.EMPTY_REPLY),
    (TimeoutError, Kind.TIMEOUT),
    (ConnectionRefusedError, Kind.CONNECT_REFUSED),
    (ConnectionError, Kind.RESET),
    (aiohttp.ClientConnectorError, Kind.CONNECT_UNREACHABLE),
    (aiohttp.ClientPayloadError, Kind.TRUNCATED),
    (OSError, Kind.RESET),
    (ValueError, Kind.INVALID_URL),
)
_ALERTS = (("no application protocol", Kind.HTTP_VERSION), ("alert access denied", Kind.TLS_ACCESS_DENIED))
"""Handshake failures with a more exact meaning: alerts 120 and 49. Python has no name for the first."""
_ERRNO = re.compile(r"\[Errno (\d+)\]")
_NOISE = re.compile(r"\[SSL: CERTIFICATE_VERIFY_FAILED\] certificate verify failed: | \(_ssl\.c:\d+\)")
"""Parts of messages that add nothing, or differ between builds of Python and would make two runs differ."""
_MAX_DEPTH = 8


def kind_of(error: BaseException) -> Kind:
    """The kind of failure an exception stands for."""
    chain = causes(error)
    if (tls := tls_error(error)) is not None:
        return next((kind for word, kind in _ALERTS if word in str(tls).lower()), None) or tls_kind(tls)
    for cause in chain:
        if isinstance(cause, LookupFailedError):
            return cause.kind
        if isinstance(cause, OSError) and cause.errno in EXHAUSTED:
            return Kind.LOCAL
        if isinstance(cause, aiohttp.ClientConnectorError) and (kind := _of_connect(cause.os_error)):
            return kind
        if isinstance(cause, http_exceptions.BadHttpMessage) and "Too many headers" in str(cause):
            return Kind.HEADERS_TOO_LARGE
        if isinstance(cause, aiohttp.ServerDisconnectedError) and not isinstance(cause.message, str):
            return Kind.TRUNCATED  # the library has part of a body: the response had begun
    return next(
        (kind for known, kind in RETRYABLE_KINDS if any(isinstance(cause, known) for cause in chain)), Kind.BAD_HTTP
    )


def tls_error(error: BaseException) -> ssl.SSLError | None:
    """OpenSSL's own error, if the exception was raised from one."""
    # aiohttp's wrappers are SSLErrors by type too, but without a reason.
    inner = (cause for cause in causes(error) if isinstance(cause, ssl.SSLError))
    return next((cause for cause in inner if not isinstance(cause, aiohttp.ClientError)), None)


def causes(error: BaseException) -> list[BaseException]:
    """The exception and what it was raised from, outermost first."""
    chain = [error]
    while (inner := chain[-1].__cause__) is not None and len(chain) < _MAX_DEPTH:
        chain.append(inner)
    return chain


def detail_of(error: BaseException) -> str:
    """One line in the library's own words."""
    chain = causes(error)
    if kind_of(error) is Kind.TRUNCATED and any(isinstance(cause, aiohttp.ServerDisconnectedError) for cause in chain):
        return "Server disconnected within the headers"
    words = next((text for cause in reversed(chain) if (text := str(cause).strip())), type(error).__name__)
    return " ".join(_NOISE.sub("", words).split()).removesuffix(".")[:300]


def _of_connect(error: OSError) -> Kind | None:
    """Several addresses fail in several ways; the most exact one counts; a refusal proves that a host is there."""
    numbers = {error.errno} if error.errno else {int(number) for number in _ERRNO.findall(str(error))}
    if numbers & EXHAUSTED:
        return Kind.LOCAL
    if errno.ECONNREFUSED in numbers:
        return Kind.CONNECT_REFUSED
    if numbers & {errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE}:
        return Kind.RESET
    if errno.ETIMEDOUT in numbers:
        return Kind.CONNECT_TIMEOUT
    return Kind.CONNECT_UNREACHABLE if numbers else None
