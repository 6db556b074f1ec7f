"""Decodes a table of TOML into structs: every fault with its path, and times in seconds."""

import difflib
import math
import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec

from linkcheck.config.durations import duration
from linkcheck.config.places import Path
from linkcheck.model.quantities import SECONDS

_NAMES = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a date, such as 2027-06-30",
    "datetime": "a date and time",
}
_ENDLESS = "patience"
"""The one time that may be infinite."""
_UNIONS = (Union, types.UnionType)


class ShapeFault(NamedTuple):
    """What is wrong with one key."""

    path: Path
    text: str


def read(value: Any, kind: Any, path: Path, faults: list[ShapeFault], hidden: frozenset[str] = frozenset()) -> Any:
    """The value with its times in seconds; invalid parts are added to `faults`. Names in `hidden` are no keys."""
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    inner = get_args(plain)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        return _struct(value, plain, path, faults, hidden)
    origin = get_origin(plain)
    if isinstance(value, dict) and inner and issubclass(origin if isinstance(origin, type) else object, Mapping):
        return {key: read(each, inner[1], (*path, key), faults) for key, each in value.items()}
    if isinstance(value, list) and origin is tuple:
        return [read(each, inner[0], (*path, place), faults) for place, each in enumerate(value)]
    if (
        isinstance(value, dict)
        and origin is tuple
        and isinstance(inner[0], type)
        and issubclass(inner[0], msgspec.Struct)
    ):
        faults.append(ShapeFault(path, f"is a list of tables: write [[{path[-1]}]]"))
        return value
    return _leaf(value, kind, path, faults)


def nearest(word: str, known: Iterable[str]) -> str:
    """The remedy for an unknown name: the known name that was probably meant, else all known names."""
    names = sorted(known)
    near = difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.5)
    return f"did you mean `{near[0]}`?" if near else f"known: {', '.join(names)}"


def _struct(
    value: Any, kind: type[msgspec.Struct], path: Path, faults: list[ShapeFault], hidden: frozenset[str]
) -> Any:
    if not isinstance(value, dict):
        faults.append(ShapeFault(path, "must be a table"))
        return value
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind) if field.encode_name not in hidden}
    made = {}
    before = len(faults)
    for key, each in value.items():
        if key in fields:
            made[key] = read(each, fields[key].type, (*path, key), faults)
        else:
            faults.append(ShapeFault((*path, key), f"unknown key; {nearest(key, fields)}"))
    missing = [name for name, field in fields.items() if field.required and name not in value]
    faults += [ShapeFault(path, f"lacks `{name}`") for name in missing]
    if len(faults) == before and path:
        try:
            msgspec.convert(made, kind)
        except ValueError as error:
            key, _, text = re.sub(r" - at `.*", "", str(error)).partition(" ")
            known = key.rstrip(":") in fields
            faults.append(ShapeFault((*path, key.rstrip(":")) if known else path, text if known else f"{key} {text}"))
    return made


def _leaf(value: Any, kind: Any, path: Path, faults: list[ShapeFault]) -> Any:
    if isinstance(value, float) and (math.isnan(value) or (math.isinf(value) and path[-1] != _ENDLESS)):
        faults.append(ShapeFault(path, "must be a finite number"))
        return value
    is_time = any(meta.extra == {"unit": SECONDS} for meta in _metas(kind))
    try:
        made = duration(value) if is_time and isinstance(value, str) and value not in _allowed(kind) else value
        msgspec.convert(made, kind)
    except msgspec.ValidationError as error:
        faults.append(ShapeFault(path, _words(str(error), value, kind) + (', such as 10 or "10s"' if is_time else "")))
    except ValueError as error:
        faults.append(ShapeFault(path, str(error).rstrip(".")))
    else:
        return made
    return value


def _metas(kind: Any) -> Iterator[msgspec.Meta]:
    if get_origin(kind) is Annotated:
        yield from (meta for meta in get_args(kind)[1:] if isinstance(meta, msgspec.Meta))
    elif get_origin(kind) in _UNIONS:
        for each in get_args(kind):
            yield from _metas(each)


def _words(message: str, value: Any, kind: Any) -> str:
    """Msgspec's message as a sentence for the author of the file."""
    message = re.sub(r" - at `.*", "", message)
    if (allowed := _allowed(kind)) and _is_choice(kind):
        listed = f"must be one of {', '.join(allowed)}"
        return f"{listed}, not `{value}`; {nearest(value, allowed)}" if isinstance(value, str) else listed
    if bound := re.fullmatch(r"Expected `\w+` (>=|>|<=|<) (\S+)", message):
        least = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}[bound[1]]
        return f"must be {least} {bound[2].removesuffix('.0')}, not {value}"
    if "of length >= 1" in message:
        return "must not be empty"
    if message == "Invalid RFC3339 encoded date":
        return f"`{value}` is not {_NAMES['date']}"
    if wrong := re.fullmatch(r"Expected `([\w | ]+)`, got `(\w+)`", message):
        wanted = " or ".join(_NAMES.get(name, name) for name in wrong[1].split(" | ") if name != "null")
        return f"must be {wanted}, not {_NAMES.get(wrong[2], wrong[2])}"
    return message[0].lower() + message[1:]


def _is_choice(kind: Any) -> bool:
    """Whether only some words are allowed, or the key may be missing."""
    parts = get_args(kind) if get_origin(kind) in _UNIONS else (kind,)
    return all(get_origin(each) is Literal or _is_enum(each) or each is types.NoneType for each in parts)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _allowed(kind: Any) -> Sequence[str]:
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if get_origin(kind) in _UNIONS:
        return [name for each in get_args(kind) for name in _allowed(each)]
    return [str(each.value) for each in kind] if _is_enum(kind) else ()
