"""Names to addresses, and the four different reasons for a name without one.

c-ares is driven by the running loop's own readers, one step below aiodns, which since version 4 hands its sockets
to a thread: there, neither a fake clock nor a cancellation reaches a pending query.
"""

import asyncio
import errno
import ipaddress
import os
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
import pycares

from linkcheck.fetch.limits.descriptors import are_exhausted
from linkcheck.fetch.single_flight import SingleFlight
from linkcheck.model import FailureKind

_KINDS: Final[Mapping[int, FailureKind]] = {
    pycares.errno.ARES_ENOTFOUND: FailureKind.DNS_NXDOMAIN,
    pycares.errno.ARES_ENODATA: FailureKind.DNS_NO_ADDRESS,
    pycares.errno.ARES_ETIMEOUT: FailureKind.DNS_TIMEOUT,
    pycares.errno.ARES_EBADNAME: FailureKind.DNS_NXDOMAIN,  # a label longer than any registered one
}
_ANSWERS = frozenset({pycares.errno.ARES_ENOTFOUND, pycares.errno.ARES_ENODATA, pycares.errno.ARES_EBADNAME})
"""Failures that a name server answered; the others may be of our own making."""
_ADDRESS_RECORDS = (pycares.ARecordData, pycares.AAAARecordData)
# A failure is cached for a burst of links to one host, and looked up anew for a recheck 2 s later or more.
FAILURE_LIFETIME = 1.5
PARALLEL_QUESTIONS = 100
SECOND_FAMILY_DELAY = 0.5


class NoAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Why a name has no address."""

    kind: FailureKind
    detail: str


class LookupFailedError(OSError):
    """`NoAddress` as an exception, for a library that passes only exceptions on."""

    def __init__(self, name: str, why: NoAddress) -> None:
        super().__init__(f"{name}: {why.detail}")
        self.kind = why.kind


class Dns:
    """Looks names up once a run. Must be made inside the running loop, and closed."""

    def __init__(self, nameservers: Sequence[str] = (), timeout: float = 10.0) -> None:
        self._channel = _Channel(nameservers)
        self._timeout = timeout
        self._resolver: SingleFlight[str, tuple[str, ...] | NoAddress] = SingleFlight()
        self._questions = asyncio.Semaphore(PARALLEL_QUESTIONS)
        self._hosts = {} if nameservers else hosts_file()
        self.ipv6 = has_ipv6()
        """Whether this machine has a way to the IPv6 internet."""

    async def addresses(self, name: str) -> tuple[str, ...] | NoAddress:
        """All addresses of a name, or why there are none."""
        name = name.rstrip(".").lower()
        if name == "localhost" or name.endswith(".localhost"):
            return ("127.0.0.1", "::1") if self.ipv6 else ("127.0.0.1",)  # RFC 6761: never sent to a name server
        if name in self._hosts:
            return self._hosts[name]
        return await self._resolver.get(name, lambda: self._look_up(name), _lifetime)

    async def name_servers(self, domain: str) -> tuple[str, ...]:
        """The name servers of a domain, sorted; empty when none is known."""
        records = await self._query(domain, pycares.QUERY_TYPE_NS)
        if isinstance(records, NoAddress):
            return ()
        names = {record.data.nsdname for record in records if isinstance(record.data, pycares.NSRecordData)}
        return tuple(sorted(name.rstrip(".").lower() for name in names))

    def close(self) -> None:
        """Cancel all queries and close the sockets."""
        self._channel.close()

    async def _look_up(self, name: str) -> tuple[str, ...] | NoAddress:
        answer = await self._both_families(name)
        if isinstance(answer, NoAddress) and answer.kind is FailureKind.DNS_NXDOMAIN:
            # One resolver's answer does not prove that a domain is gone; c-ares turns to the next one if there is one.
            answer = await self._both_families(name)
        return answer

    async def _both_families(self, name: str) -> tuple[str, ...] | NoAddress:
        if self.ipv6:
            four, six = await self._race(name)
        else:
            # Without a route a v6 address only helps to name the failure.
            four = await self._query(name, pycares.QUERY_TYPE_A)
            nothing = isinstance(four, NoAddress) and four.kind is FailureKind.DNS_NO_ADDRESS
            six = await self._query(name, pycares.QUERY_TYPE_AAAA) if nothing else four
        if isinstance(four, NoAddress) and isinstance(six, NoAddress):
            # The worse answer is of one family, and the name may have an address of the other: the result is uncertain.
            return four if four.kind is not FailureKind.DNS_NO_ADDRESS else six
        records = [record for family in (six, four) if not isinstance(family, NoAddress) for record in family]
        found = [record.data.addr for record in records if isinstance(record.data, _ADDRESS_RECORDS)]
        return tuple(dict.fromkeys(found))

    async def _race(self, name: str) -> tuple[list[pycares.DNSRecord] | NoAddress, list[pycares.DNSRecord] | NoAddress]:
        """Both queries at once; some name servers never answer the younger one (RFC 8305, section 3)."""
        async with asyncio.TaskGroup() as group:
            running = group.create_task(self._query(name, pycares.QUERY_TYPE_AAAA))
            four = await self._query(name, pycares.QUERY_TYPE_A)
            if not isinstance(four, NoAddress):
                await asyncio.wait({running}, timeout=SECOND_FAMILY_DELAY)
                if not running.done():
                    running.cancel()
                    return four, four
        return four, running.result()

    async def _query(self, name: str, kind: int) -> list[pycares.DNSRecord] | NoAddress:
        try:
            async with self._questions, asyncio.timeout(self._timeout):
                result = await self._channel.query(name, kind)
        except TimeoutError:
            return NoAddress(kind=FailureKind.DNS_TIMEOUT, detail=f"no answer within {self._timeout:g} s")
        except pycares.AresError as error:
            code = int(error.args[0]) if error.args else 0
            return NoAddress(kind=_KINDS.get(code, FailureKind.DNS_SERVFAIL), detail=str(pycares.errno.strerror(code)))
        except OSError as error:
            return NoAddress(kind=FailureKind.LOCAL, detail=str(error.strerror))
        records = [record for record in result.answer if record.type == kind]
        if not records:
            return NoAddress(kind=FailureKind.DNS_NO_ADDRESS, detail="the name exists, without an address")
        return records


_Settle: TypeAlias = Callable[[pycares.DNSResult, int | None], None]


class _Channel:
    """c-ares on the running loop: its sockets are the loop's readers, its clock the loop's timer.

    On a loop without readers (the proactor of Windows) c-ares has a thread of its own, which calls back into the loop.
    """

    def __init__(self, nameservers: Sequence[str]) -> None:
        self._loop = asyncio.get_running_loop()
        self._readers: set[int] = set()
        self._writers: set[int] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._threaded = type(self._loop).add_reader is asyncio.AbstractEventLoop.add_reader
        self._channel = pycares.Channel(
            sock_state_cb=None if self._threaded else self._watch,
            timeout=2.0,
            tries=3,
            servers=list(nameservers) or None,
        )

    async def query(self, name: str, kind: int) -> pycares.DNSResult:
        answer: asyncio.Future[pycares.DNSResult] = self._loop.create_future()

        def settle(result: pycares.DNSResult, code: int | None) -> None:
            if answer.done():
                return
            if code is None:
                answer.set_result(result)
            elif code not in _ANSWERS and are_exhausted():  # c-ares reports that as a timeout
                answer.set_exception(OSError(errno.EMFILE, os.strerror(errno.EMFILE)))
            else:
                answer.set_exception(pycares.AresError(code))

        try:
            self._channel.query(name, kind, callback=self._called_back(settle))
        except pycares.AresError:
            if not answer.done():  # it may have called back before it raised
                raise
        return await answer

    def _called_back(self, settle: _Settle) -> _Settle:
        if not self._threaded:
            return settle

        def later(result: pycares.DNSResult, code: int | None) -> None:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(settle, result, code)

        return later

    def close(self) -> None:
        self._channel.cancel()
        self._channel.close()
        for fd in tuple(self._readers | self._writers):
            self._watch(fd, readable=False, writable=False)

    def _watch(self, fd: int, readable: bool, writable: bool) -> None:
        bad = pycares.ARES_SOCKET_BAD
        if readable:
            self._loop.add_reader(fd, self._channel.process_fd, fd, bad)
            self._readers.add(fd)
        elif fd in self._readers:
            self._loop.remove_reader(fd)
            self._readers.discard(fd)
        if writable:
            self._loop.add_writer(fd, self._channel.process_fd, bad, fd)
            self._writers.add(fd)
        elif fd in self._writers:
            self._loop.remove_writer(fd)
            self._writers.discard(fd)
        if self._readers and self._timer is None:
            self._timer = self._loop.call_later(1.0, self._tick)
        elif not self._readers and self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tick(self) -> None:
        """Let c-ares repeat lost queries: UDP does not guarantee delivery."""
        self._timer = self._loop.call_later(1.0, self._tick)
        self._channel.process_fd(pycares.ARES_SOCKET_BAD, pycares.ARES_SOCKET_BAD)


def hosts_file(path: Path = Path("/etc/hosts")) -> dict[str, tuple[str, ...]]:
    """Names that this machine defines for itself, containers and CI services among them."""
    if sys.platform == "win32":
        return {}
    names: dict[str, tuple[str, ...]] = {}
    with suppress(OSError):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            address, *aliases = line.partition("#")[0].split() or [""]
            with suppress(ValueError):
                ipaddress.ip_address(address)
                for alias in aliases:
                    names[alias.lower()] = (*names.get(alias.lower(), ()), address)
    return names


def has_ipv6() -> bool:
    """Whether packets to the IPv6 internet have a way out. Nothing is sent: UDP only picks a route."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.connect(("2001:4860:4860::8888", 53))
    except OSError:
        return False
    return True


def _lifetime(answer: tuple[str, ...] | NoAddress) -> float:
    if not isinstance(answer, NoAddress):
        return float("inf")
    retried = answer.kind in {FailureKind.DNS_SERVFAIL, FailureKind.LOCAL}  # and looked up again
    return 0.0 if retried else FAILURE_LIFETIME
