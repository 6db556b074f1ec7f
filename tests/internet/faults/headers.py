"""Heads of answers as real servers send them: lines that are no headers, lengths that lie, odd versions."""

import gzip

from tests.internet.faults.bodies import HTML, encoded, said
from tests.internet.faults.fault import GOOD, Fault
from tests.internet.world import Page, Wire

LENGTH = f"Content-Length: {len(HTML)}"
CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)
ZIPPED = gzip.compress(HTML)


def heads(**blocks: bytes) -> tuple[Fault, ...]:
    """A page below each head, the connection kept open: browsers show them all."""
    return tuple(
        Fault(
            name=f"head-{name.replace('_', '-')}",
            page=Page(wire=(block + HTML, Wire.KEEP)),
            expect="ok ok",
            browsers=True,
        )
        for name, block in blocks.items()
    )


def lines(*headers: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A head with its body's length."""
    return said(LENGTH, *headers, status=status)


JUNK = heads(
    without_a_colon=lines("oops"),
    with_a_spaced_name=lines("X Powered By: x"),
    with_a_space_before_the_colon=lines("Server : x"),
    with_a_tab_before_the_colon=lines("Server\t: x"),
    without_a_name=lines(": x"),
    with_a_colon_alone=lines(":"),
    with_a_php_warning=lines("<br /><b>Warning</b>: Cannot modify header information in /x.php on line 3"),
    with_a_html_comment=lines("<!-- cached -->"),
    with_a_quoted_name=lines('"X-Frame-Options": DENY'),
    with_a_name_beyond_ascii=lines("X-Käse: 1"),
    with_a_name_in_brackets=lines("[X-Debug]: 1"),
    with_a_status_line_again=lines("HTTP/1.1 200 OK"),
    with_a_statement=lines("header('X-A: 1');"),
    folded=lines("X-A: one\r\n two\r\n\tthree"),
    folded_onto_junk=lines("oops\r\n and more"),
    with_a_bare_return=lines("X-A: 1\rX-B: 2"),
    with_an_empty_value=lines("X-A:"),
    in_line_feeds=lines("X-A: 1").replace(b"\r\n", b"\n"),
    in_line_feeds_with_junk=lines("oops").replace(b"\r\n", b"\n"),
    in_mixed_ends=lines("X-A: 1").replace(b"8\r\n", b"8\n"),
    of_100_kib=lines("X-Long: " + "x" * 100_000),
    of_5000_lines=lines(*(f"X-{number}: y" for number in range(5000))),
    with_bytes_of_no_charset=lines("X-A: \xe9\xff"),
    with_two_types=lines("Content-Type: text/html"),
    with_two_servers=lines("Server: a", "Server: b"),
    with_two_etags=lines('ETag: "a"', 'ETag: "b"'),
    with_a_fold_before_all_headers=lines().replace(b"Content-Type", b" Content-Type", 1),
    with_a_control_character=lines("X-A: a\x01b"),
    with_an_upgrade=lines("Upgrade: h2,h2c", "Connection: Upgrade, Keep-Alive"),
)
LENGTHS = heads(
    with_the_length_twice=lines(LENGTH),
    with_the_length_in_a_list=said(f"{LENGTH}, {len(HTML)}"),
    with_a_spaced_length=said(f"Content-Length : {len(HTML)}"),
    with_an_identity_transfer=lines("Transfer-Encoding: identity"),
)
OPEN_ENDED = tuple(
    Fault(name=f"length-{name}", page=Page(wire=(said(*headers), HTML)), expect="ok ok", browsers=True)
    for name, headers in {
        "of-minus-one": ("Content-Length: -1",),
        "of-letters": ("Content-Length: many",),
        "with-a-sign": ("Content-Length: +5",),
        "of-nothing": ("Content-Length:",),
        "beyond-numbers": ("Content-Length: 99999999999999999999999",),
        "in-hexadecimal": ("Content-Length: 0x200",),
        "with-a-unit": ("Content-Length: 200 bytes",),
        "with-a-fraction": ("Content-Length: 12.0",),
        "in-quotes": (f'Content-Length: "{len(HTML)}"',),
        "of-null": ("Content-Length: null",),
    }.items()
)
TRANSFERS = tuple(
    Fault(name=f"chunks-{name}", page=Page(wire=(head, body, Wire.KEEP)), expect="ok ok", browsers=True)
    for name, head, body in (
        ("beside-a-length", said("Transfer-Encoding: chunked", "Content-Length: 3"), CHUNKS),
        ("beside-two-lengths", said("Transfer-Encoding: chunked", "Content-Length: 3", "Content-Length: 4"), CHUNKS),
        ("in-upper-case", said("Transfer-Encoding: CHUNKED"), CHUNKS),
        ("twice", said("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"), CHUNKS),
        ("under-http-1.0", said("Transfer-Encoding: chunked", status="HTTP/1.0 200 OK"), CHUNKS),
        ("behind-gzip-in-name", said("Transfer-Encoding: gzip, chunked"), CHUNKS),
        ("in-a-list", said("Transfer-Encoding: identity, chunked"), CHUNKS),
        ("with-extensions", said("Transfer-Encoding: chunked"), CHUNKS.replace(b"\r\n<", b";a=b\r\n<", 1)),
        ("with-spaces", said("Transfer-Encoding: chunked"), CHUNKS.replace(b"\r\n<", b"  \r\n<", 1)),
        ("with-zeros", said("Transfer-Encoding: chunked"), b"0000" + CHUNKS),
        ("with-trailers", said("Transfer-Encoding: chunked"), CHUNKS[:-2] + b"X-Sum: 1\r\n\r\n"),
        ("and-bytes-behind", said("Transfer-Encoding: chunked"), CHUNKS + b"and more"),
    )
)
VERSIONS = heads(
    of_http_1_2=lines(status="HTTP/1.2 200 OK"),
    of_http_2_0=lines(status="HTTP/2.0 200 OK"),
    of_http_1_10=lines(status="HTTP/1.10 200 OK"),
    in_lower_case=lines(status="http/1.1 200 OK"),
    of_http_11=lines(status="HTTP/11 200 OK"),
    of_http_1_comma_1=lines(status="HTTP/1,1 200 OK"),
    of_an_empty_version=lines(status="HTTP/ 200 OK"),
    with_a_tab=lines(status="HTTP/1.1\t200 OK"),
    below_a_space=b" " + lines(),
    below_three_letters=b"xxx" + lines(),
    of_status_299=lines(status="HTTP/1.1 299 Fine"),
    of_no_version=lines(status="HTTP 200 OK"),
    without_a_reason=lines(status="HTTP/1.1 200"),
    with_a_reason_that_sticks=lines(status="HTTP/1.1 200OK"),
    with_two_spaces=lines(status="HTTP/1.1  200 OK"),
    with_a_reason_beyond_ascii=lines(status="HTTP/1.1 200 Käse"),
    below_an_empty_line=b"\r\n" + lines(),
    below_a_line_feed=b"\n" + lines(),
    below_two_empty_lines=b"\r\n\r\n" + lines(),
    below_a_byte_order_mark=b"\xef\xbb\xbf" + lines(),
    behind_an_early_hint=b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + lines(),
    behind_two_continues=b"HTTP/1.1 100 Continue\r\n\r\n" * 2 + lines(),
)
PIECES = tuple(
    Fault(
        name=f"pieces-{name}",
        page=Page(wire=(*pieces, HTML, Wire.KEEP)),
        expect="ok ok",
        browsers=True,
    )
    for name, pieces in {
        "junk-alone": (b"HTTP/1.1 200 OK\r\n", 0.02, b"oops\r\n", 0.02, lines().partition(b"\r\n")[2]),
        "junk-split": (b"HTTP/1.1 200 OK\r\noo", 0.02, b"ps\r\n" + lines().partition(b"\r\n")[2]),
        "split-in-status": (b"HT", 0.02, lines()[2:]),
        "split-before-the-end": (lines()[:-2], 0.02, lines()[-2:]),
        "split-in-the-last-line": (lines()[:-3], 0.02, lines()[-3:]),
        "a-byte-at-a-time": tuple(step for byte in lines("oops") for step in (bytes([byte]), 0.001)),
        "body-later": (lines(), 0.1),
    }.items()
)
REFUSED = (
    Fault(
        name="head-of-300-kib",
        page=Page(wire=(lines("X-Long: " + "x" * 300_000) + HTML, Wire.KEEP)),
        expect="failing headers-too-large",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="head-with-lengths-that-differ",
        page=Page(wire=(lines("Content-Length: 3") + HTML, Wire.KEEP)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="head-with-a-zero-byte",
        page=Page(wire=(lines("X-A: a\0b") + HTML, Wire.KEEP)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="head-with-a-zero-byte-in-a-name",
        page=Page(wire=(lines("X\0A: b") + HTML, Wire.KEEP)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="chunks-with-a-sign",
        page=Page(wire=(said("Transfer-Encoding: chunked"), b"+" + CHUNKS, Wire.KEEP)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="head-far-below-empty-lines",
        page=Page(wire=(b"\r\n" * 8 + lines() + HTML, Wire.KEEP)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
    Fault(
        name="head-of-a-mail-server",
        page=Page(wire=(b"220 mail.example ESMTP Postfix\r\n", Wire.HANG)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    ),
)
CODINGS = tuple(
    Fault(name=f"gzip-{name}", page=encoded(coding, body), expect="ok ok", browsers=True)
    for name, coding, body in (
        ("with-a-wrong-checksum", "gzip", ZIPPED[:-8] + b"\0\0\0\0" + ZIPPED[-4:]),
        ("with-a-wrong-size", "gzip", ZIPPED[:-4] + b"\0\0\0\0"),
        ("without-its-end", "gzip", ZIPPED[:-8]),
        ("with-half-its-end", "gzip", ZIPPED[:-3]),
        ("called-x-gzip", "x-gzip", ZIPPED),
        ("then-zeros", "gzip", ZIPPED + bytes(512)),
        ("with-a-space", " gzip ", ZIPPED),
    )
)
KEPT = (
    Fault(
        name="kept-with-a-late-rest",
        page=Page(
            status=301,
            location="/b",
            wire=(said("Location: /b", "Content-Length: 0", status="HTTP/1.1 301 x"), 0.03, b"x" * 30, Wire.KEEP),
        ),
        pages={"/b": GOOD},
        expect="moved moved-permanently",
        requests=4,
        browsers=None,  # Chromium takes the rest for the answer to the second request
    ),
    Fault(
        name="kept-with-a-rest-at-once",
        page=Page(wire=(said("Location: /b", "Content-Length: 0", status="HTTP/1.1 301 x") + b"x" * 30, Wire.KEEP)),
        pages={"/b": GOOD},
        expect="moved moved-permanently",
        requests=4,
        browsers=True,
    ),
    Fault(
        name="kept-with-another-answer",
        page=Page(
            wire=(
                said("Location: /b", "Content-Length: 0", status="HTTP/1.1 301 x")
                + b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
                Wire.KEEP,
            )
        ),
        pages={"/b": GOOD},
        expect="moved moved-permanently",
        requests=4,
        browsers=True,
    ),
    Fault(
        name="kept-then-closed",
        page=Page(wire=(said("Location: /b", "Content-Length: 0", status="HTTP/1.1 301 x"), Wire.CLOSE)),
        pages={"/b": GOOD},
        expect="moved moved-permanently",
        requests=4,
        browsers=True,
    ),
)

ROWS = (*JUNK, *LENGTHS, *OPEN_ENDED, *TRANSFERS, *VERSIONS, *PIECES, *REFUSED, *CODINGS, *KEPT)
