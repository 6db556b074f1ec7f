"""The scripted internet: start it, point the program at it by its own settings, read what it saw."""

import asyncio
import socket
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from tests.internet.connection import Script
from tests.internet.dns import Addresses, NameServer, TcpNames, UdpNames
from tests.internet.ledger import HostRecord, Ledger
from tests.internet.listener import Listener
from tests.internet.tls import AUTHORITY, Certificates
from tests.internet.world import Asked, Host, Page, Port, World


class TestInternet:
    """HTTP, TLS and DNS on loopback, inside the running event loop; ports of 0 mean any free one."""

    __test__ = False  # pytest: not a class of tests

    def __init__(self, hosts: Iterable[Host], *, http_port: int = 0, https_port: int = 0, dns_port: int = 0) -> None:
        self.world = World([Host(name=AUTHORITY, default=self._intermediate), *hosts])
        self.addresses = Addresses(self.world)
        self.names = NameServer(self.world, self.addresses)
        self.ledger = Ledger()
        self.http_port, self.https_port, self.dns_port = http_port, https_port, dns_port
        self._sockets: list[socket.socket] = []

    def host(self, name: str) -> HostRecord:
        """What one host was asked."""
        return self.ledger.host(name)

    def _intermediate(self, _: Asked) -> Page:
        """What a certificate without its intermediate points to."""
        return Page(body=self.certificates.intermediate_der, content_type="application/pkix-cert")

    def settings(self) -> dict[str, Any]:
        """The `[network]` table that points linkcheck here."""
        return {
            "allow_private": ["127.0.0.0/8"],
            "ca_file": str(self.certificates.ca_file),
            "connect_to": {
                "*:80": f":{self.http_port}",
                "*:443": f":{self.https_port}",
                **self._dead_ends(),
            },
            "nameservers": [f"127.0.0.1:{self.dns_port}"],
        }

    async def __aenter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="test-internet-")
        self.certificates = Certificates(Path(self._folder.name))
        self._listener = Listener(Script(self.world, self.ledger), self.addresses, self.certificates)
        self.http_port = self._listener.open(self.http_port, secure=False)
        self.https_port = self._listener.open(self.https_port, secure=True)
        await self._serve_names()
        self._refused, self._dropped = self._make_dead_ends()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._listener.close()
        self._udp.close()
        self._tcp.close()
        for dead_end in self._sockets:
            dead_end.close()
        self._folder.cleanup()
        await asyncio.sleep(0)

    async def _serve_names(self) -> None:
        loop = asyncio.get_running_loop()
        asked_for = self.dns_port
        for tries_left in reversed(range(20)):  # a port that is free for TCP may be taken for UDP
            self._tcp = await loop.create_server(lambda: TcpNames(self.names), "127.0.0.1", asked_for)
            self.dns_port = self._tcp.sockets[0].getsockname()[1]
            try:
                self._udp, _ = await loop.create_datagram_endpoint(
                    lambda: UdpNames(self.names), local_addr=("127.0.0.1", self.dns_port)
                )
            except OSError:
                self._tcp.close()
                if asked_for or not tries_left:
                    raise
            else:
                return

    @property
    def dropped_port(self) -> int:
        """A port of every loopback address whose connections are never answered."""
        return self._dropped

    def _dead_ends(self) -> dict[str, str]:
        ports = {Port.REFUSED: self._refused, Port.DROPPED: self._dropped}
        return {
            f"{host.name}:{number}": f"127.0.0.1:{ports[port]}"
            for host in self.world.hosts.values()
            for number, port in ((80, host.plain or host.port), (443, host.port))
            if port in ports
        }

    def _make_dead_ends(self) -> tuple[int, int]:
        """A port without a listener, reserved; and one whose full queue drops every SYN."""
        refused, dropped = self._socket(), self._socket()
        refused.bind(("127.0.0.1", 0))
        dropped.bind(("0.0.0.0", 0))
        dropped.listen(0)
        for _ in range(2):
            filler = self._socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", dropped.getsockname()[1]))
        return refused.getsockname()[1], dropped.getsockname()[1]

    def _socket(self) -> socket.socket:
        made = socket.socket()
        self._sockets.append(made)
        return made


@contextmanager
def in_background(hosts: Iterable[Host], **ports: int) -> Iterator[TestInternet]:
    """The same internet in a thread of its own, on the real clock: for tests that start the program itself."""
    internet = TestInternet(hosts, **ports)
    ready, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with internet:
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    try:
        if not ready.wait(30):
            raise RuntimeError("the test internet did not start")
        yield internet
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(30)
        loop.close()
