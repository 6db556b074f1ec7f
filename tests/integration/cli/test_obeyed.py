"""Ignore comments, ignore rules and overrides obeyed for what needs no network."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.terminal import Terminal


def check(text: str, terminal: Terminal, config: str = "", path: str = "list.md") -> dict[str, Any]:
    """The JSON report of an offline check, with what the run ended with as `exit`."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text)
    Path("linkcheck.toml").write_text(config)
    done = terminal("check", path, "--offline", "--db", ":memory:", "--format", "json")
    report: dict[str, Any] = json.loads(done.out)
    return {**report, "exit": done.code}


def reasons(report: dict[str, Any]) -> list[str]:
    return [finding["reason"] for finding in report["findings"]]


def verdicts(report: dict[str, Any]) -> dict[str, str]:
    return {link["url"]: link["reason"] for link in report["links"]}


COMMENTED = [
    "[x](gone.md) <!-- linkcheck: ignore missing-file -->\n",
    "[x](gone.md) <!-- linkcheck: ignore -->\n",
    "<!-- linkcheck: ignore-next-line missing-file, missing-anchor -->\n[x](gone.md)\n",
    "[x][r] <!-- linkcheck: ignore missing-file -->\n\n[r]: gone.md\n",
    "[x][r]\n\n<!-- linkcheck: ignore-next-line missing-file -->\n[r]: gone.md\n",
    "[x][r]\n\n<!-- linkcheck: ignore-start -->\n\n[r]: gone.md\n\n<!-- linkcheck: ignore-end -->\n",
    "[x](#gone) <!-- linkcheck: ignore missing-anchor -->\n",
    "[x](htps://a.example/) <!-- linkcheck: ignore misspelt-scheme -->\n",
    "[x]() <!-- linkcheck: ignore empty-destination -->\n",
    "# Gone\n\n[x](#GONE) <!-- linkcheck: ignore anchor-case -->\n",
]


@pytest.mark.parametrize("text", COMMENTED)
def test_a_comment_excuses_what_needs_no_network(text: str, terminal: Terminal) -> None:
    report = check(text, terminal)
    assert (report["exit"], reasons(report)) == (0, [])
    assert set(verdicts(report).values()) <= {"ignored", "local-file"}


def test_a_comment_that_names_another_reason_excuses_nothing(terminal: Terminal) -> None:
    report = check("[x](gone.md) <!-- linkcheck: ignore missing-anchor -->\n", terminal)
    assert (report["exit"], reasons(report)) == (1, ["missing-file"])


RULED = [
    ('[[ignore]]\npattern = "gen/*"\n', "[x](gen/a.md) [y](gen/b/c.md#d)\n", "list.md"),
    ('[[ignore]]\npattern = "docs/gen/*"\n', "[x](gen/a.md) [y](../docs/gen/b.md)\n", "docs/list.md"),
    ('[[ignore]]\npattern = "gen/*"\nonly = ["missing-file"]\n', "[x](gen/a.md)\n", "list.md"),
    ('[[ignore]]\npattern = "#*"\nonly = ["missing-anchor"]\n', "[x](#gone)\n", "list.md"),
    ('[[ignore]]\npattern = "htps:*"\n', "[x](htps://a.example/)\n", "list.md"),
    ('[[override]]\nurl = "gen/*"\nverdict = "ignore"\n', "[x](gen/a.md)\n", "list.md"),
    ('[[override]]\nurl = "gen/*"\nverdict = "alive"\n', "[x](gen/a.md)\n", "list.md"),
    ('[[ignore]]\npattern = "https://a.example/*"\n', "- [x](https://a.example/b)\n" * 2, "list.md"),
]  # fmt: skip


@pytest.mark.parametrize(("config", "text", "path"), RULED)
def test_a_rule_covers_what_needs_no_network(config: str, text: str, path: str, terminal: Terminal) -> None:
    report = check(text, terminal, config, path)
    assert (report["exit"], reasons(report)) == (0, [])
    assert set(verdicts(report).values()) <= {"ignored", "marked-alive"}


def test_a_file_that_a_person_calls_dead_is_broken(terminal: Terminal) -> None:
    report = check("[x](list.md)\n", terminal, '[[override]]\nurl = "list.md"\nverdict = "dead"\n')
    assert (report["exit"], list(verdicts(report).values())) == (1, ["marked-dead"])


def test_a_rule_that_covers_nothing_is_reported_and_an_expired_one_covers_nothing(
    terminal: Terminal,
) -> None:
    rules = '[[ignore]]\npattern = "old/*"\n\n[[ignore]]\npattern = "gen/*"\nuntil = 2020-01-01\n'
    report = check("[x](gen/a.md)\n", terminal, rules)
    assert sorted(reasons(report)) == ["expired-ignore", "missing-file", "unused-ignore"]


