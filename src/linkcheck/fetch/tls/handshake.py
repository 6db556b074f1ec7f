"""Reads a server's certificates in a handshake without verification; no request is sent."""

import asyncio
import socket
import ssl
from collections.abc import Iterable

from linkcheck.fetch.addresses.guard import Guard
from linkcheck.fetch.tls.certificate import Certificate
from linkcheck.fetch.tls.trust import presented_chain
from linkcheck.fetch.tls.verification import looking


async def shown_chain(
    addresses: Iterable[str], port: int, name: str, guard: Guard, seconds: float
) -> tuple[Certificate, ...]:
    """The certificates that a server shows for a name, its own first; none when no handshake succeeds in time."""
    for address in addresses:
        try:
            async with asyncio.timeout(seconds):
                return await _shake(address, port, name, guard)
        except (OSError, ValueError):  # TimeoutError and SSLError are OSErrors
            continue
    return ()


async def _shake(address: str, port: int, name: str, guard: Guard) -> tuple[Certificate, ...]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    raw = guard.socket((family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)))
    try:
        raw.setblocking(False)
        await asyncio.get_running_loop().sock_connect(raw, (address, port))
        _, writer = await asyncio.open_connection(sock=raw, ssl=looking(), server_hostname=name)
    except BaseException:
        raw.close()
        raise
    try:
        tls: ssl.SSLObject = writer.get_extra_info("ssl_object")
        return presented_chain(tls)
    finally:
        writer.transport.abort()
