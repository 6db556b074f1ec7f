"""Bytes around a body: chunks with odd lines, status lines without a status, pages without any head."""

import brotli

from tests.internet.faults.bodies import HTML, encoded, said
from tests.internet.faults.fault import PATH, Fault
from tests.internet.faults.headers import lines
from tests.internet.world import Page, Step, Wire

_CHUNKED = said("Transfer-Encoding: chunked")
_SIZE = b"%x" % len(HTML)


def _chunks(
    size: bytes = _SIZE, size_end: bytes = b"\r\n", data_end: bytes = b"\r\n", last: bytes = b"0\r\n\r\n"
) -> bytes:
    """A page in one chunk."""
    return _CHUNKED + size + size_end + HTML + data_end + last


def _page(*headers: str, status: str = "HTTP/1.1 200 OK") -> bytes:
    """A page below such a head."""
    return lines(*headers, status=status) + HTML


def _shown(kind: str, **rows: bytes | tuple[Step, ...]) -> tuple[Fault, ...]:
    """Rows that browsers show; bytes alone keep the connection open."""
    return tuple(
        Fault(
            name=f"{kind}-{name.replace('_', '-')}",
            page=Page(wire=(wire, Wire.KEEP) if isinstance(wire, bytes) else wire),
            expect="ok ok",
            browsers=True,
        )
        for name, wire in rows.items()
    )


def _refused(kind: str, **rows: bytes | tuple[Step, ...]) -> tuple[Fault, ...]:
    """Rows that browsers show nothing of."""
    return tuple(
        Fault(
            name=f"{kind}-{name.replace('_', '-')}",
            page=Page(wire=(wire, Wire.CLOSE) if isinstance(wire, bytes) else wire),
            expect="failing bad-http",
            seconds=30,
            browsers=False,
        )
        for name, wire in rows.items()
    )


