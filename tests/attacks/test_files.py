"""Promise: nothing outside the repository, or the named folder, is opened through a link; nothing is waited for."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.errors import InputError, UsageError
from linkcheck.extract import extract_document
from linkcheck.files import read_file, replace_file
from linkcheck.pipeline.fix import Repair, write_repair
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.plan.local import RepositoryFiles, check_local
from linkcheck.urls import group
from tests.attacks.conftest import SECRET, linkcheck


def urls(*paths: str) -> list[str]:
    return [link.url for document in read_lists(sources_of(Config(), paths)).documents for link in document.links]


def judged(destination: str, path: str = "README.md") -> tuple[str, str]:
    document = extract_document(f"[x](<{destination}>)\n", path)
    (entry,) = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    return entry.reason, entry.message


@pytest.mark.parametrize("named", [".", "*.md", "**/*.md", "e.md", "./e.md", "docs", "docs/*.md", "docs/secret.md"])
def test_a_list_that_is_a_link_out_of_the_repository_is_not_read(repository: Path, outside: Path, named: str) -> None:
    (repository / "README.md").write_text("[a](https://a.example)\n")
    (repository / "e.md").symlink_to("../outside/secret.md")
    (repository / "docs").symlink_to(outside)
    lists = read_lists(sources_of(Config(), ["README.md", named]))
    assert [link.url for document in lists.documents for link in document.links] == ["https://a.example"]


def test_what_a_walk_skips_is_named_and_fails_nothing(repository: Path, outside: Path) -> None:
    (repository / "README.md").write_text("No links.\n")
    (repository / "e.md").symlink_to(outside / "secret.md")
    done = linkcheck("check", ".", "--offline", "--db", ":memory:")
    assert done.returncode == 0
    assert b"e.md: leads out of" in done.stderr
    assert b"secret.example" not in done.stdout + done.stderr


def test_outside_a_repository_the_named_folder_is_the_boundary(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "a.md").write_text("[a](https://a.example)\n")
    (folder / "e.md").symlink_to(outside / "secret.md")
    (folder / "deep").symlink_to(outside)
    assert urls(str(folder)) == ["https://a.example"]
    assert urls(f"{folder}/**/*.md") == ["https://a.example"]


def test_what_the_user_names_outside_a_repository_is_what_it_is(tmp_path: Path, outside: Path) -> None:
    (tmp_path / "mine.md").symlink_to(outside / "secret.md")
    assert urls(str(tmp_path / "mine.md")) == [SECRET]
    assert urls(str(outside)) == [SECRET]


def test_the_boundary_needs_no_answer_of_git(repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "e.md").symlink_to(outside / "secret.md")
    # As git does in a container whose files belong to another user.
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(InputError, match="leads out of"):
        read_lists(sources_of(Config(), ["e.md"]))


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="no /proc here")
@pytest.mark.parametrize("name", ["e.md", "e.txt", "e.html"])
def test_the_environment_never_reaches_a_report_or_the_database(repository: Path, name: str) -> None:
    (repository / "README.md").write_text(f"[x]({name}#a)\n")
    (repository / name).symlink_to("/proc/self/environ")
    environment = {**os.environ, "LEAKED": "https://leak.example/s3cret"}
    for arguments in (("check", ".", "--offline"), ("check", name, "--offline"), ("links", ".")):
        done = linkcheck(*arguments, env=environment)
        assert b"leak.example" not in done.stdout + done.stderr
    left = [file for file in repository.rglob("*") if file.is_file() and not file.is_symlink()]
    assert not [file for file in left if b"leak.example" in file.read_bytes()]


def test_credentials_at_home_are_no_list(repository: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".git-credentials").write_text("https://me:hunter2@github.example\n")
    (repository / "list.txt").symlink_to(home / ".git-credentials")
    done = linkcheck("links", ".", env={**os.environ, "HOME": str(home)})
    assert done.returncode == 2
    assert b"hunter2" not in done.stdout + done.stderr


def test_nul_ends_an_address() -> None:
    for name in ("markdown", "text"):
        for before in ("A=1\0URL=", ""):
            document = extract_document(f"{before}https://a.example/x\0TOKEN=hunter2\0 ", "a", format=name)
            assert [link.url for link in document.links] == ["https://a.example/x"]


def test_headings_of_files_outside_are_not_guessed_at(repository: Path, outside: Path) -> None:
    (repository / "e.md").symlink_to(outside / "secret.md")
    (repository / "docs").symlink_to(outside)
    for destination in ("e.md#a-private-heading", "e.md#no", "docs/secret.md#a-private-heading", "docs/secret.md#no"):
        reason, message = judged(destination)
        assert reason == "missing-file"
        assert "private" not in message.replace(destination, "").replace(destination.partition("#")[0], "")


def test_whether_a_file_outside_exists_is_not_shown(repository: Path, outside: Path) -> None:
    (repository / "docs").symlink_to(outside)
    assert judged("docs/secret.md")[1].replace("secret", "nothing") == judged("docs/nothing.md")[1]
    assert judged("../outside/secret.md")[1].replace("secret", "nothing") == judged("../outside/nothing.md")[1]


def test_a_path_through_a_linked_folder_has_no_page_on_github(repository: Path) -> None:
    (repository / "docs").mkdir()
    (repository / "docs" / "a.md").write_text("# One\n")
    (repository / "short").symlink_to("docs")
    (repository / "b.md").symlink_to("docs/a.md")
    (repository / "nowhere.md").symlink_to("gone.md")
    reason, message = judged("short/a.md")
    assert reason == "missing-file"
    assert "`short` is a symbolic link" in message
    assert judged("short") == judged("b.md") == judged("b.md#one") == judged("docs/a.md#one") == ("", "")
    assert judged("b.md#two")[0] == "missing-anchor"
    assert judged("a.md", "short/README.md") == ("", "")
    reason, message = judged("nowhere.md")
    assert reason == "missing-file"
    assert "Did you mean" not in message


def test_a_list_reached_by_two_names_is_read_once(repository: Path) -> None:
    (repository / "docs").mkdir()
    (repository / "docs" / "z.md").write_text("[a](https://a.example)\n")
    (repository / "a.md").symlink_to("docs/z.md")
    (repository / "also").symlink_to("docs")
    for paths in ([], ["."], ["a.md", "docs/z.md"], ["**/*.md"], ["also/z.md", "docs"], ["also", "docs"]):
        lists = read_lists(sources_of(Config(), paths or ["."]))
        assert [document.path for document in lists.documents] == ["docs/z.md"]


def test_fix_edits_nothing_outside(repository: Path, outside: Path) -> None:
    (repository / "e.md").symlink_to(outside / "secret.md")
    before = (outside / "secret.md").read_bytes()
    repair = Repair(path="e.md", data=before, before=before.decode(), after="changed", edits=())
    with pytest.raises(UsageError, match="leads out of"):
        write_repair(repair)
    assert (outside / "secret.md").read_bytes() == before


def test_fix_edits_what_a_link_inside_leads_to_and_the_link_stays(repository: Path) -> None:
    (repository / "real.md").write_text("old")
    (repository / "link.md").symlink_to("real.md")
    write_repair(Repair(path="link.md", data=b"old", before="old", after="new", edits=()))
    assert (repository / "link.md").is_symlink()
    assert (repository / "real.md").read_text() == "new"


def test_a_folder_exchanged_for_a_link_meanwhile_is_not_entered(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "docs").symlink_to(outside)
    # As if the folder had been one of ours a moment ago, when the path was looked at.
    monkeypatch.setattr(os.path, "realpath", str)
    with pytest.raises(InputError, match="secret"):
        read_file(repository / "docs" / "secret.md", limit=1000, root=str(repository))
    with pytest.raises(OSError, match="docs"):
        replace_file(repository / "docs" / "secret.md", [b"x"], root=str(repository))
    assert SECRET in (outside / "secret.md").read_text()


def test_a_fifo_is_refused_and_not_waited_for(repository: Path) -> None:
    os.mkfifo(repository / "fifo.md")
    (repository / "README.md").write_text("[x](fifo.md#a) [y](device.md#a)\n")
    (repository / "device.md").symlink_to("/dev/zero")
    for arguments in (("links", "fifo.md"), ("links", "/dev/zero"), ("check", ".", "--offline"), ("links", "*.md")):
        done = linkcheck(*arguments, timeout=30)
        assert b"Traceback" not in done.stderr
    assert b"not a regular file" in linkcheck("links", "fifo.md").stderr


@pytest.mark.parametrize("name", ["linkcheck.toml", "pyproject.toml", "known.txt"])
def test_a_fifo_in_place_of_another_file_that_is_read_is_refused(repository: Path, name: str) -> None:
    (repository / "README.md").write_text("x\n")
    os.mkfifo(repository / name)
    options = ("--baseline", name) if name == "known.txt" else ()
    done = linkcheck("check", "--offline", "--db", ":memory:", *options, ".", timeout=30)
    assert done.returncode == 2
    assert b"not a regular file" in done.stderr


@pytest.mark.skipif(not os.access("/proc/kmsg", os.R_OK), reason="needs a kernel log that may be read")
def test_a_file_of_the_kernel_that_waits_is_not_waited_for() -> None:
    done = linkcheck("links", "/proc/kmsg", timeout=30)
    assert done.returncode == 2


def test_a_linked_file_that_is_too_large_is_not_read(repository: Path) -> None:
    with (repository / "large.md").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert judged("large.md#any") == ("", "")


def test_a_signal_ends_a_check_that_waits_for_standard_input(repository: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "linkcheck", "check", "-", "--offline", "--db", ":memory:"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    try:
        while process.poll() is None and time.monotonic() < deadline:
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)
        assert process.wait(1) in {130, -signal.SIGINT}
    finally:
        process.kill()
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


def test_the_configuration_is_not_read_through_a_link_out_of_the_repository(repository: Path, outside: Path) -> None:
    (outside / "other.toml").write_text('sources = ["x"]\n')
    (repository / "linkcheck.toml").symlink_to(outside / "other.toml")
    done = linkcheck("links", ".")
    assert done.returncode == 2
    assert b"leads out of" in done.stderr


@pytest.mark.parametrize("name", ["pandas", "numpy", "click", "json"])
def test_no_module_of_the_checked_repository_is_run(repository: Path, outside: Path, name: str) -> None:
    trace = outside / "was-run"
    (repository / f"{name}.py").write_text(f"from pathlib import Path\nPath({str(trace)!r}).touch()\n")
    (repository / "list.md").write_text("# A\n\n[a](#a)\n")
    done = linkcheck("check", "list.md", "--offline")
    assert done.returncode == 0, done.stderr
    assert not trace.exists()
