"""Checks without requests, and checks that leave no files."""

from pathlib import Path

import pytest

from linkcheck.model import Link, LinkKind, Target, Verdict
from linkcheck.store import Store
from tests.integration.changes.conftest import Repository
from tests.integration.cli.terminal import Terminal
from tests.integration.store.nights import result, run, started

LIST = "# List\n\n- [web](https://example.org/a)\n- [here](#list)\n- [gone](missing.md)\n"


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the network hangs on this instead."""

    async def refused(*_: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr("linkcheck.fetch.client.Fetcher.fetch", refused)


def test_offline_finds_what_is_wrong_here_and_sends_no_request(terminal: Terminal) -> None:
    Path("list.md").write_text(LIST, encoding="utf-8")
    done = terminal("check", "list.md", "--offline")
    assert done.code == 1
    assert "missing.md" in done.out
    assert "example.org" not in done.out


def test_offline_passes_where_only_the_web_could_be_wrong(terminal: Terminal) -> None:
    Path("list.md").write_text("[web](https://example.org/a)\n", encoding="utf-8")
    assert terminal("check", "list.md", "--offline").code == 0


def test_offline_leaves_the_verdicts_on_web_links_as_they_were(terminal: Terminal) -> None:
    Path("list.md").write_text(LIST, encoding="utf-8")
    url = "https://example.org/a"
    place = Link(url=url, raw=url, text="web", label="web", kind=LinkKind.INLINE, path="list.md", line=3, column=9)
    Path("reports").mkdir()
    with Store.open("reports/linkcheck.db") as store:
        begun = store.begin(run(0, paths=("list.md",)), [Target(url=url, host="example.org", links=(place,))])
        store.save([result("a", Verdict.BROKEN, started(0))])
        store.finish(begun)
    terminal("check", "list.md", "--offline")
    with Store.open("reports/linkcheck.db", read_only=True) as store:
        record = store.history(url)
    assert record is not None
    assert [(known.verdict, known.checks) for known in record.intervals] == [(Verdict.BROKEN, 1)]
    assert record.occurrences == (place,)


@pytest.mark.parametrize("part", [("--offline",), ("--since", "HEAD"), ("--staged", "--offline")], ids=" ".join)
def test_a_check_of_a_part_leaves_the_page_of_the_whole_alone(part: tuple[str, ...], terminal: Terminal) -> None:
    repository = Repository(Path.cwd())
    repository.commit(list="- [here](#list)\n")
    assert "Report: reports/index.html" in terminal("check", "list.md").out
    whole = Path("reports/index.html").read_bytes()
    Path("list.md").write_text("# List\n\n- [gone](missing.md)\n", encoding="utf-8")
    done = terminal("check", "list.md", *part)
    assert "Report:" not in done.out
    assert Path("reports/index.html").read_bytes() == whole


def test_a_change_without_links_is_one_sentence(terminal: Terminal) -> None:
    repository = Repository(Path.cwd())
    repository.commit(list=LIST)
    repository.write("list.md", LIST + "\nMore words.\n")
    done = terminal("check", "list.md", "--since", "HEAD")
    assert (done.code, done.out) == (0, "The change touches no link and breaks none.\n")


def test_fix_after_a_check_of_a_part_says_that_there_may_be_more(terminal: Terminal) -> None:
    repository = Repository(Path.cwd())
    repository.commit(list="- [here](#list)\n")
    terminal("check", "list.md")
    assert "part of the lists" not in terminal("fix", "list.md").err
    terminal("check", "list.md", "--since", "HEAD")
    assert "The last check was of a part of the lists" in terminal("fix", "list.md").err


def test_the_issue_is_not_closed_by_a_check_that_saw_a_part(terminal: Terminal) -> None:
    Path("list.md").write_text(LIST, encoding="utf-8")
    terminal("check", "list.md", "--offline")
    done = terminal("issue")
    assert (done.code, "Run `linkcheck check` first" in done.err) == (2, True)


def test_a_database_in_memory_leaves_nothing_behind(terminal: Terminal) -> None:
    Path("list.md").write_text(LIST, encoding="utf-8")
    done = terminal("check", "list.md", "--offline", "--db", ":memory:")
    assert (done.code, "Report:" in done.out) == (1, False)
    assert [path.name for path in Path().iterdir()] == ["list.md"]
