"""Promise: a file may have any name; one that is no UTF-8 is carried and shown escaped."""

import json
import os
import sqlite3
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.files import on_disk, shown
from linkcheck.report import FORMATS
from tests.attacks.conftest import linkcheck
from tests.integration.cli.terminal import Terminal

NAMES = [b"caf\xe9.md", b"d\xe9/b.md", b"a\nb.md", b"\\xe9.md", b"\xf0\x9f.md", b"a\x01.md", b"\\x5cxe9.md"]


def make(name: bytes) -> str:
    """A list of this name, which links to itself, to nothing, and to one of the like."""
    path = Path(os.fsdecode(name))
    path.parent.mkdir(exist_ok=True)
    own = "".join(f"%{byte:02X}" for byte in name.rpartition(b"/")[2])
    path.write_text(f"# One\n\n[a]({own}#one) [b]({own}#two) [c](gone%E9.md)\n")
    return str(path)


@pytest.fixture(params=NAMES[:3], ids=repr)
def odd(request: pytest.FixtureRequest, repository: Path) -> str:
    """One such list."""
    return make(request.param)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_can_show_it(terminal: Terminal, form: str) -> None:
    for name in NAMES:
        make(name)
    said = terminal("check", ".", "--offline", "--format", form)
    assert said.code == 1
    said.out.encode()


def test_links_and_the_database_carry_it_escaped(odd: str, terminal: Terminal) -> None:
    assert json.loads(terminal("links", ".", "--format", "json").out)["links"][0]["path"] == shown(odd)
    assert terminal("check", ".", "--offline", "--db", "x.db").code == 1
    rows = sqlite3.connect("x.db").execute("SELECT DISTINCT path FROM occurrences").fetchall()
    assert rows == [(shown(odd),)]
    found = json.loads(terminal("report", "--db", "x.db", "--format", "json").out)["findings"]
    assert [(each["reason"], each["path"]) for each in found] == [
        ("missing-anchor", shown(odd)),
        ("missing-file", shown(odd)),
    ]


def test_it_is_found_by_the_name_that_was_given(odd: str) -> None:
    done = linkcheck("links", odd, "--format", "json")
    assert json.loads(done.stdout)["links"][0]["path"] == shown(odd)


@pytest.mark.parametrize("staged", [True, False])
def test_a_change_of_it_is_seen(odd: str, staged: bool) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@a.example"]
    subprocess.run(["git", "add", "-A"], check=True)
    subprocess.run(["git", *identity, "commit", "-qm", "x"], check=True)
    with Path(odd).open("a") as file:
        file.write("\n[d](lost.md)\n")
    subprocess.run(["git", "add", "-A"], check=True)
    arguments = ("--staged",) if staged else ("--since", "HEAD")
    done = linkcheck("check", "--offline", *arguments, "--format", "json", ".")
    assert [each["label"] for each in json.loads(done.stdout)["findings"] if each["url"]] == ["d"]


def test_a_whole_run_leaves_its_page(odd: str) -> None:
    done = linkcheck("check", ".")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    Path("reports/index.html").read_text(encoding="utf-8")


def test_a_folder_of_such_a_name_holds_configuration_database_and_report(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "linkcheck.toml").write_text('sources = ["a.md"]\n')
    (folder / "a.md").write_text("[x](gone.md)\n")
    for arguments in (("check",), ("check", "--offline", "--format", "sarif"), ("report", "--format", "json")):
        done = linkcheck(*arguments, cwd=folder)
        assert b"Traceback" not in done.stderr
        assert done.returncode in {0, 1}


@given(st.binary(min_size=1, max_size=12).filter(lambda name: b"\0" not in name))
def test_the_name_on_disk_comes_back(name: bytes) -> None:
    text = os.fsdecode(name)
    assert on_disk(shown(text)) == text
    shown(text).encode()
    assert "\n" not in shown(text)
