"""Heads as servers write them, and what is made of them."""

import pytest

from linkcheck.fetch.transport.response_head import HeadPrefix, ResponseHead, is_bare_page, parse_head, split_head


def head(*lines: str, status: str = "HTTP/1.1 200 OK") -> ResponseHead:
    found = parse_head("\r\n".join([status, *lines]).encode("latin-1"))
    assert found is not None
    return found


def names(found: ResponseHead) -> list[str]:
    return [line.partition(b":")[0].decode("latin-1") for line in found.data.split(b"\r\n")[1:] if line]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("X-A: 1", ["X-A"]),
        ("Server : x", ["Server"]),
        ("Server\t: x", ["Server"]),
        ("X Powered By: x", []),
        (": x", []),
        ("oops", []),
        ("<!-- PHP warning: oops -->", []),
        ("X-A:", ["X-A"]),
        ("X-A: 1\r\n folded", ["X-A"]),
        ("\tfolded onto nothing", []),
        ("X-A: 1\rX-B: 2", ["X-A", "X-B"]),
        ("X-A: 1\nX-B: 2", ["X-A", "X-B"]),
        ("X-\xe4: 1", []),
    ],
)
def test_lines_that_are_no_fields_are_dropped(line: str, kept: list[str]) -> None:
    assert names(head(line)) == kept


def test_continuations_stay_with_their_line() -> None:
    assert b"X-A: one two\r\n" in head("X-A: one", "  two").data
    assert names(head("oops", " more of it", "X-A: 1")) == ["X-A"]


@pytest.mark.parametrize(
    ("lines", "length", "chunked", "ambiguous"),
    [
        ((), None, False, False),
        (("Content-Length: 5",), 5, False, False),
        (("Content-Length: 5", "Content-Length: 5"), 5, False, False),
        (("Content-Length: 5, 5",), 5, False, False),
        (("content-length : 5",), 5, False, False),
        (("Content-Length: -1",), None, False, False),
        (("Content-Length: +5",), None, False, False),
        (("Content-Length: many",), None, False, False),
        (("Content-Length: 99999999999999999999",), None, False, False),
        (("Content-Length:",), None, False, False),
        (("Transfer-Encoding: chunked",), None, True, False),
        (("Transfer-Encoding: gzip, Chunked",), None, True, False),
        (("Transfer-Encoding: identity", "Content-Length: 5"), 5, False, False),
        (("Transfer-Encoding: chunked", "Content-Length: 5"), None, True, True),
        (("Transfer-Encoding: chunked", "Content-Length: 5", "Content-Length: 6"), None, True, True),
    ],
)
def test_one_way_to_find_the_end_of_the_body(
    lines: tuple[str, ...], length: int | None, chunked: bool, ambiguous: bool
) -> None:
    found = head(*lines)
    assert (found.length, found.chunked, found.ambiguous) == (length, chunked, ambiguous)
    framing = {"content-length", "transfer-encoding"} & {name.lower() for name in names(found)}
    assert len(framing) == (length is not None or chunked)


def test_two_lengths_that_differ_are_left_for_the_parser_to_refuse() -> None:
    assert names(head("Content-Length: 5", "Content-Length: 6")) == ["Content-Length", "Content-Length"]
    assert names(head("Content-Length: 5, 6")) == ["Content-Length", "Content-Length"]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("HTTP/1.1 200 OK", b"HTTP/1.1 200 OK"),
        ("HTTP/1.2 200 OK", b"HTTP/1.1 200 OK"),
        ("HTTP/2.0 200 OK", b"HTTP/1.1 200 OK"),
        ("HTTP/1.0 200 OK", b"HTTP/1.0 200 OK"),
        ("HTTP/0.9 200 OK", b"HTTP/1.0 200 OK"),
        ("HTTP 200 OK", b"HTTP/1.0 200 OK"),
        ("http/1.1 404 gone", b"HTTP/1.1 404 gone"),
        ("HTTP/1.1  200\tOK", b"HTTP/1.1 200 OK"),
        ("HTTP/1.1 200", b"HTTP/1.1 200 "),
        ("HTTP/1.1 200OK", b"HTTP/1.1 200 OK"),
    ],
)
def test_status_lines(line: str, written: bytes) -> None:
    assert head(status=line).data == written + b"\r\n\r\n"


