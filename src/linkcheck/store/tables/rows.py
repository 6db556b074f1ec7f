"""Structs to table rows and back, by field name.

A field with a column of its name goes there; one without goes to the row's `more` column (where it has one) as JSON, so
a struct that gained a field loses nothing before a migration gives it a column. Tuples and mappings are JSON text.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import msgspec

from linkcheck.store.files.connection import Connection

S = TypeVar("S", bound=msgspec.Struct)

_encoder = msgspec.json.Encoder(order="deterministic")


def timestamp(moment: datetime) -> str:
    """UTC to the second, in one width, so that text order is time order."""
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


class Shape:
    """One kind of struct as the cells of a row, computed once: a run packs all of its results."""

    def __init__(self, kind: type[msgspec.Struct], columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self._fields = tuple(name if name in kind.__struct_fields__ else None for name in columns)
        self._rest = tuple(name for name in kind.__struct_fields__ if name not in columns)
        self._defaults = _defaults(kind)
        self._more = self.columns.index("more") if "more" in self.columns else None

    def cells(self, struct: msgspec.Struct) -> list[Any]:
        """One cell a column; no field is lost when one of the columns is `more`."""
        cells = [None if name is None else _cell(getattr(struct, name)) for name in self._fields]
        if self._more is not None and self._rest:
            rest = {name: getattr(struct, name) for name in self._rest}
            rest = {name: value for name, value in rest.items() if value != self._defaults.get(name)}
            if rest:
                cells[self._more] = as_json(msgspec.to_builtins(rest))
        return cells


def pack(struct: msgspec.Struct, columns: tuple[str, ...]) -> dict[str, Any]:
    """One row, by column; every one of `columns` is present, and no field without a column unless `more` is one."""
    return dict(zip(columns, _shape(type(struct), columns).cells(struct), strict=True))


@cache
def _shape(kind: type[msgspec.Struct], columns: tuple[str, ...]) -> Shape:
    return Shape(kind, columns)


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
    # The most frequent types first: a run calls this some fifty times a link.
    kind = type(value)
    if kind is str:
        return encodable(value)  # type: ignore[arg-type] # mypy does not narrow by `type(…) is`
    if value is None or kind is int or kind is float or kind is bool:
        return value
    if kind is datetime:
        return timestamp(value)  # type: ignore[arg-type] # the same
    if isinstance(value, Enum):
        return value.value
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


def insert(db: Connection, table: str, row: Mapping[str, Any]) -> int:
    """Add one row; its number."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(f":{name}" for name in row)
    return int(db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", dict(row)).lastrowid or 0)


def insert_all(
    db: Connection, table: str, columns: tuple[str, ...], rows: Sequence[Sequence[Any]], conflict: str = ""
) -> None:
    """Add rows, many a statement; `conflict` is the ON CONFLICT clause.

    A statement a row costs twice the time; and each one lets go of Python's lock, which the crawl that goes on beside
    it takes for up to 5 ms.
    """
    done = 0
    while done < len(rows):
        # Powers of two, so that a handful of prepared statements do for batches of any size.
        size = min(_AT_ONCE, 1 << (len(rows) - done).bit_length() - 1)
        cells = [cell for row in rows[done : done + size] for cell in row]
        db.execute(_insertion(table, columns, size, conflict), cells)
        done += size


_AT_ONCE = 64


@cache
def _insertion(table: str, columns: tuple[str, ...], rows: int, conflict: str) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table} ({names}) VALUES {', '.join([marks] * rows)} {conflict}"
