"""Git says which files a reader of the repository finds; the disk does where git knows nothing."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from linkcheck.changes import git
from linkcheck.changes.git import WorkTree
from linkcheck.pipeline import check as check_module
from linkcheck.pipeline.lists.read import Lists
from linkcheck.pipeline.lists.sources import Sources
from tests.integration.changes.conftest import Repository
from tests.integration.cli.conftest import terminal
from tests.integration.cli.terminal import Terminal

__all__ = ["terminal"]

TARGET = "# One\n"
GIT_COMMANDS = ("rev-parse", "config", "ls-files")


def check(terminal: Terminal, *arguments: str) -> tuple[int, str]:
    done = terminal("check", "--offline", *arguments, "list.md")
    return done.code, done.out + done.err


def test_a_file_that_git_does_not_hold_is_missing_and_the_message_says_why(
    repository: Repository, terminal: Terminal
) -> None:
    repository.write(".gitignore", "built/\n")
    links = "[u](new.md) [f](fresh/) [i](built/page.md) [r](removed.md#one) [e](empty) [p](pipe)\n"
    repository.commit(list=links, removed=TARGET)
    repository.git("rm", "-q", "--cached", "removed.md")
    for name in ("new.md", "fresh/x.md", "built/page.md"):
        repository.write(name, TARGET)
    (repository.folder / "empty").mkdir()
    os.mkfifo(repository.folder / "pipe")
    code, out = check(terminal, "--format", "json")
    assert code == 1
    for why in (
        "`new.md` is only on this disk: git does not track it; `git add` it.",
        "`fresh/` is only on this disk: git does not track it; `git add` it.",
        "`built/page.md` is only on this disk: git ignores it",
        "`removed.md` was removed from git's index",
        "`empty` is an empty folder",
        "`pipe` is no regular file, and git holds no others.",
    ):
        assert why in out
    repository.git("add", "-f", "new.md", "fresh", "built", "removed.md")
    (repository.folder / "empty" / "x.txt").touch()
    (repository.folder / "pipe").unlink()
    (repository.folder / "pipe").touch()
    repository.git("add", "-A")
    assert check(terminal)[0] == 0


def test_where_nothing_was_added_and_outside_a_repository_the_disk_decides(
    repository: Repository, terminal: Terminal
) -> None:
    repository.write("list.md", "[x](new.md#one) [y](folder/)\n")
    repository.write("new.md", TARGET)
    repository.write("folder/x.txt", "")
    assert check(terminal)[0] == 0
    repository.write("other.md", "")
    repository.git("add", "other.md")
    assert check(terminal)[0] == 0, "a list that git does not hold is judged by the disk"
    (repository.folder / ".git").rename(repository.folder / "git")
    assert check(terminal)[0] == 0


def test_a_tracked_file_deleted_on_disk_is_missing_and_staged_it_is_there(
    repository: Repository, terminal: Terminal
) -> None:
    repository.commit(target=TARGET, **{"docs/x": TARGET})
    repository.write("list.md", "[x](target.md#one) [y](docs/)\n")
    repository.git("add", "-A")
    (repository.folder / "target.md").unlink()
    (repository.folder / "docs" / "x.md").unlink()
    (repository.folder / "docs").rmdir()
    code, out = check(terminal)
    assert (code, "target.md" in out, "docs" in out) == (1, True, True)
    assert check(terminal, "--staged")[0] == 0


def test_staged_the_index_alone_counts_for_files_and_headings(repository: Repository, terminal: Terminal) -> None:
    repository.commit(target="# Old\n")
    repository.write("list.md", "[x](target.md#one)\n")
    repository.git("add", "list.md")
    repository.write("target.md", TARGET)
    code, out = check(terminal, "--staged")
    assert (code, "#one" in out) == (1, True)
    repository.git("add", "target.md")
    repository.write("target.md", "# Changed again\n")
    assert check(terminal, "--staged")[0] == 0
    repository.write("list.md", "[x](never-added.md)\n")
    repository.write("never-added.md", TARGET)
    repository.git("add", "list.md")
    assert check(terminal, "--staged")[0] == 1


def test_a_staged_walk_reads_the_lists_of_the_index_and_no_others(repository: Repository, terminal: Terminal) -> None:
    repository.commit(first="# First\n")
    repository.write("gone.md", "[x](nowhere.md)\n")
    repository.git("add", "gone.md")
    (repository.folder / "gone.md").unlink()
    repository.write("untracked.md", "[y](never.md)\n")
    done = terminal("check", "--offline", "--staged", ".")
    assert done.code == 1
    assert ("nowhere.md" in done.out, "never.md" in done.out) == (True, False)


def test_the_files_of_a_sparse_checkout_are_there(repository: Repository, terminal: Terminal) -> None:
    repository.commit(list="[x](docs/a.md#one) [y](docs/) [z](docs/a.md#no)\n", **{"docs/a": TARGET, "in/b": ""})
    repository.git("sparse-checkout", "set", "in")
    assert not (repository.folder / "docs").exists()
    code, out = check(terminal)
    assert (code, out.count("docs/a.md#no") > 0, "There is no" in out) == (1, True, False)


@pytest.mark.parametrize("scope", [(), ("--staged",), ("--since", "HEAD")])
def test_a_hooks_variables_do_not_move_the_repository(
    scope: tuple[str, ...],
    repository: Repository,
    terminal: Terminal,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    repository.commit(top="# Top\n", **{"docs/x": TARGET})
    linked = tmp_path_factory.mktemp("trees") / "linked"
    repository.git("worktree", "add", "-q", str(linked))
    (linked / "docs" / "list.md").write_text("[up](../top.md) [x](x.md) [root](/docs/x.md)\n", encoding="utf-8")
    subprocess.run(["git", "add", "-A"], cwd=linked, check=True)
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git" / "worktrees" / "linked"))
    monkeypatch.setenv("GIT_WORK_TREE", ".")
    monkeypatch.setenv("GIT_PREFIX", "docs/")
    monkeypatch.chdir(linked / "docs")
    done = terminal("check", "--offline", *scope, "list.md")
    assert done.code == 0, done.out + done.err


@pytest.mark.parametrize("relative", [True, False])
def test_the_index_of_a_partial_commit_is_the_one_that_counts(
    relative: bool, repository: Repository, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(list="# List\n")
    repository.write("list.md", "[x](gone.md)\n")
    index = repository.folder / ".git" / "next-index.lock"
    subprocess.run(
        ["git", "add", "list.md"], cwd=repository.folder, check=True, env={**os.environ, "GIT_INDEX_FILE": str(index)}
    )
    assert check(terminal, "--staged")[0] == 0
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index.lock" if relative else str(index))
    assert check(terminal, "--staged")[0] == 1


@pytest.mark.parametrize("scope", [(), ("--staged",), ("--since", "HEAD")])
def test_a_repository_of_another_user_is_an_error_that_says_how_to_allow_it(
    scope: tuple[str, ...], repository: Repository, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(top="# Top\n", **{"docs/list": "[up](../top.md)\n"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.chdir(repository.folder / "docs")
    code, out = check(terminal, *scope)
    assert code == 3
    assert f"git config --global --add safe.directory {repository.folder}" in out
    assert "outside" not in out


def test_git_is_asked_as_often_for_many_files_as_for_one(
    repository: Repository, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []
    run = WorkTree._run

    def counted(tree: WorkTree, arguments: tuple[str, ...], stdin: bytes) -> "subprocess.CompletedProcess[bytes]":
        calls.append(arguments)
        return run(tree, arguments, stdin)

    monkeypatch.setattr(WorkTree, "_run", counted)
    repository.commit(list="# List\n")
    counts = []
    for number in (1, 40):
        for name in range(number):
            repository.write(f"docs/{name}.md", f"[x]({name}.txt) [y](../list.md#list)\n")
            repository.write(f"docs/{name}.txt", "")
        repository.git("add", "-A")
        for scope in ((), ("--staged",), ("--since", "HEAD")):
            calls.clear()
            terminal("check", "--offline", *scope, ".")
            counts.append(len(calls))
    assert counts[:3] == counts[3:]


def test_a_check_of_one_list_asks_git_three_times(
    repository: Repository, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it may read the repository, its settings, its files; it was eight times."""
    calls: list[list[str]] = []
    call = git._call

    def counted(command: list[str], *arguments: Any) -> "subprocess.CompletedProcess[bytes]":
        calls.append(command)
        return call(command, *arguments)

    repository.commit(top=TARGET, list="[up](top.md)\n")
    monkeypatch.setattr(git, "_call", counted)
    assert check(terminal)[0] == 0
    assert [next(word for word in command if word in GIT_COMMANDS) for command in calls] == list(GIT_COMMANDS)


