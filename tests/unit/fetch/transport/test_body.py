"""Bodies in pieces: where reading stops, and that nothing hostile grows."""

import gzip
import sys
import zlib
from importlib import import_module

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.options import FetchOptions
from linkcheck.fetch.tls.certificate import read, read_download
from linkcheck.fetch.transport.body import Collector, ReadPlan, plan
from linkcheck.fetch.transport.encoding import DECODERS, Bounded, EncodingError
from linkcheck.model import BodyExtent

COMPRESS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd").compress,
}
PAGE = b"<html><head><title>x</title></head><body>" + b"y" * 300


@pytest.mark.parametrize("encoding", COMPRESS)
@given(data=st.binary(max_size=3000), cut=st.integers(1, 700))
def test_every_encoding_is_undone_in_any_pieces(encoding: str, data: bytes, cut: int) -> None:
    packed = COMPRESS[encoding](data)
    bounded = Bounded(encoding, 1 << 20)
    out = b"".join(bounded.feed(packed[at : at + cut]) for at in range(0, len(packed), cut))
    assert (out, bounded.error) == (data, None)


@pytest.mark.parametrize("encoding", DECODERS)
@given(data=st.binary(max_size=600))
def test_no_bytes_make_a_decoder_raise_or_grow(encoding: str, data: bytes) -> None:
    bounded = Bounded(encoding, 1000)
    assert len(bounded.feed(data)) <= 1000


@pytest.mark.parametrize("encoding", COMPRESS)
def test_a_bomb_stops_at_the_limit_and_is_named(encoding: str) -> None:
    bounded = Bounded(encoding, 500_000)
    assert len(bounded.feed(COMPRESS[encoding](bytes(20_000_000)))) <= 500_000
    assert bounded.error is not None
    assert "bomb" in str(bounded.error)


def test_stacked_encodings_are_undone_from_the_outside() -> None:
    assert Bounded("deflate, gzip", 100).feed(gzip.compress(zlib.compress(b"hello"))) == b"hello"


def test_several_gzip_members_are_one_body() -> None:
    assert Bounded("gzip", 100).feed(gzip.compress(b"a") + gzip.compress(b"b")) == b"ab"


@given(st.lists(st.integers(1, 400), max_size=6))
def test_a_page_read_in_any_pieces_is_kept_to_the_same_place(cuts: list[int]) -> None:
    collector = Collector(ReadPlan(limit=10_000, to_head=True, beyond=50))
    rest = PAGE
    for cut in [*cuts, len(PAGE)]:
        collector.feed(rest[:cut])
        rest = rest[cut:]
    assert collector.satisfied
    assert collector.data == PAGE[: PAGE.index(b"</head") + 50]
    assert collector.truncated


def test_what_came_before_the_encoding_failed_is_kept_if_it_was_the_head() -> None:
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(PAGE) + packer.flush(zlib.Z_SYNC_FLUSH)
    collector = Collector(ReadPlan(limit=10_000, to_head=True, beyond=50), "gzip")
    collector.feed(packed)
    collector.feed(b"\xff" * 50)
    assert collector.satisfied
    assert collector.data == PAGE[: PAGE.index(b"</head") + 50]


def test_a_body_that_does_not_decode_says_so() -> None:
    with pytest.raises(EncodingError):
        Collector(ReadPlan(limit=100, to_head=True), "gzip").feed(PAGE)


OPTIONS = FetchOptions()


@pytest.mark.parametrize(
    ("read", "status", "kind", "length", "limit", "to_head"),
    [
        (BodyExtent.HEAD, 200, "text/html; charset=utf-8", None, OPTIONS.head_limit, True),
        (BodyExtent.HEAD, 200, "", None, OPTIONS.head_limit, True),
        (BodyExtent.HEAD, 200, "Application/XHTML+XML", None, OPTIONS.head_limit, True),
        (BodyExtent.HEAD, 404, "text/html", None, OPTIONS.excerpt_limit, False),
        (BodyExtent.HEAD, 200, "text/plain", None, OPTIONS.excerpt_limit, False),
        (BodyExtent.HEAD, 200, "application/ld+json", None, OPTIONS.excerpt_limit, False),
        (BodyExtent.HEAD, 200, "application/pdf", 1000, OPTIONS.head_limit, False),
        (BodyExtent.HEAD, 200, "application/pdf", None, OPTIONS.excerpt_limit, False),
        (BodyExtent.HEAD, 200, "image/png", None, 0, False),
        (BodyExtent.HEAD, 200, "application/zip", None, 0, False),
        (BodyExtent.BODY, 200, "image/png", None, OPTIONS.body_limit, False),
        (BodyExtent.TAIL, 206, "application/pdf", None, OPTIONS.tail_limit, False),
        (BodyExtent.NONE, 200, "text/html", None, 0, False),
    ],
)
def test_what_is_read_of_what(
    read: BodyExtent, status: int, kind: str, length: int | None, limit: int, to_head: bool
) -> None:
    wanted = plan(read, status, kind, length, OPTIONS)
    assert (wanted.limit, wanted.to_head) == (limit, to_head)


@given(st.binary(max_size=300))
def test_no_bytes_upset_the_reader_of_certificates(data: bytes) -> None:
    for der in (data, b"\x30\x82\x01\x00" + data, b"-----BEGIN CERTIFICATE-----" + data + b"-----END CERTIFICATE-----"):
        assert read(der) is None
        assert read_download(der) == ()
