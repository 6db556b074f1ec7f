"""The JSON document and its schema."""

import json
import os
from pathlib import Path

import linkcheck.report
from linkcheck.report.json import schema_json


def test_the_shipped_schema_is_the_documents_own() -> None:
    file = Path(linkcheck.report.__file__).parent / "schema.json"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(schema_json(), encoding="utf-8")
    shipped = file.read_text(encoding="utf-8")
    assert shipped == schema_json(), "UPDATE_GOLDEN=1 pytest writes it anew"
    assert json.loads(shipped)["$defs"]["LinkEntry"]
