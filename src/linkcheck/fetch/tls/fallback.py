"""Getting through where a browser would, and saying so.

Two kinds of server work for everyone but fail strict verification. One leaves an intermediate certificate out:
browsers fetch it from the address that the leaf itself names, and so do we; the chain is then verified in full.
The other insists on what OpenSSL no longer does by itself (old renegotiation, old key exchange): it is asked again
with those allowed. No request is ever sent over a connection that was not verified.
"""

import ssl
from collections.abc import Awaitable, Callable

from linkcheck.fetch.single_flight import Once
from linkcheck.fetch.tls.certificate import Certificate, from_pem, parse
from linkcheck.fetch.tls.verification import is_legacy, lacks_issuer, legacy, reason_of, strict

LONGEST_CHAIN = 3
MISSING_INTERMEDIATE = "missing-intermediate"
LEGACY_TLS = "legacy-tls"

Look = Callable[[str, int], Awaitable[bytes | None]]
"""The certificate a server shows, DER; None when it shows none."""
Download = Callable[[str], Awaitable[bytes | None]]


class Leniency:
    """Remembers which hosts need what; `look` and `download` are the only I/O."""

    def __init__(self, ca_file: str, look: Look, download: Download) -> None:
        self._ca_file = ca_file
        self._look = look
        self._download = download
        self._granted: dict[tuple[str, int], tuple[ssl.SSLContext, str]] = {}
        self._completed: Once[tuple[str, int], bool] = Once()
        self._issuers: Once[str, bytes | None] = Once()
        self._legacy: ssl.SSLContext | None = None
        self._completing: ssl.SSLContext | None = None

    def context(self, host: str, port: int) -> ssl.SSLContext | None:
        """The context a host needs; None for the ordinary one."""
        granted = self._granted.get((host, port))
        return granted[0] if granted else None

    def note(self, host: str, port: int) -> str | None:
        """What to say of a host's TLS."""
        granted = self._granted.get((host, port))
        return granted[1] if granted else None

    async def consider(self, error: ssl.SSLError, host: str, port: int, used: ssl.SSLContext | None) -> bool:
        """Whether it is worth asking once more, with the context that `context` now tells; `used` was in vain."""
        key = (host, port)
        if key in self._granted:
            return used is None  # another link of the host found out meanwhile
        if is_legacy(error):
            self._legacy = self._legacy or legacy(self._ca_file)
            self._granted[key] = (self._legacy, LEGACY_TLS)
            return True
        if lacks_issuer(error) and await self._completed.get(key, lambda: self._complete(host, port)):
            self._completing = self._completing or strict(self._ca_file)
            self._granted[key] = (self._completing, MISSING_INTERMEDIATE)
            return True
        return False

    def withdraw(self, host: str, port: int) -> None:
        """It did not help."""
        self._granted.pop((host, port), None)

    async def _complete(self, host: str, port: int) -> bool:
        """Fetch the certificates above the server's own, as far as they say where the next one lies."""
        shown = await self._look(host, port)
        certificate = parse(shown) if shown else None
        found = False
        for _ in range(LONGEST_CHAIN):
            issuer = await self._issuer_of(certificate) if certificate else None
            if issuer is None:
                break
            certificate, found = issuer, True
        return found

    async def _issuer_of(self, certificate: Certificate) -> Certificate | None:
        for url in certificate.issuer_urls[:2]:
            data = await self._issuers.get(url, lambda url=url: self._download(url))  # type: ignore[misc]
            der = from_pem(data or b"")
            issuer = parse(der)
            # A self-signed one would not complete the chain but become an authority: anyone could vouch for himself.
            if issuer is None or issuer.subject != certificate.issuer or issuer.subject == issuer.issuer:
                continue
            self._completing = self._completing or strict(self._ca_file)
            try:
                self._completing.load_verify_locations(cadata=der)
            except ssl.SSLError as error:
                if "ALREADY" not in reason_of(error):
                    continue
            return issuer
        return None
