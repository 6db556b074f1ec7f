"""The report as files."""

import os
from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.errors import ReportError
from linkcheck.pipeline.reports.publish import publish
from linkcheck.report.html import page
from tests.reports import large_report, seed_report


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_report_of_usual_size_is_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "reports"
    assert publish(seed_report(), Config(reports=str(folder))) == folder / "index.html"
    assert files(folder) == {"index.html"}


def test_pages_of_lists_come_and_go_and_nothing_else_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LARGE", 100)
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "mine.html").write_text("<p>not linkcheck's")
    config = Config(reports=str(tmp_path))
    publish(large_report(links=150, nights=2), config)
    assert len(files(tmp_path)) == 24 + 2
    publish(seed_report(), config)
    assert len(files(tmp_path)) == 2 + 2
    monkeypatch.setattr(page, "LARGE", 1_000)
    publish(seed_report(), config)
    assert files(tmp_path) == {"index.html", "lists/mine.html"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ReportError, match="safe in the database"):
        publish(seed_report(), Config(reports=str(tmp_path)))


def test_a_file_in_the_way_is_said_and_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(ReportError, match="safe in the database"):
        publish(seed_report(), Config(reports=str(tmp_path)))
    assert files(tmp_path) == set()
