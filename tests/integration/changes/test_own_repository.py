"""Links to the lists' own repository on GitHub, with real git."""

import json
from pathlib import Path

import pytest

from linkcheck.changes import home
from linkcheck.changes.git import WorkTree
from tests.integration.changes.conftest import Repository

GITHUB = "https://github.com/gardens/list"
ON_GITHUB = [
    ("README.md", "../../issues", "/issues"),
    ("README.md", "../../issues/new?template=link.yml&labels=a", "/issues/new?template=link.yml&labels=a"),
    ("README.md", "/../../pulls", "/pulls"),
    ("README.md", "../../actions/workflows/ci.yml/badge.svg", "/actions/workflows/ci.yml/badge.svg"),
    ("README.md", "../../workflows/A%20b/badge.svg", "/workflows/A%20b/badge.svg"),
    ("README.md", "../../releases/latest", "/releases/latest"),
    ("README.md", "../../wiki/", "/wiki"),
    ("README.md", "./../../graphs/contributors", "/graphs/contributors"),
    ("README.md", "../..", ""),
    ("docs/a.md", "../../../discussions/7", "/discussions/7"),
    ("docs/a.md", "/../../compare/v1...v2", "/compare/v1...v2"),
    ("docs/deep/a.md", "../../../../tags", "/tags"),
]
OF_OTHERS = [
    ("README.md", "../../../roses", "gardens/roses"),
    ("docs/a.md", "../../../../roses/releases/latest", "gardens/roses/releases/latest"),
    ("README.md", "../../../gardens.github.io#top", "gardens/gardens.github.io"),
    ("README.md", "../../../../meadows/herbs/wiki", "meadows/herbs/wiki"),
    ("README.md", "../../../../../meadows/herbs/blob/main/a.py", "meadows/herbs/blob/main/a.py"),
    ("docs/a.md", "../../../../../../../../meadows/herbs/tree/main", "meadows/herbs/tree/main"),
]
NOT_ON_GITHUB = [
    ("README.md", "../../nonsense"),
    ("README.md", "../issues"),
    ("README.md", "../../../issues"),
    ("README.md", "../../../guide.md"),
    ("README.md", "../../../roses/nonsense"),
    ("README.md", "../../../../../roses"),
    ("README.md", "../../Issues.md"),
    ("docs/a.md", "../../issues"),
    ("page.html", "../../issues"),
]


@pytest.fixture
def hosted(repository: Repository) -> Repository:
    repository.git("remote", "add", "origin", "git@github.com:gardens/list.git")
    return repository


@pytest.mark.parametrize(("path", "destination", "page"), ON_GITHUB)
def test_pages_of_the_repository_are_asked_at_its_address(
    hosted: Repository, path: str, destination: str, page: str
) -> None:
    hosted.commit()
    hosted.write(path, f'<a href="{destination}">x</a>\n')
    plan = hosted.plan(paths=(path,))
    assert [target.url for target in plan.targets] == [GITHUB + page]
    assert not plan.settled
    assert not plan.findings


@pytest.mark.parametrize(("path", "destination", "page"), OF_OTHERS)
def test_repositories_beside_the_own_one_are_asked_at_their_addresses(
    hosted: Repository, path: str, destination: str, page: str
) -> None:
    hosted.commit()
    hosted.write(path, f"[x]({destination})\n")
    plan = hosted.plan(paths=(path,))
    assert [target.url for target in plan.targets] == [f"https://github.com/{page}"]
    assert not plan.findings


@pytest.mark.parametrize(("path", "destination"), NOT_ON_GITHUB)
def test_what_is_no_page_of_the_repository_stays_missing(hosted: Repository, path: str, destination: str) -> None:
    hosted.commit()
    hosted.write(path, f'<a href="{destination}">x</a>\n')
    ((_, judgement),) = hosted.plan(paths=(path,)).settled
    assert judgement.reason == "missing-file"


@pytest.mark.parametrize("remote", ["", "https://gitlab.com/gardens/list", "/srv/git/list.git"])
def test_pages_of_a_repository_whose_address_is_unknown_are_skipped(repository: Repository, remote: str) -> None:
    if remote:
        repository.git("remote", "add", "origin", remote)
    repository.commit()
    repository.write("README.md", "[a](../../issues) [b](../../nonsense)\n")
    plan = repository.plan(paths=("README.md",))
    assert [judgement.reason for _, judgement in plan.settled] == ["missing-file", "repository-page"]