def test_a_repository_is_opened_anew_for_each_check(repository: Repository, terminal: Terminal) -> None:
    repository.commit(list="[a](b.md)\n")
    first = terminal("check", "--offline", "--format", "json", "list.md").out
    repository.git("remote", "add", "origin", "https://git.example/owner/name.git")
    repository.commit(list="[a](list.md)\n")
    second = terminal("check", "--offline", "--format", "json", "list.md").out
    commits = [json.loads(out)["run"]["commit"] for out in (first, second)]
    assert commits[0] != commits[1] == repository.git("rev-parse", "HEAD").strip()
    assert json.loads(second)["run"]["repository_url"] == "https://git.example/owner/name"


def test_a_file_in_a_submodule_is_judged_by_the_disk(repository: Repository, terminal: Terminal) -> None:
    repository.commit(list="# List\n")
    inner = repository.folder / "sub"
    subprocess.run(["git", "clone", "-q", str(repository.folder), str(inner)], check=True)
    repository.write("list.md", "[x](sub) [y](sub/list.md) [z](sub/none.md)\n")
    repository.git("add", "-A")
    code, out = check(terminal)
    assert (code, "sub/none.md" in out, "1 invalid" in out) == (1, True, True)
    assert Path("sub/list.md").exists()


def test_a_link_by_the_name_of_the_clone_works_in_this_clone_alone(repository: Repository, terminal: Terminal) -> None:
    name = repository.folder.name
    repository.write("docs/guide.md", "# Guide\n")
    repository.write("docs/list.md", f"[x](../../{name}/docs/guide.md#guide) [y](../docs/../docs/guide.md)\n")
    repository.write("list.md", f"[x](../{name}/docs/guide.md)\n")
    repository.git("add", "-A")
    code, out = check(terminal, "docs/list.md")
    assert (code, "write `guide.md`" in out, "write `docs/guide.md`" in out) == (1, True, True)
    assert "2 invalid" in out


