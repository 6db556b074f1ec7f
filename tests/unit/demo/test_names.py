"""The demonstration's name server."""

import pytest
from dnslib import QTYPE, RCODE, DNSRecord

from linkcheck.demo.internet.names import answer

KNOWN = {"tides.example", "api.harbour.example"}


def ask(name: str, kind: str = "A") -> DNSRecord:
    reply = answer(bytes(DNSRecord.question(name, kind).pack()), KNOWN)
    assert reply is not None
    return DNSRecord.parse(reply)


def test_known_names_are_on_loopback() -> None:
    reply = ask("Tides.example")
    assert [(str(record.rdata), QTYPE[record.rtype]) for record in reply.rr] == [("127.0.0.1", "A")]


@pytest.mark.parametrize(
    ("name", "kind"), [("tides.example", "AAAA"), ("tides.example", "NS"), ("harbour.example", "A")]
)
def test_what_a_known_name_does_not_have_is_no_error(name: str, kind: str) -> None:
    reply = ask(name, kind)
    assert (reply.header.rcode, reply.rr) == (RCODE.NOERROR, [])


def test_other_names_do_not_exist() -> None:
    assert ask("elsewhere.example").header.rcode == RCODE.NXDOMAIN


@pytest.mark.parametrize("packet", [b"", b"\0" * 12, b"\0" * 12 + b"\x3fa", b"\0" * 12 + b"\x01\xff\0\0\x01\0\x01"])
def test_what_is_no_question_gets_no_answer(packet: bytes) -> None:
    assert answer(packet, KNOWN) is None
