"""The configuration as a JSON schema, for editors that complete and check linkcheck.toml."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from linkcheck.about import HOME
from linkcheck.classify import REASONS
from linkcheck.config.settings import FILLED_IN, Config
from linkcheck.model.quantities import DURATION
from linkcheck.providers.registry import PROVIDERS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Configuration of linkcheck"


def schema_json() -> str:
    """The schema as text."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """Every key, with its type, bounds, default and allowed names."""
    (made,), parts = msgspec.json.schema_components([Config], ref_template="#/$defs/{name}")
    tables = dict(parts)
    root = tables.pop("Config")
    for name in FILLED_IN:
        del root["properties"][name]
    del tables["FetchOptions"]["properties"]["hosts"]
    reasons = sorted(REASONS)
    tables["ProviderOptions"]["properties"]["off"]["items"] = _one_of(list(PROVIDERS))
    tables["IgnoreRule"]["properties"]["only"]["items"] = _one_of(reasons)
    root["properties"]["rules"]["propertyNames"] = _one_of(reasons)
    tables["Override"]["anyOf"] = [{"required": ["url"]}, {"required": ["host"]}]
    assert made == {"$ref": "#/$defs/Config"}  # noqa: S101 - how msgspec refers to a struct
    _let_times_be_text(root)
    _let_times_be_text(tables)
    head = {"$schema": DIALECT, "$id": f"{HOME}/blob/main/docs/configuration.schema.json"}
    return {**head, **root, "title": TITLE, "description": "linkcheck.toml", "$defs": tables}


def _let_times_be_text(part: Any) -> None:
    """A time as the configuration spells it; for msgspec it is a number."""
    if isinstance(part, dict):
        if part.get("pattern") == DURATION:
            part["type"] = ["number", "string"]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            _let_times_be_text(each)


def _one_of(names: Sequence[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(names)}
