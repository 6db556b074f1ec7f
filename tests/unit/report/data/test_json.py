"""The JSON document and its schema."""

import json
import os
from pathlib import Path

import msgspec
import pytest

import linkcheck.report
from linkcheck.model import Report
from linkcheck.report.data.document import document
from linkcheck.report.data.json import dumps, json_document, pieces, schema_json
from tests.unit.report.sample import OPTIONS, calm, hostile


def test_the_shipped_schema_is_the_documents_own() -> None:
    file = Path(linkcheck.report.__file__).parent / "data" / "schema.json"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(schema_json(), encoding="utf-8")
    shipped = file.read_text(encoding="utf-8")
    assert shipped == schema_json(), "UPDATE_GOLDEN=1 pytest writes it anew"
    assert json.loads(shipped)["$defs"]["LinkEntry"]


@pytest.mark.parametrize("report", [calm(), hostile(), msgspec.structs.replace(calm(), links=(), findings=())])
def test_the_document_in_pieces_is_the_document_as_one(report: Report) -> None:
    assert json_document(report) == dumps(document(report), indent=2) + "\n"
    assert len(list(pieces(report, OPTIONS))) > len(report.links)
