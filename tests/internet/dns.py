"""The name server of the test internet: UDP and TCP on loopback."""

import asyncio
import sys
import zlib
from collections import Counter
from ipaddress import ip_address
from typing import Any, cast

from dnslib import AAAA, NS, QTYPE, RCODE, RR, A, DNSError, DNSRecord

from tests.internet.world import DnsAnswer, DnsFault, World

CODES = {DnsFault.NXDOMAIN: RCODE.NXDOMAIN, DnsFault.SERVFAIL: RCODE.SERVFAIL, DnsFault.REFUSED: RCODE.REFUSED}


class Addresses:
    """Every name has a loopback address of its own: listed hosts in order, names of a pattern by hash."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._own = {name: _address(1 << 16, place) for place, name in enumerate(sorted(world.hosts), 1)}
        self.names = {address: name for name, address in self._own.items()}

    def of(self, name: str) -> str:
        """The address of a name; one for all where the system has a single loopback address."""
        if sys.platform != "linux":
            return "127.0.0.1"
        return self._own.get(name) or _address(1 << 23, zlib.crc32(name.encode()) & 0x3FFFFF)


def _address(base: int, place: int) -> str:
    number = base + place
    return f"127.{number >> 16}.{number >> 8 & 255}.{number & 255}"


class NameServer:
    """Answers A, AAAA and NS from the world; a name that is not in it does not exist."""

    def __init__(self, world: World, addresses: Addresses) -> None:
        self._world = world
        self._addresses = addresses
        self.asked: Counter[tuple[str, str]] = Counter()
        """Look-ups by name and type."""

    def reply(self, packet: bytes, *, tcp: bool = False) -> bytes | None:
        """The answer to one packet; None is silence."""
        try:
            query = DNSRecord.parse(packet)
        except DNSError:
            return None
        name, kind = str(query.q.qname).rstrip(".").lower(), QTYPE[query.q.qtype]
        answer = self._answer(name, kind)
        if answer is DnsFault.TIMEOUT:
            return None
        reply = query.reply()
        if answer is DnsFault.TRUNCATED:
            answer = (self._addresses.of(name),)
            if not tcp:
                reply.header.tc, answer = 1, ()
        if isinstance(answer, DnsFault):
            reply.header.rcode = CODES.get(answer, RCODE.NOERROR)
        elif kind == "NS":
            self._add_name_servers(reply, name)
        else:
            for record in _records(kind, answer):
                reply.add_answer(RR(query.q.qname, query.q.qtype, ttl=60, rdata=record))
        return bytes(reply.pack())

    def _answer(self, name: str, kind: str) -> DnsAnswer:
        turn = self.asked[name, kind]
        self.asked[name, kind] += 1
        host = self._world.find(name)
        if host is None:
            owner = any(known.endswith(f".{name}") for known in self._world.hosts)
            return DnsFault.NO_ADDRESS if owner else DnsFault.NXDOMAIN
        if not host.dns:
            return (self._addresses.of(name),)
        return host.dns[min(turn, len(host.dns) - 1)]

    def _add_name_servers(self, reply: DNSRecord, name: str) -> None:
        host = self._world.find(name)
        for server in host.name_servers if host else ():
            reply.add_answer(RR(name, QTYPE.NS, ttl=60, rdata=NS(server)))


def _records(kind: str, addresses: tuple[str, ...]) -> list[Any]:
    if kind == "A":
        return [A(address) for address in addresses if ":" not in address]
    if kind == "AAAA":
        return [AAAA(tuple(ip_address(address).packed)) for address in addresses if ":" in address]
    return []


class UdpNames(asyncio.DatagramProtocol):
    """The name server over UDP."""

    def __init__(self, server: NameServer) -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        if reply := self._server.reply(data):
            self._transport.sendto(reply, addr)


class TcpNames(asyncio.Protocol):
    """The name server over TCP: each message after its length in two bytes."""

    def __init__(self, server: NameServer) -> None:
        self._server = server
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while len(self._buffer) >= 2 and len(self._buffer) >= (size := 2 + int.from_bytes(self._buffer[:2], "big")):
            packet, self._buffer = self._buffer[2:size], self._buffer[size:]
            if reply := self._server.reply(packet, tcp=True):
                self._transport.write(len(reply).to_bytes(2, "big") + reply)
