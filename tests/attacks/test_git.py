"""A check of a stranger's repository runs none of the programs that its configuration names.

Each setting leads to a script that leaves a mark named after it. The control tests show that plain git runs it.
"""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from linkcheck import changes
from tests.integration.changes.conftest import Repository, repository
from tests.integration.cli.conftest import terminal
from tests.integration.cli.terminal import Terminal

__all__ = ["repository", "terminal"]

PROGRAMS = (
    "core.fsmonitor",
    "core.sshCommand",
    "core.gitProxy",
    "core.askPass",
    "core.pager",
    "core.editor",
    "core.alternateRefsCommand",
    "sequence.editor",
    "pager.diff",
    "pager.show",
    "pager.blame",
    "pager.ls-files",
    "interactive.diffFilter",
    "diff.external",
    "diff.evil.command",
    "diff.evil.textconv",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.slow.process",
    "merge.evil.driver",
    "credential.helper",
    "credential.https://example.org.helper",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.x509.program",
    "uploadpack.packObjectsHook",
    "remote.origin.uploadpack",
    "remote.origin.receivepack",
    "hook.evil.command",
    "web.browser",
    "difftool.evil.cmd",
    "mergetool.evil.cmd",
    "sendemail.smtpServer",
    "man.evil.cmd",
    "browser.evil.cmd",
    "trailer.evil.command",
    "trailer.evil.cmd",
    "tar.evil.command",
    "imap.tunnel",
    "submodule.evil.update",
)
ALIASES = ("diff", "show", "ls-files", "blame", "cat-file", "rev-parse", "ls-tree", "diff-index", "status", "config")
HOOKS = ("post-index-change", "fsmonitor-watchman", "post-checkout", "pre-commit", "reference-transaction")
ATTRIBUTES = "*.md diff=evil filter=evil merge=evil\n*.txt filter=slow\n"
LIST = "# List\n\n- [a](https://a.example/)\n- [guide](guide.md#guide)\n"


class Attacker:
    """Writes configurations that run a script, and sees which ran."""

    def __init__(self, folder: Path) -> None:
        self.marks = folder / "marks"
        self.marks.mkdir(parents=True)
        self._script = folder / "script"
        self._script.write_text(f'#!/bin/sh\n: >{shlex.quote(str(self.marks))}/"$1"\n', encoding="utf-8")
        self._script.chmod(0o755)
        self._hooks = folder / "hooks"
        self._hooks.mkdir()
        for name in HOOKS:
            (self._hooks / name).write_text(f"#!/bin/sh\nexec {self.run(name)} </dev/null\n", encoding="utf-8")
            (self._hooks / name).chmod(0o755)

    def run(self, name: str) -> str:
        """A command line that leaves a mark."""
        return f"{self._script} {name.replace('/', '_')}"

    @property
    def ran(self) -> list[str]:
        """Marks that were left."""
        return sorted(path.name for path in self.marks.iterdir())

    def settings(self, git_dir: Path) -> dict[str, str]:
        """All that may run a program."""
        included = git_dir / "included"
        included.write_text(f"[core]\nfsmonitor = {self.run('include.path')}\n", encoding="utf-8")
        return {
            "include.path": str(included),
            **{name: self.run(name) for name in PROGRAMS},
            "filter.evil.clean": f"{self.run('filter.evil.clean')} && cat",
            **{f"alias.{name}": f"!{self.run(f'alias.{name}')}" for name in ALIASES},
            "core.hooksPath": str(self._hooks),
            "hook.evil.event": "post-index-change",
            "filter.evil.required": "true",
            "log.showSignature": "true",
            "protocol.allow": "always",
            "protocol.ext.allow": "always",
            "extensions.partialClone": "origin",
            "remote.origin.promisor": "true",
            "remote.origin.url": f"ext::{self.run('remote.origin.url')}",
            "submodule.recurse": "true",
            "diff.ignoreSubmodules": "none",
            "diff.submodule": "diff",
            "core.attributesFile": str(git_dir / "attributes"),
        }

    def configure(self, git_dir: Path) -> None:
        """Give a repository all of these."""
        (git_dir / "attributes").write_text(ATTRIBUTES, encoding="utf-8")
        (git_dir / "info").mkdir(exist_ok=True)
        (git_dir / "info" / "attributes").write_text(ATTRIBUTES, encoding="utf-8")
        for name, value in self.settings(git_dir).items():
            subprocess.run(["git", "config", "--file", str(git_dir / "config"), name, value], check=True)


@pytest.fixture
def attacker(tmp_path_factory: pytest.TempPathFactory) -> Attacker:
    return Attacker(tmp_path_factory.mktemp("attacker"))


def own(repository: Repository) -> Path:
    """The repository's own directory, as an unpacked archive brings it."""
    return repository.folder / ".git"


