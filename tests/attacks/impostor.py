"""Certificates as an attacker would make them, and the servers that show them."""

import datetime as dt
from collections.abc import Sequence

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.name import _ASN1Type as Asn1
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
DAY = dt.timedelta(days=1)
AIA = "http://authority.test/intermediate.der"
"""Where the tests' certificates say that their issuer lies."""


class Identity(msgspec.Struct, frozen=True):
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def der(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        """Key and certificate, as a server loads them."""
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return key + self.certificate.public_bytes(Encoding.PEM)


def name(common: str, kind: Asn1 = Asn1.UTF8String) -> x509.Name:
    """A distinguished name; `kind` is the string type it is written in."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common, kind)])


def authority(
    subject: x509.Name, issuer: x509.Name | None = None, signer: Identity | None = None, *, ca: bool = True
) -> Identity:
    """A certificate authority: signed by itself, whatever it calls its issuer, unless there is a signer."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(subject, issuer or (signer.certificate.subject if signer else subject), key)
    builder = builder.add_extension(x509.BasicConstraints(ca, None), critical=True)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    builder = builder.add_extension(_usage(signs=True), critical=True)
    return Identity(builder.sign(signer.key if signer else key, hashes.SHA256()), key)


def leaf(
    hosts: Sequence[str], signer: Identity, issuer: x509.Name | None = None, urls: Sequence[str] = (AIA,)
) -> Identity:
    """A server's certificate for some names."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(name(hosts[0][:64]), issuer or signer.certificate.subject, key)
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    builder = builder.add_extension(names, critical=False)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    if urls:
        access = [
            x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(url))
            for url in urls
        ]
        builder = builder.add_extension(x509.AuthorityInformationAccess(access), critical=False)
    return Identity(builder.sign(signer.key, hashes.SHA256()), key)


def _builder(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - DAY)
        .not_valid_after(NOW + 90 * DAY)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )
