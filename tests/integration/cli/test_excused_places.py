"""A page of the web that a comment with a reason leaves alone at some of its places."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.extract import extract_document
from linkcheck.model import Confidence, Evidence, Judgement, Result, Verdict
from linkcheck.pipeline.plan.make_plan import make_plan
from linkcheck.store import Store
from tests.integration.cli.terminal import Terminal
from tests.integration.store.nights import run, started

OLD, NEW = "https://old.example/a", "https://new.example/b"
LIST = f"""# List

- [one]({OLD}) <!-- linkcheck: ignore moved-permanently -->
- [two]({OLD})
- [three]({OLD}) <!-- linkcheck: ignore -->
- [four][r]

<!-- linkcheck: ignore-next-line moved-permanently -->
[r]: {OLD}
"""


@pytest.fixture
def checked(terminal: Terminal) -> Terminal:
    """A terminal in a folder in which the list was checked: the page has moved."""
    Path("list.md").write_text(LIST)
    plan = make_plan([extract_document(LIST, "list.md")], Config(), today=date(2026, 11, 22))
    (target,) = plan.targets
    judgement = Judgement(
        verdict=Verdict.MOVED, reason="moved-permanently", confidence=Confidence.CERTAIN, suggested_url=NEW, fix="moved"
    )
    judgement = plan.naming_ignored(target, judgement)
    Path("reports").mkdir()
    with Store.open("reports/linkcheck.db") as store:
        begun = store.begin(msgspec.structs.replace(run(0), paths=("list.md",)), [target])
        store.save([Result(url=OLD, evidence=Evidence(), judgement=judgement, checked_at=started(0))])
        store.finish(begun)
    return terminal


def test_a_place_that_a_comment_excuses_for_a_reason_is_not_listed(checked: Terminal) -> None:
    (link,) = json.loads(checked("report", "--format", "json").out)["links"]
    assert [place["line"] for place in link["occurrences"]] == [4]
    assert link["detail"] == "Left alone at list.md:3:9, list.md:6:3, list.md:5:11."


@pytest.mark.parametrize("name", ["text", "markdown", "csv", "github", "sarif", "gitlab", "rdjson", "junit"])
def test_each_format_lists_the_places_that_remain_and_names_the_others(name: str, checked: Terminal) -> None:
    shown = checked("report", "--format", name).out
    assert "Left alone at list.md:3:9, list.md:6:3, list.md:5:11." in shown
    for label in ("one", "three", "four"):
        assert f"“{label}”" not in shown


def test_fix_leaves_an_ignored_place_as_it_is_and_mends_the_others(checked: Terminal) -> None:
    done = checked("fix", "list.md", "--write")
    assert "changed since the last check" not in done.err
    assert Path("list.md").read_text() == LIST.replace(f"[two]({OLD})", f"[two]({NEW})")


@pytest.mark.parametrize(
    "config",
    [
        '[[ignore]]\npattern = "https://old.example/*"\n',
        '[[ignore]]\npattern = "https://old.example/*"\nonly = ["moved-permanently"]\n',
        '[[override]]\nhost = "old.example"\nverdict = "alive"\n',
    ],
)
def test_fix_leaves_alone_what_was_ignored_since_the_check(config: str, checked: Terminal) -> None:
    Path("linkcheck.toml").write_text(config)
    assert checked("fix", "list.md", "--write").code == 0
    assert Path("list.md").read_text() == LIST
