"""Schema.org descriptions that pages carry as JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from linkcheck.metadata.identifiers import same_page
from linkcheck.model import PageKind

Node = dict[str, Any]

_NODES = 300
_DEPTH = 6
_WRAPPER = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)?\s*")
_TRAILING_COMMA = re.compile(r",(\s*+[}\]])")

# What a page is mainly about, and what is often merely embedded in it.
MAIN = {
    "article": PageKind.PAGE,
    "advertisercontentarticle": PageKind.PAGE,
    "analysisnewsarticle": PageKind.PAGE,
    "blogposting": PageKind.PAGE,
    "book": PageKind.BOOK,
    "chapter": PageKind.BOOK,
    "course": PageKind.COURSE,
    "dataset": PageKind.DATASET,
    "discussionforumposting": PageKind.PAGE,
    "howto": PageKind.PAGE,
    "learningresource": PageKind.COURSE,
    "newsarticle": PageKind.PAGE,
    "opinionnewsarticle": PageKind.PAGE,
    "podcastepisode": PageKind.PAGE,
    "presentationdigitaldocument": PageKind.SLIDES,
    "qapage": PageKind.PAGE,
    "report": PageKind.PAPER,
    "scholarlyarticle": PageKind.PAPER,
    "softwaresourcecode": PageKind.REPOSITORY,
    "techarticle": PageKind.PAGE,
    "thesis": PageKind.PAPER,
}
EMBEDDED = {
    "creativework": PageKind.PAGE,
    "event": PageKind.PAGE,
    "product": PageKind.PAGE,
    "softwareapplication": PageKind.TOOL,
    "videoobject": PageKind.VIDEO,
    "webapplication": PageKind.TOOL,
}
KINDS = MAIN | EMBEDDED


def nodes(scripts: Iterable[str]) -> list[Node]:
    """All described things, graphs and arrays flattened. Broken JSON is mended where cheap, else left out."""
    found: list[Node] = []
    for script in scripts:
        for node in _walk(_load(script), 0):
            found.append(node)
            if len(found) >= _NODES:
                return found
    return found


def types(node: Node) -> list[str]:
    """Lower-case type names without their vocabulary."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [re.split(r"[/#:]", name)[-1].lower() for name in names[:10] if isinstance(name, str)]


def main_node(all_nodes: list[Node], url: str) -> Node | None:
    """The thing the page is about; None for lists of things and where it cannot be told."""
    for group in (MAIN, EMBEDDED):
        members = [node for node in all_nodes if any(name in group for name in types(node))]
        own = [node for node in members if any(same_page(address, url) for address in _addresses(node))]
        if len(members) == 1 or own:
            return (own or members)[0]
        if members:
            return None
    return None


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


def people(all_nodes: list[Node], node: Node | None, *, only: str | None = None) -> list[str]:
    """Names of who made it, references into the graph followed; `only` those of a type."""
    if not node:
        return []
    by_id = {item["@id"]: item for item in all_nodes if isinstance(item.get("@id"), str) and "name" in item}
    value = node.get("author") or node.get("creator")
    found = []
    for person in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(person, dict) and "name" not in person:
            reference = person.get("@id")
            person = by_id.get(reference) if isinstance(reference, str) else None  # noqa: PLW2901
        if only is not None and not (isinstance(person, dict) and only in types(person)):
            continue
        if name := text_of(person, "name"):
            found.append(name)
    return found


def _load(script: str) -> Any:
    script = script[_WRAPPER.match(script).end() :]  # type: ignore[union-attr]  # matches the empty string too
    decoder = json.JSONDecoder(strict=False)
    # `raw_decode` leaves what follows the value alone: semicolons, comment ends.
    for attempt in (script, _TRAILING_COMMA.sub(r"\1", script)):
        try:
            return decoder.raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None


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


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        address = text_of(first(node, key), "@id", "url")
        if address:
            yield address