CHUNKS = _shown(
    "chunk",
    size_ended_by_lf=_chunks(size_end=b"\n"),
    data_ended_by_lf=_chunks(data_end=b"\n"),
    all_ended_by_lf=_chunks(size_end=b"\n", data_end=b"\n", last=b"0\n\n"),
    last_ended_by_lf=_chunks(last=b"0\r\n\n"),
    upper_case=_chunks(size=_SIZE.upper()),
    twenty_zeros=_chunks(size=b"0" * 20 + _SIZE),
    extension_empty=_chunks(size_end=b";\r\n"),
    extension_spaced=_chunks(size_end=b" ; a = b\r\n"),
    extension_quoted=_chunks(size_end=b';a="x;y"\r\n'),
    extensions_two=_chunks(size_end=b";a=b;c=d\r\n"),
    extension_of_bytes=_chunks(size_end=b";\xff\xfe\r\n"),
    extension_ended_by_lf=_chunks(size_end=b";a=b\n"),
    extension_of_5_kb=_chunks(size_end=b";a=" + b"x" * 5000 + b"\r\n"),
    last_with_extension=_chunks(last=b"0;end\r\n\r\n"),
    last_of_zeros=_chunks(last=b"000 \r\n\r\n"),
    trailer_without_colon=_chunks(last=b"0\r\njunk\r\n\r\n"),
    trailer_without_colon_by_lf=_chunks(last=b"0\r\njunk\n\n"),
    trailer_with_spaced_name=_chunks(last=b"0\r\nX A : b\r\n\r\n"),
    trailer_with_a_length=_chunks(last=b"0\r\nContent-Length: 5\r\nTransfer-Encoding: x\r\n\r\n"),
    trailer_of_20_kb=_chunks(last=b"0\r\nX-A: " + b"b" * 20_000 + b"\r\n\r\n"),
    trailers_200=_chunks(last=b"0\r\n" + b"X-A: b\r\n" * 200 + b"\r\n"),
    trailer_without_end=(_chunks(last=b"0\r\nX-A: b\r\n"), Wire.CLOSE),
    last_missing=(_chunks(last=b""), Wire.CLOSE),
    last_and_line_end_missing=(_chunks(data_end=b"", last=b""), Wire.CLOSE),
    empty_line_missing=(_chunks(last=b"0\r\n"), Wire.CLOSE),
    of_one_byte_each=_CHUNKED + b"".join(b"1\r\n%c\r\n" % byte for byte in HTML) + b"0\r\n\r\n",
    in_single_bytes=(
        _CHUNKED,
        *(step for byte in _chunks()[len(_CHUNKED) :] for step in (bytes([byte]), 0.001)),
        Wire.KEEP,
    ),
)
NO_CHUNKS = _refused(
    "chunk",
    with_no_line_end_behind=_chunks(data_end=b""),
    with_junk_behind=_chunks(data_end=b"junk\r\n"),
    with_an_empty_line_behind=_chunks(data_end=b"\r\n\r\n"),
    below_an_empty_line=_CHUNKED + b"\r\n" + _chunks()[len(_CHUNKED) :],
    below_a_space=_chunks(size=b" " + _SIZE),
    in_c_notation=_chunks(size=b"0x" + _SIZE),
    of_letters=_chunks(size=b"zz"),
    of_many_digits=_chunks(size=b"f" * 17),
    with_a_comma=_chunks(size_end=b",a\r\n"),
    with_words_behind_its_size=_chunks(size_end=b" a=b\r\n"),
    not_there_at_all=_CHUNKED + HTML + b"\n",
)
STATUS_LINES = _shown(
    "status",
    of_letters=_page(status="HTTP/1.1 abc"),
    missing=_page(status="HTTP/1.1"),
    of_letters_without_headers=(b"HTTP/1.1 abc\r\n\r\n" + HTML, Wire.CLOSE),
    of_letters_and_a_body_later=(b"HTTP/1.1 abc\r\n\r\n", 0.05, HTML, Wire.CLOSE),
    of_a_space=_page(status="HTTP/1.1 "),
    of_one_digit=_page(status="HTTP/1.1 2"),
    of_two_digits=_page(status="HTTP/1.1 20 OK"),
    of_four_digits=_page(status="HTTP/1.1 2000 OK"),
    of_zero=_page(status="HTTP/1.1 0 OK"),
    below_100=_page(status="HTTP/1.1 099 OK"),
    with_a_zero_before=_page(status="HTTP/1.1 0200 OK"),
    with_a_minus=_page(status="HTTP/1.1 -200 OK"),
    with_a_plus=_page(status="HTTP/1.1 +200 OK"),
    with_a_fraction=_page(status="HTTP/1.1 200.5 OK"),
    in_words=_page(status="HTTP/1.1 two hundred"),
    behind_its_reason=_page(status="HTTP/1.1 OK 200"),
    of_reason_alone=_page(status="HTTP/1.1 OK"),
    that_sticks_to_the_version=_page(status="HTTP/1.1200 OK"),
    of_https=_page(status="HTTPS/1.1 200 OK"),
    behind_a_dash=_page(status="HTTP-1.1 200 OK"),
    behind_a_space_and_a_slash=_page(status="HTTP /1.1 200 OK"),
    with_9000_letters=_page(status="HTTP/1.1 200 " + "x" * 9000),
    with_spaces_behind=_page(status="HTTP/1.1 200 OK   "),
    behind_101=b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + _page(),
    behind_102=b"HTTP/1.1 102 Processing\r\n\r\n" + _page(),
    of_600=_page(status="HTTP/1.1 600 x"),
)
NO_ADDRESS = tuple(
    row
    for code in (300, 301, 302, 303, 305, 307, 308)
    for row in _shown(
        f"redirect-{code}",
        without_an_address=_page(status=f"HTTP/1.1 {code} x"),
        to_an_empty_address=_page("Location:", status=f"HTTP/1.1 {code} x"),
    )
)
HEADLESS = tuple(
    Fault(
        name=f"headless-{name}-{scheme}",
        url=f"{scheme}://headless-{name}-{scheme}.test{PATH}",
        page=Page(wire=(body, Wire.CLOSE)),
        expect=expect,
        browsers=True,
    )
    for scheme in ("http", "https")
    for name, body, expect in (
        ("page", HTML, "ok ok"),
        ("page-below-an-empty-line", b"\n" + HTML, "ok ok"),
        ("page-about-http", b"<!-- HTTP/1.1 -->" + HTML, "ok ok"),
        ("text", b"Ham and eggs, in plain text.", "ok ok"),
    )
)
GREETINGS = tuple(
    Fault(
        name=f"greeting-of-{name}",
        page=Page(wire=(text, Wire.HANG)),
        expect="failing bad-http",
        seconds=30,
        browsers=False,
    )
    for name, text in {
        "ssh": b"SSH-2.0-OpenSSH_9.2\r\n",
        "ftp": b"220-Welcome\r\n220 ready\r\n",
        "imap": b"* OK IMAP4rev1 ready\r\n",
        "tls": b"\x15\x03\x01\x00\x02\x02\x28\x00\x00",
    }.items()
)
CODINGS = (
    Fault(name="brotli-then-junk", page=encoded("br", brotli.compress(HTML) + b"junk"), expect="ok ok", browsers=True),
    Fault(
        name="brotli-then-zeros", page=encoded("br", brotli.compress(HTML) + bytes(2000)), expect="ok ok", browsers=True
    ),
)

ROWS = (*CHUNKS, *NO_CHUNKS, *STATUS_LINES, *NO_ADDRESS, *HEADLESS, *GREETINGS, *CODINGS)
