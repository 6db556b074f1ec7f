"""A server of before 2010: TLS 1.2 that does not know secure renegotiation (RFC 5746).

No library speaks like that any more, so the handshake is made by hand, in the one cipher suite that everybody has:
ECDHE-ECDSA-AES128-GCM-SHA256 (RFC 5246, RFC 5289). For tests: it checks nothing that it does not need.
"""

import asyncio
import hashlib
import hmac
import os
from collections.abc import Callable
from typing import Any, cast

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHANGE, ALERT, HANDSHAKE, DATA = 20, 21, 22, 23
SUITE = bytes.fromhex("c02b")
VERSION = b"\x03\x03"
P256 = b"\x03\x00\x17"
ECDSA_SHA256 = b"\x04\x03"
MOST = 16_384
"""Bytes of plaintext in a record."""


def prf(secret: bytes, label: bytes, seed: bytes, size: int) -> bytes:
    """The pseudorandom function of TLS 1.2."""
    made, link = b"", label + seed
    while len(made) < size:
        link = hmac.digest(secret, link, "sha256")
        made += hmac.digest(secret, link + label + seed, "sha256")
    return made[:size]


class Seal:
    """One direction's key; counts its records."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._gcm = AESGCM(key)
        self._salt = salt
        self._count = 0

    def close(self, kind: int, text: bytes) -> bytes:
        """Encrypt one record's text."""
        nonce = os.urandom(8)
        return nonce + self._gcm.encrypt(self._salt + nonce, text, self._about(kind, len(text)))

    def open(self, kind: int, sealed: bytes) -> bytes:
        """Decrypt it."""
        return self._gcm.decrypt(self._salt + sealed[:8], sealed[8:], self._about(kind, len(sealed) - 24))

    def _about(self, kind: int, size: int) -> bytes:
        self._count += 1
        return (self._count - 1).to_bytes(8, "big") + bytes([kind]) + VERSION + size.to_bytes(2, "big")


class OldTls(asyncio.Protocol):
    """Shakes hands, then hands plaintext to the protocol within, as whose transport it serves."""

    def __init__(self, chain: tuple[bytes, ...], key: ec.EllipticCurvePrivateKey, inner: asyncio.Protocol) -> None:
        self._chain, self._key, self._inner = chain, key, inner
        self._share = ec.generate_private_key(ec.SECP256R1())
        self._random = os.urandom(32)
        self._said = b""
        self._buffer = b""
        self._reading: Seal | None = None
        self._writing: Seal | None = None
        self._answer: dict[int, Callable[[bytes], None]] = {1: self._hello, 16: self._client_key, 20: self._finished}

    # As a protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._writing is not None:
            self._inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while len(self._buffer) >= 5 and len(self._buffer) >= (end := 5 + int.from_bytes(self._buffer[3:5], "big")):
            kind, text = self._buffer[0], self._buffer[5:end]
            self._buffer = self._buffer[end:]
            self._record(kind, text)

    # As a transport

    def write(self, data: bytes) -> None:
        """Encrypt and send."""
        for start in range(0, len(data), MOST):
            self._send(DATA, data[start : start + MOST])

    def close(self) -> None:
        """Say goodbye."""
        self._send(ALERT, b"\x01\x00")
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    # The conversation

    def _record(self, kind: int, text: bytes) -> None:
        if kind == CHANGE:
            self._reading = self._client_seal
            return
        if self._reading is not None:
            text = self._reading.open(kind, text)
        match kind:
            case 22:
                self._answer[text[0]](text)
            case 23:
                self._inner.data_received(text)
            case _:
                self._transport.close()

    def _hello(self, message: bytes) -> None:
        self._client_random = message[6:38]
        self._said += message
        certificates = b"".join(_sized(der, 3) for der in self._chain)
        share = self._share.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        exchange = P256 + _sized(share, 1)
        signed = self._key.sign(self._client_random + self._random + exchange, ec.ECDSA(hashes.SHA256()))
        self._shake(2, VERSION + self._random + b"\0" + SUITE + b"\0")  # without a single extension
        self._shake(11, _sized(certificates, 3))
        self._shake(12, exchange + ECDSA_SHA256 + _sized(signed, 2))
        self._shake(14, b"")

    def _client_key(self, message: bytes) -> None:
        self._said += message
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), message[5:])
        secret = self._share.exchange(ec.ECDH(), point)
        self._master = prf(secret, b"master secret", self._client_random + self._random, 48)
        keys = prf(self._master, b"key expansion", self._random + self._client_random, 40)
        self._client_seal = Seal(keys[:16], keys[32:36])
        self._server_seal = Seal(keys[16:32], keys[36:40])

    def _finished(self, message: bytes) -> None:
        self._said += message
        self._send(CHANGE, b"\x01")
        self._writing = self._server_seal
        self._shake(20, prf(self._master, b"server finished", hashlib.sha256(self._said).digest(), 12))
        self._inner.connection_made(cast("asyncio.BaseTransport", self))

    def _shake(self, kind: int, text: bytes) -> None:
        message = bytes([kind]) + _sized(text, 3)
        self._said += message
        self._send(HANDSHAKE, message)

    def _send(self, kind: int, text: bytes) -> None:
        sealed = self._writing.close(kind, text) if self._writing is not None else text
        self._transport.write(bytes([kind]) + VERSION + _sized(sealed, 2))


def _sized(data: bytes, width: int) -> bytes:
    return len(data).to_bytes(width, "big") + data
