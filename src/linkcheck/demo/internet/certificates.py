"""A certificate authority for one demonstration, and the certificates that its servers show."""

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey


class Shown(StrEnum):
    """Which certificate a host shows."""

    VALID = "valid"
    EXPIRING = "expiring"
    """Valid for another week."""
    EXPIRED = "expired"
    WRONG_HOST = "wrong-host"
    SELF_SIGNED = "self-signed"


class Certificates:
    """TLS contexts of servers, by what they show; the authority's certificate is a file in the folder."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder = folder
        self._names = names
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._authority = _certificate("The demonstration's authority", (), self._key, self._key, None)
        self.ca_file = folder / "authority.pem"
        self.ca_file.write_bytes(self._authority.public_bytes(serialization.Encoding.PEM))
        self.contexts = {shown: self._context(shown) for shown in Shown}

    def _context(self, shown: Shown) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        names = ("another-host.example",) if shown is Shown.WRONG_HOST else self._names
        days = {Shown.EXPIRED: -3, Shown.EXPIRING: 7}.get(shown, 90)
        issuer = None if shown is Shown.SELF_SIGNED else self._authority
        signer = key if shown is Shown.SELF_SIGNED else self._key
        made = _certificate(names[0], names, key, signer, issuer, days=days)
        file = self._folder / f"{shown}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + made.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _certificate(
    name: str, names: Sequence[str], key: Key, signer: Key, issuer: x509.Certificate | None, *, days: int = 90
) -> x509.Certificate:
    """A certificate for the names; for the authority itself where there are none."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(map(x509.DNSName, names)), critical=False)
    else:
        usage = x509.KeyUsage(
            digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
            key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(signer, hashes.SHA256())
