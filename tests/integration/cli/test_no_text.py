"""One file that is not text among lists that are."""

import json
from pathlib import Path

import pytest

from tests.integration.changes.conftest import Repository
from tests.integration.cli.terminal import Terminal

BAD = {
    "latin-1": "# Gärten\n\n[x](missing.md)\n".encode("latin-1"),
    "cut UTF-8": b"ok\n\nok\n\xe2\x82",
    "bytes": b"\x89PNG\r\n\x1a\n\x00\xff",
}


@pytest.fixture
def repository(terminal: Terminal) -> Repository:
    repository = Repository(Path.cwd())
    repository.write("linkcheck.toml", "")
    repository.commit(good="# Good\n\n[x](#good)\n")
    return repository


def notes(terminal: Terminal, *arguments: str) -> tuple[int, list[tuple[str, str, str]]]:
    done = terminal("check", "--offline", "--format", "json", *arguments)
    findings = json.loads(done.out)["findings"]
    return done.code, [(found["reason"], found["path"], found["severity"]) for found in findings]


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
@pytest.mark.parametrize("paths", [(".",), ("*.md",), ()], ids=" ".join)
def test_a_file_met_on_a_walk_that_is_no_text_is_a_note(
    repository: Repository, terminal: Terminal, data: bytes, paths: tuple[str, ...]
) -> None:
    Path("bad.md").write_bytes(data)
    repository.git("add", "-A")
    assert notes(terminal, *paths) == (0, [("not-text", "bad.md", "note")])


def test_a_named_file_that_is_no_text_ends_with_2_and_the_others_are_checked(
    repository: Repository, terminal: Terminal
) -> None:
    Path("bad.md").write_bytes(BAD["latin-1"])
    repository.write("broken.md", "[x](missing.md)\n")
    repository.git("add", "-A")
    code, found = notes(terminal, "bad.md", "broken.md")
    assert code == 2
    assert found == [("not-text", "bad.md", "note"), ("missing-file", "broken.md", "fail")]


def test_a_broken_link_beside_a_file_that_is_no_text_still_fails(repository: Repository, terminal: Terminal) -> None:
    Path("bad.md").write_bytes(BAD["latin-1"])
    repository.write("broken.md", "[x](missing.md)\n")
    repository.git("add", "-A")
    assert notes(terminal, ".")[0] == 1


def test_sarif_names_the_file_that_is_no_text_and_its_line(repository: Repository, terminal: Terminal) -> None:
    Path("bad.md").write_bytes(b"fine\nfine\n\xff\n")
    done = terminal("check", ".", "--offline", "--format", "sarif")
    (result,) = json.loads(done.out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert result["ruleId"] == "not-text"
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("bad.md", 3)


def test_a_hook_is_not_stopped_by_a_staged_file_that_is_no_text(repository: Repository, terminal: Terminal) -> None:
    Path("bad.md").write_bytes(BAD["latin-1"])
    repository.git("add", "-A")
    code, found = notes(terminal, "--staged", "bad.md", "good.md")
    assert (code, found) == (0, [("not-text", "bad.md", "note")])
    assert notes(terminal, "--staged", "bad.md") == (0, [("not-text", "bad.md", "note")])


def test_the_rules_make_a_file_that_is_no_text_a_failure(repository: Repository, terminal: Terminal) -> None:
    Path("bad.md").write_bytes(BAD["latin-1"])
    repository.write("linkcheck.toml", '[rules]\nnot-text = "fail"\n')
    assert notes(terminal, ".") == (1, [("not-text", "bad.md", "fail")])


@pytest.mark.parametrize("command", ["links", "fix"])
def test_other_commands_name_a_file_that_is_no_text_and_go_on(
    repository: Repository, terminal: Terminal, command: str
) -> None:
    terminal("check", "good.md", "--offline")
    Path("bad.md").write_bytes(BAD["latin-1"])
    done = terminal(command, ".")
    assert done.code == 0
    assert "bad.md:1: not UTF-8" in done.err


@pytest.mark.parametrize("paths", [(".",), ("bad.md",)], ids=" ".join)
def test_where_nothing_is_text_the_report_says_so_and_the_check_ends_with_2(
    terminal: Terminal, paths: tuple[str, ...]
) -> None:
    Path("bad.md").write_bytes(BAD["latin-1"])
    assert notes(terminal, *paths) == (2, [("not-text", "bad.md", "note")])
