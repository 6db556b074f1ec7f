"""Schema.org descriptions that pages carry as JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from linkcheck.metadata.structured.schema_types import types

Node = dict[str, Any]

_NODES = 300
_DEPTH = 6
_WRAPPER = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)?\s*")
_DECODER = json.JSONDecoder(strict=False)
_TRAILING_COMMA = re.compile(r",(\s*+[}\]])")


def nodes(scripts: Iterable[str]) -> list[Node]:
    """All described things, graphs and arrays flattened. Broken JSON is mended where cheap, else left out."""
    found: list[Node] = []
    for script in scripts:
        for node in _walk(_load(script), 0):
            found.append(node)
            if len(found) >= _NODES:
                return found
    return found


def first(node: Node | None, *keys: str) -> Any:
    """The first key that has something, lists unpacked to their first item."""
    if not node:
        return None
    for key in keys:
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict) and "@value" in value:
            value = value["@value"]
        if value:
            return value
    return None


def text_of(value: Any, *keys: str) -> str | None:
    """A plain string, or the named key of an object."""
    if isinstance(value, str):
        return value
    return text_of(first(value, *keys)) if isinstance(value, dict) and keys else None


def people(all_nodes: list[Node], node: Node | None) -> list[tuple[str, str]]:
    """Authors of a node, references followed: each name with the lower-case type of its node, or an empty text."""
    if not node:
        return []
    by_id = {item["@id"]: item for item in all_nodes if isinstance(item.get("@id"), str) and "name" in item}
    value = node.get("author") or node.get("creator")
    found = []
    for person in (value if isinstance(value, list) else [value])[:50]:
        reference = person.get("@id") if isinstance(person, dict) else None
        known = by_id.get(reference) if isinstance(reference, str) else None
        name = text_of(person, "name") or text_of(known, "name")
        if name:
            kinds = [kind for each in (person, known) if isinstance(each, dict) for kind in types(each)]
            found.append((name, kinds[0] if kinds else ""))
    return found


def _load(script: str) -> Any:
    try:
        return msgspec.json.decode(script)  # what is right is read five times as fast
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        pass
    script = script[_WRAPPER.match(script).end() :]  # type: ignore[union-attr]  # matches the empty string too
    for mended in (str, _without_trailing_commas):
        try:
            # `raw_decode` leaves what follows the value alone: semicolons, comment ends.
            return _DECODER.raw_decode(mended(script))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _without_trailing_commas(script: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", script)


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value[:_NODES]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "@id" in value:
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _walk(value.get(key), depth + 1)
