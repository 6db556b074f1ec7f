"""The facts of one X.509 certificate (RFC 5280) that a chain is completed and verified by. Hostile input."""

import warnings
from collections.abc import Callable

import msgspec
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import AuthorityInformationAccessOID

MOST_NAMES = 2000
MOST_CERTIFICATES = 10
_UNREADABLE = (ValueError, TypeError, x509.InvalidVersion, x509.DuplicateExtension, UnsupportedAlgorithm)


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """One certificate: the parsed object and what is read from it."""

    parsed: x509.Certificate
    subject: bytes
    """DER, as is the issuer; only good for comparing."""
    issuer: bytes
    not_after: float
    """POSIX time."""
    names: tuple[str, ...] = ()
    """DNS names of the subject alternative name, in lower case."""
    issuer_urls: tuple[str, ...] = ()
    """Address of the issuer's own certificate (caIssuers), as the certificate has it."""

    @property
    def is_self_issued(self) -> bool:
        """Whether subject and issuer are the same name."""
        return self.subject == self.issuer


def read(der: bytes) -> Certificate | None:
    """Read one certificate; None for bytes that are none."""
    found = _read_all(lambda: [x509.load_der_x509_certificate(der)])
    return found[0] if found else None


def read_download(data: bytes) -> tuple[Certificate, ...]:
    """Read the file at a caIssuers address: DER, PEM, or a certs-only CMS message (RFC 5280, 4.2.2.1)."""
    formats: tuple[Callable[[bytes], list[x509.Certificate]], ...] = (
        lambda data: [x509.load_der_x509_certificate(data)],
        x509.load_pem_x509_certificates,
        pkcs7.load_der_pkcs7_certificates,
    )
    for load in formats:
        if found := _read_all(lambda load=load: load(data)):  # type: ignore[misc]
            return found
    return ()


def _read_all(load: Callable[[], list[x509.Certificate]]) -> tuple[Certificate, ...]:
    with warnings.catch_warnings(action="ignore"):  # about unusual values in a certificate
        try:
            return tuple(_facts(parsed) for parsed in load()[:MOST_CERTIFICATES])
        except _UNREADABLE:
            return ()


def _facts(parsed: x509.Certificate) -> Certificate:
    return Certificate(
        parsed=parsed,
        subject=parsed.subject.public_bytes(),
        issuer=parsed.issuer.public_bytes(),
        not_after=parsed.not_valid_after_utc.timestamp(),
        names=_names(parsed.extensions),
        issuer_urls=_issuer_urls(parsed.extensions),
    )


def _names(extensions: x509.Extensions) -> tuple[str, ...]:
    try:
        found = extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(name.lower() for name in found.get_values_for_type(x509.DNSName)[:MOST_NAMES])


def _issuer_urls(extensions: x509.Extensions) -> tuple[str, ...]:
    try:
        found = extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
    except x509.ExtensionNotFound:
        return ()
    return tuple(
        description.access_location.value
        for description in found
        if description.access_method == AuthorityInformationAccessOID.CA_ISSUERS
        and isinstance(description.access_location, x509.UniformResourceIdentifier)
    )
