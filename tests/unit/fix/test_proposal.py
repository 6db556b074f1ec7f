from typing import Any

import pytest

from linkcheck.fix import FixOptions, propose
from linkcheck.model import Link, LinkKind, LinkRecord, Verdict
from linkcheck.urls.tracking import without_tracking
from tests.unit.fix.records import record

OLD, NEW = "https://old.example/x", "https://new.example/x"
ARCHIVED = "https://web.archive.org/web/20200101000000/https://old.example/x"


def link(url: str = OLD, target: tuple[int, int] | None = None) -> Link:
    places: dict[str, Any] = {} if target is None else {"target_line": target[0], "target_column": target[1]}
    return Link(url=url, raw=url, text="x", label="x", kind=LinkKind.INLINE, path="a.md", line=1, column=5, **places)


def proposed(known: LinkRecord, url: str = OLD, **options: bool) -> list[tuple[str | None, str]]:
    return [(edit.url, edit.why) for edit in propose([(link(url), OLD)], {OLD: known}, FixOptions(**options))]


def test_a_move_is_safe() -> None:
    (edit,) = propose([(link(), OLD)], {OLD: record(OLD, to=NEW)}, FixOptions())
    assert (edit.url, edit.why, edit.safe) == (NEW, "moved", True)


def test_a_quiet_canonicalisation_keeps_its_name() -> None:
    assert proposed(record(OLD, Verdict.OK, to=NEW, fix="https")) == [(NEW, "https")]


def test_the_fragment_is_kept_unless_the_new_address_has_its_own() -> None:
    assert proposed(record(OLD, to=NEW), f"{OLD}#part") == [(f"{NEW}#part", "moved")]
    assert proposed(record(OLD, to=f"{NEW}#other"), f"{OLD}#part") == [(f"{NEW}#other", "moved")]


@pytest.mark.parametrize("verdict", [Verdict.BLOCKED, Verdict.FAILING, Verdict.SUSPECT, Verdict.UNCHECKED])
def test_nothing_uncertain_is_edited(verdict: Verdict) -> None:
    assert proposed(record(OLD, verdict, to=NEW, archive=ARCHIVED), archive=True, remove=True) == []


def test_dead_links_are_edited_only_when_asked() -> None:
    dead = record(OLD, Verdict.BROKEN, fix=None, archive=ARCHIVED)
    assert proposed(dead) == []
    assert proposed(dead, archive=True) == [(ARCHIVED, "archive")]
    assert proposed(dead, remove=True) == [(None, "remove")]
    assert proposed(dead, archive=True, remove=True) == [(ARCHIVED, "archive")]
    assert proposed(record(OLD, Verdict.BROKEN, fix=None), archive=True) == []


def test_a_definition_used_twice_is_edited_once() -> None:
    uses = [(link(target=(9, 6)), OLD), (link(target=(9, 6)), OLD)]
    assert len(list(propose(uses, {OLD: record(OLD, to=NEW)}, FixOptions()))) == 1


def test_a_second_run_has_nothing_to_propose() -> None:
    assert (
        list(propose([(link(NEW), NEW)], {OLD: record(OLD, to=NEW), NEW: record(NEW, Verdict.OK)}, FixOptions())) == []
    )


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example/?utm_source=x", "https://a.example/"),
        ("https://a.example/?b=1&utm_source=x&c=2#f", "https://a.example/?b=1&c=2#f"),
        ("https://a.example/?B=%7e&utm_medium=x&UTM_id=y", "https://a.example/?B=%7e"),
        ("https://a.example/?my_utm_source=x", "https://a.example/?my_utm_source=x"),
        ("https://a.example/utm_source=x", "https://a.example/utm_source=x"),
    ],
)
def test_tracking_parameters_go_and_all_else_stays(url: str, clean: str) -> None:
    assert without_tracking(url) == clean
