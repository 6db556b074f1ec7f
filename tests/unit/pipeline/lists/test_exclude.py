"""What is left out of walks and globs, as a person would expect who knows .gitignore."""

import subprocess
from pathlib import Path

import pytest

from linkcheck.config import Config, load_config
from linkcheck.errors import ConfigError, UsageError
from linkcheck.pipeline.lists.exclude import DEFAULT_EXCLUDE
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from tests.acceptance.run import ROOT

FILES = (
    "README.md",
    "docs/guide.md",
    "docs/old/guide.md",
    "docs/notes.draft.md",
    "docs/build/page.md",
    "vendor/lib/README.md",
    "web/node_modules/x/README.md",
    "build/out.md",
    "reports/summary.md",
    "list.mdown",
    "page.qmd",
    ".hidden/x.md",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("- [a](https://a.example/)\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, exclude: tuple[str, ...] = (), config: Config | None = None, staged: bool = False) -> list[str]:
    sources = sources_of(config or Config(), paths, exclude=exclude, staged=staged)
    return sorted(document.path for document in read_lists(sources).documents)


USUAL = [".hidden/x.md", "README.md", "docs/build/page.md", "docs/guide.md", "docs/notes.draft.md", "docs/old/guide.md"]


def test_others_files_builds_and_our_own_report_are_no_lists() -> None:
    assert found(".") == [*USUAL, "list.mdown", "page.qmd"]


@pytest.mark.parametrize(
    ("patterns", "gone"),
    [
        (("docs/old/",), {"docs/old/guide.md"}),
        (("*.draft.md",), {"docs/notes.draft.md"}),
        (("/README.md",), {"README.md"}),
        (("docs/*", "!docs/guide.md"), {"docs/build/page.md", "docs/notes.draft.md", "docs/old/guide.md"}),
        (("**/old/**",), {"docs/old/guide.md"}),
        (("# a remark", ""), set()),
    ],
)
def test_patterns_mean_what_they_mean_in_gitignore(patterns: tuple[str, ...], gone: set[str]) -> None:
    assert set(found(".")) - set(found(".", exclude=patterns)) == gone


def test_a_usual_pattern_can_be_taken_back() -> None:
    assert "vendor/lib/README.md" in found(".", exclude=("!vendor/",))
    assert "web/node_modules/x/README.md" not in found(".", exclude=("!vendor/",))


@pytest.mark.parametrize("named", ["vendor/lib/README.md", "vendor", "build", "docs/old"])
def test_what_a_person_names_is_read_though_it_is_excluded(named: str) -> None:
    assert len(found(named, exclude=("docs/old/",))) == 1


def test_a_hidden_folder_that_a_person_names_is_read(folder: Path) -> None:
    (folder / ".claude/commands").mkdir(parents=True)
    (folder / ".claude/commands/x.md").write_text("[a](https://a.example/)\n")
    assert found(".claude") == found("./.claude/") == [".claude/commands/x.md"]
    assert ".claude/commands/x.md" not in found(".")


def test_what_is_excluded_inside_a_named_folder_stays_excluded(folder: Path) -> None:
    for name in ("vendor/lib/node_modules/y/README.md", "vendor/lib/z.draft.md", "vendor/docs/old/README.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("[a](https://a.example/)\n")
    assert found("vendor", exclude=("*.draft.md", "docs/old/")) == ["vendor/docs/old/README.md", "vendor/lib/README.md"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("vendor/**/*.md", ["vendor/lib/README.md"]),
        ("**/vendor/**/*.md", ["vendor/lib/README.md"]),
        ("*/node_modules/x/*.md", ["web/node_modules/x/README.md"]),
        ("**/R*.md", ["README.md"]),
        # What a pattern happens to meet is not named.
        ("*", ["README.md", "docs/build/page.md", "docs/guide.md", "docs/notes.draft.md", "docs/old/guide.md"]),
    ],
)
def test_a_glob_names_the_folders_that_it_writes(pattern: str, expected: list[str]) -> None:
    assert [name for name in found(pattern) if name.endswith(".md")] == expected


@pytest.mark.parametrize(
    ("path", "exclude", "said"),
    [
        (".", (), "3 Markdown files are left out with /build/, node_modules/, vendor/, as usual."),
        ("**/*.md", (), "3 Markdown files are left out with /build/, node_modules/, vendor/, as usual."),
        (".", ("node_modules/", "!vendor/"), "1 Markdown file is left out with /build/, as usual."),
        (".", ("/build/", "vendor/", "node_modules/"), ""),
        ("docs", (), ""),
        ("vendor", (), ""),
    ],
)
def test_what_the_usual_patterns_hide_is_said_once(path: str, exclude: tuple[str, ...], said: str) -> None:
    notice = read_lists(sources_of(Config(), [path], exclude=exclude)).notice
    assert notice.startswith(said)
    assert bool(notice) is bool(said)


def test_the_notice_says_how_to_take_a_pattern_back() -> None:
    notice = read_lists(sources_of(Config(), ["."], exclude=("!node_modules/",))).notice
    assert notice.endswith(
        """In linkcheck.toml, `exclude = ["!/build/", "!vendor/"]` has them checked, """
        """and `exclude = ["/build/", "vendor/"]` leaves them out without a word."""
    )
    with pytest.raises(UsageError) as error:
        read_lists(sources_of(Config(), ["web"]))
    assert "node_modules/" in (error.value.remedy or "")


def test_a_folder_that_a_hooks_arguments_name_is_read(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    assert found("vendor", staged=True) == ["vendor/lib/README.md"]
    assert "vendor/lib/README.md" not in found(".", staged=True)


def test_what_a_hook_names_is_left_out() -> None:
    assert found("vendor/lib/README.md", "README.md", staged=True) == ["README.md"]


def test_globs_know_braces_and_exclusion() -> None:
    assert found("docs/**/*.{md,qmd}", exclude=("docs/old/",)) == [
        "docs/build/page.md",
        "docs/guide.md",
        "docs/notes.draft.md",
    ]
    assert found("{README,docs/guide}.md") == ["README.md", "docs/guide.md"]
    assert found("**/*.md") == [name for name in USUAL if not name.startswith(".")]
    assert found(".*/*.md") == [".hidden/x.md"]


def test_patterns_start_where_the_configuration_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "linkcheck.toml").write_text('sources = ["docs"]\nexclude = ["/docs/old/"]\n')
    monkeypatch.chdir(folder / "docs")
    config = load_config()
    assert "guide.md" in found(".", config=config)
    assert "old/guide.md" not in found(".", config=config)
    assert found(str(folder / "docs" / "old" / "..")) != []


def test_with_all_excluded_there_is_no_list() -> None:
    with pytest.raises(UsageError, match="No lists"):
        found("docs", exclude=("*.md",))


def test_a_pattern_that_is_none_is_reported_with_a_remedy() -> None:
    with pytest.raises(ConfigError, match="exclude"):
        found(".", exclude=("!",))


def test_the_usual_patterns_are_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert [pattern for pattern in DEFAULT_EXCLUDE if f"`{pattern}`" not in page] == []
