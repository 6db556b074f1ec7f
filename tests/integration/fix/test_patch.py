"""The patch that `fix` shows, as git takes it."""

import subprocess
from pathlib import Path

import pytest

from tests.acceptance.run import linkcheck
from tests.integration.changes.conftest import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    repository = Repository(tmp_path)
    repository.write("docs/guide.md", "[x](htps://a.example/b)\n")
    repository.commit(list="[x](docs/GUIDE.md)\n")
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "names", "applied_in"),
    [
        (".", ["list.md", "docs/guide.md"], "."),
        ("docs", ["guide.md"], "docs"),
        ("docs", ["../list.md", "guide.md"], "."),
        ("docs", ["{top}/list.md", "{top}/docs/guide.md"], "."),
    ],
    ids=["at the top", "below", "above and beside", "absolute"],
)
def test_git_applies_a_patch_that_was_made_in_a_subfolder(
    repository: Path, folder: str, names: list[str], applied_in: str
) -> None:
    names = [name.format(top=repository) for name in names]
    done = linkcheck("fix", *names, folder=repository / folder)
    assert ("top of the repository" in done.err) is (folder != applied_in)
    subprocess.run(["git", "apply", "-"], cwd=repository / applied_in, input=done.out, text=True, check=True)
    assert (repository / "docs" / "guide.md").read_text() == "[x](https://a.example/b)\n"
    assert ("guide.md" in (repository / "list.md").read_text()) is (len(names) > 1)
