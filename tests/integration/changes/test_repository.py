"""What git says of the present."""

import os
import subprocess
from pathlib import Path

import pytest

from linkcheck import changes


def git(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, env=env)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_REPOSITORY", "CI_PROJECT_URL"):
        monkeypatch.delenv(name, raising=False)
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("ignored.md\n")
    for name in ("kept.md", "ignored.md", "tracked but gone.md"):
        (tmp_path / name).write_text("x")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    (tmp_path / "tracked but gone.md").unlink()
    (tmp_path / "new.md").write_text("x")
    return tmp_path


def test_ignored_and_deleted_files_are_left_out(repository: Path) -> None:
    files = changes.listed_files(repository)
    assert files is not None
    assert [path.name for path in files] == [".gitignore", "kept.md", "new.md"]


def test_outside_a_repository_there_is_no_listing(tmp_path: Path) -> None:
    assert changes.listed_files(tmp_path) is None
    assert changes.find_top(tmp_path) is None
    assert changes.revision(tmp_path) == changes.Revision()


def test_the_revision_names_repository_and_commit(repository: Path) -> None:
    git(repository, "remote", "add", "origin", "https://secret@example.org/owner/name.git")
    revision = changes.revision(repository)
    assert revision.repository_url == "https://example.org/owner/name"
    assert revision.commit is not None
    assert len(revision.commit) == 40


def test_the_remote_is_the_address_that_git_makes_of_its_settings(repository: Path) -> None:
    subprocess.run(["git", "remote", "add", "origin", "mirror:owner/name"], cwd=repository, check=True)
    subprocess.run(["git", "config", "url.https://git.example/.insteadOf", "mirror:"], cwd=repository, check=True)
    assert changes.revision(repository).repository_url == "https://git.example/owner/name"


def test_lists_are_named_from_the_root_of_their_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = repository / "lists"
    folder.mkdir()
    (folder / "papers.md").write_text("x")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "other.md"
    elsewhere.write_text("x")
    absolute = str(repository / "kept.md")
    assert changes.repository_paths(["papers.md", "../kept.md", absolute, str(elsewhere), "<stdin>"], folder) == {
        "papers.md": "lists/papers.md",
        "../kept.md": "kept.md",
        absolute: "kept.md",
        str(elsewhere): "",
        "<stdin>": "",
    }
    assert changes.repository_paths(["kept.md", "lists/papers.md"], repository) == {}
    assert changes.repository_paths(["other.md"], elsewhere.parent) == {}


def test_ci_variables_win_over_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/n")
    monkeypatch.setenv("GITHUB_SHA", "abc")
    assert changes.revision(repository) == changes.Revision(repository_url="https://github.com/o/n", commit="abc")


def test_the_date_of_a_line_is_that_of_its_last_edit(repository: Path) -> None:
    path = repository / "kept.md"
    path.write_text("author-time 1\nb\nc\n")
    dated = {"GIT_AUTHOR_DATE": "2020-02-03T23:30:00-0300", "GIT_COMMITTER_DATE": "2021-01-01T00:00:00Z"}
    git(repository, "commit", "-qam", "y", env={**os.environ, **dated})
    path.write_text("author-time 1\nb\nedited\n")
    assert changes.line_dates(path, {1, 3}) == {1: "2020-02-04"}
    assert changes.line_dates(repository / "nowhere.md", {1}) == {}
