"""Exactly the links a change answers for, on real git repositories."""

import subprocess
from pathlib import Path

import pytest

from linkcheck.changes import change_since
from linkcheck.errors import ChangesError
from linkcheck.pipeline.plan.make_plan import Plan
from tests.integration.changes.conftest import Repository

LIST = "# List\n\n- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n"


def urls(plan: Plan) -> list[str]:
    return [target.url for target in plan.targets]


def reasons(plan: Plan) -> list[tuple[str, str, int]]:
    return [(finding.reason, finding.path, finding.line) for finding in plan.findings]


def test_only_added_and_edited_lines_count(repository: Repository) -> None:
    repository.commit(list=LIST)
    repository.git("checkout", "-qb", "topic")
    repository.commit(list=LIST.replace("b.example", "b2.example") + "- [d](https://d.example/)\n")
    assert urls(repository.plan()) == ["https://b2.example/", "https://d.example/"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.interHunkContext", "9"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.noprefix", "false"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("diff.external", "false"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
    ],
)
def test_what_a_person_likes_git_to_show_changes_nothing(key: str, value: str, repository: Repository) -> None:
    repository.commit(list=LIST, ä=LIST)
    repository.git("config", key, value)
    repository.git("checkout", "-qb", "topic")
    repository.git("mv", "ä.md", "ö.md")
    edited = LIST.replace("a.example", "a2.example").replace("c.example", "c2.example")
    repository.commit(list=edited, ö=LIST.replace("c.example", "c3.example"))
    assert urls(repository.plan()) == ["https://a2.example/", "https://c2.example/", "https://c3.example/"]


def test_what_main_did_meanwhile_is_not_ours(repository: Repository) -> None:
    repository.commit(list=LIST)
    repository.git("checkout", "-qb", "topic")
    repository.commit(list=LIST + "- [d](https://d.example/)\n")
    repository.git("checkout", "-q", "main")
    repository.commit(list=LIST.replace("a.example", "a2.example"))
    repository.git("checkout", "-q", "topic")
    assert urls(repository.plan()) == ["https://d.example/"]


def test_a_merge_commit_brings_nothing_of_its_own(repository: Repository) -> None:
    repository.commit(list=LIST)
    repository.git("checkout", "-qb", "topic")
    repository.commit(list=LIST + "- [d](https://d.example/)\n")
    repository.git("checkout", "-q", "main")
    repository.commit(list=LIST.replace("a.example", "a2.example"))
    repository.git("checkout", "-q", "topic")
    repository.git("merge", "-q", "--no-edit", "main")
    assert urls(repository.plan()) == ["https://d.example/"]


def test_a_renamed_list_is_not_a_new_one(repository: Repository) -> None:
    repository.commit(list=LIST)
    repository.git("checkout", "-qb", "topic")
    repository.git("mv", "list.md", "lists.md")
    repository.commit(lists=LIST.replace("c.example", "c2.example"))
    assert urls(repository.plan()) == ["https://c2.example/"]


def test_uncommitted_and_untracked_work_counts(repository: Repository) -> None:
    repository.commit(list=LIST)
    repository.write("list.md", LIST + "- [d](https://d.example/)\n")
    repository.write("new.md", "[e](https://e.example/)\n")
    assert urls(repository.plan("HEAD")) == ["https://d.example/", "https://e.example/"]


def test_an_untracked_file_of_any_size_is_not_read(repository: Repository) -> None:
    repository.commit(list=LIST)
    with (repository.folder / "data.bin").open("wb") as file:
        file.truncate(1 << 40)  # sparse: a terabyte that takes no room
    repository.write("list.md", LIST + "- [d](https://d.example/)\n")
    assert urls(repository.plan("HEAD")) == ["https://d.example/"]


def test_staged_content_is_what_a_commit_would_hold(repository: Repository) -> None:
    repository.commit(list=LIST)
    repository.write("list.md", LIST + "- [d](https://d.example/)\n")
    repository.git("add", "list.md")
    repository.write("list.md", "- [later](https://later.example/)\n")
    assert urls(repository.plan("HEAD", staged=True)) == ["https://d.example/"]


@pytest.mark.parametrize("staged", [False, True])
def test_before_the_first_commit_everything_is_new(repository: Repository, staged: bool) -> None:
    repository.write("list.md", LIST)
    repository.git("add", "list.md")
    assert len(urls(repository.plan("HEAD", staged=staged))) == 3


def test_lines_of_crlf_files_are_the_same_lines(repository: Repository) -> None:
    windows = LIST.replace("\n", "\r\n")
    repository.commit(list=windows)
    repository.git("checkout", "-qb", "topic")
    repository.commit(list=windows.replace("b.example", "b2.example"))
    assert urls(repository.plan()) == ["https://b2.example/"]


def test_an_edited_definition_is_checked_for_its_uses(repository: Repository) -> None:
    text = "[a][x] and [b][y]\n\n\n[x]: https://x.example/\n[y]: https://y.example/\n"
    repository.commit(list=text)
    repository.git("checkout", "-qb", "topic")
    repository.commit(list=text.replace("x.example", "x2.example"))
    assert urls(repository.plan()) == ["https://x2.example/"]


def test_a_removed_heading_breaks_the_anchors_of_others(repository: Repository) -> None:
    repository.commit(list="# One\n\n# Two\n", other="[x](list.md#two) [y](list.md#never)\n")
    repository.git("checkout", "-qb", "topic")
    repository.commit(list="# One\n")
    settled = repository.plan().settled
    assert [(target.url, judgement.reason) for target, judgement in settled] == [("list.md#two", "missing-anchor")]


