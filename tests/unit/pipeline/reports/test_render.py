"""What the renderers get besides the report."""

from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.model import Run
from linkcheck.pipeline.reports import render
from tests.reports.records import NOW

RUN = Run(started=NOW, repository_url="https://github.com/o/r", commit="abc")


@pytest.fixture(autouse=True)
def in_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(render, "find_top", lambda _: tmp_path)


def documented(tmp_path: Path, text: str) -> None:
    (tmp_path / render.OWN_DOCS).write_text(text, encoding="utf-8")


def test_reports_of_other_repositories_explain_themselves(tmp_path: Path) -> None:
    assert render.docs_url(RUN, Config()) is None
    documented(tmp_path, "# Reasons to be cheerful")
    assert render.docs_url(RUN, Config()) is None


def test_reports_of_this_repository_link_its_own_reasons(tmp_path: Path) -> None:
    documented(tmp_path, (Path(__file__).parents[4] / render.OWN_DOCS).read_text(encoding="utf-8"))
    assert render.docs_url(RUN, Config()) == "https://github.com/o/r/blob/abc/docs/reasons.md"
    assert render.docs_url(Run(started=NOW), Config()) is None


def test_the_configuration_wins(tmp_path: Path) -> None:
    documented(tmp_path, "linkcheck explain")
    config = Config(docs_url="https://example.org/reasons")
    assert render.docs_url(RUN, config) == "https://example.org/reasons"
