"""The history as a file that git keeps, and back."""

from pathlib import Path

import pytest

from linkcheck.model import Verdict
from linkcheck.store import Store
from tests.integration.cli.terminal import Terminal
from tests.integration.store.nights import night

HISTORY = Path("history.jsonl")


def some_nights(database: Path, count: int = 4) -> None:
    with Store.open(database) as store:
        for number in range(count):
            night(store, number, {"a": Verdict.OK, "b": Verdict.FAILING if number else Verdict.OK})


def test_what_was_exported_can_be_imported(terminal: Terminal) -> None:
    some_nights(Path("one.db"))
    assert terminal("export", "--db", "one.db", "--output", HISTORY).code == 0
    done = terminal("import", HISTORY, "--db", "reports/two.db")
    assert done.code == 0
    assert "Made `reports/two.db`" in done.err
    assert terminal("export", "--db", "reports/two.db").out == HISTORY.read_text(encoding="utf-8")


def test_a_database_that_has_runs_is_not_overwritten(terminal: Terminal) -> None:
    some_nights(Path("one.db"))
    terminal("export", "--db", "one.db", "--output", HISTORY)
    before = terminal("export", "--db", "one.db").out
    done = terminal("import", HISTORY, "--db", "one.db")
    assert (done.code, "has runs already" in done.err) == (3, True)
    assert terminal("export", "--db", "one.db").out == before


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, 2), (b"", 3), (b"no json\n", 3), (b'{"type": "linkcheck-history", "schema": 9}\n', 3), (b"\xff\xfe", 2)],
    ids=["missing", "empty", "text", "newer", "bytes"],
)
def test_a_file_that_is_no_history_leaves_no_database_behind(
    content: bytes | None, code: int, terminal: Terminal
) -> None:
    if content is not None:
        HISTORY.write_bytes(content)
    done = terminal("import", HISTORY, "--db", "new.db")
    assert done.code == code
    assert done.err.startswith("linkcheck: ")
    assert not Path("new.db").exists()


def test_pruning_forgets_what_ended_long_ago_and_says_how_much(terminal: Terminal) -> None:
    some_nights(Path("one.db"))
    done = terminal("prune", "--older-than", "1d", "--db", "one.db")
    assert done.code == 0
    assert done.err.startswith("Forgot 0 links, 1 past verdicts and ")
    with Store.open("one.db", read_only=True) as store:
        assert {record.result.judgement.verdict for record in store.report().links} == {Verdict.OK, Verdict.FAILING}


@pytest.mark.parametrize("command", [("export",), ("prune", "--older-than", "1d")])
def test_without_a_database_there_is_nothing_to_keep(command: tuple[str, ...], terminal: Terminal) -> None:
    assert terminal(*command).code == 3


@pytest.mark.parametrize(("since", "entries"), [("4000d", 1), ("1s", 0)])
def test_a_feed_is_bounded_in_time(since: str, entries: int, terminal: Terminal) -> None:
    some_nights(Path("one.db"))
    done = terminal("report", "--db", "one.db", "--format", "atom", "--since", since)
    assert done.code == 0
    assert done.out.count("<entry>") == entries