MISSING = [
    f"{GITHUB}/blob/main/docs/gone.md",
    f"{GITHUB}/tree/main/nowhere",
    f"{GITHUB}/raw/HEAD/picture.png",
    f"{GITHUB}/blob/main/docs/guide.md#nowhere",
    "https://github.com/Gardens/List/blob/main/Docs/guide.md",
    "https://raw.githubusercontent.com/gardens/list/refs/heads/main/gone.md",
    "../../blob/main/gone.md",
]
THERE = [
    f"{GITHUB}/blob/main/docs/guide.md",
    f"{GITHUB}/blob/main/docs/guide.md?plain=1#L1",
    f"{GITHUB}/blob/main/docs/guide.md#setting-up",
    f"{GITHUB}/tree/main",
    f"{GITHUB}/tree/main/docs/",
    f"{GITHUB}/blob/other/gone.md",
    f"{GITHUB}/blob/main-2/gone.md",
    f"{GITHUB}/blob/v1.0/gone.md",
    f"{GITHUB}/issues/1",
    "https://github.com/gardens/other/blob/main/gone.md",
]


@pytest.mark.parametrize("url", MISSING)
def test_an_address_of_the_own_repository_that_the_work_tree_has_not_is_a_note(hosted: Repository, url: str) -> None:
    hosted.commit(**{"docs/guide": "# Setting up\n"})
    hosted.write("README.md", f"[x]({url})\n")
    plan = hosted.plan(paths=("README.md",))
    assert [(finding.reason, finding.severity) for finding in plan.findings] == [("missing-in-work-tree", "note")]
    assert len(plan.targets) == 1


@pytest.mark.parametrize("url", THERE)
def test_other_addresses_of_github_are_left_to_the_network(hosted: Repository, url: str) -> None:
    hosted.commit(**{"docs/guide": "# Setting up\n"})
    hosted.write("README.md", f"[x]({url})\n")
    plan = hosted.plan(paths=("README.md",))
    assert not plan.findings
    assert len(plan.targets) == 1


def test_a_change_that_renames_a_file_is_noted_at_addresses_that_name_it(hosted: Repository) -> None:
    hosted.commit(
        README=f"[a]({GITHUB}/blob/main/old.md) [b]({GITHUB}/blob/main/never.md) [c]({GITHUB}/blob/main/two.md#one)\n",
        old="# Old\n",
        two="# One\n",
    )
    hosted.git("switch", "-qc", "change")
    hosted.git("mv", "old.md", "new.md")
    hosted.write("two.md", "# Two\n")
    found = [finding.url for finding in hosted.plan().findings]
    assert found == [f"{GITHUB}/blob/main/old.md", f"{GITHUB}/blob/main/two.md#one"]


def test_a_file_that_the_default_branch_lacks_too_leads_nowhere_today(hosted: Repository) -> None:
    hosted.commit(old="# Old\n")
    hosted.git("update-ref", "refs/remotes/origin/main", "HEAD")
    hosted.git("rm", "-q", "old.md")
    hosted.write("README.md", f"[a]({GITHUB}/blob/main/old.md) [b]({GITHUB}/blob/main/never.md)\n")
    first, second = hosted.plan(paths=("README.md",)).findings
    assert first.message.endswith("Once this is merged, the address leads nowhere.")
    assert second.message.endswith("as it was last fetched, has none either: the address leads nowhere.")
    assert (first.severity, second.severity) == ("note", "fail")


def test_what_the_default_branch_has_got_meanwhile_is_not_missing(hosted: Repository) -> None:
    hosted.commit(x="# One\n")
    hosted.git("switch", "-qc", "change")
    hosted.git("switch", "-qc", "fetched")
    hosted.commit(later="# Later\n", x="# Two\n")
    hosted.git("update-ref", "refs/remotes/origin/main", "HEAD")
    hosted.git("switch", "-q", "change")
    hosted.write("README.md", f"[a]({GITHUB}/blob/main/later.md) [b]({GITHUB}/blob/main/x.md#two)\n")
    assert not hosted.plan().findings