def bare(repository: Repository) -> Path:
    """A folder of the work tree that looks like a bare repository: a clone brings such."""
    evil = repository.folder / "docs" / "evil"
    subprocess.run(["git", "clone", "-q", "--bare", str(repository.folder), str(evil)], check=True)
    subprocess.run(["git", "config", "--file", str(evil / "config"), "core.bare", "false"], check=True)
    subprocess.run(["git", "config", "--file", str(evil / "config"), "core.worktree", ".."], check=True)
    (evil / "list.md").write_text(LIST, encoding="utf-8")
    return evil


def nested(repository: Repository) -> Path:
    """A whole repository inside the work tree."""
    subprocess.run(["git", "clone", "-q", str(repository.folder), str(repository.folder / "docs" / "in")], check=True)
    return repository.folder / "docs" / "in" / ".git"


def submodule(repository: Repository) -> Path:
    """A submodule with changes of its own."""
    inner = repository.folder / "docs" / "sub"
    subprocess.run(["git", "clone", "-q", str(repository.folder), str(inner)], check=True)
    repository.git("add", "docs/sub")
    repository.git("commit", "-qm", "x")
    (inner / "list.md").write_text("changed\n", encoding="utf-8")
    return inner / ".git"


Place = Callable[[Repository], Path]


def prepare(repository: Repository, attacker: Attacker, place: Place) -> None:
    repository.write(".gitattributes", ATTRIBUTES)
    repository.write("notes.txt", "https://b.example/\n")
    repository.commit(list=LIST, guide="# Guide\n", **{"docs/x": "# X\n\n[up](../list.md)\n"})
    git_dir = place(repository)
    repository.write("list.md", LIST + "- [c](https://c.example/)\n")
    repository.git("add", "list.md")
    repository.write("list.md", LIST + "- [d](https://d.example/)\n")
    repository.write("new.md", "[e](https://e.example/)\n")
    # The same second and size: git has to read the file to know whether it changed.
    repository.write("notes.txt", "https://c.example/\n")
    attacker.configure(git_dir)


def lose(repository: Repository, name: str) -> None:
    """Take a blob away, as in a partial clone that would download it."""
    object_id = repository.git("rev-parse", name).strip()
    (repository.folder / ".git" / "objects" / object_id[:2] / object_id[2:]).unlink()


@pytest.mark.parametrize("place", [own, bare, nested, submodule])
def test_a_strangers_repository_runs_nothing(
    place: Place, repository: Repository, attacker: Attacker, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(repository, attacker, place)
    commands: list[tuple[str, ...]] = [
        ("check", "--offline"),
        ("check", "--offline", "--since", "HEAD"),
        ("check", "--offline", "--staged"),
        ("links",),
        ("fix",),
    ]
    for command in commands:
        for paths in ((".",), ("docs",), ("docs/**/*.md",), ("list.md", "notes.txt")):
            terminal(*command, *paths)
        assert attacker.ran == [], command
    for path in repository.folder.rglob("*.md"):
        changes.line_dates(path, {1, 3})
    for folder in [Path(name) for name, _, _ in os.walk("docs")]:
        monkeypatch.chdir(repository.folder / folder)
        terminal("check", "--offline", ".")
        terminal("check", "--offline", "--since", "HEAD", ".")
    assert attacker.ran == []


def test_a_missing_object_is_not_downloaded(repository: Repository, attacker: Attacker, terminal: Terminal) -> None:
    prepare(repository, attacker, own)
    lose(repository, "HEAD:list.md")
    done = terminal("check", "--offline", "--since", "HEAD", ".")
    assert attacker.ran == []
    assert done.code == 3
    assert "partial clone" in done.err


def plain_git(folder: Path, *command: str) -> None:
    subprocess.run(
        ["git", *command], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=20
    )


@pytest.mark.parametrize(
    ("command", "mark"),
    [
        (("status",), "include.path"),
        (("diff",), "filter.evil.clean"),
        (("diff", "--no-ext-diff", "--", "list.md"), "diff.evil.textconv"),
        (("diff", "--no-textconv", "--", "list.md"), "diff.evil.command"),
        (("diff", "--", "notes.txt"), "filter.slow.process"),
        (("blame", "docs/x.md"), "diff.evil.textconv"),
        (("cat-file", "blob", "HEAD:list.md"), "remote.origin.url"),
    ],
    ids=str,
)
def test_plain_git_would_have_run_it(
    command: tuple[str, ...], mark: str, repository: Repository, attacker: Attacker
) -> None:
    prepare(repository, attacker, own)
    lose(repository, "HEAD:list.md") if command[0] == "cat-file" else None
    plain_git(repository.folder, *command)
    assert mark in attacker.ran


def test_plain_git_takes_an_embedded_folder_for_a_repository(repository: Repository, attacker: Attacker) -> None:
    prepare(repository, attacker, bare)
    plain_git(repository.folder / "docs" / "evil", "status")
    assert "include.path" in attacker.ran
