"""Looking at a server's certificate without believing it, and without saying a word."""

import asyncio
import socket
import ssl
from collections.abc import Iterable

from linkcheck.fetch.addresses.guard import Guard
from linkcheck.fetch.tls.verification import looking


async def shown_certificate(
    addresses: Iterable[str], port: int, name: str, guard: Guard, seconds: float
) -> bytes | None:
    """The certificate (DER) that a server shows for a name; None when no handshake succeeds in time."""
    for address in addresses:
        try:
            async with asyncio.timeout(seconds):
                return await _shake(address, port, name, guard)
        except (OSError, ValueError):  # TimeoutError and SSLError are OSErrors
            continue
    return None


async def _shake(address: str, port: int, name: str, guard: Guard) -> bytes | None:
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
        return tls.getpeercert(binary_form=True)
    finally:
        writer.transport.abort()