REMOTES = [
    {"origin": "ssh://git@ssh.github.com:443/gardens/list.git"},
    {"origin": "https://github.com/Gardens/List"},
    {"origin": "git@github.com-work:gardens/list.git"},
    {"elsewhere": "git@github.com:gardens/list.git"},
    {"origin": "git@github.com:somebody/list.git", "upstream": "https://github.com/gardens/list.git"},
    {"origin": "git@github.com:gardens/list.git", "fork": "git@github.com:somebody/list.git"},
    {"origin": "gh:gardens/list"},
]


@pytest.mark.parametrize("remotes", REMOTES)
def test_the_own_repository_is_known_by_its_remotes(repository: Repository, remotes: dict[str, str]) -> None:
    repository.git("config", "url.https://github.com/.insteadOf", "gh:")
    for name, url in remotes.items():
        repository.git("remote", "add", name, url)
    repository.commit()
    repository.write("README.md", f"[a]({GITHUB}/blob/main/gone.md) [b](../../issues)\n")
    plan = repository.plan(paths=("README.md",))
    assert [finding.reason for finding in plan.findings] == ["missing-in-work-tree"]
    assert f"{GITHUB}/issues".casefold() in [target.url.casefold() for target in plan.targets]


def test_a_wiki_has_pages_and_its_repository_one_step_above(repository: Repository) -> None:
    repository.git("remote", "add", "origin", "git@github.com:gardens/list.wiki.git")
    repository.commit(Home="# Home\n", _Sidebar="[a](Set-Up)\n", **{"Set-Up": "# Set up\n\n## One\n"})
    repository.write(
        "Home.md",
        "[a](Set-Up) [b](Set-Up#one) [c](Set-Up.md) [d](../issues) [e](../blob/main/README.md) [f](..)\n"
        "[g](Gone) [h](gone.md)\n",
    )
    plan = repository.plan()
    assert [target.url for target in plan.targets] == [f"{GITHUB}/issues", f"{GITHUB}/blob/main/README.md", GITHUB]
    assert [(each.reason, each.url) for each in plan.findings] == [
        ("unknown-in-site", "Gone"),
        ("missing-file", "gone.md"),
    ]


def test_an_address_of_the_fork_is_one_of_the_own_repository(repository: Repository) -> None:
    repository.git("remote", "add", "origin", "git@github.com:somebody/list.git")
    repository.git("remote", "add", "upstream", "git@github.com:gardens/list.git")
    repository.commit()
    repository.write("README.md", "[a](https://github.com/somebody/list/blob/main/gone.md)\n")
    assert [finding.reason for finding in repository.plan().findings] == ["missing-in-work-tree"]


def test_of_several_unknown_remotes_none_is_the_own_repository(repository: Repository) -> None:
    repository.git("remote", "add", "one", "git@github.com:gardens/list.git")
    repository.git("remote", "add", "two", "git@github.com:somebody/list.git")
    repository.commit()
    repository.write("README.md", f"[a]({GITHUB}/blob/main/gone.md)\n")
    assert not repository.plan().findings


@pytest.mark.parametrize("server", ["https://github.example.org", "https://example.ghe.com"])
def test_the_own_repository_may_lie_on_a_companys_server(repository: Repository, server: str) -> None:
    repository.git("remote", "add", "origin", f"{server}/gardens/list.git")
    text = f"[a]({server}/gardens/list/blob/main/gone.md) [b]({GITHUB}/blob/main/gone.md) [c](../../issues)\n"
    repository.commit()
    repository.write("README.md", text)
    plan = repository.plan()
    assert [finding.url for finding in plan.findings] == [f"{server}/gardens/list/blob/main/gone.md"]
    assert [judgement.reason for _, judgement in plan.settled] == ["repository-page"]


def test_a_comment_excuses_an_address_of_the_own_repository(hosted: Repository) -> None:
    hosted.commit()
    hosted.write("README.md", f"[x]({GITHUB}/blob/main/gone.md) <!-- linkcheck: ignore missing-in-work-tree -->\n")
    assert not hosted.plan(paths=("README.md",)).findings