TWO_PLACES = [
    "[x](gone.md) <!-- linkcheck: ignore -->\n\n[y](gone.md)\n",
    "[x](gone.md)\n\n[y](gone.md) <!-- linkcheck: ignore missing-file -->\n",
    "[x](htps://a.example/) <!-- linkcheck: ignore -->\n\n[y](htps://a.example/)\n",
]


@pytest.mark.parametrize("text", TWO_PLACES)
def test_one_ignored_place_does_not_hide_the_others(text: str, terminal: Terminal) -> None:
    report = check(text, terminal)
    assert (report["exit"], len(reasons(report))) == (1, 1)
    ignored = 1 if "ignore" in text.splitlines()[0] else 3
    assert report["findings"][0]["line"] != ignored
    (link,) = report["links"]
    assert link["verdict"] == "invalid"
    assert f"Left alone at list.md:{ignored}:5." in link["detail"]
    assert [place["line"] for place in link["occurrences"]] == [4 - ignored]


@pytest.mark.parametrize("name", ["text", "markdown", "jsonl", "csv", "github", "sarif", "junit"])
def test_each_format_says_which_place_was_ignored(name: str, terminal: Terminal) -> None:
    Path("list.md").write_text(TWO_PLACES[0])
    done = terminal("check", "list.md", "--offline", "--db", ":memory:", "--format", name)
    assert done.code == 1
    assert "Left alone at list.md:1:5." in done.out


def test_fix_needs_no_check_for_a_spelling(terminal: Terminal) -> None:
    Path("list.md").write_text("# The list\n\n[x](#The-List)\n")
    shown = terminal("fix", "list.md")
    assert (shown.code, "+[x](#the-list)" in shown.out) == (0, True)
    assert "No check has been made" in shown.err
    assert terminal("fix", "list.md", "--write").code == 0
    assert "(#the-list)" in Path("list.md").read_text()


def test_a_definition_with_several_uses_is_reported_once(terminal: Terminal) -> None:
    report = check("[a][r] [b][r] [c][r]\n\n[r]: gone.md\n", terminal)
    assert reasons(report) == ["missing-file"]


UNUSED = '[[ignore]]\npattern = "old/*"\nuntil = 2020-01-01\n\n[[ignore]]\npattern = "gen/*"\n'


@pytest.mark.parametrize(("folder", "name"), [(".", "linkcheck.toml"), ("docs", "../linkcheck.toml")])
def test_a_finding_about_a_rule_names_its_line_from_wherever_it_is_run(
    folder: str, name: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("docs").mkdir()
    path = Path("docs/list.md").resolve()
    path.write_text("# A\n\n[x](#a)\n")
    Path("linkcheck.toml").write_text(UNUSED)
    monkeypatch.chdir(folder)
    found = terminal("check", str(path), "--offline", "--db", ":memory:", "--format", "json").out
    places = [(each["reason"], each["path"], each["line"]) for each in json.loads(found)["findings"]]
    assert places == [("expired-ignore", name, 1), ("unused-ignore", name, 5)]


@pytest.mark.parametrize(("named", "said"), [([], ["unused-ignore"]), (["docs/a.md"], [])])
def test_a_check_of_some_lists_does_not_call_the_rules_of_others_useless(
    named: list[str], said: list[str], terminal: Terminal
) -> None:
    Path("docs").mkdir()
    Path("docs/a.md").write_text("[x](#top)\n")
    Path("docs/b.md").write_text("[x](#top)\n")
    Path("linkcheck.toml").write_text('sources = ["docs"]\n[[ignore]]\npattern = "gen/*"\n')
    done = terminal("check", *named, "--offline", "--db", ":memory:", "--format", "json")
    assert reasons(json.loads(done.out)) == said


@pytest.mark.parametrize("folder", [".", "docs", "docs/deep"])
@pytest.mark.parametrize("spelling", ["absolute", "relative", "dotted"])
def test_a_rule_for_a_path_holds_from_every_folder_and_for_every_spelling(
    folder: str, spelling: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("docs/deep").mkdir(parents=True)
    path = Path("docs/deep/list.md").resolve()
    path.write_text("[x](../gen/a.md#b) [y](gen/c.md)\n")
    Path("linkcheck.toml").write_text('[[ignore]]\npattern = "docs/gen/*"\n')
    monkeypatch.chdir(folder)
    named = {"absolute": str(path), "relative": os.path.relpath(path), "dotted": f"./{os.path.relpath(path)}"}
    report = json.loads(terminal("check", named[spelling], "--offline", "--db", ":memory:", "--format", "json").out)
    # `gen/*` from where the check is run is not what the rule names.
    assert sorted(link["reason"] for link in report["links"]) == ["ignored", "missing-file"]
