"""Addresses with one right spelling: mended without any check, and proved like all other edits."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.fix import FixOptions
from linkcheck.model import Report, Run
from linkcheck.pipeline.fix import plan_repairs, write_repair
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.urls import IgnoreRule
from tests.integration.changes.conftest import Repository
from tests.unit.fix.records import NOW

SPELLINGS = [
    ("[x](docs/GUIDE.md)", "[x](docs/guide.md)"),
    ("[x](Docs/Guide.md#set-up)", "[x](docs/guide.md#set-up)"),
    ("[x](/DOCS/guide.md)", "[x](/docs/guide.md)"),
    ("[x](#The-List)", "[x](#the-list)"),
    ("[x](docs/guide.md#Set-Up)", "[x](docs/guide.md#set-up)"),
    ("[x](docs/guide.md#user-content-Set-Up)", "[x](docs/guide.md#user-content-set-up)"),
    ("[x](htps://a.example/b)", "[x](https://a.example/b)"),
    ("[x](www.a.example/b)", "[x](https://www.a.example/b)"),
    ("<img src='docs/LOGO.png'>", "<img src='docs/logo.png'>"),
    ("[x][r] [y][r]\n\n[r]: docs/GUIDE.md 't'", "[x][r] [y][r]\n\n[r]: docs/guide.md 't'"),
]
LEFT = [
    "[x](docs/giude.md)",
    "[x](#the-lst)",
    "[x](docs/GUIDE.md) <!-- linkcheck: ignore -->",
    "[x](docs/GUIDE.md) <!-- linkcheck: ignore missing-file -->",
    "[x](#The-List) <!-- linkcheck: ignore anchor-case -->",
    "`[x](docs/GUIDE.md)`",
]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/guide.md").write_text("# Set up\n")
    Path("docs/logo.png").write_bytes(b"x")
    return Repository(tmp_path)


def fixed(text: str, **settings: Any) -> str:
    path = Path("list.md")
    path.write_text(f"# The list\n\n{text}\n")
    config = Config(**settings)
    report = Report(run=Run(started=NOW), links=())
    found = plan_repairs(report, sources_of(config, ["list.md"]), FixOptions(), config=config, today=NOW.date())
    for repair in found.repairs:
        assert {edit.why for edit in repair.edits} == {"spelling"}
        assert repair.refused == ()
        write_repair(repair)
    return path.read_text().removeprefix("# The list\n\n").removesuffix("\n")


@pytest.mark.parametrize(("text", "expected"), SPELLINGS)
def test_the_one_right_spelling_is_written(repository: Repository, text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert fixed(expected) == expected


@pytest.mark.parametrize("text", LEFT)
def test_guesses_and_what_is_ignored_are_left(repository: Repository, text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize("pattern", ["docs/GUIDE.md", "docs/*"])
def test_what_the_configuration_ignores_is_not_respelt(repository: Repository, pattern: str) -> None:
    rule = IgnoreRule(pattern=pattern, reason="served elsewhere")
    assert fixed("[x](docs/GUIDE.md)", ignore=(rule,)) == "[x](docs/GUIDE.md)"
    expired = IgnoreRule(pattern=pattern, reason="for a time", until=NOW.date() - timedelta(days=1))
    assert fixed("[x](docs/GUIDE.md)", ignore=(expired,)) == "[x](docs/guide.md)"


def test_an_override_of_a_local_file_leaves_its_spelling(repository: Repository) -> None:
    override = Override(url="docs/GUIDE.md", verdict="alive", reason="seen")
    assert fixed("[x](docs/GUIDE.md)", override=(override,)) == "[x](docs/GUIDE.md)"


def test_what_the_site_of_a_list_has_is_not_respelt(repository: Repository) -> None:
    Path("mkdocs.yml").write_text("")
    assert fixed("[x](/GUIDE/)") == "[x](/GUIDE/)"
    assert fixed("[x](/DOCS/guide.md)", sites=False) == "[x](/docs/guide.md)"


@pytest.mark.parametrize(
    ("path", "url", "right"),
    [
        ("list.md", "https:/a.example.org/x", "https://a.example.org/x"),
        ("list.md", "https:///a.example.org/x", "https://a.example.org/x"),
        ("list.md", "https//a.example.org/x", "https://a.example.org/x"),
        # What security lists try on purpose, and what a program is tested with.
        ("list.txt", "https:///www.example.org/%2e%2e", ""),
        ("list.txt", "http:www.example.org@0xd8.0x3a.0xd6.0xce", ""),
        ("list.md", "https:/XY", ""),
        ("list.md", "https:/127.0.0.1/x", ""),
        ("list.md", "https:/0xd8.0x3a/x", ""),
        ("list.md", "https:/user:secret@example.org/x", ""),
        ("tests/list.md", "https:/a.example.org/x", ""),
    ],
)
def test_only_a_scheme_that_is_surely_meant_is_written(path: str, url: str, right: str, repository: Repository) -> None:
    repository.write(path, f"<{url}>\n" if path.endswith(".txt") else f"[x]({url})\n")
    found = plan_repairs(Report(run=Run(started=NOW), links=()), sources_of(Config(), [path]), FixOptions())
    assert [edit.url for repair in found.repairs for edit in repair.edits] == [right] * bool(right)
