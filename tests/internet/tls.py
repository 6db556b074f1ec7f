"""Certificates of the test internet: one authority, a certificate for each name made on demand, and bad ones."""

import asyncio
import datetime as dt
import ssl
import warnings
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from tests.internet.oldtls import OldTls
from tests.internet.world import Tls

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
DAY = dt.timedelta(days=1)
VALIDITY = {
    Tls.EXPIRED: (NOW - 90 * DAY, NOW - 3 * DAY),
    Tls.NOT_YET_VALID: (NOW + 3 * DAY, NOW + 90 * DAY),
    Tls.EXPIRING: (NOW - 80 * DAY, NOW + 7 * DAY),
}
OLD_CIPHERS = {
    Tls.OLD_KEY_EXCHANGE: "AES128-GCM-SHA256",
    Tls.SMALL_GROUP: "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0",
}
OAKLEY_2 = """-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
"""
"""The group of 1024 bits that everybody used (RFC 2409, 6.2)."""
AUTHORITY = "authority.test"
INTERMEDIATE_URL = f"http://{AUTHORITY}/intermediate.der"
"""Where a browser would fetch the missing intermediate (caIssuers)."""


class Issuer:
    """A certificate authority with its key at hand."""

    def __init__(self, authority: trustme.CA) -> None:
        self.pem = authority.cert_pem.bytes()
        self.certificate = x509.load_pem_x509_certificate(self.pem)
        key = serialization.load_pem_private_key(authority.private_key_pem.bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        self.key = key


class Certificates:
    """Server contexts by name and kind, cached; files live in `folder`."""

    def __init__(self, folder: Path) -> None:
        root = trustme.CA(key_type=trustme.KeyType.ECDSA)
        self.root = Issuer(root)
        self.intermediate = Issuer(root.create_child_ca(key_type=trustme.KeyType.ECDSA))
        self.stranger = Issuer(trustme.CA(key_type=trustme.KeyType.ECDSA))
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(self.root.pem)
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())  # one for all leaves: keys are slow to make
        self._rsa: rsa.RSAPrivateKey | None = None
        self._contexts: dict[tuple[str, Tls], ssl.SSLContext] = {}

    @property
    def intermediate_der(self) -> bytes:
        """The intermediate that a server may leave out."""
        return self.intermediate.certificate.public_bytes(serialization.Encoding.DER)

    def context(self, name: str, kind: Tls) -> ssl.SSLContext:
        """What a server for `name` (perhaps a `*.pattern`) greets with."""
        if (name, kind) not in self._contexts:
            self._contexts[name, kind] = self._make(name, kind)
        return self._contexts[name, kind]

    def show(self, name: str, pem: bytes) -> None:
        """Let the server for `name` show these certificates from now on; their key comes with them."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        file = self._folder / "shown.pem"
        file.write_bytes(pem)
        context.load_cert_chain(file)
        self._contexts[name, Tls.VALID] = context

    def old_tls(self, name: str, inner: asyncio.Protocol) -> OldTls:
        """A server for `name` that does not know secure renegotiation."""
        leaf = self._leaf(name, Tls.OLD_RENEGOTIATION, self.root)
        return OldTls((leaf.public_bytes(serialization.Encoding.DER),), self._key, inner)

    def _leaf_key(self, kind: Tls) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
        if kind not in OLD_CIPHERS:
            return self._key
        self._rsa = self._rsa or rsa.generate_private_key(65537, 2048)
        return self._rsa

    def _make(self, name: str, kind: Tls) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if kind in OLD_CIPHERS:
            context.maximum_version = ssl.TLSVersion.TLSv1_2
            context.set_ciphers(OLD_CIPHERS[kind])
        if kind is Tls.SMALL_GROUP:
            group = self._folder / "group.pem"
            group.write_text(OAKLEY_2, encoding="ascii")
            context.load_dh_params(str(group))
        if kind is Tls.OLD_PROTOCOL:
            with warnings.catch_warnings(action="ignore"):  # that it is deprecated is the point
                context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
                context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("ALL:@SECLEVEL=0")
        file = self._folder / f"{name.replace('*', '_')}.{kind}.pem"
        file.write_bytes(self._chain(name, kind))
        context.load_cert_chain(file)
        return context

    def _chain(self, name: str, kind: Tls) -> bytes:
        issuer = {Tls.UNKNOWN_ISSUER: self.stranger, Tls.MISSING_INTERMEDIATE: self.intermediate}.get(kind, self.root)
        leaf = self._leaf("elsewhere.test" if kind is Tls.WRONG_HOST else name, kind, issuer)
        key = self._leaf_key(kind).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return key + leaf.public_bytes(serialization.Encoding.PEM)

    def _leaf(self, name: str, kind: Tls, issuer: Issuer) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
        alone = kind is Tls.SELF_SIGNED
        after, before = VALIDITY.get(kind, (NOW - DAY, NOW + 90 * DAY))
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject if alone else issuer.certificate.subject)
            .public_key(self._leaf_key(kind).public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(after)
            .not_valid_after(before)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        )
        if kind is Tls.MISSING_INTERMEDIATE:
            fetch = x509.AccessDescription(
                AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(INTERMEDIATE_URL)
            )
            builder = builder.add_extension(x509.AuthorityInformationAccess([fetch]), critical=False)
        return builder.sign(self._key if alone else issuer.key, hashes.SHA256())


ALERTS = {
    Tls.OLD_PROTOCOL: b"\x15\x03\x01\x00\x02\x02\x46",
    Tls.NO_SHARED_CIPHER: b"\x15\x03\x01\x00\x02\x02\x28",
    Tls.NO_PROTOCOL: b"\x15\x03\x03\x00\x02\x02\x78",
    Tls.ACCESS_DENIED: b"\x15\x03\x03\x00\x02\x02\x31",
    Tls.OLD_KEY_EXCHANGE: b"\x15\x03\x03\x00\x02\x02\x28",
}
"""Fatal alerts as servers send them: protocol_version and handshake_failure."""


def server_name(hello: bytes) -> str | None:
    """The name a client asks for: the SNI extension of a TLS ClientHello (RFC 6066), None when there is none."""
    return extensions(hello).get(0, b"")[5:].decode("ascii", "replace").lower() or None


def speaks_old(hello: bytes) -> bool:
    """Whether a client would take TLS 1.1."""
    return b"\x03\x02" in extensions(hello).get(43, hello[9:11])


def sends_keys_by_rsa(hello: bytes) -> bool:
    """Whether a client would take AES128-GCM-SHA256, which has no exchange of its own."""
    rest = hello[9 + 34 :]
    suites = rest[1 + rest[0] :] if rest else b""
    size = int.from_bytes(suites[:2], "big")
    return b"\x00\x9c" in {suites[at : at + 2] for at in range(2, 2 + size, 2)}


def extensions(hello: bytes) -> dict[int, bytes]:
    """The extensions of a ClientHello by number; what cannot be read is left out."""
    rest = hello[9 + 34 :]  # record header 5, handshake header 4; version 2 and random 32
    for width in (1, 2, 1):  # session id, cipher suites, compression methods
        rest = rest[width + int.from_bytes(rest[:width], "big") :]
    found, rest = {}, rest[2:]
    while len(rest) >= 4:
        kind, length = int.from_bytes(rest[:2], "big"), int.from_bytes(rest[2:4], "big")
        found[kind], rest = rest[4 : 4 + length], rest[4 + length :]
    return found


def is_complete(hello: bytes) -> bool:
    """Whether the first TLS record has arrived whole."""
    return len(hello) >= 5 + int.from_bytes(hello[3:5], "big") if len(hello) >= 5 else False
