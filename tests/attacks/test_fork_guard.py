"""A fork's pull request is checked by the base's settings, whatever files the fork brings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECK = ROOT / "scripts" / "check-in-ci"
LIST = "# List\n\n- [gone](gone.md)\n"
LENIENT = "fail_on = []\n"
KNOWN = "2026-01-01 missing-file gone.md\n"


class Fork:
    """A checkout of a pull request, with the base it was made from."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.temp = folder / "work", folder / "temp"
        self.folder.mkdir()
        self.temp.mkdir()
        program = self.temp / "linkcheck"
        # The check alone decides how it ends; the reports that follow it have their own tests.
        run = f'[ "$1" != check ] || exec "{sys.executable}" -m linkcheck "$@"'
        program.write_text(f"#!/bin/sh\n{run}\n", encoding="utf-8")
        program.chmod(0o755)
        self.git("init", "-q", "-b", "main")
        self.base = ""

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, files: dict[str, str | None]) -> str:
        """Write files (None deletes one), and give the commit."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "x", "--allow-empty")
        return self.git("rev-parse", "HEAD")

    def check(self, base: str, **inputs: str) -> tuple[int, str]:
        """Exit code and errors of the check before the merge."""
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")},
            "LINKCHECK": str(self.temp / "linkcheck"),
            "PYTHONPATH": str(ROOT / "src"),
            "RUNNER_TEMP": str(self.temp),
            "PATHS": "list.md",
            "OFFLINE": "true",
            "CONFIG_FROM": base,
            **inputs,
        }
        done = subprocess.run([CHECK], cwd=self.folder, env=environ, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr


@pytest.fixture
def fork(tmp_path: Path) -> Fork:
    return Fork(tmp_path)


@pytest.mark.parametrize("name", ["linkcheck.toml", "ci/links.toml", "./ci/../ci/links.toml", "ä b.toml"])
def test_a_named_configuration_is_the_bases(name: str, fork: Fork) -> None:
    base = fork.commit({"list.md": "# List\n", name: 'reports = "r"\n'})
    fork.commit({"list.md": LIST, name: LENIENT})
    assert fork.check(base, CONFIG=name)[0] == 1
    assert fork.check(base, CONFIG=str(fork.folder / name))[0] == 1
    assert fork.check("HEAD", CONFIG=name)[0] == 0


@pytest.mark.parametrize("name", ["linkcheck.toml", "pyproject.toml"])
@pytest.mark.parametrize("base_has_one", [True, False])
def test_a_configuration_that_is_found_is_the_bases(name: str, base_has_one: bool, fork: Fork) -> None:
    head = "[tool.linkcheck]\n" if name == "pyproject.toml" else ""
    base = fork.commit({"list.md": "# List\n", **({name: head + 'reports = "r"\n'} if base_has_one else {})})
    fork.commit({"list.md": LIST, name: head + LENIENT})
    assert fork.check(base)[0] == 1
    assert fork.check("HEAD")[0] == fork.check("")[0] == 0


def test_a_configuration_that_only_the_fork_has_is_refused(fork: Fork) -> None:
    base = fork.commit({"list.md": "# List\n"})
    fork.commit({"list.md": LIST, "new.toml": LENIENT})
    code, errors = fork.check(base, CONFIG="new.toml")
    assert (code, "no such file in" in errors) == (2, True)


def test_a_baseline_is_the_bases_where_the_settings_name_it(fork: Fork) -> None:
    base = fork.commit({"list.md": "# List\n", "linkcheck.toml": 'baseline = "ci/known.txt"\n', "ci/known.txt": ""})
    fork.commit({"list.md": LIST, "ci/known.txt": KNOWN})
    assert fork.check(base)[0] == 1
    assert fork.check("HEAD")[0] == 0


def test_a_baseline_is_the_bases_where_the_workflow_names_it(fork: Fork) -> None:
    base = fork.commit({"list.md": "# List\n", "known.txt": ""})
    fork.commit({"list.md": LIST, "known.txt": KNOWN})
    assert fork.check(base, BASELINE="known.txt")[0] == 1
    assert fork.check("HEAD", BASELINE="known.txt")[0] == 0


def test_a_list_of_authorities_is_the_bases(fork: Fork) -> None:
    base = fork.commit({"list.md": LIST, "linkcheck.toml": '[network]\nca_file = "ca.pem"\n'})
    fork.commit({"ca.pem": "the fork's own\n"})
    code, errors = fork.check(base)
    assert code == 3
    assert "ca.pem: there is no such file in" in errors


def test_a_folder_that_the_fork_made_a_symbolic_link_leads_nowhere_else(fork: Fork) -> None:
    base = fork.commit({"list.md": "# List\n", "ci/links.toml": 'reports = "r"\n'})
    outside = fork.temp / "outside"
    outside.mkdir()
    (outside / "links.toml").write_text(LENIENT, encoding="utf-8")
    fork.commit({"list.md": LIST, "ci/links.toml": None})
    (fork.folder / "ci").rmdir()
    (fork.folder / "ci").symlink_to(outside)
    fork.commit({})
    assert fork.check(base, CONFIG="ci/links.toml")[0] == 1


def test_a_symbolic_link_of_the_base_is_followed_inside_it(fork: Fork) -> None:
    fork.commit({"list.md": "# List\n", "ci/links.toml": LENIENT})
    (fork.folder / "linkcheck.toml").symlink_to("ci/links.toml")
    base = fork.commit({})
    fork.commit({"list.md": LIST, "ci/links.toml": 'reports = "r"\n'})
    assert fork.check(base)[0] == 0


def test_a_file_outside_the_repository_is_the_machines_own(fork: Fork) -> None:
    base = fork.commit({"list.md": LIST})
    (fork.temp / "own.toml").write_text(LENIENT, encoding="utf-8")
    assert fork.check(base, CONFIG=str(fork.temp / "own.toml"))[0] == 0


def test_the_work_tree_is_left_as_it_was(fork: Fork) -> None:
    base = fork.commit({"list.md": "# List\n", "linkcheck.toml": 'reports = "r"\n'})
    fork.commit({"list.md": LIST, "linkcheck.toml": LENIENT})
    assert fork.check(base, SINCE=base)[0] == 1
    assert fork.git("status", "--porcelain") == ""
