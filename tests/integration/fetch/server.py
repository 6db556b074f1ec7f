"""A scripted server on loopback that notices who asks: raw bytes out, so that it can be as broken as the web is."""

import asyncio
import re
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

Handler = Callable[["Visit"], Awaitable[None]]


class Visit:
    """One request as it came in, and ways to answer it."""

    def __init__(
        self, server: "Server", head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.server = server
        self.head = head.decode("latin-1")
        self.method, self.target, _ = self.head.split("\r\n", 1)[0].split(" ")
        self.reader = reader
        self.writer = writer
        self.keep = True

    def header(self, name: str) -> str | None:
        found = re.search(rf"^{re.escape(name)}: *(.*?)\r$", self.head, re.IGNORECASE | re.MULTILINE)
        return found[1] if found else None

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, status: str = "200 OK", body: bytes = b"", **headers: str) -> None:
        lines = {"content-type": "text/html", "content-length": str(len(body))}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        await self.send(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + (b"" if self.method == "HEAD" else body))

    async def redirect(self, location: str, status: int = 302, **headers: str) -> None:
        await self.answer(f"{status} Elsewhere", b"", location=location, **headers)

    def reset(self) -> None:
        """Send RST instead of FIN."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()
        self.keep = False

    def hang_up(self) -> None:
        self.keep = False


class Server:
    """Answers `path: handler`; remembers requests, connections and how many were open at once."""

    def __init__(self, handlers: dict[str, Handler] | Handler, tls: ssl.SSLContext | None = None) -> None:
        self._handlers = handlers
        self._tls = tls
        self._tasks: set[asyncio.Task[None]] = set()
        self.visits: list[Visit] = []
        self.times: list[float] = []
        self.connections = 0
        self.sent = 0
        self.running = 0
        self.peak = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    @property
    def targets(self) -> list[str]:
        return [visit.target for visit in self.visits]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        try:
            while await self._exchange(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort() if writer.transport.is_closing() else writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        visit = Visit(self, head, reader, writer)
        self.visits.append(visit)
        self.times.append(asyncio.get_running_loop().time())
        length = int(visit.header("content-length") or 0)
        if length:
            await reader.readexactly(length)
        path = visit.target.partition("?")[0]
        handler = self._handlers if callable(self._handlers) else self._handlers.get(path, _missing)
        self.running += 1
        self.peak = max(self.peak, self.running)
        try:
            await handler(visit)
        finally:
            self.running -= 1
        return visit.keep


async def _missing(visit: Visit) -> None:
    await visit.answer("404 Not Found", b"<html><head><title>404</title></head></html>")


def page(body: bytes = b"<html><head><title>Hello</title></head><body><h1>Hello</h1></body></html>") -> Handler:
    async def handler(visit: Visit) -> None:
        await visit.answer(body=body)

    return handler
