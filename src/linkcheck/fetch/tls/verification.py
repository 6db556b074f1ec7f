"""Why a TLS handshake failed, and the contexts for a second try as browsers make it."""

import ssl
from collections.abc import Mapping

from linkcheck.model import FailureKind as Kind

# OpenSSL's X509_V_ERR_* (x509_vfy.h).
_CERTIFICATE: Mapping[int, Kind] = {
    9: Kind.TLS_NOT_YET_VALID,
    10: Kind.TLS_EXPIRED,
    18: Kind.TLS_UNKNOWN_ISSUER,  # self-signed
    19: Kind.TLS_UNKNOWN_ISSUER,  # self-signed somewhere above
    2: Kind.TLS_UNKNOWN_ISSUER,
    20: Kind.TLS_UNKNOWN_ISSUER,  # also the error for a missing intermediate
    21: Kind.TLS_UNKNOWN_ISSUER,
    27: Kind.TLS_UNKNOWN_ISSUER,
    62: Kind.TLS_WRONG_HOST,
    64: Kind.TLS_WRONG_HOST,  # of an address
}
_WRONG_NAME = 62
_NO_ISSUER = frozenset({2, 20, 21})
_PROTOCOL_WORDS = ("PROTOCOL", "VERSION", "WRONG_SSL", "HTTP_REQUEST")
_LEGACY_WORDS = ("UNSAFE_LEGACY_RENEGOTIATION", "HANDSHAKE_FAILURE", "DH_KEY_TOO_SMALL", "EE_KEY_TOO_SMALL")
_OP_LEGACY_SERVER_CONNECT = 0x4  # named in the ssl module from Python 3.12 on


def tls_kind(error: ssl.SSLError) -> Kind:
    """The kind of failure of one TLS error."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(verify_code(error), Kind.TLS_OTHER)
    reason = reason_of(error)
    if "UNRECOGNIZED_NAME" in reason:
        return Kind.TLS_WRONG_HOST  # the server itself reports that it does not serve this name
    return Kind.TLS_PROTOCOL if any(word in reason for word in _PROTOCOL_WORDS) else Kind.TLS_OTHER


def reason_of(error: ssl.SSLError) -> str:
    """OpenSSL's name of the error; empty for those that Python itself raises, which lack the attribute."""
    return (getattr(error, "reason", None) or "").upper()


def verify_code(error: ssl.SSLCertVerificationError) -> int:
    """OpenSSL's number of the verification error; 0 where the attribute is missing."""
    return int(getattr(error, "verify_code", 0))


def lacks_issuer(error: ssl.SSLError) -> bool:
    """Whether the chain is incomplete: the server may lack an intermediate that browsers download."""
    return isinstance(error, ssl.SSLCertVerificationError) and verify_code(error) in _NO_ISSUER


def is_name(error: ssl.SSLError) -> bool:
    """Whether the certificate was found to be for another name."""
    return isinstance(error, ssl.SSLCertVerificationError) and verify_code(error) == _WRONG_NAME


def is_legacy(error: ssl.SSLError) -> bool:
    """Whether the server needs TLS features that OpenSSL refuses and browsers accept."""
    return any(word in reason_of(error) for word in _LEGACY_WORDS)


def strict(ca_file: str = "") -> ssl.SSLContext:
    """The context of every ordinary request. Made once: loading the authorities takes longer than a handshake."""
    context = ssl.create_default_context()
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # Python 3.13 adds it; browsers do not insist
    # Python 3.13's default too: an intermediate in `ca_file` would be trusted by itself.
    context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


def legacy(ca_file: str = "") -> ssl.SSLContext:
    """The same verification of identity, but with old renegotiation, and key exchange that browsers still accept."""
    context = strict(ca_file)
    context.options |= _OP_LEGACY_SERVER_CONNECT
    context.set_ciphers("DEFAULT@SECLEVEL=1")
    return context


def looking() -> ssl.SSLContext:
    """For a handshake that only reads a certificate: no request is sent with this context."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # so no authorities need to be loaded
    return context
