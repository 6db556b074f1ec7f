"""The test internet does what its rows say: a fault that is not played proves nothing."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from dnslib import QTYPE, RCODE, DNSRecord

from tests.internet import (
    DnsFault,
    Drip,
    Host,
    Page,
    Port,
    TestInternet,
    Tls,
    Turns,
    When,
    Wire,
    in_background,
    run,
)

PATIENCE = 30.0
"""Seconds on the fake clock."""


@asynccontextmanager
async def connected(
    internet: TestInternet, name: str, *, secure: bool = False
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    context = ssl.create_default_context(cafile=str(internet.certificates.ca_file)) if secure else None
    port = internet.https_port if secure else internet.http_port
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(
            internet.addresses.of(name), port, ssl=context, server_hostname=name if secure else None
        )
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        await asyncio.sleep(0)


async def get(internet: TestInternet, name: str, target: str = "/", *, secure: bool = False, more: str = "") -> bytes:
    async with asyncio.timeout(PATIENCE), connected(internet, name, secure=secure) as (reader, writer):
        writer.write(f"GET {target} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n{more}\r\n".encode())
        return await reader.read()


def play(test: Callable[[TestInternet], Awaitable[None]], *hosts: Host) -> None:
    async def scene() -> None:
        async with TestInternet(hosts) as internet:
            await test(internet)

    run(scene())


def test_a_page_is_served_with_its_title_and_length() -> None:
    async def test(internet: TestInternet) -> None:
        answer = await get(internet, "a.test", "/x?y")
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK")
        assert f"Content-Length: {len(body)}".encode() in head
        assert b"<title>Ham &amp; eggs</title>" in body
        assert (await get(internet, "a.test", "/y")).startswith(b"HTTP/1.1 404 ")
        assert internet.host("a.test").targets() == ["/x?y", "/y"]

    play(test, Host(name="a.test", pages={"/x": Page(title="Ham & eggs")}))


def test_a_page_is_padded_to_its_size() -> None:
    assert len(Page(title="x", size=30_000).content()) == 30_000


def test_several_requests_share_a_connection() -> None:
    async def test(internet: TestInternet) -> None:
        async with connected(internet, "a.test") as (reader, writer):
            writer.write(b"GET /1 HTTP/1.1\r\nHost: a.test\r\n\r\nGET /2 HTTP/1.1\r\nHost: a.test\r\n\r\n")
            for body in (b"one", b"two"):
                await reader.readuntil(b"\r\n\r\n")
                assert await reader.readexactly(3) == body
        assert sum(internet.ledger.connections.values()) == 1
        assert internet.host("a.test").peak == 1

    play(test, Host(name="a.test", pages={"/1": Page(body=b"one"), "/2": Page(body=b"two")}))


def test_answers_take_turns_and_depend_on_headers() -> None:
    async def test(internet: TestInternet) -> None:
        statuses = [(await get(internet, "a.test"))[9:12] for _ in range(3)]
        assert statuses == [b"503", b"200", b"200"]
        assert (await get(internet, "a.test", "/gate"))[9:12] == b"403"
        assert (await get(internet, "a.test", "/gate", more="User-Agent: Mozilla/5.0\r\n"))[9:12] == b"200"

    gate = When(header="user-agent", contains="mozilla", then=Page(), otherwise=Page(status=403))
    play(test, Host(name="a.test", pages={"/": Turns((Page(status=503), Page())), "/gate": gate}))


def test_the_clock_jumps_over_delays() -> None:
    async def test(internet: TestInternet) -> None:
        before = asyncio.get_running_loop().time()
        await get(internet, "slow.test")
        assert asyncio.get_running_loop().time() - before == pytest.approx(20.0)

    play(test, Host(name="slow.test", default=Page(delay=20.0)))


def test_the_clock_waits_for_executor_jobs() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        await asyncio.to_thread(__import__("time").sleep, 0.2)
        return loop.time()

    async def raced() -> float:
        async with asyncio.timeout(60):
            return await main()

    assert run(raced()) == 1000.0


def test_a_task_left_behind_is_an_error() -> None:
    async def main() -> None:
        main.left = asyncio.create_task(asyncio.sleep(1))  # type: ignore[attr-defined]

    with pytest.raises(AssertionError, match="tasks left running"):
        run(main())


def test_a_pattern_stands_for_every_name_below_it() -> None:
    async def test(internet: TestInternet) -> None:
        assert (await get(internet, "h1.many.test"))[9:12] == b"200"
        assert (await get(internet, "h2.many.test", secure=True))[9:12] == b"200"
        assert (await get(internet, "many.test"))[9:12] == b"421"
        assert internet.addresses.of("h1.many.test") != internet.addresses.of("h2.many.test")

    play(test, Host(name="*.many.test", default=Page(title="one of many")))


@pytest.mark.parametrize(
    ("kind", "complaint"),
    [
        (Tls.EXPIRED, "certificate has expired"),
        (Tls.NOT_YET_VALID, "not yet valid"),
        (Tls.WRONG_HOST, "Hostname mismatch"),
        (Tls.SELF_SIGNED, "self-signed certificate"),
        (Tls.UNKNOWN_ISSUER, "unable to get local issuer certificate"),
        (Tls.MISSING_INTERMEDIATE, "unable to get local issuer certificate"),
        (Tls.OLD_PROTOCOL, "version|protocol"),
        (Tls.NO_SHARED_CIPHER, "handshake failure|alert"),
        (Tls.GARBAGE, "wrong version number|record layer"),
    ],
)
def test_tls_fails_as_its_row_says(kind: Tls, complaint: str) -> None:
    async def test(internet: TestInternet) -> None:
        with pytest.raises(ssl.SSLError, match=f"(?i){complaint}"):
            await get(internet, "a.test", secure=True)
        assert internet.host("a.test").count == 0

    play(test, Host(name="a.test", default=Page(), tls=kind))


@pytest.mark.parametrize("kind", [Tls.VALID, Tls.EXPIRING])
def test_tls_that_is_valid_connects(kind: Tls) -> None:
    async def test(internet: TestInternet) -> None:
        assert (await get(internet, "a.test", secure=True))[9:12] == b"200"
        assert internet.host("a.test").asked[0].secure

    play(test, Host(name="a.test", default=Page(), tls=kind))


def test_old_tls_answers_a_client_that_speaks_it() -> None:
    async def test(internet: TestInternet) -> None:
        context = ssl.create_default_context(cafile=str(internet.certificates.ca_file))
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        address, port = internet.addresses.of("a.test"), internet.https_port
        _, writer = await asyncio.open_connection(address, port, ssl=context, server_hostname="a.test")
        assert writer.get_extra_info("ssl_object").version() == "TLSv1.1"
        writer.transport.abort()
        await asyncio.sleep(0)

    play(test, Host(name="a.test", tls=Tls.OLD_PROTOCOL))


def test_tls_may_reset_or_hang() -> None:
    async def test(internet: TestInternet) -> None:
        with pytest.raises(ConnectionResetError):
            await get(internet, "reset.test", secure=True)
        with pytest.raises(TimeoutError):
            await get(internet, "hang.test", secure=True)

    play(test, Host(name="reset.test", tls=Tls.RESET), Host(name="hang.test", tls=Tls.HANG))


def test_ports_refuse_drop_and_reset() -> None:
    async def test(internet: TestInternet) -> None:
        dead_ends = internet.settings()["connect_to"]
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection(*dead_ends["refused.test:80"].split(":"))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await asyncio.open_connection(*dead_ends["dropped.test:443"].split(":"))
        with pytest.raises(ConnectionResetError):
            await get(internet, "reset.test")

    play(test, *(Host(name=f"{port}.test", port=port) for port in (Port.REFUSED, Port.DROPPED, Port.RESET)))


@pytest.mark.parametrize(
    ("wire", "outcome"),
    [
        ((b"HTTP/1.1 200 OK\r\n", 1.0, Wire.CLOSE), b"HTTP/1.1 200 OK\r\n"),
        ((b"junk",), b"junk"),
        ((Wire.CLOSE,), b""),
        ((b"HTTP/1.1 200 OK\r\n\r\n", Wire.RESET), ConnectionResetError),
        ((b"HTTP/1.1 200 OK\r\n\r\n", Wire.HANG), TimeoutError),
        ((Drip(chunk=b"x", every=1.0),), TimeoutError),
    ],
    ids=["pause", "junk", "empty", "reset", "hang", "drip"],
)
def test_the_wire_plays_its_steps(wire: tuple[bytes | float | Drip | Wire, ...], outcome: bytes | type) -> None:
    async def test(internet: TestInternet) -> None:
        if isinstance(outcome, bytes):
            assert await get(internet, "a.test") == outcome
        else:
            with pytest.raises(outcome):
                await get(internet, "a.test")

    play(test, Host(name="a.test", default=Page(wire=wire)))


def test_an_endless_body_stops_when_the_reader_does() -> None:
    async def test(internet: TestInternet) -> None:
        async with connected(internet, "a.test") as (reader, writer):
            writer.write(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n")
            await reader.readexactly(1_000_000)
        await asyncio.sleep(0.1)
        assert internet.host("a.test").bytes < 20_000_000
        assert internet.host("a.test").open == 0

    play(test, Host(name="a.test", default=Page(wire=(b"HTTP/1.1 200 OK\r\n\r\n", Drip(chunk=b"x" * 65536)))))


async def look_up(internet: TestInternet, name: str, kind: str = "A", *, tcp: bool = False) -> DNSRecord:
    packet = bytes(DNSRecord.question(name, kind).pack())
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(PATIENCE):
        if tcp:
            reader, writer = await asyncio.open_connection("127.0.0.1", internet.dns_port)
            writer.write(len(packet).to_bytes(2, "big") + packet)
            reply = await reader.readexactly(int.from_bytes(await reader.readexactly(2), "big"))
            writer.close()
            await writer.wait_closed()
            return DNSRecord.parse(reply)
        with socket.socket(type=socket.SOCK_DGRAM) as udp:
            udp.setblocking(False)
            udp.connect(("127.0.0.1", internet.dns_port))
            await loop.sock_sendall(udp, packet)
            return DNSRecord.parse(await loop.sock_recv(udp, 4096))


def test_names_are_answered_as_their_rows_say() -> None:
    async def test(internet: TestInternet) -> None:
        faults = {"gone": RCODE.NXDOMAIN, "sick": RCODE.SERVFAIL, "bare": RCODE.NOERROR, "unlisted": RCODE.NXDOMAIN}
        for name, code in faults.items():
            reply = await look_up(internet, f"{name}.test")
            assert (reply.header.rcode, reply.rr) == (code, []), name
        with pytest.raises(TimeoutError):
            await look_up(internet, "mute.test")

    play(
        test,
        Host(name="gone.test", dns=(DnsFault.NXDOMAIN,)),
        Host(name="sick.test", dns=(DnsFault.SERVFAIL,)),
        Host(name="bare.test", dns=(DnsFault.NO_ADDRESS,)),
        Host(name="mute.test", dns=(DnsFault.TIMEOUT,)),
    )


def test_names_may_have_several_addresses_and_change_them() -> None:
    async def test(internet: TestInternet) -> None:
        first = await look_up(internet, "a.test")
        second = await look_up(internet, "a.test")
        assert [str(record.rdata) for record in first.rr] == ["127.3.3.3", "10.0.0.1"]
        assert [str(record.rdata) for record in second.rr] == ["169.254.169.254"]
        six = await look_up(internet, "a.test", "AAAA")
        assert [(QTYPE[record.rtype], str(record.rdata)) for record in six.rr] == [("AAAA", "::1")]

    play(test, Host(name="a.test", dns=(("127.3.3.3", "10.0.0.1", "::1"), ("169.254.169.254",))))


def test_names_may_ask_for_tcp() -> None:
    async def test(internet: TestInternet) -> None:
        assert (await look_up(internet, "a.test")).header.tc
        reply = await look_up(internet, "a.test", tcp=True)
        assert [str(record.rdata) for record in reply.rr] == [internet.addresses.of("a.test")]

    play(test, Host(name="a.test", dns=(DnsFault.TRUNCATED,)))


def test_name_servers_are_reported() -> None:
    async def test(internet: TestInternet) -> None:
        reply = await look_up(internet, "parked.test", "NS")
        assert [str(record.rdata) for record in reply.rr] == ["ns1.parking.test."]

    play(test, Host(name="parked.test", name_servers=("ns1.parking.test",)))


def test_it_serves_from_a_thread_on_the_real_clock() -> None:
    with in_background([Host(name="a.test", default=Page(title="Hello"))]) as internet:
        with socket.create_connection((internet.addresses.of("a.test"), internet.http_port), 10) as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n")
            assert b"Hello" in client.makefile("rb").read()
        assert internet.host("a.test").count == 1


def test_the_log_measures_rate_and_concurrency() -> None:
    async def test(internet: TestInternet) -> None:
        await asyncio.gather(*(get(internet, "a.test") for _ in range(5)))
        await asyncio.sleep(10)
        await get(internet, "a.test")
        record = internet.host("a.test")
        assert (record.count, record.peak, record.open) == (6, 5, 0)
        assert record.busiest(1.0) == 5

    play(test, Host(name="a.test", default=Page(delay=1.0)))
