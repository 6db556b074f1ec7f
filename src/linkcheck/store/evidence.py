"""Evidence as it is stored: without bodies, as JSON a person can read while it is short, compressed when long."""

import zlib

import msgspec

from linkcheck.model import Evidence, Outcome, Response
from linkcheck.store.rows import as_json

_decoder = msgspec.json.Decoder(Evidence)


def encode(evidence: Evidence, compress_over: int, *, with_page: bool) -> str | bytes:
    """Text, or bytes when compressed. Without its page where the `pages` table holds that already."""
    stripped = msgspec.structs.replace(
        evidence,
        outcome=_without_body(evidence.outcome),
        probe=_without_body(evidence.probe),
        page=evidence.page if with_page else None,
    )
    fields = {key: value for key, value in _fields(stripped).items() if value}
    raw = as_json(fields).encode()
    return zlib.compress(raw, 6) if len(raw) > compress_over else raw.decode()


def decode(stored: str | bytes | None) -> Evidence:
    """What `encode` was given, bodies (and perhaps the page) excepted."""
    if not stored:
        return Evidence()
    return _decoder.decode(zlib.decompress(stored) if isinstance(stored, bytes) else stored)


def _fields(evidence: Evidence) -> dict[str, object]:
    return {field: getattr(evidence, field) for field in evidence.__struct_fields__}


def _without_body(outcome: Outcome | None) -> Outcome | None:
    return msgspec.structs.replace(outcome, body=b"") if isinstance(outcome, Response) else outcome
