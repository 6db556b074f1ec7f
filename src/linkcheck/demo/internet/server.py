"""The servers of the made-up internet: one port for http, one for https, one for names, one that refuses."""

import asyncio
import socket
import ssl
import struct
import tempfile
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from linkcheck.demo.internet.answers import NOT_FOUND, Fault, Reply
from linkcheck.demo.internet.certificates import Certificates, Shown
from linkcheck.demo.internet.names import DnsServer

Site = Callable[[str, bytes], Reply]
"""What a host answers to an address, scheme included, and a body."""
LOOPBACK = "127.0.0.1"
_ABORT = struct.pack("ii", 1, 0)
"""SO_LINGER of no time: closing sends a reset."""


class Internet:
    """Hosts served on loopback while the context lasts; `site` answers for all of them."""

    def __init__(
        self, site: Site, hosts: Collection[str], *, shown: Mapping[str, Shown], refusing: Collection[str]
    ) -> None:
        self._site = site
        self._hosts = frozenset(hosts)
        self._shown = shown
        self._refusing = refusing
        self._tasks: set[asyncio.Task[None]] = set()

    def settings(self) -> dict[str, Any]:
        """Settings of `[network]` that lead here instead of to the network."""
        refusing = {
            f"{host}:{port}": f"{LOOPBACK}:{self._closed_port}" for host in self._refusing for port in (80, 443)
        }
        return {
            "allow_private": ("127.0.0.0/8",),
            "ca_file": str(self._certificates.ca_file),
            "connect_to": {"*:80": f":{self._port(self._http)}", "*:443": f":{self._port(self._https)}", **refusing},
            "nameservers": (f"{LOOPBACK}:{self._dns.get_extra_info('sockname')[1]}",),
        }

    async def __aenter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="linkcheck-demo-certificates-")
        self._certificates = Certificates(Path(self._folder.name), sorted(self._hosts))
        context = self._certificates.contexts[Shown.VALID]
        context.sni_callback = self._choose
        self._http = await asyncio.start_server(self._plain, LOOPBACK, 0)
        self._https = await asyncio.start_server(self._secure, LOOPBACK, 0, ssl=context)
        loop = asyncio.get_running_loop()
        self._dns, _ = await loop.create_datagram_endpoint(lambda: DnsServer(self._hosts), local_addr=(LOOPBACK, 0))
        # Bound, so that no other program opens it, and not listened on.
        self._closed = socket.socket()
        self._closed.bind((LOOPBACK, 0))
        self._closed_port = self._closed.getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._http.close()
        self._https.close()
        self._dns.close()
        self._closed.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._folder.cleanup()

    def _choose(self, stream: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        stream.context = self._certificates.contexts[self._shown.get(name or "", Shown.VALID)]

    @staticmethod
    def _port(server: asyncio.Server) -> int:
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def _plain(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._serve("http", reader, writer)

    async def _secure(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._serve("https", reader, writer)

    async def _serve(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            while await self._exchange(scheme, reader, writer):
                pass
        writer.close()

    async def _exchange(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; whether the connection can take another."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ", 2)
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(fields.get("content-length", "0")))
        host = fields.get("host", "").lower()
        answer = self._site(f"{scheme}://{host}{target}", body) if host in self._hosts else NOT_FOUND
        match answer.fault:
            case Fault.SILENCE:
                await asyncio.Event().wait()
            case Fault.RESET:
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
                writer.transport.abort()
                return False
        writer.write(answer.payload(method))
        await writer.drain()
        return True