@pytest.mark.parametrize(("readme", "folder"), [("docs/README", "docs/"), ("docs/README", "docs"), ("README", "./")])
def test_a_removed_heading_of_a_readme_breaks_the_anchors_of_its_folder(
    readme: str, folder: str, repository: Repository
) -> None:
    repository.commit(**{readme: "# One\n\n# Two\n"}, other=f"[x]({folder}#two) [y]({folder}#never)\n")
    repository.git("checkout", "-qb", "topic")
    repository.commit(**{readme: "# One\n"})
    judged = [(target.url.partition("#")[2], judgement.reason) for target, judgement in repository.plan().settled]
    assert judged == [("two", "missing-anchor")]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\0\1", b"words\n"], ids=["empty", "binary", "text"])
@pytest.mark.parametrize("name", ["pic.png", "ein bild.png", "\u00e4\tb.png"])
def test_whatever_a_deleted_file_held_its_links_break(name: str, content: bytes, repository: Repository) -> None:
    (repository.folder / name).write_bytes(content)
    repository.commit(list=f"![x](<{name}>)\n")
    repository.git("checkout", "-qb", "topic")
    repository.git("rm", "-q", name)
    repository.commit()
    settled = repository.plan().settled
    assert [(target.url, judgement.reason) for target, judgement in settled] == [(name, "missing-file")]


@pytest.mark.parametrize("renamed", [False, True])
def test_a_deleted_file_breaks_the_links_of_others(repository: Repository, renamed: bool) -> None:
    repository.commit(list="x\n" * 20, other="[x](list.md) [y](never.md)\n")
    repository.git("checkout", "-qb", "topic")
    repository.git("mv", "list.md", "renamed.md") if renamed else repository.git("rm", "-q", "list.md")
    repository.commit()
    settled = repository.plan().settled
    assert [(target.url, judgement.reason) for target, judgement in settled] == [("list.md", "missing-file")]


def test_a_list_moved_to_another_folder_breaks_its_own_links(repository: Repository) -> None:
    links = "[x](other.md) [here](#list) [root](/other.md) [y](never.md) [up](../up.md)\n"
    repository.commit(**{"a/list": f"# List\n\n{links}", "a/other": "x\n", "up": "x\n", "other": "x\n"})
    repository.git("checkout", "-qb", "topic")
    repository.git("mv", "a/list.md", "list.md")
    repository.commit(**{"list": f"# List\n\n{links}", "a/other": "x\n"})
    settled = [(target.url, judgement.reason) for target, judgement in repository.plan().settled]
    assert settled == [("../up.md", "missing-file")]


def test_an_added_duplicate_is_named_and_old_ones_are_not(repository: Repository) -> None:
    repository.commit(list=LIST + "- [again](https://a.example/)\n")
    repository.git("checkout", "-qb", "topic")
    repository.commit(list=LIST + "- [again](https://a.example/)\n- [b](https://b.example/)\n")
    assert reasons(repository.plan()) == [("duplicate-link", "list.md", 7)]


def test_a_path_outside_the_working_directory_is_found(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(list=LIST)
    repository.write("list.md", LIST + "- [d](https://d.example/)\n")
    inner = repository.folder / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert urls(repository.plan("HEAD", paths=("../list.md",))) == ["https://d.example/"]
    assert urls(repository.plan("HEAD", paths=(str(repository.folder / "list.md"),))) == ["https://d.example/"]


def test_odd_file_names_survive(repository: Repository) -> None:
    repository.write("ein Ä\tb.md", LIST)
    repository.commit()
    repository.write("ein Ä\tb.md", LIST.replace("b.example", "b2.example"))
    assert urls(repository.plan("HEAD")) == ["https://b2.example/"]


def test_an_unknown_revision_says_how_to_fetch_it(repository: Repository) -> None:
    repository.commit(list=LIST)
    with pytest.raises(ChangesError, match=r"git fetch origin topic$"):
        change_since("origin/topic")
    with pytest.raises(ChangesError, match=r"git fetch origin topic:topic$"):
        change_since("topic")
    with pytest.raises(ChangesError, match=r"git fetch origin 0123456789$"):
        change_since("0123456789")
    repository.git("update-ref", "refs/remotes/origin/topic", "HEAD")
    with pytest.raises(ChangesError, match="There is `origin/topic`"):
        change_since("topic")


def test_a_shallow_clone_says_how_to_deepen_it(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(list=LIST)
    repository.commit(list=LIST + "x\n")
    clone = tmp_path_factory.mktemp("clone") / "shallow"
    source = f"file://{repository.folder}"
    subprocess.run(["git", "clone", "-q", "--depth=1", source, str(clone)], check=True, capture_output=True)
    monkeypatch.chdir(clone)
    with pytest.raises(ChangesError, match="fetch-depth: 0"):
        change_since("HEAD~1")


def test_outside_a_repository_there_is_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ChangesError, match="not a git repository"):
        change_since("main")


def test_an_option_is_not_a_revision(repository: Repository) -> None:
    repository.commit(list=LIST)
    with pytest.raises(ChangesError, match="not a revision"):
        change_since("--output=/tmp/x")


def test_a_removed_definition_breaks_its_uses(repository: Repository) -> None:
    text = "[a][paper]\n\nMore.\n\n[paper]: https://x.example/\n"
    repository.commit(list=text + "\n[old][never defined]\n")
    repository.git("checkout", "-qb", "topic")
    repository.commit(list="[a][paper]\n\nMore.\n\n[old][never defined]\n")
    assert reasons(repository.plan()) == [("undefined-reference", "list.md", 1)]
