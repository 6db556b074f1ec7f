"""A part is called a part, and no hint is given that cannot be followed."""

import json
from pathlib import Path

import pytest

from tests.integration.changes.conftest import Repository
from tests.integration.cli.terminal import Terminal

LIST = "# List\n\n- [web](https://example.org/a) and [more](https://example.org/b)\n- [here](#list)\n- [gone](x.md)\n"


@pytest.mark.parametrize(
    ("text", "said"), [(LIST, "2 links were not asked"), ("[a](https://a.example/)\n", "1 link was")]
)
def test_offline_says_how_many_links_were_not_asked(terminal: Terminal, text: str, said: str) -> None:
    Path("list.md").write_text(text, encoding="utf-8")
    assert said in terminal("check", "list.md", "--offline").out
    assert said in terminal("check", "list.md", "--offline", "--format", "json").err
    assert said not in terminal("check", "list.md", "--offline", "--quiet").err


@pytest.mark.parametrize("part", [("--offline",), ("--since", "HEAD", "--offline")], ids=" ".join)
def test_a_report_of_a_part_says_so_and_never_replaces_the_whole(part: tuple[str, ...], terminal: Terminal) -> None:
    repository = Repository(Path.cwd())
    repository.commit(list="- [here](#list)\n\n# List\n")
    terminal("check", "list.md")
    whole = Path("reports/index.html").read_bytes()
    Path("list.md").write_text(LIST, encoding="utf-8")
    terminal("check", *part, "list.md")
    done = terminal("report")
    assert done.out == "Report: reports/part.html (of a part of the lists)\n"
    assert Path("reports/index.html").read_bytes() == whole
    assert "This is a part" in Path("reports/part.html").read_text(encoding="utf-8")
    assert b"This is a part" not in whole
    assert "A part:" in terminal("report", "--format", "text").out
    assert "Only a part" in terminal("report", "--format", "markdown").out
    assert json.loads(terminal("report", "--format", "json").out)["part"] is True
    Path("list.md").write_text("- [here](#list)\n\n# List\n", encoding="utf-8")
    assert "Report: reports/index.html" in terminal("check", "list.md").out
    assert json.loads(terminal("report", "--format", "json").out)["part"] is False


def many(count: int) -> str:
    return "# List\n\n" + "".join(f"- {number}: [same](#list) [again](#list) bare text\n" for number in range(count))


@pytest.mark.parametrize(
    ("database", "hint"),
    [
        ((), "`linkcheck report --format text`"),
        (("--db", "my links.db"), "`linkcheck report --db 'my links.db' --format text`"),
        (("--db", ":memory:"), "`--format text`"),
    ],
    ids=["default", "named", "memory"],
)
def test_a_hint_can_be_followed(terminal: Terminal, database: tuple[str, ...], hint: str) -> None:
    Path("list.md").write_text(
        "# List\n\n" + "- [same][x]\n\n" * 3 + "[x]: #list\n[y]: #list\n[y]: #other\n", encoding="utf-8"
    )
    done = terminal("check", "list.md", "--offline", *database)
    assert f"{hint} shows every one." in done.out
    assert "linkcheck report" not in done.out or database != ("--db", ":memory:")


def test_report_lists_the_runs(terminal: Terminal) -> None:
    Path("list.md").write_text(LIST, encoding="utf-8")
    terminal("check", "list.md", "--offline")
    terminal("check", "list.md", "--offline")
    lines = terminal("report", "--runs").out.splitlines()
    assert [line.split()[0] for line in lines] == ["RUN", "2", "1"]
    assert all("complete" in line and "a part" in line and "1 invalid" in line for line in lines[1:])
    runs = json.loads(terminal("report", "--runs", "--format", "json").out)["runs"]
    assert [(each["run"]["id"], each["part"]) for each in runs] == [(2, True), (1, True)]
    assert terminal("report", "--runs", "--format", "html").code == 2
