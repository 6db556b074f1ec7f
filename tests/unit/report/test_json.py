"""The JSON document and its schema."""

import json
from pathlib import Path

import linkcheck.report
from linkcheck.report.json import schema_json


def test_the_shipped_schema_is_the_documents_own() -> None:
    shipped = (Path(linkcheck.report.__file__).parent / "schema.json").read_text(encoding="utf-8")
    assert shipped == schema_json(), "run: python -m scripts.schemas"
    assert json.loads(shipped)["$defs"]["LinkEntry"]
