"""A CONNECT proxy in front of the test internet: tunnels to its TLS port, and remembers who wanted where."""

import asyncio
from typing import Self


class Proxy:
    """Answers `CONNECT host:port` with a tunnel, or with a refusal; use it as an async context manager."""

    def __init__(self, https_port: int, refusal: str = "") -> None:
        self._https_port = https_port
        self._refusal = refusal
        self._tasks: set[asyncio.Task[None]] = set()
        self.asked: list[str] = []
        """Authorities, as the client named them."""
        self.headers: list[str] = []
        """Everything the client said to the proxy itself."""

    @property
    def port(self) -> int:
        """Where it listens on loopback."""
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            said = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            method, authority, _ = said.split(" ", 2)
            self.asked.append(authority)
            self.headers.append(said)
            if method != "CONNECT" or self._refusal:
                writer.write(f"HTTP/1.1 {self._refusal or '405 No'}\r\nContent-Length: 0\r\n\r\n".encode())
                await writer.drain()
                return
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._https_port)
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            try:
                await asyncio.gather(_pour(reader, far_writer), _pour(far_reader, writer))
            finally:
                far_writer.transport.abort()
        except (OSError, asyncio.IncompleteReadError):  # the client has closed the connection
            return
        finally:
            writer.transport.abort() if not self._refusal else writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.transport.abort()
