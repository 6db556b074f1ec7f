"""Structs to table rows and back, by field name.

A field with a column of its name goes there; one without goes to the row's `more` column (where it has one) as JSON, so
a struct that gained a field loses nothing before a migration gives it a column. Tuples and mappings are JSON text.
"""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import msgspec
from sqlite_utils import Database

S = TypeVar("S", bound=msgspec.Struct)


def timestamp(moment: datetime) -> str:
    """UTC to the second, in one width, so that text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str | None) -> datetime | None:
    """What `timestamp` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def as_json(value: object) -> str:
    """Compact JSON: the same value is always the same text."""
    try:
        return msgspec.json.encode(value, order="deterministic").decode()
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value)
        return encodable(json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True))


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: a server's stray bytes reach us as lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def pack(struct: msgspec.Struct, columns: Collection[str]) -> dict[str, Any]:
    """One row, by column; every one of `columns` is present, and no field without a column unless `more` is one."""
    row: dict[str, Any] = dict.fromkeys(columns)
    more = {}
    for field in struct.__struct_fields__:
        value = getattr(struct, field)
        if field in row:
            row[field] = _cell(value)
        elif value != _defaults(type(struct)).get(field):
            more[field] = msgspec.to_builtins(value)
    if more and "more" in row:
        row["more"] = as_json(more)
    return row


def unpack(kind: type[S], row: Mapping[str, Any], prefix: str = "") -> S:
    """The struct that was packed; columns that are no fields are left alone, NULL means the field's default."""
    more = row.get(prefix + "more")
    values: dict[str, Any] = msgspec.json.decode(more) if more else {}
    json_fields = _json_fields(kind)
    for field in kind.__struct_fields__:
        cell = row.get(prefix + field)
        if cell is not None:
            values[field] = msgspec.json.decode(cell) if field in json_fields else cell
    return msgspec.convert(values, kind, strict=False)


def _cell(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return encodable(value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return timestamp(value)
    return as_json(value)


@cache
def _defaults(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.default for field in msgspec.structs.fields(kind) if not field.required}


_JSON_FIELDS: dict[type[msgspec.Struct], frozenset[str]] = {}


def _json_fields(kind: type[msgspec.Struct]) -> frozenset[str]:
    """Fields whose type is neither text, number, time nor an enumeration of these: `_cell` stores those as JSON."""
    known = _JSON_FIELDS.get(kind)
    if known is None:
        plain = (
            msgspec.inspect.StrType,
            msgspec.inspect.IntType,
            msgspec.inspect.FloatType,
            msgspec.inspect.BoolType,
            msgspec.inspect.DateTimeType,
            msgspec.inspect.EnumType,
            msgspec.inspect.NoneType,
        )
        info = msgspec.inspect.type_info(kind)
        assert isinstance(info, msgspec.inspect.StructType)  # noqa: S101 - what `type_info` gives for a Struct
        known = frozenset(
            field.name
            for field in info.fields
            if not all(
                isinstance(part, plain)
                for part in (field.type.types if isinstance(field.type, msgspec.inspect.UnionType) else (field.type,))
            )
        )
        _JSON_FIELDS[kind] = known
    return known


def insert(db: Database, table: str, row: Mapping[str, Any], *, replace: bool = False) -> int:
    """Add one row; its number."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(f":{name}" for name in row)
    verb = "INSERT OR REPLACE" if replace else "INSERT"
    return int(db.execute(f"{verb} INTO {table} ({columns}) VALUES ({marks})", dict(row)).lastrowid or 0)
