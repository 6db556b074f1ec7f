"""Verification of a certificate chain outside the TLS handshake (RFC 5280, section 6).

Python's ssl module knows only one kind of additional certificate: a trusted one. Where a certificate from the network
is needed to complete a chain, the chain is verified here instead, by a library that keeps trust anchors and untrusted
intermediates apart. The anchors are those of the ordinary connections: the system's and `ca_file`.
"""

import asyncio
import ipaddress
import ssl
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import aiohttp
from cryptography import x509
from cryptography.x509.verification import Criticality, ExtensionPolicy, PolicyBuilder, Store, VerificationError

from linkcheck.fetch.addresses.guard import literal
from linkcheck.fetch.tls.certificate import MOST_CERTIFICATES, Certificate, read, read_download

LARGEST_ANCHOR_FILE = 1024 * 1024
_STAND_IN = "x"
# The web's rules, but for a key identifier that neither OpenSSL nor browsers insist on: signatures are what counts.
_CA_RULES, _LEAF_RULES = (
    rules.may_be_present(x509.AuthorityKeyIdentifier, Criticality.AGNOSTIC, None)
    for rules in (ExtensionPolicy.webpki_defaults_ca(), ExtensionPolicy.webpki_defaults_ee())
)
_DER = 2
"""`_ssl.ENCODING_DER`."""


class ChainVerifier:
    """Verifies chains against the trust anchors of a TLS context; nothing can be added to the anchors."""

    def __init__(self, context: ssl.SSLContext) -> None:
        anchors = _anchors(context)
        self._store = Store([anchor.parsed for anchor in anchors]) if anchors else None

    def is_valid(self, chain: Sequence[Certificate], intermediates: Iterable[Certificate], host: str) -> bool:
        """Whether the first certificate of a chain is valid for a host; all others count as untrusted intermediates."""
        if self._store is None or not chain:
            return False
        leaf, *presented = chain
        subject = _subject(leaf, host)
        if subject is None:
            return False
        others = [certificate.parsed for certificate in (*presented, *intermediates)]
        policy = PolicyBuilder().store(self._store).extension_policies(ca_policy=_CA_RULES, ee_policy=_LEAF_RULES)
        try:
            policy.build_server_verifier(subject).verify(leaf.parsed, others)
        except (VerificationError, ValueError):
            return False
        return True


class VerifiedPeer(aiohttp.Fingerprint):
    """Used by aiohttp in place of a TLS context: verifies the certificate of each new connection in full.

    aiohttp calls `check` between the handshake, which proves that the server has the certificate's key, and the first
    byte of a request.
    """

    def __init__(self, verifier: ChainVerifier, host: str, port: int) -> None:
        super().__init__(bytes(32))  # no certificate has it
        self.intermediates: tuple[Certificate, ...] = ()
        """Downloaded, and not trusted."""
        self.not_after: float | None = None
        """POSIX time at which the certificate of the latest connection expires."""
        self._verifier = verifier
        self._host = host
        self._port = port

    def accepts(self, chain: Sequence[Certificate]) -> bool:
        """Whether a presented chain is valid for the host."""
        return self._verifier.is_valid(chain, self.intermediates, self._host)

    def check(self, transport: asyncio.Transport) -> None:
        """Refuse a connection whose certificate is not valid."""
        tls: ssl.SSLObject | None = transport.get_extra_info("ssl_object")
        chain = presented_chain(tls) if tls is not None else ()
        if not self.accepts(chain):
            raise aiohttp.ServerFingerprintMismatch(b"", b"", self._host, self._port)
        self.not_after = chain[0].not_after


def presented_chain(tls: ssl.SSLObject) -> tuple[Certificate, ...]:
    """The certificates a server sent, its own first; empty where its own cannot be read."""
    leaf = read(tls.getpeercert(binary_form=True) or b"")
    if leaf is None:
        return ()
    others = (read(der) for der in _sent(tls)[:MOST_CERTIFICATES])
    return leaf, *(other for other in others if other is not None and other.parsed != leaf.parsed)


def _sent(tls: ssl.SSLObject) -> list[bytes]:
    public = getattr(tls, "get_unverified_chain", None)  # from Python 3.13 on
    if public is not None:
        return list(public())
    inner = tls._sslobj  # type: ignore[attr-defined]  # noqa: SLF001
    return [certificate.public_bytes(_DER) for certificate in inner.get_unverified_chain() or ()]


def matches(host: str, names: Iterable[str]) -> bool:
    """Whether a host is one of a certificate's DNS names; a star stands for the whole leftmost label (RFC 6125)."""
    _, _, parent = host.partition(".")
    wildcard = f"*.{parent}" if "." in parent else None
    return any(name in (host, wildcard) for name in names)


def _subject(leaf: Certificate, host: str) -> x509.DNSName | x509.IPAddress | None:
    """The name that the library looks for in the certificate; None where the certificate is not for the host.

    The library, like OpenSSL, refuses host names with an underscore, which browsers match against a wildcard. For
    those the names are compared here, and the library verifies the chain for another name of the same certificate.
    """
    host = host.rstrip(".").lower()
    if (address := literal(host)) is not None:
        return x509.IPAddress(ipaddress.ip_address(address))
    if "_" not in host:
        return x509.DNSName(host)
    if not matches(host, leaf.names):
        return None
    usable = (name.replace("*", _STAND_IN, 1) for name in leaf.names if "_" not in name)
    return next((x509.DNSName(name) for name in usable), None)


def _anchors(context: ssl.SSLContext) -> list[Certificate]:
    """The root certificates that a context trusts, and those that OpenSSL would read from a folder on demand."""
    ders = dict.fromkeys(context.get_ca_certs(binary_form=True))
    loaded = [certificate for der in ders if (certificate := read(der)) is not None]
    return [certificate for certificate in (*loaded, *_in_folder()) if certificate.is_self_issued]


def _in_folder() -> Iterator[Certificate]:
    """Certificates of OpenSSL's folder of authorities, whose files bear a hash and a number."""
    folder = ssl.get_default_verify_paths().capath
    if folder is None:
        return
    for file in sorted(Path(folder).glob("????????.[0-9]")):
        try:
            if file.stat().st_size <= LARGEST_ANCHOR_FILE:
                yield from read_download(file.read_bytes())
        except OSError:
            continue