def test_nothing_is_said_of_files_of_a_submodule_that_is_not_there(repository: Repository, terminal: Terminal) -> None:
    repository.commit(list="# List\n")
    inner = repository.folder / "sub"
    subprocess.run(["git", "clone", "-q", str(repository.folder), str(inner)], check=True)
    repository.write("list.md", "[x](sub) [y](sub/list.md#none) [z](sub/deep/none.md)\n")
    repository.git("add", "-A")
    shutil.rmtree(inner)
    for empty in (False, True):
        if empty:
            inner.mkdir()
        assert check(terminal, "--staged")[0] == 0
        code, out = check(terminal)
        assert (code, "sub/" in out) == (1 - empty, False)


def test_staged_a_file_that_was_only_announced_is_missing(repository: Repository, terminal: Terminal) -> None:
    repository.commit(other="# Other\n", empty="")
    repository.write("list.md", "[x](new.md) [y](empty.md)\n")
    repository.write("new.md", TARGET)
    repository.git("add", "list.md")
    repository.git("add", "-N", "new.md")
    code, out = check(terminal, "--staged")
    assert (code, "git add -N" in out, "empty.md" in out) == (1, True, False)
    repository.git("add", "new.md")
    assert check(terminal, "--staged")[0] == 0


BESIDE = [
    (("code.py",), (), True),
    (("new.py", "picture.png"), (), True),
    (("code.py", "list.md"), (), False),
    (("new.md",), (), False),
    ((), ("picture.png",), False),
    ((), ("code.py",), False),
    (("NOTES",), (), False),
]


@pytest.mark.parametrize(("written", "removed", "is_beside"), BESIDE)
def test_a_commit_beside_the_lists_reads_none_of_them(
    written: tuple[str, ...],
    removed: tuple[str, ...],
    is_beside: bool,
    repository: Repository,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("code.py", "picture.png", "NOTES"):
        repository.write(name, "1\n")
    repository.commit(list="![p](picture.png) [c](code.py)\n")
    for name in written:
        repository.write(name, "[x](gone.md)\n")
    for name in removed:
        (repository.folder / name).unlink()
    repository.git("add", "-A")
    read: list[Sources] = []

    def read_none(sources: Sources, **_: object) -> Lists:
        read.append(sources)
        return Lists(documents=())

    monkeypatch.setattr(check_module, "read_lists", read_none)
    done = terminal("check", "--staged", "--offline", "--db", ":memory:", ".", "NOTES")
    assert (done.code, not read) == (0, is_beside)


def test_a_commit_that_only_removes_a_picture_fails(repository: Repository, terminal: Terminal) -> None:
    repository.write("picture.png", "1\n")
    repository.commit(list="![p](picture.png)\n")
    repository.git("rm", "-q", "picture.png")
    code, out = check(terminal, "--staged")
    assert (code, "picture.png" in out) == (1, True)
