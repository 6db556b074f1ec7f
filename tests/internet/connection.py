"""One connection of the scripted web server: HTTP/1.1 with keep-alive, or whatever misbehaviour a page prescribes."""

import asyncio
import socket
import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import cast

from tests.internet.ledger import HostRecord, Ledger
from tests.internet.world import Answer, Asked, Drip, Host, Page, Step, Turns, When, Wire, World

NO_SUCH_HOST = Host(name="", default=Page(status=421, title="No such host on the test internet"))


class Script:
    """The world as the servers play it: whose turn it is, payloads made once, and the ledger."""

    def __init__(self, world: World, ledger: Ledger) -> None:
        self.world = world
        self.ledger = ledger
        self._turns: Counter[int] = Counter()
        self._payloads: dict[int, bytes] = {}

    def host(self, name: str) -> Host:
        """Who answers for a name."""
        return self.world.find(name) or NO_SUCH_HOST

    def page(self, host: Host, asked: Asked) -> Page:
        """What this request gets."""
        answer: Answer = host.answer(asked.target, secure=asked.secure)
        while not isinstance(answer, Page):
            match answer:
                case Turns(pages):
                    turn = self._turns[id(answer)]
                    self._turns[id(answer)] += 1
                    answer = pages[min(turn, len(pages) - 1)]
                case When():
                    value = asked.method if answer.header == ":method" else asked.headers.get(answer.header, "")
                    answer = answer.then if answer.contains.lower() in value.lower() else answer.otherwise
                case _:
                    return answer(asked)
        if id(answer) not in self._payloads:  # pages of the world live as long as the script: their ids are keys
            self._payloads[id(answer)] = answer.payload()
        return answer

    def payload(self, page: Page) -> bytes:
        """The bytes of a page, made once for those of the world."""
        return self._payloads.get(id(page)) or page.payload()


class Connection(asyncio.Protocol):
    """Reads requests one after the other and plays the answers; no task, only timers."""

    def __init__(self, script: Script, *, secure: bool, alive: set["Connection"]) -> None:
        self._script = script
        self._secure = secure
        self._alive = alive
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray()
        self._busy: HostRecord | None = None
        self._last = False
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: tuple[tuple[Step, ...], int] | None = None
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._alive.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        if self._timer:
            self._timer.cancel()
        self._end()
        self._alive.discard(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._busy:
            self._next()

    def pause_writing(self) -> None:
        self._paused = True

    def resume_writing(self) -> None:
        self._paused = False
        if self._waiting:
            steps, place = self._waiting
            self._waiting = None
            self._play(steps, place)

    def _next(self) -> None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        line, *rest = self._buffer[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rest)}
        size = int(headers.get("content-length", "0"))
        if len(self._buffer) < end + 4 + size:
            return
        body = bytes(self._buffer[end + 4 : end + 4 + size])
        del self._buffer[: end + 4 + size]
        self._answer(self._read(line, headers, body))

    def _read(self, line: str, headers: Mapping[str, str], body: bytes) -> Asked:
        method, _, rest = line.partition(" ")
        target = rest.rpartition(" ")[0]
        authority = headers.get("host", "")
        if target.startswith("http://"):  # asked as a proxy
            authority, _, path = target[7:].partition("/")
            target = f"/{path}"
        return Asked(
            host=(authority.rpartition(":")[0] or authority).lower(),
            method=method,
            target=target,
            headers=headers,
            body=body,
            time=self._loop.time(),
            secure=self._secure,
        )

    def _answer(self, asked: Asked) -> None:
        host = self._script.host(asked.host)
        self._busy = self._script.ledger.host(asked.host)
        self._busy.begin(asked)
        self._last = asked.headers.get("connection", "").lower() == "close"
        page = self._script.page(host, asked)
        delay = page.delay + latency(host, asked.host)
        steps = page.wire if page.wire is not None else (self._plain(page, asked), Wire.KEEP)
        if delay:
            self._later(delay, steps, 0)
        else:
            self._play(steps, 0)

    def _plain(self, page: Page, asked: Asked) -> bytes:
        payload = self._script.payload(page)
        return payload[: payload.index(b"\r\n\r\n") + 4] if asked.method == "HEAD" else payload

    def _later(self, seconds: float, steps: tuple[Step, ...], place: int) -> None:
        self._timer = self._loop.call_later(seconds, self._play, steps, place)

    def _play(self, steps: tuple[Step, ...], place: int) -> None:
        while place < len(steps):
            if self.transport.is_closing():
                return
            step = steps[place]
            match step:
                case bytes():
                    self._send(step)
                case Wire():
                    self._finish(step)
                    return
                case Drip(chunk=chunk, every=every):
                    self._send(chunk)
                    if every:
                        self._later(every, steps, place)
                        return
                    if self._paused:
                        self._waiting = (steps, place)
                        return
                    place -= 1
                case _:
                    self._later(step, steps, place + 1)
                    return
            place += 1
        self._finish(Wire.CLOSE)

    def _send(self, data: bytes) -> None:
        if self._busy:
            self._busy.bytes += len(data)
        self.transport.write(data)

    def _finish(self, ending: Wire) -> None:
        match ending:
            case Wire.HANG:
                return
            case Wire.RESET:
                reset(self.transport)
            case Wire.KEEP if not self._last:
                self._end()
                if self._buffer:
                    self._loop.call_soon(self._next)
            case _:
                self._end()
                self.transport.close()

    def _end(self) -> None:
        if self._busy:
            self._busy.end()
            self._busy = None


def latency(host: Host, name: str) -> float:
    """Seconds this name always takes: between the bounds of its host, spread by its hash."""
    low, high = host.latency
    return low + (high - low) * (zlib.crc32(name.encode()) % 1000) / 1000 if high else low


def reset(transport: asyncio.Transport) -> None:
    """End a connection with RST instead of FIN."""
    if raw := transport.get_extra_info("socket"):
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
