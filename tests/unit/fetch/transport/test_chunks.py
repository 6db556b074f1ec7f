"""Chunks as servers write them, and what is made of them."""

import pytest

from linkcheck.fetch.transport.chunks import ChunkReader

STRICT = b"3\r\nham\r\n4\r\neggs\r\n0\r\n\r\n"


def read(data: bytes, step: int | None = None) -> tuple[bytes, ChunkReader]:
    """The strict form, read at once or in pieces of some bytes."""
    reader = ChunkReader()
    made = b""
    for at in range(0, len(data), step or len(data)):
        strict, error = reader.feed(data[at : at + (step or len(data))])
        assert error is None
        made += strict
    return made, reader


@pytest.mark.parametrize(
    "data",
    [
        STRICT,
        STRICT.replace(b"\r\n", b"\n"),
        b"3;a=b\r\nham\r\n4 ; c\r\neggs\r\n0;end\r\n\r\n",
        b"03   \r\nham\n4;\xff\neggs\r\n000\r\n\r\n",
        b"3\r\nham\r\n4\r\neggs\r\n0\r\nX-Sum: 1\r\nno colon\nContent-Length: 9\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
    ],
    ids=["strict", "line feeds", "extensions", "zeros and spaces", "trailers"],
)
@pytest.mark.parametrize("step", [None, 1, 2, 3, 7])
def test_chunks_are_rewritten_in_the_strict_form_however_they_arrive(data: bytes, step: int | None) -> None:
    made, reader = read(data, step)
    assert reader.ended
    assert reader.rest == b""
    assert made.replace(b"\r\n", b"") == b"3ham4eggs0"


@pytest.mark.parametrize("step", [None, 1, 5])
def test_what_stands_behind_the_last_chunk_is_told_from_it(step: int | None) -> None:
    made, reader = read(STRICT + b"HTTP/1.1 410 Gone", step)
    assert made == STRICT
    assert reader.rest == b"HTTP/1.1 410 Gone"


@pytest.mark.parametrize(
    ("data", "good"),
    [
        (b"zz\r\n", b""),
        (b"\r\n3\r\nham", b""),
        (b" 3\r\nham", b""),
        (b"0x3\r\nham", b""),
        (b"-3\r\nham", b""),
        (b"3,a\r\nham", b""),
        (b"f" * 17 + b"\r\n", b""),
        (b"3\r\nhamjunk\r\n", b"3\r\nham"),
        (b"3\r\nham4\r\neggs", b"3\r\nham"),
        (b"3;" + b"x" * 20_000, b""),
    ],
)
def test_what_is_no_chunk_is_an_error_and_what_came_before_it_is_kept(data: bytes, good: bytes) -> None:
    made, error = ChunkReader().feed(data)
    assert error is not None
    assert made == good
