"""Local files and anchors against a real folder and real git."""

import subprocess
from pathlib import Path

import pytest

from linkcheck.extract import extract_document
from linkcheck.model import Document
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.plan.local_links import check_local
from linkcheck.urls import group

CASES = [
    ("docs/guide.md", ""),
    ("docs/", ""),
    ("docs", ""),
    ("/docs/guide.md", ""),
    ("docs/guide.md#setting-up", ""),
    ("docs/guide.md#L3", ""),
    ("docs/guide.md#top", ""),
    ("#the-list", ""),
    ("with%20space.md", ""),
    ("picture.png#anything", ""),
    ("docs/missing.md", "missing-file"),
    ("docs/Guide.md", "missing-file"),
    ("../outside.md", "missing-file"),
    ("/../outside.md", "missing-file"),
    ("#nowhere", "missing-anchor"),
    ("docs/guide.md#nowhere", "missing-anchor"),
    ("guide.md\x00", "missing-file"),
]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "outside.md").write_text("x")
    top = tmp_path / "repository"
    (top / "docs").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    (top / "docs" / "guide.md").write_text("# Setting up\n")
    (top / "with space.md").write_text("x")
    (top / "picture.png").write_bytes(b"x")
    monkeypatch.chdir(top)
    return top


@pytest.mark.parametrize(("destination", "reason"), CASES)
def test_local_destinations_are_judged_as_github_serves_them(repository: Path, destination: str, reason: str) -> None:
    document = extract_document(f"# The list\n\n[x](<{destination}>)\n", "README.md")
    (entry,) = check_local(group(document.links).local, [document], ParseCache())
    assert entry.reason == reason


def test_a_wrong_case_names_the_right_one(repository: Path) -> None:
    document = extract_document("[x](docs/GUIDE.md) [y](#The-List)\n\n# The list\n", "README.md")
    first, second = check_local(group(document.links).local, [document], ParseCache())
    assert "`guide.md`" in first.message
    assert "`#the-list`" in second.message


def test_a_linked_file_is_parsed_for_its_headings_only_and_only_once(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def counted(text: str, path: str, *, format: str) -> Document:  # noqa: A002 - as it is called
        parsed.append(path)
        return extract_document(text, path, format=format)

    monkeypatch.setattr("linkcheck.pipeline.lists.parse.extract_document", counted)
    memory = ParseCache()
    for destination in ("docs/guide.md", "docs/guide.md#L2", "docs/guide.md#setting-up", "docs/guide.md#nowhere"):
        document = extract_document(f"[x]({destination})\n", "README.md")
        list(check_local(group(document.links).local, [document], memory))
    assert parsed == ["docs/guide.md"]
