"""The table of labelled findings."""

from pathlib import Path

import pytest

from bench.findings import BARS, LABELS, read_labels, table
from linkcheck.classify import REASONS

HEAD = "repository\tcommit\tpath\tline\tcolumn\treason\tseverity\tlabel\n"


def rows(tmp_path: Path, *labels: tuple[str, str]) -> list[str]:
    path = tmp_path / "labels.tsv"
    path.write_text(HEAD + "".join(f"a/b\tc0ffee\tx.md\t1\t1\tmissing-file\t{s}\t{label}\n" for s, label in labels))
    return [*table(read_labels(path))][2:]


def test_shares_are_those_of_what_is_right_and_wrong(tmp_path: Path) -> None:
    labels = [("fail", "right")] * 49 + [("fail", "wrong"), ("note", "right"), ("note", "unsettled")]
    assert rows(tmp_path, *labels) == [
        "| fail | `missing-file` | 50 | 49 | 1 | 98.0% |",
        "| fail | all | 50 | 49 | 1 | 98.0% |",
        "| note | `missing-file` | 1 | 1 | 0 | 100.0% |",
        "| note | all | 1 | 1 | 0 | 100.0% |",
    ]


@pytest.mark.parametrize(("severity", "right", "wrong"), [("fail", 48, 2), ("note", 3, 1)])
def test_what_is_below_its_bar_is_marked(tmp_path: Path, severity: str, right: int, wrong: int) -> None:
    found = rows(tmp_path, *[(severity, "right")] * right, *[(severity, "wrong")] * wrong)
    assert any(row.endswith("(below the bar) |") for row in found)


def test_the_labels_are_facts_of_known_reasons_and_no_text() -> None:
    labels = read_labels()
    assert len(labels) >= 400
    assert {one.reason for one in labels} <= set(REASONS)
    assert {one.severity for one in labels} == set(BARS)
    assert {one.label for one in labels} <= {"right", "wrong", "unsettled"}
    assert LABELS.read_text(encoding="utf-8").count("\n") == len(labels) + 1
