"""A repository that an attacker prepared, beside files that are none of its business."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.cli.terminal import Terminal

SECRET = "https://secret.example/token-4711"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the repository, with something worth stealing in it."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.md").write_text(f"# A private heading\n\n[x]({SECRET})\n")
    return folder


@pytest.fixture
def repository(tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the working directory."""
    top = tmp_path / "repository"
    top.mkdir()
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    monkeypatch.chdir(top)
    return top


@pytest.fixture
def terminal(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The program inside this process, in the repository: for what is said, in many formats."""
    return Terminal(monkeypatch, capsys)


def linkcheck(*arguments: str, timeout: float = 60, **options: object) -> "subprocess.CompletedProcess[bytes]":
    """Run the program in a process of its own: one that hangs is killed, and fails the test."""
    command = [sys.executable, "-m", "linkcheck", *arguments]
    return subprocess.run(command, capture_output=True, timeout=timeout, check=False, **options)  # type: ignore[call-overload, no-any-return]
