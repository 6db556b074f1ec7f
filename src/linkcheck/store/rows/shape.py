"""Structs as the cells of a row and back, by field name.

A field with a column of its name goes there; one without goes to the row's `more` column (where it has one) as JSON, so
a struct that gained a field loses nothing before a migration gives it a column. Tuples and mappings are JSON text.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

import msgspec

from linkcheck.store.rows.cells import as_json, encodable, timestamp

S = TypeVar("S", bound=msgspec.Struct)
Write = Callable[[Any], object]


class Shape(Generic[S]):
    """One kind of struct as cells, one a column; computed once, as a run writes and reads all of its results."""

    def __init__(self, kind: type[S], columns: Sequence[str]) -> None:
        """Columns that are neither fields nor `more` are left empty, and not read."""
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        self.columns = tuple(columns)
        self._kind = kind
        self._writers = tuple((name, _writer(fields[name].type)) for name in self.columns if name in fields)
        self._others = tuple(at for at, name in enumerate(self.columns) if name not in fields)
        self._json = tuple(name for name, write in self._writers if write is _json)
        self._rest = {name: field.default for name, field in fields.items() if name not in self.columns}

    def cells(self, struct: S) -> list[Any]:
        """One cell a column; no field is lost when one of the columns is `more`."""
        cells = [
            value if (value := getattr(struct, name)) is None or write is None else write(value)
            for name, write in self._writers
        ]
        for at in self._others:
            cells.insert(at, self._more(struct) if self.columns[at] == "more" else None)
        return cells

    def struct(self, cells: Sequence[Any], **known: Any) -> S:
        """The struct that the cells were made of; NULL means the field's default. `known` are fields of no column."""
        values = {name: cell for name, cell in zip(self.columns, cells, strict=True) if cell is not None}
        for name in self._json:
            if name in values:
                values[name] = msgspec.json.decode(values[name])
        if more := values.pop("more", None):
            values = msgspec.json.decode(more) | values
        values |= known
        struct: S = msgspec.convert(values, self._kind, strict=False)
        return struct

    def _more(self, struct: S) -> str | None:
        rest = {name: value for name, default in self._rest.items() if (value := getattr(struct, name)) != default}
        return as_json(msgspec.to_builtins(rest)) if rest else None


def unpack(kind: type[S], row: Mapping[str, Any]) -> S:
    """The struct in cells by column; other columns are left alone."""
    shape: Shape[S] = _whole(kind)
    return shape.struct([row.get(name) for name in shape.columns])


@cache
def _whole(kind: type[S]) -> Shape[S]:
    return Shape(kind, (*kind.__struct_fields__, "more"))


def _writer(kind: Any) -> Write | None:
    """What makes cells of a field of this type; None where the values are cells already."""
    parts = set(get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)) - {type(None)}
    if parts <= {int, float, bool}:
        return None
    for base, write in _WRITERS.items():
        if all(isinstance(part, type) and issubclass(part, base) for part in parts):
            return write
    return _json


def _value(member: Enum) -> object:
    return member.value


def _json(value: object) -> str:
    return "[]" if value == () else as_json(value)


_WRITERS: dict[type, Write] = {Enum: _value, str: encodable, datetime: timestamp}
