"""The two doors of the test internet: every loopback address, plain HTTP behind one port and TLS behind the other."""

import asyncio
import socket
import struct
from collections.abc import Callable
from contextlib import suppress

from tests.internet.connection import Connection, Script
from tests.internet.dns import Addresses
from tests.internet.tls import ALERTS, Certificates, is_complete, sends_keys_by_rsa, server_name, speaks_old
from tests.internet.world import Host, Port, Tls

BACKLOG = 4096


class Listener:
    """Accepts, distinguishes hosts by the name the client sends (SNI) or the address it came to, and hands on."""

    def __init__(self, script: Script, addresses: Addresses, certificates: Certificates) -> None:
        self._script = script
        self._addresses = addresses
        self._certificates = certificates
        self._loop = asyncio.get_running_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._raw: set[socket.socket] = set()
        self._alive: set[Connection] = set()
        self._doors: list[socket.socket] = []

    def open(self, port: int, *, secure: bool) -> int:
        """Listen; 0 takes any free port. Tells the port."""
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("0.0.0.0", port))  # all of 127.0.0.0/8; others are turned away in `_welcome`
        door.listen(BACKLOG)
        door.setblocking(False)
        self._doors.append(door)
        self._loop.add_reader(door, self._accept, door, self._secure if secure else self._plain)
        return int(door.getsockname()[1])

    async def close(self) -> None:
        """Cut every connection."""
        for door in self._doors:
            self._loop.remove_reader(door)
            door.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for connection in tuple(self._alive):
            connection.transport.abort()
        await asyncio.sleep(0)  # aborted transports let go of their sockets in the next round
        for raw in {raw for raw in self._raw if raw.fileno() >= 0}:
            with suppress(RuntimeError):  # a transport has it that is about to close it
                self._loop.remove_reader(raw)
                raw.close()

    def _accept(self, door: socket.socket, welcome: Callable[[socket.socket], None]) -> None:
        for _ in range(100):
            try:
                raw, _ = door.accept()
            except OSError:  # no more connections, or closed before `accept`
                return
            address = raw.getsockname()[0]
            self._script.ledger.connections[address] += 1
            if not address.startswith("127."):
                raw.close()
                continue
            raw.setblocking(False)
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            host = self._script.world.find(self._addresses.names.get(address, ""))
            if host and (host.plain or host.port if welcome == self._plain else host.port) is Port.RESET:
                _reset(raw)
            else:
                welcome(raw)

    def _plain(self, raw: socket.socket) -> None:
        self._start(raw, Tls.VALID, None)

    def _secure(self, raw: socket.socket) -> None:
        self._raw.add(raw)
        self._loop.add_reader(raw, self._greet, raw)

    def _greet(self, raw: socket.socket) -> None:
        """Look at the client's hello without taking it, and answer as the host it names would."""
        self._loop.remove_reader(raw)
        try:
            hello = raw.recv(65536, socket.MSG_PEEK)
        except OSError:
            hello = b""
        if hello and not is_complete(hello):
            self._loop.call_later(0.005, self._look_again, raw)
            return
        name = server_name(hello) or self._addresses.names.get(raw.getsockname()[0], "")
        host = self._script.host(name)
        if not hello:
            self._raw.discard(raw)
            raw.close()
        elif host.tls is not Tls.HANG:
            self._raw.discard(raw)
            self._handshake(raw, host, name, hello)

    def _look_again(self, raw: socket.socket) -> None:
        if raw.fileno() >= 0:
            self._loop.add_reader(raw, self._greet, raw)

    def _handshake(self, raw: socket.socket, host: Host, name: str, hello: bytes) -> None:
        match host.tls:
            case Tls.RESET:
                _reset(raw)
            case Tls.GARBAGE:
                _say(raw, b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nspeak plain HTTP here\r\n")
            case Tls.NO_SHARED_CIPHER | Tls.NO_PROTOCOL | Tls.ACCESS_DENIED:
                _say(raw, ALERTS[host.tls])
            case Tls.OLD_PROTOCOL if not speaks_old(hello):
                _say(raw, ALERTS[host.tls])
            case Tls.OLD_KEY_EXCHANGE if not sends_keys_by_rsa(hello):
                _say(raw, ALERTS[host.tls])  # asyncio's servers hang up without a word
            case kind:
                self._start(raw, kind, host.name or name or "nobody.test")

    def _start(self, raw: socket.socket, kind: Tls, name: str | None) -> None:
        self._raw.add(raw)
        task = self._loop.create_task(self._serve(raw, kind, name))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, raw: socket.socket, kind: Tls, name: str | None) -> None:
        old = kind is Tls.OLD_RENEGOTIATION
        context = self._certificates.context(name, kind) if name and not old else None

        def speaker() -> asyncio.Protocol:
            inner = Connection(self._script, secure=name is not None, alive=self._alive)
            return self._certificates.old_tls(name, inner) if name and old else inner

        with suppress(OSError):  # the client would not have our certificate, or left
            await self._loop.connect_accepted_socket(speaker, raw, ssl=context)
            self._raw.discard(raw)
            return
        raw.close()
        self._raw.discard(raw)


def _reset(raw: socket.socket) -> None:
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    raw.close()


def _say(raw: socket.socket, words: bytes) -> None:
    raw.recv(65536)  # closing with unread bytes would reset
    raw.send(words)
    raw.close()
