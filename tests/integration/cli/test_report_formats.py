"""Certain edits as suggestions of a review: the very bytes that `fix` would write."""

import json
from pathlib import Path

import msgspec

from linkcheck.extract import extract_document
from linkcheck.model import Confidence, Evidence, Judgement, Result, Target, Verdict
from linkcheck.store import Store
from tests.integration.cli.terminal import Terminal
from tests.integration.store.nights import run, started

LIST = "# Ünïcödé\n\n- 文字 [old](https://old.example/a) and [more][m]\n\n[m]: https://old.example/a\n"


def test_a_suggestion_covers_the_bytes_of_the_address(terminal: Terminal) -> None:
    Path("list.md").write_text(LIST, encoding="utf-8")
    links = extract_document(LIST, "list.md").links
    judgement = Judgement(
        verdict=Verdict.MOVED, reason="moved-permanently", confidence=Confidence.CERTAIN,
        suggested_url="https://new.example/b", fix="moved",
    )  # fmt: skip
    Path("reports").mkdir()
    with Store.open("reports/linkcheck.db") as store:
        begun = store.begin(
            msgspec.structs.replace(run(0), paths=("list.md",)),
            [Target(url="https://old.example/a", host="old.example", links=links)],
        )
        store.save(
            [Result(url="https://old.example/a", evidence=Evidence(), judgement=judgement, checked_at=started(0))]
        )
        store.finish(begun)
    found = json.loads(terminal("report", "--format", "rdjson").out)["diagnostics"]
    assert len(found) == 2
    lines = LIST.encode().split(b"\n")
    for each in found:
        (suggestion,) = each["suggestions"]
        begin, end = suggestion["range"]["start"], suggestion["range"]["end"]
        assert lines[begin["line"] - 1][begin["column"] - 1 : end["column"] - 1] == b"https://old.example/a"
        assert suggestion["text"] == "https://new.example/b"
    Path("list.md").write_text("Another text.\n" + LIST, encoding="utf-8")
    found = json.loads(terminal("report", "--format", "rdjson").out)["diagnostics"]
    assert not [each for each in found if "suggestions" in each]


def test_datasette_gets_its_metadata_beside_the_database(terminal: Terminal) -> None:
    Path("list.md").write_text("# a\n\n[x](#a)\n", encoding="utf-8")
    terminal("check", "list.md", "--db", "my links.db")
    done = terminal("datasette", "--db", "my links.db")
    assert done.out == "datasette 'my links.db' --metadata 'my links-datasette.json'\n"
    metadata = json.loads(Path("my links-datasette.json").read_text(encoding="utf-8"))
    assert "current" in metadata["databases"]["my links"]["tables"]
    assert terminal("datasette", "--db", "none.db").code == 3
