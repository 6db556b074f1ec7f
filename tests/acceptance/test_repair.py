"""`linkcheck fix --write` over the replica, as a maintainer would use it."""

import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from linkcheck.extract import extract_document
from tests.acceptance.run import ROOT, Finished, by_url, linkcheck
from tests.internet import in_background
from tests.internet.__main__ import write_configuration
from tests.internet.replica import replica_hosts


class Morning(msgspec.Struct, frozen=True, kw_only=True):
    """A night, the repair, and the night after it."""

    lists: Path
    shown: Finished
    again: Finished
    after: Finished
    document: str
    with_snapshots: str
    """The report after the dead were replaced too."""


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    folder = tmp_path_factory.mktemp("repair")
    lists = shutil.copytree(ROOT / "sources", folder / "lists")
    with in_background(replica_hosts()) as internet:
        file = write_configuration(internet, folder)
        linkcheck("check", lists, "--config", file, "--quiet", folder=folder)
        shown = linkcheck("fix", lists, "--config", file, "--write", folder=folder)
        again = linkcheck("fix", lists, "--config", file, folder=folder)
        linkcheck(
            "check", lists, "--config", file, "--output", folder / "after.json", "--format", "json", folder=folder
        )
        after = linkcheck("fix", lists, "--config", file, folder=folder)
        repaired = shutil.copytree(lists, folder / "repaired")
        linkcheck("fix", lists, "--config", file, "--write", "--archive", folder=folder)
        snapshots = linkcheck("check", lists, "--config", file, "--format", "json", folder=folder)
    shutil.copytree(repaired, lists, dirs_exist_ok=True)
    report = (folder / "after.json").read_text(encoding="utf-8")
    return Morning(lists=lists, shown=shown, again=again, after=after, document=report, with_snapshots=snapshots.out)


def texts(name: str, folder: Path) -> list[str]:
    links = extract_document((folder / name).read_text(encoding="utf-8"), name).links
    # A bare address is its own text and changes with it.
    return [link.text if link.text != link.url else "" for link in links]


def test_the_edits_are_shown_and_made(morning: Morning) -> None:
    assert "+7. [MLSpec: A project" in morning.shown.out
    assert "(https://github.com/mlspec/MLSpec)" in (morning.lists / "mlops-references.md").read_text(encoding="utf-8")


def test_a_second_run_finds_nothing_to_do(morning: Morning) -> None:
    assert (morning.again.out, morning.again.code) == ("", 0)


def test_the_next_check_shows_no_fixable_link(morning: Morning) -> None:
    moved = [url for url, link in by_url(morning.document).items() if link["verdict"] == "moved"]
    assert moved == []
    assert (morning.after.out, morning.after.code) == ("", 0)


def test_the_dead_that_were_replaced_live_in_their_snapshots(morning: Morning) -> None:
    before, after = by_url(morning.document), by_url(morning.with_snapshots)
    replaced = {url for url, link in before.items() if link["verdict"] == "broken" and link["archive_url"]}
    assert len(replaced) == 4
    assert not replaced & set(after)
    assert {after[before[url]["archive_url"]]["verdict"] for url in replaced} == {"ok"}


@pytest.mark.parametrize("name", ["advanced-mlops.md", "mlops-references.md"])
def test_only_addresses_changed(name: str, morning: Morning) -> None:
    assert texts(name, morning.lists) == texts(name, ROOT / "sources")
    before = (ROOT / "sources" / name).read_bytes().count(b"\n")
    assert (morning.lists / name).read_bytes().count(b"\n") == before


def test_the_diff_is_one_that_git_applies(morning: Morning, tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "sources", tmp_path / "lists")
    patch = morning.shown.out.replace(f"a{morning.lists}/", "a/").replace(f"b{morning.lists}/", "b/")
    patch = patch.replace(f"a/{morning.lists}/", "a/").replace(f"b/{morning.lists}/", "b/")
    command = ["git", "apply", "--unidiff-zero", "-"]
    subprocess.run(command, cwd=folder, input=patch, text=True, check=True, capture_output=True)
    for name in ("advanced-mlops.md", "mlops-references.md"):
        assert (folder / name).read_bytes() == (morning.lists / name).read_bytes()
