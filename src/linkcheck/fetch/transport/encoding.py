"""Content encodings, undone piece by piece with a bound on what comes out."""

import sys
import zlib
from collections.abc import Callable, Mapping
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# A page that shrinks further than this in transit was made to hurt (deflate itself ends at 1032 : 1).
BOMB_RATIO = 200
_SLICE = 1024
ACCEPT_ENCODING = "gzip, deflate, br, zstd"


class EncodingError(ValueError):
    """A body that is not what its Content-Encoding says."""


class Decoder(Protocol):
    """Undoes one encoding."""

    def feed(self, data: bytes, limit: int) -> bytes:
        """Return at most about `limit` decoded bytes; what is beyond is dropped, for nobody will ask."""


class Deflate:
    """gzip, and deflate with or without its zlib wrapper."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._inflate = zlib.decompressobj(31) if gzip else None

    def feed(self, data: bytes, limit: int) -> bytes:
        """See `Decoder`."""
        if self._inflate is None:
            # Half of the web sends bare deflate under this name; a zlib wrapper begins with method 8.
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)
        out = self._inflate.decompress(data, limit)
        while self._inflate.eof and self._gzip and self._inflate.unused_data[:2] == b"\x1f\x8b" and len(out) < limit:
            rest = self._inflate.unused_data  # several members in a row are one file (RFC 1952, 2.2)
            self._inflate = zlib.decompressobj(31)
            out += self._inflate.decompress(rest, limit - len(out))
        return out


class Brotli:
    """br."""

    def __init__(self) -> None:
        self._inflate = brotli.Decompressor()

    def feed(self, data: bytes, limit: int) -> bytes:
        """See `Decoder`."""
        return bytes(self._inflate.process(data, output_buffer_limit=limit))


def _zstd() -> zstd.ZstdDecompressor:
    # RFC 9659: a browser takes windows of up to 8 MiB; the library alone would reserve 128.
    return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: 23})


class Zstandard:
    """zstd, one frame after the other."""

    def __init__(self) -> None:
        self._inflate = _zstd()

    def feed(self, data: bytes, limit: int) -> bytes:
        """See `Decoder`."""
        if self._inflate.eof:
            self._inflate = _zstd()
        return self._inflate.decompress(data, limit)


DECODERS: Mapping[str, Callable[[], Decoder]] = {
    "gzip": lambda: Deflate(gzip=True),
    "x-gzip": lambda: Deflate(gzip=True),
    "deflate": lambda: Deflate(gzip=False),
    "br": Brotli,
    "zstd": Zstandard,
}
_ERRORS = (zlib.error, brotli.error, zstd.ZstdError, EOFError)


class Bounded:
    """Decodes a body until `limit` bytes came out, or until it cannot be decoded further."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        names = [name.strip().lower() for name in content_encoding.split(",") if name.strip()]
        # Unknown names are left as they are, as browsers do: `utf-8` and `none` are really sent.
        self._decoders = [DECODERS[name]() for name in reversed(names) if name in DECODERS][:3]
        self.limit = limit
        self.consumed = 0
        self.produced = 0
        self.error: EncodingError | None = None
        """Why it stopped before its time; what came out before is good."""

    def feed(self, data: bytes) -> bytes:
        """Decode a piece; empty once the limit is reached."""
        if not self._decoders:
            data = data[: self.limit - self.produced]
            self.produced += len(data)
            return data
        # In slices, so that it shows how little input made so much output.
        slices = range(0, len(data), _SLICE)
        return b"".join(self._decode(data[at : at + _SLICE]) for at in slices if not self.full)

    def _decode(self, data: bytes) -> bytes:
        self.consumed += len(data)
        try:
            for decoder in self._decoders:
                data = decoder.feed(data, max(self.limit - self.produced, 1)) if data else data
        except _ERRORS as error:
            self.error = EncodingError(str(error) or type(error).__name__)
            return b""
        data = data[: self.limit - self.produced]
        self.produced += len(data)
        if self.produced >= self.limit and self.produced > BOMB_RATIO * self.consumed:
            self.error = EncodingError(f"decompression bomb: {self.consumed} bytes became more than {self.produced}")
        return data

    @property
    def full(self) -> bool:
        """Whether nothing more comes out."""
        return self.produced >= self.limit or self.error is not None
