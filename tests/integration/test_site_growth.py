"""Repositories with many links that lead nowhere: what is looked up for one of them is not looked up for each."""

import re
import time
from datetime import date
from typing import Any

import pytest

from linkcheck.config import Config
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.plan.local import RepositoryFiles
from linkcheck.pipeline.plan.make_plan import Plan, make_plan
from tests.integration.changes.conftest import Repository
from tests.integration.test_site_sources import ROSE, found, planned, repository

__all__ = ["repository"]


def test_all_files_are_not_gone_through_for_each_link_that_a_program_finds_by_its_end(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = _counted(monkeypatch, RepositoryFiles, "listing")
    numbers = range(30)
    files = {".foam/x.json": "{}", **{f"garden/plants/rose-{number}.md": ROSE for number in numbers}}
    links = "".join(f"[x](plants/rose-{number})\n" for number in numbers)
    assert not found(planned(repository, files | {"notes/a.md": links}, "notes/a.md", "plants/rose-1"))
    assert len(listed) < len(numbers)


def test_all_redirections_are_not_searched_for_each_link_that_no_page_explains(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = _counted(monkeypatch, re, "search")
    links = "".join(f"[x](/plants/tulip-{number})\n" for number in range(30))
    files = {"mkdocs.yml": "", "docs/_redirects": "/plants/oak /rose\n/plants/elm-7 /rose\n", "docs/a.md": links}
    plan = planned(repository, files, "docs/a.md", "/plants/oak")
    assert "(30 links)" in plan.notices[-1]
    assert sum("plants" in given[0] for given in searched) == 2


def test_what_many_pages_of_a_folder_lead_to_is_looked_up_once(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _counted(monkeypatch, RepositoryFiles, "fault")
    links = "".join(f"[x](../plants/{name}.md)\n" for name in ("rose", "tulip", "oak", "elm"))
    repository.write("docs/plants/rose.md", ROSE)
    for number in range(20):
        repository.write(f"docs/care/page-{number}.md", links)
    repository.git("add", "-A")
    assert [finding.reason for finding in _plan("docs").findings] == ["missing-file"] * 3 * 20
    assert len(asked) == 4


def test_the_same_path_is_judged_anew_for_a_list_that_git_does_not_hold(repository: Repository) -> None:
    repository.write("docs/a.md", "[x](b.txt)\n")
    repository.git("add", "-A")
    repository.write("docs/b.txt", "")
    repository.write("docs/c.md", "[x](b.txt)\n")
    assert [(finding.reason, finding.path) for finding in _plan("docs").findings] == [("missing-file", "docs/a.md")]


PIECES = ("#", "a::", "-include", "{{< code >}}", "{{#include a", "<a markdown", "$a", "!INCLUDE[a", "---\n", "id='a{{")


@pytest.mark.parametrize("piece", PIECES)
def test_pages_that_repeat_a_sign_take_no_more_time_than_others(repository: Repository, piece: str) -> None:
    """Twice as much of each takes four times as long where a pattern goes through the rest for each of them."""
    long, ordinary = (_seconds(repository, text) for text in (piece * (400_000 // len(piece)), "rose " * 80_000))
    assert long < 30 * ordinary + 1


def _seconds(repository: Repository, text: str) -> float:
    links = "\n\n[x](#tending) [red roses][roses] [y](oak::tree) [z](tulip.md)\n"
    files = {"next.config.js": "", "content/b.md": ROSE, "content/a.md": f"# Rose\n\n{text}{links}"}
    before = time.process_time()
    planned(repository, files, "content/a.md", "b.md#nowhere")
    return time.process_time() - before


def _plan(*paths: str) -> Plan:
    return make_plan(read_lists(sources_of(Config(), paths)).documents, Config(), today=date(2026, 11, 22))


def _counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[tuple[Any, ...]]:
    calls: list[tuple[Any, ...]] = []
    made = getattr(owner, name)

    def counted(*given: Any) -> Any:
        calls.append(given)
        return made(*given)

    monkeypatch.setattr(owner, name, counted)
    return calls
