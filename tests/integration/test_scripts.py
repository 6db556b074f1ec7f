"""The scripts that the workflows run, and the hooks, on real git repositories."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from ruamel.yaml import YAML

from linkcheck.model import Verdict
from linkcheck.store import Store
from tests.integration.store.nights import night
from tests.internet import Host, Page, in_background
from tests.internet.__main__ import to_toml

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "scripts"
HOOKS = YAML(typ="safe", pure=True).load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
LIST = "# List\n\n- [here](#list)\n"


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How a script ended."""

    code: int
    out: str
    err: str


class Workspace:
    """A checkout, and what GitHub Actions would set around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.temp = folder / "temp"
        self.bin = folder / "bin"
        for made in (self.folder, self.temp, self.bin):
            made.mkdir()
        self.program("linkcheck", f'exec "{sys.executable}" -m linkcheck "$@"')
        self.git("init", "-q", "-b", "main")
        self.commit(LIST)

    def program(self, name: str, script: str) -> None:
        (self.bin / name).write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self, text: str, **files: str) -> None:
        (self.folder / "list.md").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (self.folder / f"{name}.toml").write_text(content, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "x")

    def run(self, *command: str | Path, **environ: str) -> Ended:
        base: Mapping[str, str] = {
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(self.temp),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
        }
        done = subprocess.run(
            [str(word) for word in command],
            cwd=self.folder,
            env={**base, **environ},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Ended(code=done.returncode, out=done.stdout, err=done.stderr)

    def written(self, name: str) -> str:
        return (self.temp / name).read_text(encoding="utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_stops_a_commit_that_breaks_something_and_no_other(hook: dict[str, str], workspace: Workspace) -> None:
    command = [*shlex.split(hook["entry"]), *hook["args"]]
    (workspace.folder / "list.md").write_text(LIST + "- [fine](list.md)\n", encoding="utf-8")
    workspace.git("add", "-A")
    assert workspace.run(*command).code == 0
    (workspace.folder / "list.md").write_text(LIST + "- [gone](gone.md)\n", encoding="utf-8")
    assert workspace.run(*command).code == 0, "what is not staged is not the commit's"
    workspace.git("add", "-A")
    done = workspace.run(*command)
    assert (done.code, "gone.md" in done.out) == (1, True), done.err
    assert workspace.git("status", "--porcelain", "--ignored").split() == ["M", "list.md"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize("first", [True, False])
def test_a_hook_stops_a_push_although_nothing_is_staged_then(
    hook: dict[str, str], first: bool, workspace: Workspace
) -> None:
    command = [*shlex.split(hook["entry"]), *hook["args"]]
    base = workspace.git("rev-parse", "HEAD").strip()
    environ = {"PRE_COMMIT_REMOTE_NAME": "origin", **({} if first else {"PRE_COMMIT_FROM_REF": base})}
    assert workspace.run(*command, **environ).code == 0
    workspace.commit(LIST + "- [gone](gone.md)\n")
    done = workspace.run(*command, **environ)
    assert (done.code, "gone.md" in done.out) == (1, True), done.err


def test_a_check_in_ci_annotates_summarises_and_says_how_it_ended(workspace: Workspace) -> None:
    workspace.git("checkout", "-qb", "topic")
    workspace.commit(LIST + "- [gone](gone.md)\n")
    sarif, db = workspace.temp / "new" / "links.sarif", workspace.temp / "new" / "linkcheck.db"
    asked = {"PATHS": ".\n", "SINCE": "main", "OFFLINE": "true", "SARIF": str(sarif), "DB": str(db)}
    done = workspace.run(SCRIPTS / "check-in-ci", **asked)
    assert done.code == 1, done.err
    assert done.out.startswith("::error file=list.md,line=4")
    assert "::list.md:4:" in done.out.splitlines()[0]
    log = done.out.splitlines()
    assert log[-1] == "::endgroup::"
    assert "1 link: 1 invalid." in log[log.index("::group::Links") :]
    assert "gone.md" in workspace.written("summary.md")
    assert "code=1\n" in workspace.written("output")
    assert msgspec.json.decode(sarif.read_bytes())["version"] == "2.1.0"


def test_a_check_that_cannot_be_done_says_so_and_leaves_nothing_that_looks_like_a_result(workspace: Workspace) -> None:
    sarif = workspace.temp / "links.sarif"
    done = workspace.run(SCRIPTS / "check-in-ci", PATHS="nowhere.md", SARIF=str(sarif))
    assert (done.code, sarif.exists()) == (2, False)
    assert "Not all links could be checked (exit code 2)" in workspace.written("summary.md")
    assert "code=2\n" in workspace.written("output")


def test_a_list_that_cannot_be_read_hides_nothing_of_the_others_in_ci(workspace: Workspace) -> None:
    workspace.commit(LIST + "- [gone](gone.md)\n")
    (workspace.folder / "raw.md").write_bytes(b"\xff\xfe\xff\x00\xd8")
    sarif, db = workspace.temp / "links.sarif", workspace.temp / "linkcheck.db"
    for count in (1, 2):  # the second run's report is its own, not the first one's
        asked = {"PATHS": "list.md\nraw.md", "OFFLINE": "true", "SARIF": str(sarif), "DB": str(db)}
        done = workspace.run(SCRIPTS / "check-in-ci", **asked)
        assert (done.code, sarif.exists()) == (2, True), done.err
        assert workspace.written("summary.md").count("gone.md") >= count
        sarif.unlink()
    workspace.run(SCRIPTS / "check-in-ci", **{**asked, "PATHS": "nowhere.md"})
    assert not sarif.exists(), "the report of an earlier run"


def test_a_network_that_is_down_hides_nothing_local_in_ci(workspace: Workspace) -> None:
    down = '[network]\nnameservers = ["127.0.0.1:9"]\ndns_timeout = 1\nretries = 0\n'
    workspace.commit(LIST + "- [gone](gone.md)\n- [web](https://web.example/)\n", linkcheck=down)
    done = workspace.run(SCRIPTS / "check-in-ci", PATHS="list.md")
    assert (done.code, "gone.md" in workspace.written("summary.md")) == (3, True), done.err


INPUTS = ["PATHS", "SINCE", "DEADLINE", "FAIL_ON", "CONFIG", "BASELINE"]


@pytest.mark.parametrize("value", ["$(touch hacked)", "'; touch hacked #", "`touch hacked`", "--output=hacked", "*"])
@pytest.mark.parametrize("name", INPUTS)
def test_an_input_reaches_the_program_as_one_word_in_its_place(name: str, value: str, workspace: Workspace) -> None:
    workspace.program("linkcheck", 'printf "%s\n" "$@" >>arguments')
    done = workspace.run(SCRIPTS / "check-in-ci", **{"PATHS": "list.md", name: value})
    assert done.code == 0, done.err
    assert {path.name for path in workspace.folder.iterdir()} == {".git", "list.md", "arguments"}
    words = (workspace.folder / "arguments").read_text(encoding="utf-8").splitlines()
    assert words[words.index(value) - 1] == ("--" if name == "PATHS" else f"--{name.lower().replace('_', '-')}")


@pytest.mark.parametrize("name", INPUTS)
def test_no_input_is_taken_for_an_option(name: str, workspace: Workspace) -> None:
    done = workspace.run(SCRIPTS / "check-in-ci", **{"OFFLINE": "true", "PATHS": "list.md", name: "--output=hacked"})
    assert done.code != 0
    assert not (workspace.folder / "hacked").exists()


def test_a_run_leaves_its_history_and_its_pages(workspace: Workspace) -> None:
    with Store.open(workspace.temp / "linkcheck.db") as store:
        night(store, 0, {"a": Verdict.OK, "b": Verdict.BROKEN})
    done = workspace.run(SCRIPTS / "night-in-ci", workspace.temp)
    assert done.code == 0, done.err
    assert {path.name for path in (workspace.temp / "site").iterdir()} == {
        "index.html",
        "report.json",
        "feed.atom",
        "badge.svg",
    }
    assert "linkcheck-history" in workspace.written("history.jsonl")


@pytest.fixture
def remote(workspace: Workspace) -> str:
    path = workspace.temp / "remote.git"
    workspace.git("init", "-q", "--bare", str(path))
    return str(path)


def test_the_history_branch_gets_a_commit_a_change_and_none_without(workspace: Workspace, remote: str) -> None:
    history = workspace.temp / "history.jsonl"
    for text in ("one\n", "one\n", "one\ntwo\n"):
        history.write_text(text, encoding="utf-8")
        done = workspace.run(SCRIPTS / "keep-history", history, REMOTE=remote)
        assert done.code == 0, done.err
    assert workspace.git("--git-dir", remote, "rev-list", "--count", "linkcheck-history").strip() == "2"
    assert workspace.git("--git-dir", remote, "show", "linkcheck-history:history.jsonl") == "one\ntwo\n"
    assert workspace.git("status", "--porcelain") == ""


def test_a_history_that_cannot_be_pushed_fails(workspace: Workspace) -> None:
    history = workspace.temp / "history.jsonl"
    history.write_text("one\n", encoding="utf-8")
    assert workspace.run(SCRIPTS / "keep-history", history, REMOTE="/nowhere").code != 0


def test_one_pull_request_is_opened_and_then_updated(workspace: Workspace, remote: str) -> None:
    asked = workspace.temp / "asked"
    workspace.program("gh", f'echo "$1 $2" >>"{asked}"; [ "$2" != list ] || cat "{asked}.open" 2>/dev/null || true')
    patch = workspace.temp / "edits.patch"
    for name in ("first", "second"):
        (workspace.folder / "list.md").write_text(f"{LIST}{name}\n", encoding="utf-8")
        patch.write_text(workspace.git("diff"), encoding="utf-8")
        workspace.git("checkout", "-q", "--", ".")
        done = workspace.run(SCRIPTS / "propose-edits", patch, BASE="main", REMOTE=remote)
        assert done.code == 0, done.err
        Path(f"{asked}.open").write_text("7\n", encoding="utf-8")
        workspace.git("checkout", "-q", "main")
    assert asked.read_text(encoding="utf-8").split("\n") == ["pr list", "pr create", "pr list", ""]
    assert workspace.git("--git-dir", remote, "show", "linkcheck-repair:list.md") == f"{LIST}second\n"


def test_nothing_to_repair_proposes_nothing(workspace: Workspace, remote: str) -> None:
    patch = workspace.temp / "edits.patch"
    patch.write_bytes(b"")
    assert workspace.run(SCRIPTS / "propose-edits", patch, BASE="main", REMOTE=remote).code == 0
    assert workspace.git("--git-dir", remote, "branch") == ""


KNOWN = "2026-01-01 http-410 https://back.test/\n2026-01-01 http-410 https://gone.test/\n"
MOVED = "# Liste\r\n\r\n- [Guide](https://old.test/guide) \u00e9\r\n- [Back](https://back.test/)\r\n- [Gone](https://gone.test/)"


def test_a_week_ends_in_one_pull_request_with_the_certain_edits_and_nothing_else(
    workspace: Workspace, remote: str
) -> None:
    hosts = [
        Host(name="old.test", default=Page(status=301, location="https://new.test/guide")),
        Host(name="new.test", default=Page(title="Guide")),
        Host(name="back.test", default=Page(title="Back")),
        Host(name="gone.test", default=Page(status=410)),
    ]
    (workspace.folder / "list.md").write_bytes(MOVED.encode())
    (workspace.folder / "known.txt").write_text(KNOWN, encoding="utf-8")
    data = workspace.folder / ".linkcheck-data"
    workspace.program("gh", "true")
    with in_background(hosts) as internet:
        tables = {"network": internet.settings(), "crawl": {"canaries": []}, "providers": {"archive": False}}
        (workspace.folder / "linkcheck.toml").write_text(to_toml(tables), encoding="utf-8")
        workspace.git("add", "-A")
        workspace.git("commit", "-qm", "x")
        asked = {"PATHS": "list.md\n", "BASELINE": "known.txt"}
        done = workspace.run(SCRIPTS / "repair-in-ci", data, **asked)
        assert done.code == 0, done.err
        workspace.git("checkout", "-q", "--", ".")
        done = workspace.run(SCRIPTS / "propose-edits", data / "edits.patch", BASE="main", REMOTE=remote)
        assert done.code == 0, done.err
        again = workspace.run(SCRIPTS / "repair-in-ci", data, **asked)
        assert (again.code, (data / "edits.patch").read_bytes()) == (0, b""), again.err
    shown = ["git", "--git-dir", remote, "show", "linkcheck-repair:list.md"]
    assert (
        subprocess.run(shown, check=True, capture_output=True).stdout == MOVED.replace("old.test", "new.test").encode()
    )
    changed = workspace.git("--git-dir", remote, "diff", "--name-only", "linkcheck-repair~1", "linkcheck-repair")
    assert changed.split() == ["known.txt", "list.md"]
    known = workspace.git("--git-dir", remote, "show", "linkcheck-repair:known.txt")
    assert ("gone.test" in known, "back.test" in known) == (True, False)


OURS = '<meta name="generator" content="linkcheck 0.1.0">'


@pytest.mark.parametrize(
    ("site", "page", "replace", "publish"),
    [
        ("", "", "false", "true"),
        ("{}", "404 Not found", "false", "true"),
        ("{}", f"200 {OURS}", "false", "true"),
        ("{}", "200 <h1>My blog</h1>", "false", "false"),
        ("{}", "200 <h1>My blog</h1>", "true", "true"),
        ("{}", "", "false", "false"),
    ],
    ids=["no site", "nothing published", "ours", "another's", "another's, to be replaced", "out of reach"],
)
def test_pages_that_something_else_made_are_not_taken_over_in_silence(
    site: str, page: str, replace: str, publish: str, workspace: Workspace
) -> None:
    workspace.program(
        "curl",
        'for last; do :; done; case "$last" in\n'
        '*/pages) [ -n "$SITE" ] && echo "$SITE" || exit 22 ;;\n'
        '*) [ -n "$PAGE" ] || exit 7; while [ "$1" != --output ]; do shift; done\n'
        'echo "${PAGE#* }" >"$2"; printf %s "${PAGE%% *}" ;; esac',
    )
    done = workspace.run(
        SCRIPTS / "guard-pages",
        SITE=site and '{"html_url": "https://a.example/b/"}',
        PAGE=page,
        REPLACE=replace,
        GITHUB_API_URL="https://api.example",
        GITHUB_REPOSITORY="a/b",
        GITHUB_TOKEN="t",
    )
    assert done.code == 0, done.err
    assert f"publish={publish}\n" in workspace.written("output")
    assert ("::warning title=Pages are in use::" in done.out) == (publish == "false")
