"""Connections to servers that browsers accept and a strict handshake refuses.

Three kinds of server work for browsers but not for OpenSSL as Python uses it. One omits an intermediate certificate,
which browsers fetch from the address in the server's own certificate. One has an underscore in its host name, which
OpenSSL matches against no wildcard. Both are verified in full by `trust` instead, on every connection; a downloaded
certificate is never trusted by itself. The third insists on old renegotiation or old key exchange: these are allowed
on a second try, with OpenSSL's verification as strict as before. No secret is sent over any of these connections
(see `transport`).
"""

import ssl
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

import aiohttp
import msgspec

from linkcheck.fetch.single_flight import SingleFlight
from linkcheck.fetch.tls.certificate import Certificate, read_download
from linkcheck.fetch.tls.trust import ChainVerifier, VerifiedPeer
from linkcheck.fetch.tls.verification import is_legacy, is_name, lacks_issuer, legacy, strict

LONGEST_CHAIN = 3
"""Most intermediates that are downloaded for one host."""
MOST_URLS = 2
"""Most caIssuers addresses of one certificate that are requested."""
MISSING_INTERMEDIATE = "missing-intermediate"
LEGACY_TLS = "legacy-tls"

Look = Callable[[str, int], Awaitable[Sequence[Certificate]]]
"""The certificates a server shows, its own first; none when it shows none."""
Download = Callable[[str], Awaitable[bytes | None]]


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """How connections to one host are made."""

    context: ssl.SSLContext | aiohttp.Fingerprint
    note: str | None


class TlsFallback:
    """The hosts that need a fallback, with the kind of it; `look` and `download` are the only I/O."""

    def __init__(self, ca_file: str, look: Look, download: Download) -> None:
        self._ca_file = ca_file
        self._look = look
        self._download = download
        self._granted: dict[tuple[str, int], Grant] = {}
        self._peers: SingleFlight[tuple[str, int], VerifiedPeer | None] = SingleFlight()
        self._issuers: SingleFlight[str, tuple[Certificate, ...]] = SingleFlight()
        self._legacy: ssl.SSLContext | None = None
        self._verifier: ChainVerifier | None = None

    def context(self, host: str, port: int) -> ssl.SSLContext | aiohttp.Fingerprint | None:
        """The context a host needs; None for the ordinary one."""
        permit = self._granted.get((host, port))
        return permit.context if permit else None

    def note(self, host: str, port: int) -> str | None:
        """The TLS note of a host, for the outcome."""
        permit = self._granted.get((host, port))
        return permit.note if permit else None

    def not_after(self, host: str, port: int) -> str | None:
        """When the certificate of a host that was verified here expires, ISO 8601 UTC."""
        context = self.context(host, port)
        if not isinstance(context, VerifiedPeer) or context.not_after is None:
            return None
        return datetime.fromtimestamp(context.not_after, UTC).isoformat()

    def helps(self, error: ssl.SSLError, host: str) -> bool:
        """Whether browsers may get through where this error was raised."""
        return is_legacy(error) or lacks_issuer(error) or (is_name(error) and "_" in host)

    async def consider(
        self, error: ssl.SSLError, host: str, port: int, used: ssl.SSLContext | aiohttp.Fingerprint | None
    ) -> bool:
        """Whether to try once more, with the context that `context` now returns; the try with `used` failed."""
        key = (host, port)
        if key in self._granted:
            return used is None  # another request to the host has found the fallback meanwhile
        if not self.helps(error, host):
            return False
        if is_legacy(error):
            self._legacy = self._legacy or legacy(self._ca_file)
            self._granted[key] = Grant(context=self._legacy, note=LEGACY_TLS)
            return True
        peer = await self._peers.get(key, lambda: self._verified(host, port))
        if peer is None:
            return False
        self._granted[key] = Grant(context=peer, note=MISSING_INTERMEDIATE if peer.intermediates else None)
        return True

    def withdraw(self, host: str, port: int) -> None:
        """Record that the fallback failed."""
        self._granted.pop((host, port), None)

    async def _verified(self, host: str, port: int) -> VerifiedPeer | None:
        """Look at a host's certificates and download the missing ones until the chain is valid, if it ever is."""
        chain = await self._look(host, port)
        if not chain:
            return None
        self._verifier = self._verifier or ChainVerifier(strict(self._ca_file))
        peer = VerifiedPeer(self._verifier, host, port)
        for _ in range(LONGEST_CHAIN):
            if peer.accepts(chain):
                return peer
            issuers = await self._issuers_of(_top((*chain, *peer.intermediates)))
            if not issuers:
                return None
            peer.intermediates = (*peer.intermediates, *issuers)
        return peer if peer.accepts(chain) else None

    async def _issuers_of(self, certificate: Certificate) -> tuple[Certificate, ...]:
        for url in certificate.issuer_urls[:MOST_URLS]:
            found = await self._issuers.get(url, lambda url=url: self._read(url))  # type: ignore[misc]
            if any(issuer.subject == certificate.issuer for issuer in found):
                return found
        return ()

    async def _read(self, url: str) -> tuple[Certificate, ...]:
        return read_download(await self._download(url) or b"")


def _top(certificates: Sequence[Certificate]) -> Certificate:
    """The last certificate of an incomplete chain: followed from the first one up, by names alone."""
    by_subject = {certificate.subject: certificate for certificate in reversed(certificates)}
    top = certificates[0]
    for _ in certificates:
        issuer = by_subject.get(top.issuer)
        if issuer is None or issuer is top:
            break
        top = issuer
    return top
