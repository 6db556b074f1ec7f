"""SARIF and JUnit against their published schemas, which `./scripts/schemas` brings."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from linkcheck.report import render
from tests.unit.report.sample import EMPTY, OPTIONS, calm, hostile

SCHEMAS = Path(__file__).parents[3] / "build" / "schemas"
REPORTS = pytest.mark.parametrize("report", [calm(), hostile(), EMPTY], ids=["calm", "hostile", "empty"])


def published(name: str) -> Path:
    path = SCHEMAS / name
    if not path.exists():
        assert not os.environ.get("CI"), f"{name} is not here, and CI must not skip this: ./scripts/test brings it"
        pytest.skip(f"{name} is not here: run ./scripts/schemas (it needs npm)")
    return path


@REPORTS
def test_sarif_validates(report: Any) -> None:
    schema = json.loads(published("sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    errors = [error.message for error in validator.iter_errors(json.loads(render(report, "sarif", OPTIONS)))]
    assert errors == []


@REPORTS
def test_junit_validates(report: Any) -> None:
    schema = xmlschema.XMLSchema(published("junit.xsd"))
    errors = [str(error.reason) for error in schema.iter_errors(render(report, "junit", OPTIONS))]
    assert errors == []