@pytest.mark.parametrize(
    "line",
    [
        "HTTP/1.1 abc",
        "HTTP/1.1",
        "HTTP/1.1 ",
        "HTTP/1.1200 OK",
        "HTTP/1.1 20",
        "HTTP/1.1 2000",
        "HTTP/1.1 099",
        "HTTP/1.1 -404",
        "HTTP/1.1 " + "9" * 9000,
        "HTTPS 200",
        "HTTP-1.1 200 OK",
    ],
)
def test_a_status_that_is_none_counts_as_success_as_in_browsers(line: str) -> None:
    assert head(status=line).status == 200


@pytest.mark.parametrize("line", ["HTTP/1.1 0404 Not Found", "HTTP/1.1 404.5 x", "HTTP/1.1 \t 404", "http 404"])
def test_a_number_of_three_digits_is_the_status(line: str) -> None:
    assert head(status=line).status == 404


@pytest.mark.parametrize("line", ["HTP/1.1 200 OK", "ICY 200 OK", "", " HTTP/1.1 200 OK"])
def test_status_lines_that_are_none(line: str) -> None:
    assert parse_head(line.encode()) is None


@pytest.mark.parametrize(
    "data",
    [
        b"<html><head>",
        b"\xef\xbb\xbf<!doctype html>",
        b"\n  <p>x",
        b"<?xml version",
        b"Ham and eggs",
        "Käse".encode() * 2,
    ],
)
def test_pages_without_a_head_are_pages(data: bytes) -> None:
    assert is_bare_page(data)


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH_9.2",
        b"220 mail.example ESMTP",
        b"220-FTP",
        b"+OK POP3",
        b"* OK IMAP",
        b"RFB 003.008\n",
        b"\x15\x03\x01\x00\x02\x02\x28",
        b"\r\n\r\n\r\n\r\n",
        b"\r\n" * 8 + b"HTTP/1.1 200 OK",
        b"-ERR wrong number of arguments",
    ],
)
def test_greetings_of_other_servers_are_no_pages(data: bytes) -> None:
    assert not is_bare_page(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", (b"HTTP/1.1 200 OK\r\nA: b\r", b"body")),
        (b"HTTP/1.1 200 OK\nA: b\n\nbody", (b"HTTP/1.1 200 OK\nA: b", b"body")),
        (b"HTTP/1.1 200 OK\nA: b\n\r\nbody", (b"HTTP/1.1 200 OK\nA: b", b"body")),
        (b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", (b"HTTP/1.1 200 OK\r", b"")),
        (b"\nhttp/1.1 200 OK\r\n\r\n\r\n", (b"http/1.1 200 OK\r", b"\r\n")),
        (b"", HeadPrefix.PARTIAL),
        (b"\r\n", HeadPrefix.PARTIAL),
        (b"HT", HeadPrefix.PARTIAL),
        (b"\r\n\r\nHT", HeadPrefix.PARTIAL),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n", HeadPrefix.PARTIAL),
        (b"SSH-2.0-OpenSSH_9.2\r\n", HeadPrefix.NOT_HTTP),
        (b"<html>hello", HeadPrefix.NOT_HTTP),
        (b"\r\n\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", HeadPrefix.NOT_HTTP),
        (b"220 ftp", HeadPrefix.NOT_HTTP),
    ],
)
def test_where_a_head_begins_and_ends(data: bytes, found: tuple[bytes, bytes] | HeadPrefix) -> None:
    assert split_head(data) == found


def test_a_head_is_found_however_it_arrives() -> None:
    data, searched = b"HTTP/1.1 200 OK\r\nA: b\r\n\r\n", 0
    for end in range(1, len(data)):
        assert split_head(data[:end], searched) is HeadPrefix.PARTIAL
        searched = end
    assert split_head(data, searched) == (b"HTTP/1.1 200 OK\r\nA: b\r", b"")
