"""A git repository to change, and a runner for the offline part of a check before a merge."""

import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from linkcheck.changes import change_since
from linkcheck.config import Config
from linkcheck.model import Document
from linkcheck.pipeline.lists.parse import parse_list
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.plan.change import narrow_to_change
from linkcheck.pipeline.plan.make_plan import Plan, make_plan


class Repository:
    """Real git in a folder of its own; the working directory is its top."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            self.write(f"{name}.md", text)
        self.git("add", "-A")
        self.git("commit", "-qm", "x", "--allow-empty")

    def plan(self, since: str = "main", *, staged: bool = False, paths: tuple[str, ...] = (".",)) -> Plan:
        lists = read_lists(sources_of(Config(), paths, staged=staged))
        whole = make_plan(lists.documents, Config(), today=date(2026, 11, 22), staged=staged)
        change = change_since(since, lists.contents, staged=staged)

        def old(path: str) -> Document | None:
            content = change.old_content(path)
            return None if content is None else parse_list(content, path)

        return narrow_to_change(whole, change, lists.documents, cache(old))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in ("GITHUB_REPOSITORY", "CI_PROJECT_URL", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)