def test_the_default_branch_is_the_remotes_own(hosted: Repository) -> None:
    hosted.commit()
    hosted.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
    hosted.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    known = home(hosted.folder)
    assert known is not None
    assert known.branches == ("HEAD", "trunk")


def test_the_default_branch_is_known_to_a_workflow_by_its_event(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    event = tmp_path_factory.mktemp("runner") / "event.json"
    event.write_text(json.dumps({"repository": {"default_branch": "develop"}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_REPOSITORY", "gardens/list")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    known = home(Path.cwd())
    assert known is not None
    assert (known.url, known.branches) == (GITHUB, ("HEAD", "develop"))


def test_the_whole_address_of_a_file_in_a_page_of_html_leads_to_no_root_of_its_host(hosted: Repository) -> None:
    hosted.commit()
    hosted.write("docs/page.html", f'<a href="{GITHUB}/blob/main/gone.md">x</a>\n')
    (finding,) = hosted.plan(paths=("docs/page.html",)).findings
    assert finding.reason == "missing-in-work-tree"
    assert "host" not in finding.message


def test_an_address_behind_a_slash_is_malformed_and_not_up_to_the_host(hosted: Repository) -> None:
    hosted.commit()
    hosted.write("page.html", '<a href="/https://github.com/meadows/herbs">x</a>\n')
    (finding,) = hosted.plan(paths=("page.html",)).findings
    assert finding.reason == "malformed-url"
    assert "write `https://github.com/meadows/herbs`" in finding.message


@pytest.mark.parametrize(
    ("path", "destination", "page"),
    [
        ("README.md", "../assets/roses/a.png", "/blob/assets/roses/a.png"),
        ("docs/a.md", "../../assets/roses/a.png", "/blob/assets/roses/a.png"),
        ("README.md", "../topic/x/a.md#b", "/blob/topic/x/a.md#b"),
        ("README.md", "../assets/roses/gone.png", None),
        ("README.md", "../other/roses/a.png", None),
        ("README.md", "../assets", None),
        ("docs/a.md", "../assets/roses/a.png", None),
    ],
)
def test_a_step_above_the_top_leads_to_another_branch(
    hosted: Repository, path: str, destination: str, page: str | None
) -> None:
    hosted.write("roses/a.png", "")
    hosted.commit()
    hosted.git("update-ref", "refs/remotes/origin/assets", "HEAD")
    hosted.write("a.md", "# B\n")
    hosted.commit()
    hosted.git("update-ref", "refs/remotes/origin/topic/x", "HEAD")
    hosted.write(path, f"[x]({destination})\n")
    plan = hosted.plan(paths=(path,))
    assert [target.url for target in plan.targets] == ([] if page is None else [f"{GITHUB}{page}".partition("#")[0]])
    assert [finding.reason for finding in plan.findings] == (["missing-file"] if page is None else [])


def test_a_shallow_clone_knows_no_other_branch(hosted: Repository) -> None:
    hosted.commit()
    hosted.write("README.md", "[x](../assets/a.png) [y](../b.md)\n")
    (hosted.folder / ".git/shallow").write_text(hosted.git("rev-parse", "HEAD"))
    plan = hosted.plan(paths=("README.md",))
    assert [target.url for target in plan.targets] == [f"{GITHUB}/blob/assets/a.png"]
    assert [finding.url for finding in plan.findings] == ["../b.md"]


def test_many_files_of_another_branch_are_known_by_one_list(
    hosted: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    git = WorkTree.git

    def ask(tree: WorkTree, *arguments: str, stdin: bytes = b"") -> bytes:
        asked.append(arguments)
        return git(tree, *arguments, stdin=stdin)

    monkeypatch.setattr(WorkTree, "git", ask)
    hosted.write("roses/a.png", "")
    hosted.commit()
    hosted.git("update-ref", "refs/remotes/origin/assets", "HEAD")
    hosted.write("README.md", "".join(f"[x](../assets/roses/{number}.png)\n" for number in range(30)))
    assert len(hosted.plan(paths=("README.md",)).findings) == 30
    assert sum(arguments[-1] == "refs/remotes/origin/assets" for arguments in asked) == 1
