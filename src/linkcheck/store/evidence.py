"""Evidence as it is stored: without bodies, with those headers that have a reader.

JSON that a person can read while it is short, compressed when it is long.
"""

import zlib

import msgspec

from linkcheck.model import Evidence, Outcome, Response
from linkcheck.model.headers import stored
from linkcheck.store.tables.rows import json_bytes

_decoder = msgspec.json.Decoder(Evidence)


def encode(evidence: Evidence, compress_over: int, *, with_page: bool) -> str | bytes:
    """Text, or bytes when compressed. Without its page where the `pages` table holds that already."""
    fields = {name: value for name in evidence.__struct_fields__ if (value := getattr(evidence, name))}
    for name in ("outcome", "probe"):
        if name in fields:
            fields[name] = _as_stored(fields[name])
    if not with_page:
        fields.pop("page", None)
    raw = json_bytes(fields)
    return zlib.compress(raw, 6) if len(raw) > compress_over else raw.decode()


def decode(stored: str | bytes | None) -> Evidence:
    """What `encode` was given, bodies (and perhaps the page) excepted."""
    if not stored:
        return Evidence()
    try:
        return _decoder.decode(zlib.decompress(stored) if isinstance(stored, bytes) else stored)
    except (msgspec.DecodeError, UnicodeDecodeError, zlib.error):
        # Damage in one row costs its evidence alone, and the next check learns it again.
        return Evidence()


def _as_stored(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, Response):
        return outcome
    return msgspec.structs.replace(outcome, body=b"", headers=stored(outcome.headers))
