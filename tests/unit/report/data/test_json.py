"""The JSON document and its schema."""

import json
import os
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

import linkcheck.report
from linkcheck.model import Report, Verdict
from linkcheck.report.data.document import document
from linkcheck.report.data.json import dumps, json_document, pieces, schema_json
from tests.unit.report.sample import NIGHT, OPTIONS, calm, hostile


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


@pytest.mark.parametrize(("max_age", "days"), [(None, None), (3600.0, 1), (2.5 * 86_400, 3)])
def test_each_link_has_the_day_of_its_next_check(max_age: float | None, days: int | None) -> None:
    report = calm()
    ok = next(each for each in report.links if each.result.judgement.verdict is Verdict.OK)
    asked = msgspec.structs.replace(ok.history, last_checked=NIGHT, verdict=Verdict.OK)
    links = (msgspec.structs.replace(ok, history=asked),)
    options = msgspec.structs.replace(OPTIONS, max_age=max_age)
    (entry,) = json.loads(json_document(msgspec.structs.replace(report, links=links), options))["links"]
    assert entry["next_check"] == (None if days is None else (NIGHT + timedelta(days=days)).date().isoformat())
