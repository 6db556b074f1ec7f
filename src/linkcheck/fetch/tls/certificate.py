"""The few facts of an X.509 certificate that the ssl module keeps to itself when it does not verify."""

import binascii
import re

import msgspec

_CA_ISSUERS = bytes.fromhex("06082b06010505073002")  # OID 1.3.6.1.5.5.7.48.2 in an authority information access
_URI_TAG = 0x86
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """Who it is for, who signed it, and where the signer's own certificate lies."""

    subject: bytes
    """DER; only good for comparing."""
    issuer: bytes
    issuer_urls: tuple[str, ...] = ()


def parse(der: bytes) -> Certificate | None:
    """Read the facts; None for bytes that are not a certificate. Hostile input: every length is checked."""
    try:
        outer, _ = _value(der, 0)
        fields = _children(_value(outer, 0)[0])
    except (ValueError, IndexError):
        return None
    if fields and fields[0][0] == 0xA0:  # explicit version, absent from version 1
        fields = fields[1:]
    if len(fields) < 5:
        return None
    return Certificate(issuer=fields[2][1], subject=fields[4][1], issuer_urls=_issuer_urls(outer))


def from_pem(data: bytes) -> bytes:
    """DER of the first certificate in a PEM file; the data itself where it is none."""
    found = _PEM.search(data)
    if not found:
        return data
    try:
        return binascii.a2b_base64(found[1])
    except ValueError:
        return b""


def _issuer_urls(der: bytes) -> tuple[str, ...]:
    urls = []
    position = der.find(_CA_ISSUERS)
    while position >= 0:
        start = position + len(_CA_ISSUERS)
        if der[start : start + 1] == bytes([_URI_TAG]):
            length = der[start + 1]
            if length < 0x80:
                urls.append(der[start + 2 : start + 2 + length].decode("ascii", "replace"))
        position = der.find(_CA_ISSUERS, start)
    return tuple(url for url in urls if url.startswith("http://"))


def _children(data: bytes) -> list[tuple[int, bytes]]:
    found: list[tuple[int, bytes]] = []
    position = 0
    while position < len(data) and len(found) < 16:
        value, end = _value(data, position)
        found.append((data[position], value))
        position = end
    return found


def _value(data: bytes, position: int) -> tuple[bytes, int]:
    """The value of the DER element at a position, and where the next one begins."""
    length, start = data[position + 1], position + 2
    if length & 0x80:
        octets = length & 0x7F
        if not 1 <= octets <= 4:
            raise ValueError("length of a length")
        length, start = int.from_bytes(data[start : start + octets], "big"), start + octets
    if start + length > len(data):
        raise ValueError("beyond the end")
    return data[start : start + length], start + length
