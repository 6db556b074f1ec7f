"""`check --since` on a list that the nightly run has checked: the report on the additions, and where it is shown."""

import subprocess
from pathlib import Path

import msgspec
import pytest

from tests.acceptance.run import Finished, linkcheck
from tests.internet import Host, Page, in_background
from tests.internet.__main__ import to_toml
from tests.internet.official import graphql

NIGHT = "# List\n\n- [one](https://page.test/a)\n- [two](https://short.test/b)\n- [old](https://dead.test/old)\n"
ADDED = (
    "- [one again](https://short.test/a)\n- [two again](https://page.test/b)\n"
    "- [rusty](https://github.com/o/rusty)\n- [fine](https://github.com/o/fine)\n- [new](https://dead.test/new)\n"
)
REPOSITORIES = {
    "o/rusty": {"description": "It was a tool", "stars": 3, "archived": "2024-01-02T00:00:00Z"},
    "o/fine": {"description": "It is a tool", "stars": 3},
}
HOSTS = [
    Host(name="page.test", default=Page(title="A page")),
    Host(name="short.test", pages={f"/{n}": Page(status=301, location=f"https://page.test/{n}") for n in "ab"}),
    Host(name="dead.test", default=Page(status=410)),
    Host(name="api.github.com", pages={"/graphql": graphql(REPOSITORIES)}),
]


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """The check of a change, and the reports about it."""

    digest: Finished
    annotations: Finished
    summary: str
    asked: set[str]


@pytest.fixture(scope="module")
def merge(tmp_path_factory: pytest.TempPathFactory) -> Merge:
    folder = tmp_path_factory.mktemp("merge")

    def run(*arguments: str | Path) -> Finished:
        return linkcheck(*arguments, folder=folder, environ={"GITHUB_TOKEN": "token"})

    with in_background(HOSTS) as internet:
        crawl, providers = {"confirm_after": 0.1, "canaries": []}, {"archive": False}
        settings = {"network": internet.settings(), "crawl": crawl, "providers": providers}
        (folder / "linkcheck.toml").write_text(to_toml(settings), encoding="utf-8")
        (folder / "list.md").write_text(NIGHT, encoding="utf-8")
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
            subprocess.run([*git, *command], cwd=folder, check=True)
        run("check", "list.md")
        (folder / "list.md").write_text(NIGHT + ADDED, encoding="utf-8")
        internet.ledger.hosts.clear()
        digest = run("check", "list.md", "--since", "HEAD")
        asked = {f"{name}{path}" for name, record in internet.ledger.hosts.items() for path in record.targets()}
        annotations = run("check", "list.md", "--since", "HEAD", "--format", "github")
        summary = run("report", "--format", "markdown").out
    return Merge(digest=digest, annotations=annotations, summary=summary, asked=asked)


def test_only_the_additions_are_asked_for(merge: Merge) -> None:
    assert "dead.test/new" in merge.asked
    assert "dead.test/old" not in merge.asked
    assert (merge.digest.code, merge.annotations.code) == (1, 1)
    assert "5 links: 1 broken" in merge.digest.out


@pytest.mark.parametrize(
    "told",
    [
        "list.md:6:15  Listed more than once: Leads to the same page as line 3",
        "list.md:7:15  Listed more than once: Leads to the same page as line 4",
        "list.md:8:11  Repository archived: Not maintained since 2024-01-02",
    ],
)
def test_what_the_list_has_already_and_what_is_archived_is_named(told: str, merge: Merge) -> None:
    assert told in merge.digest.out


@pytest.mark.parametrize(("line", "title"), [(6, "Listed more than once"), (8, "Repository archived")])
def test_what_only_a_request_shows_reaches_annotations_and_the_summary(line: int, title: str, merge: Merge) -> None:
    assert f"::notice file=list.md,line={line}," in merge.annotations.out
    (told,) = [row for row in merge.summary.splitlines() if title in row and f"list.md:{line}" in row]
    assert told.startswith("- ")


def test_what_is_dead_beside_the_change_is_left_alone(merge: Merge) -> None:
    assert "dead.test/old" not in merge.digest.out + merge.annotations.out + merge.summary
