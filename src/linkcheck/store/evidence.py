"""Evidence as it is stored: without bodies, with those headers that are read anywhere.

JSON that a person can read while it is short, compressed when it is long.
"""

import zlib

import msgspec

from linkcheck.model import Evidence, Outcome, Response
from linkcheck.model.http.headers import stored
from linkcheck.store.rows.cells import json_bytes

_decoder = msgspec.json.Decoder(Evidence)


def encode(evidence: Evidence, compress_over: int, *, with_page: bool) -> str | bytes:
    """Text, or bytes when compressed. Without its page where the `pages` table has the same page."""
    fields = {name: value for name in evidence.__struct_fields__ if (value := getattr(evidence, name))}
    for name in ("outcome", "probe"):
        if name in fields:
            fields[name] = _as_stored(fields[name])
    if not with_page:
        fields.pop("page", None)
    raw = json_bytes(fields)
    return zlib.compress(raw, 6) if len(raw) > compress_over else raw.decode()


def decode(stored: str | bytes | None) -> Evidence:
    """The evidence that was encoded, without bodies (and perhaps without the page)."""
    if not stored:
        return Evidence()
    try:
        return _decoder.decode(zlib.decompress(stored) if isinstance(stored, bytes) else stored)
    except (msgspec.DecodeError, UnicodeDecodeError, zlib.error):
        # Damage in one row loses its evidence only, and the next check replaces that.
        return Evidence()


def _as_stored(outcome: Outcome) -> Outcome:
    if not isinstance(outcome, Response):
        return outcome
    return msgspec.structs.replace(outcome, body=b"", headers=stored(outcome.headers))
