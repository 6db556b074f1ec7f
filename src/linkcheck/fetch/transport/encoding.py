"""Content encodings, decoded piece by piece up to a limit of decoded bytes."""

import sys
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# A page that is compressed further than this is a decompression bomb (deflate itself ends at 1032 : 1).
BOMB_RATIO = 200
# Encoded bytes beyond what is wanted decoded: empty members, blocks and frames have a size and yield nothing.
MAX_BARREN = 64 * 1024
_SLICE = 1024
_REPLAYED = 64 * 1024
ACCEPT_ENCODING = "gzip, deflate, br, zstd"


class EncodingError(ValueError):
    """A body that is not encoded as its Content-Encoding says."""


class Decoder(Protocol):
    """Decodes one encoding."""

    def feed(self, data: bytes, limit: int) -> bytes:
        """Return at most about `limit` decoded bytes; the rest is dropped."""


class Deflate:
    """deflate with or without its zlib wrapper: many servers send it without under this name."""

    def __init__(self) -> None:
        self._inflate: Any = None

    def feed(self, data: bytes, limit: int) -> bytes:
        """See `Decoder`."""
        if self._inflate is None:  # a zlib wrapper begins with method 8
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)
        return bytes(self._inflate.decompress(data, limit))


class Gzip:
    """gzip (RFC 1952), one member after the other; like browsers without a look at checksum and size.

    Those stand at the end, where many servers get them wrong: an error there would lose the page.
    """

    def __init__(self) -> None:
        self._header = b""
        self._inflate: Any = None
        self._trailer = b""

    def feed(self, data: bytes, limit: int) -> bytes:
        """See `Decoder`."""
        out = b""
        while data and len(out) < limit:
            if self._inflate is None:
                self._header += data
                length = gzip_header_length(self._header)
                if length is None:
                    return out
                data, self._header, self._inflate = self._header[length:], b"", zlib.decompressobj(-zlib.MAX_WBITS)
            if not self._inflate.eof:
                out += self._inflate.decompress(data, limit - len(out))
                data = self._inflate.unused_data if self._inflate.eof else b""
            if self._inflate.eof:
                self._trailer += data
                data = b""
                if self._trailer[8:10] == _GZIP_MAGIC:
                    data, self._trailer, self._inflate = self._trailer[8:], b"", None
                else:
                    self._trailer = self._trailer[:10]  # anything else behind it is junk
        return out


_GZIP_MAGIC = b"\x1f\x8b"
_MOST_HEADER = 64 * 1024


def gzip_header_length(data: bytes) -> int | None:
    """Bytes of a gzip member's header (RFC 1952, 2.3); None when more must come. Raises `zlib.error` for none."""
    if not _GZIP_MAGIC.startswith(data[:2]) or data[2:3] not in {b"", b"\x08"} or len(data) > _MOST_HEADER:
        raise zlib.error("incorrect header check")
    if len(data) < 10:
        return None
    flags, end = data[3], 10
    if flags & 4:
        end += 2 + int.from_bytes(data[end : end + 2], "little")
    for flag in (8, 16):  # the file's name, a comment
        if flags & flag:
            end = data.find(b"\0", end) + 1
            if not end:
                return None
    end += 2 * bool(flags & 2)
    return end if end <= len(data) else None


class Brotli:
    """br; what stands behind the end of the stream is junk, as in browsers."""

    def __init__(self) -> None:
        self._inflate = brotli.Decompressor()
        self._decoded = b""
        """Input up to now, while it is short: the library loses what it decoded in a call that meets junk."""

    def feed(self, data: bytes, limit: int) -> bytes:
        """See `Decoder`."""
        if self._inflate.is_finished():
            return b""
        try:
            out = bytes(self._inflate.process(data, output_buffer_limit=limit))
        except brotli.error:
            if len(self._decoded) > _REPLAYED:
                raise
            return self._to_end(data, limit)
        if len(self._decoded) <= _REPLAYED:
            self._decoded += data
        return out

    def _to_end(self, data: bytes, limit: int) -> bytes:
        """Decode once more, byte by byte up to the end of the stream; raises `brotli.error` where there is none."""
        self._inflate = brotli.Decompressor()
        self._inflate.process(self._decoded, output_buffer_limit=limit)
        out = b""
        for at in range(len(data)):
            out += self._inflate.process(data[at : at + 1], output_buffer_limit=limit)
            if self._inflate.is_finished():
                break
        return out


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
    "gzip": Gzip,
    "x-gzip": Gzip,
    "deflate": Deflate,
    "br": Brotli,
    "zstd": Zstandard,
}
_ERRORS = (zlib.error, brotli.error, zstd.ZstdError, EOFError)


class Bounded:
    """Decodes a body until `limit` bytes came out, or until it cannot be decoded further."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        names = [name.strip().lower() for name in content_encoding.split(",") if name.strip()]
        # Unknown names are ignored, as in browsers: some servers send `utf-8` or `none`.
        self._decoders = [DECODERS[name]() for name in reversed(names) if name in DECODERS][:3]
        self.limit = limit
        self.consumed = 0
        self.produced = 0
        self.error: EncodingError | None = None
        """Why decoding stopped early; the bytes decoded before are good."""

    def feed(self, data: bytes) -> bytes:
        """Decode a piece; empty once the limit is reached."""
        if not self._decoders:
            data = data[: self.limit - self.produced]
            self.produced += len(data)
            return data
        # In slices, to compare the sizes of input and output.
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
        elif self.consumed > self.limit + MAX_BARREN:
            self.error = EncodingError(f"{self.consumed} bytes became no more than {self.produced}")
        return data

    @property
    def full(self) -> bool:
        """Whether no further bytes will be decoded."""
        return self.produced >= self.limit or self.error is not None
