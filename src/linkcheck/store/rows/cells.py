"""Single values as SQLite keeps them: times, JSON, text."""

import json
from datetime import UTC, datetime
from functools import lru_cache

import msgspec

_encoder = msgspec.json.Encoder(order="deterministic")


@lru_cache(maxsize=64)
def timestamp(moment: datetime) -> str:
    """UTC to the second, in one width, so that text order is time order."""
    # A result's time is in up to five cells of its row: the cache takes a quarter of the time of all cells.
    return f"{moment.astimezone(UTC).isoformat()[:19]}Z"


def moment(text: str | None) -> datetime | None:
    """What `timestamp` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def as_json(value: object) -> str:
    """Compact JSON: the same value is always the same text."""
    return json_bytes(value).decode()


def json_bytes(value: object) -> bytes:
    """The same as UTF-8."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value)
        return encodable(json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)).encode()


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: invalid bytes from a server are lone surrogates here."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
