"""The first minute in another repository: a path alone, no configuration at all, `init`."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from linkcheck.config import load_config

LIST = "# A list\n\n- [gone](gone.md)\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """README.md and two files in docs/ are tracked; others are not."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "docs").mkdir()
    (tmp_path / "vendor").mkdir()
    for name in ("README.md", "docs/a.md", "docs/b.markdown", "vendor/x.md", "docs/page.html"):
        (tmp_path / name).write_text(LIST, encoding="utf-8")
    git(tmp_path, "add", "--all")
    (tmp_path / "draft.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "linkcheck", *arguments]
    return subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)


def listed(done: "subprocess.CompletedProcess[str]") -> set[str]:
    return {line.partition(":")[0] for line in done.stdout.splitlines() if line}


def test_without_configuration_every_tracked_markdown_file_is_a_list(repository: Path) -> None:
    done = run(repository, "links")
    assert listed(done) == {"README.md", "docs/a.md", "docs/b.markdown"}
    assert "every Markdown file that git tracks" in done.stderr


def test_what_is_excluded_is_no_list_either(repository: Path) -> None:
    (repository / "linkcheck.toml").write_text('exclude = ["docs/a.md"]\n', encoding="utf-8")
    assert listed(run(repository, "links", "--exclude", "*.markdown")) == {"README.md"}


def test_a_folder_of_sources_comes_first(repository: Path) -> None:
    (repository / "sources").mkdir()
    (repository / "sources" / "s.md").write_text(LIST, encoding="utf-8")
    done = run(repository, "links")
    assert listed(done) == {"sources/s.md"}
    assert done.stderr == ""


def test_sources_that_are_configured_and_missing_are_an_error(repository: Path) -> None:
    (repository / "linkcheck.toml").write_text('sources = ["lists"]\n', encoding="utf-8")
    done = run(repository, "links")
    assert done.returncode == 2
    assert "lists: there is no such file or folder" in done.stderr


def test_outside_a_repository_the_lists_have_to_be_named(tmp_path: Path) -> None:
    done = run(tmp_path, "check", "--offline")
    assert done.returncode == 2
    assert "linkcheck check README.md" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("README.md",), ("docs/a.md", "README.md"), ("--offline", "README.md"), ("docs",), ("*.md",)]
)
def test_a_path_alone_means_check(repository: Path, arguments: tuple[str, ...]) -> None:
    done = run(repository, *arguments, "--offline", "--db", ":memory:")
    assert done.returncode == 1, done.stderr
    assert "missing-file" in done.stdout


@pytest.mark.parametrize("arguments", [("check", "https://a.example/x"), ("https://a.example/x",)])
def test_an_address_points_to_explain(repository: Path, arguments: tuple[str, ...]) -> None:
    done = run(repository, *arguments)
    assert done.returncode == 2
    assert "linkcheck explain https://a.example/x" in done.stderr
    assert not (repository / "reports").exists()


@pytest.mark.parametrize(("wrong", "right"), [("chekc", "check"), ("explian", "explain"), ("Report", "report")])
def test_a_wrong_command_gets_the_nearest(repository: Path, wrong: str, right: str) -> None:
    done = run(repository, wrong)
    assert done.returncode == 2
    assert f"did you mean `{right}`?" in done.stderr


def test_init_writes_what_a_nightly_job_needs(repository: Path) -> None:
    (repository / ".gitignore").write_text("*.log", encoding="utf-8")
    done = run(repository / "docs", "init")
    assert done.returncode == 0, done.stderr
    assert (repository / ".gitignore").read_text(encoding="utf-8") == "*.log\n/reports/\n"
    config = load_config(str(repository / "linkcheck.toml"))
    assert [Path(each).name for each in config.sources] == ["README.md", "a.md", "b.markdown"]
    job = YAML(typ="safe").load((repository / ".github" / "workflows" / "links.yml").read_text(encoding="utf-8"))
    assert job["jobs"]["links"]["with"]["paths"].split() == ["README.md", "docs/a.md", "docs/b.markdown"]
    assert listed(run(repository, "links")) == {"README.md", "docs/a.md", "docs/b.markdown"}


def test_init_leaves_what_is_there(repository: Path) -> None:
    run(repository, "init")
    (repository / "linkcheck.toml").write_text('sources = ["README.md"]\n', encoding="utf-8")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".git/" not in str(path)}
    assert run(repository, "init").returncode == 0
    after = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file() and ".git/" not in str(path)}
    assert after == before


def test_init_names_a_glob_where_the_lists_are_many(repository: Path) -> None:
    for number in range(9):
        (repository / f"n{number}.md").write_text(LIST, encoding="utf-8")
    git(repository, "add", "--all")
    run(repository, "init")
    sources = tomllib.loads((repository / "linkcheck.toml").read_text(encoding="utf-8"))["sources"]
    assert sources == ["**/*.{markdown,md}"]


def test_the_globs_of_init_miss_no_list(repository: Path) -> None:
    for name in (".github/CONTRIBUTING.md", ".github/docs/x.md", *(f"n{number}.mdx" for number in range(9))):
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(LIST, encoding="utf-8")
    git(repository, "add", "--all")
    before = listed(run(repository, "links"))
    run(repository, "init")
    sources = tomllib.loads((repository / "linkcheck.toml").read_text(encoding="utf-8"))["sources"]
    assert sources == ["**/*.{markdown,md,mdx}", ".github/**/*.{markdown,md,mdx}"]
    assert listed(run(repository, "links")) == before


def test_the_report_folder_keeps_itself_out_of_git(repository: Path) -> None:
    (repository / "empty.md").write_text("# Nothing\n", encoding="utf-8")
    assert run(repository, "empty.md").returncode == 0
    assert (repository / "reports" / "index.html").is_file()
    shown = subprocess.run(["git", "status", "--short"], cwd=repository, text=True, capture_output=True, check=True)
    assert "reports" not in shown.stdout


def test_a_report_folder_that_is_there_gets_nothing_else(repository: Path) -> None:
    (repository / "reports").mkdir()
    (repository / "empty.md").write_text("# Nothing\n", encoding="utf-8")
    assert run(repository, "empty.md").returncode == 0
    assert not (repository / "reports" / ".gitignore").exists()


@pytest.mark.parametrize(
    "arguments", [("missing.md",), ("check", "--fail-on", "brokn"), ("check", "--since", "nowhere")]
)
def test_a_call_that_fails_leaves_nothing_behind(repository: Path, arguments: tuple[str, ...]) -> None:
    before = set(repository.rglob("*"))
    assert run(repository, *arguments).returncode in {2, 3}
    assert {path for path in set(repository.rglob("*")) - before if ".git" not in path.parts} == set()
