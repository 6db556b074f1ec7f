"""gzip as browsers read it: members one after the other, and no look at what stands behind them."""

import gzip
import zlib

import pytest

from linkcheck.fetch.transport.encoding import Bounded, gzip_header_length

TEXT = b"Ham and eggs. " * 500
ZIPPED = gzip.compress(TEXT, mtime=0)
NAMED = b"\x1f\x8b\x08\x1e" + bytes(6) + b"\x03\0abc" + b"file.txt\0" + b"a comment\0" + b"\0\0" + ZIPPED[10:]


def decode(data: bytes, size: int = 1 << 20, limit: int = 1 << 20) -> tuple[bytes, Bounded]:
    bounded = Bounded("gzip", limit)
    return b"".join(bounded.feed(data[at : at + size]) for at in range(0, len(data), size)), bounded


@pytest.mark.parametrize("size", [1, 3, 9, 1 << 20])
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (ZIPPED, TEXT),
        (ZIPPED + ZIPPED, TEXT * 2),
        (ZIPPED + b"junk behind it", TEXT),
        (ZIPPED + bytes(600), TEXT),
        (ZIPPED[:-8] + b"\1\2\3\4" + ZIPPED[-4:], TEXT),
        (ZIPPED[:-4] + b"\1\2\3\4", TEXT),
        (ZIPPED[:-8], TEXT),
        (ZIPPED[:-8] + b"\1\2\3\4\5\6\7\10" + ZIPPED, TEXT * 2),
        (NAMED, TEXT),
        (NAMED + NAMED, TEXT * 2),
    ],
    ids=[
        "one",
        "two",
        "junk behind",
        "zeros behind",
        "wrong checksum",
        "wrong size",
        "no end",
        "wrong end, then another",
        "named",
        "two named",
    ],
)
def test_members_are_read_as_far_as_they_go(data: bytes, text: bytes, size: int) -> None:
    out, bounded = decode(data, size)
    assert out == text
    assert bounded.error is None


def test_no_more_comes_out_than_the_limit() -> None:
    out, bounded = decode(gzip.compress(b"x" * 100_000) * 3, limit=1000)
    assert len(out) == 1000
    assert bounded.full


@pytest.mark.parametrize(
    "data",
    [b"<html>", b"\x1f\x00", b"\x1f\x8b\x07" + bytes(20), b"PK\3\4"],
    ids=["html", "another magic", "another method", "zip"],
)
def test_what_is_no_gzip_is_an_error(data: bytes) -> None:
    assert decode(data)[1].error is not None


def test_what_comes_before_a_cut_is_kept() -> None:
    out, bounded = decode(gzip.compress(bytes(range(256)) * 40, 0)[:3000], 100)
    assert bounded.error is None
    assert (bytes(range(256)) * 40).startswith(out)
    assert len(out) > 2000


def test_a_header_that_never_ends_is_an_error() -> None:
    endless = b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * 70_000
    with pytest.raises(zlib.error):
        gzip_header_length(endless)
