"""The short way through a head and the long one say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.transport import response_head

LINES = st.sampled_from(
    [
        b"X-A: 1",
        b"Server: x y",
        b"Content-Length: 5",
        b"content-length:5 ",
        b"Content-Length: 5, 5",
        b"Content-Length: -1",
        b"Transfer-Encoding: chunked",
        b"transfer-encoding:  Chunked",
        b"Transfer-Encoding: gzip, chunked",
        b"oops",
        b" folded",
        b"Server : x",
        b"X-Empty:",
        b"X-\xff: 1",
        b"X-A: \xff",
        b"",
    ]
)
ENDS = st.sampled_from([b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r"])


@given(
    st.lists(st.tuples(LINES, ENDS), max_size=6),
    st.sampled_from([b"HTTP/1.1 200 OK", b"HTTP/1.0 404 ", b"HTTP/1.2 200 OK"]),
)
def test_a_head_that_needs_no_mending_means_what_mending_makes_of_it(
    lines: list[tuple[bytes, bytes]], status: bytes
) -> None:
    block = status + b"".join(end + line for line, end in lines)
    short, long = response_head._strict(block), response_head._mended(block)
    if short is None or long is None:
        return
    assert (short.status, short.length, short.chunked, short.ambiguous) == (
        long.status,
        long.length,
        long.chunked,
        long.ambiguous,
    )
    fields = [line.split(b":", 1) for line in short.data.split(b"\r\n")[1:] if line]
    kept = [line.split(b":", 1) for line in long.data.split(b"\r\n")[1:] if line]
    assert sorted((name.lower(), value.strip().lower()) for name, value in fields) == sorted(
        (name.lower(), value.strip().lower()) for name, value in kept
    )


@pytest.mark.parametrize("line", ["X-A: 1", "Content-Length: 5", "Transfer-Encoding: chunked", "X-Empty:"])
def test_most_heads_need_no_mending(line: str) -> None:
    assert response_head._strict(f"HTTP/1.1 200 OK\r\n{line}\r".encode()) is not None
