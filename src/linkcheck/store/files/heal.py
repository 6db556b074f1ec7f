"""Rows that damage has made unreadable, where SQLite itself sees none: a flipped bit inside a text."""

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from linkcheck.model import Confidence, Finding, Judgement, Link, PageMetadata, Run, TargetHistory, Verdict
from linkcheck.store.files.connection import Connection

_INTERVAL = {"verdict": Verdict, "confidence": Confidence, "first": datetime, "last": datetime}
_TIME = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z"
# Other rows refer to a run's row, so it is repaired instead of dropped.
_MENDED = {"state": "'complete'", "paths": "'[]'", "counts": "'{}'", "finished": "NULL", "more": "NULL"}


def drop_unreadable(db: Connection) -> int:
    """Drop every unreadable row, and return their number: the next check makes new rows."""
    db.create_function("is_readable", 3, _is_readable, deterministic=True)
    dropped = 0
    for table, fields in _tables().items():
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
        bad = [_unreadable(table, name, kind) for name, kind in fields.items() if name in columns]
        if table == "runs":
            continue
        dropped += db.execute(f"DELETE FROM {table} WHERE {' OR '.join(bad)}").rowcount
    for name, value in _MENDED.items():
        bad_run = _unreadable("runs", name, _tables()["runs"][name])
        dropped += db.execute(f"UPDATE runs SET {name} = {value} WHERE {bad_run}").rowcount
    for table, name in (("runs", "started"), ("targets", "first_seen")):
        wrong = _unreadable(table, name, datetime)
        known = f"coalesce((SELECT max({name}) FROM {table} WHERE NOT {wrong}), '2000-01-01T00:00:00Z')"
        dropped += db.execute(f"UPDATE {table} SET {name} = {known} WHERE {wrong}").rowcount
    return dropped


@cache
def _tables() -> dict[str, dict[str, Any]]:
    """Types of the columns of each table that must be read as more than text."""
    structs: dict[str, tuple[type[msgspec.Struct], ...]] = {
        "results": (Judgement, TargetHistory),
        "pages": (PageMetadata,),
        "occurrences": (Link,),
        "findings": (Finding,),
        "runs": (Run,),
    }
    tables = {table: dict(_fields(kinds)) | {"more": "more"} for table, kinds in structs.items()}
    tables["results"]["checked_at"] = datetime
    return tables | {"intervals": dict(_INTERVAL)}


def _fields(kinds: tuple[type[msgspec.Struct], ...]) -> Iterator[tuple[str, Any]]:
    for kind in reversed(kinds):
        for field in msgspec.structs.fields(kind):
            if not set(_parts(field.type)) <= _PLAIN:
                yield field.name, field.type


def _parts(kind: Any) -> tuple[Any, ...]:
    """The kinds of a union; else the kind itself."""
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)


_PLAIN = {str, int, float, bool, type(None)}


def _unreadable(table: str, name: str, kind: Any) -> str:
    """SQL: whether a cell has a value that cannot be read."""
    plain = next((part for part in _parts(kind) if isinstance(part, type)), None)
    cell = f'"{name}"'
    if plain is not None and issubclass(plain, Enum):
        known = ", ".join(f"'{member.value}'" for member in plain)
        wrong = f"{cell} NOT IN ({known})"
    elif plain is datetime:
        wrong = f"{cell} NOT GLOB '{_TIME}'"
    else:
        wrong = f"NOT is_readable('{table}', '{name}', {cell})"
    return f"({cell} IS NOT NULL AND {wrong})"


def _is_readable(table: str, name: str, cell: object) -> bool:
    if not isinstance(cell, str | bytes):
        return False
    try:
        _decoder(table, name).decode(cell)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


@cache
def _decoder(table: str, name: str) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(dict[str, Any] if name == "more" else _tables()[table][name])
