"""A name server on loopback: every known name is 127.0.0.1, every other one does not exist (RFC 1035)."""

import asyncio
import struct
from collections.abc import Collection
from typing import Any, cast

_A, _IN = 1, 1
_TTL = 60
_NXDOMAIN = 3
_ANSWER, _HEADER = 0x8180, 12


class DnsServer(asyncio.DatagramProtocol):
    """Answers over UDP."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what answers are sent with."""
        # asyncio's own transports do not always inherit from the class that documents them.
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        """Answer what can be read."""
        reply = answer(data, self._known)
        if reply is not None:
            self._transport.sendto(reply, addr)


def answer(query: bytes, known: Collection[str]) -> bytes | None:
    """The reply to one packet; None when it is no question."""
    try:
        (number,) = struct.unpack_from("!H", query)
        name, end = _name(query)
        (kind,) = struct.unpack_from("!H", query, end)
    except (struct.error, IndexError, UnicodeDecodeError):
        return None
    exists = name in known or any(each.endswith(f".{name}") for each in known)
    record = struct.pack("!HHHIH4B", 0xC000 | _HEADER, _A, _IN, _TTL, 4, 127, 0, 0, 1)
    records = [record] if name in known and kind == _A else []
    head = struct.pack("!6H", number, _ANSWER | (0 if exists else _NXDOMAIN), 1, len(records), 0, 0)
    return head + query[_HEADER : end + 4] + b"".join(records)


def _name(query: bytes) -> tuple[str, int]:
    """The name that is asked for, and where it ends."""
    labels, place = [], _HEADER
    while length := query[place]:
        labels.append(query[place + 1 : place + 1 + length].decode("ascii"))
        place += 1 + length
    return ".".join(labels).lower(), place + 1
