"""Checks that accept what was broken before."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkcheck.config import load_config
from linkcheck.pipeline.notify import issue_of
from linkcheck.pipeline.reports.render import report_options, stored_report
from tests.integration.cli.terminal import Terminal

LIST, KNOWN = Path("list.md"), Path("known.txt")
TODAY = datetime.now(UTC).date().isoformat()
BROKEN = "# List\n\n- [a](a.md)\n- [b](b.md)\n"
CHECK = ("check", "--baseline", KNOWN, "--quiet")


@pytest.fixture(autouse=True)
def lists(terminal: Terminal) -> None:
    Path("linkcheck.toml").write_text('sources = ["list.md"]\n', encoding="utf-8")
    LIST.write_text(BROKEN, encoding="utf-8")
    assert terminal(*CHECK, "--write-baseline").code == 0


def entries() -> list[str]:
    return [line for line in KNOWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_what_was_broken_is_written_sorted_with_reason_and_day() -> None:
    assert entries() == [f"{TODAY} missing-file a.md", f"{TODAY} missing-file b.md"]


def test_known_breakage_passes_and_the_summary_says_so(terminal: Terminal) -> None:
    done = terminal("check", "--baseline", KNOWN)
    assert done.code == 0, done.out
    assert "2 broken before, and accepted by the baseline." in done.out
    assert "2 broken before and accepted." in terminal("check", "--baseline", KNOWN, "--format", "markdown").out
    assert "::error" not in terminal("check", "--baseline", KNOWN, "--format", "github").out


def test_new_breakage_fails_and_does_not_enter(terminal: Terminal) -> None:
    before = KNOWN.read_bytes()
    LIST.write_text(BROKEN + "- [c](c.md)\n", encoding="utf-8")
    assert terminal(*CHECK).code == 1
    assert KNOWN.read_bytes() == before


def test_what_is_repaired_or_removed_leaves_and_does_not_come_back(terminal: Terminal) -> None:
    Path("a.md").write_text("# A\n", encoding="utf-8")
    LIST.write_text("# List\n\n- [a](a.md)\n", encoding="utf-8")
    done = terminal(*CHECK)
    assert (done.code, entries()) == (0, [])
    assert "a.md, b.md" in done.err
    LIST.write_text(BROKEN, encoding="utf-8")
    assert terminal(*CHECK).code == 1
    assert entries() == []


def test_an_empty_link_in_one_list_accepts_none_in_another(terminal: Terminal) -> None:
    LIST.write_text("# List\n\n[a]()\n", encoding="utf-8")
    assert terminal(*CHECK, "--write-baseline").code == 0
    assert entries() == [f"{TODAY} empty-destination list.md: (empty)"]
    assert terminal(*CHECK).code == 0
    Path("other.md").write_text("[b]()\n", encoding="utf-8")
    assert terminal(*CHECK, "list.md", "other.md").code == 1
    assert terminal(*CHECK).code == 0


def test_a_check_of_some_lists_forgets_nothing_of_the_others(terminal: Terminal) -> None:
    Path("other.md").write_text("# Other\n", encoding="utf-8")
    assert terminal(*CHECK, "other.md").code == 0
    assert len(entries()) == 2


def test_the_configuration_can_name_it_for_every_command(terminal: Terminal) -> None:
    Path("linkcheck.toml").write_text('sources = ["list.md"]\nbaseline = "known.txt"\n', encoding="utf-8")
    assert terminal("check", "--quiet").code == 0
    assert "::error" not in terminal("report", "--format", "github").out


@pytest.mark.parametrize(
    "arguments",
    [("--baseline", "nowhere.txt"), ("--write-baseline",), ("--write-baseline", "--baseline", "x", "--since", "HEAD")],
    ids=["missing", "unnamed", "of a change"],
)
def test_a_baseline_that_cannot_be_used_is_a_usage_error_before_the_run(
    arguments: tuple[str, ...], terminal: Terminal
) -> None:
    assert terminal("check", *arguments).code == 2
    assert not Path("x").exists()


def test_accepted_breakage_is_nothing_to_open_an_issue_for(terminal: Terminal) -> None:
    terminal("check", "--quiet", "--baseline", KNOWN)
    config = load_config(baseline=str(KNOWN))
    report = stored_report(Path("reports/linkcheck.db"), config)
    message = issue_of(report, report_options(config, report.run))
    assert message is not None
    assert message.broken == frozenset()
    everything = issue_of(report, report_options(load_config(), report.run))
    assert everything is not None
    assert len(everything.broken) == 2


SPELLINGS = [
    ("docs", "list.md", "../known.txt"),
    ("docs", "../docs/deep/../list.md", "../known.txt"),
    ("docs/deep", "../..", "../../known.txt"),
    (".", "{top}/docs/list.md", "known.txt"),
    (".", "link/list.md", "./known.txt"),
    ("docs", "{top}/link/list.md", "{top}/known.txt"),
    ("..", "{name}/docs", "{name}/known.txt"),
    ("/", "{top}/docs", "{top}/known.txt"),
]


# Without a repository the configuration's folder counts, which is known from below it alone.
PLACES = [
    (marker, *each)
    for marker in (".git", "linkcheck.toml")
    for each in SPELLINGS
    if marker == ".git" or each[0] not in {"..", "/"}
]


@pytest.mark.parametrize(("marker", "folder", "named", "baseline"), PLACES)
def test_a_baseline_holds_from_every_folder_and_for_every_spelling(
    marker: str, folder: str, named: str, baseline: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = Path.cwd()
    Path("docs/deep").mkdir(parents=True)
    Path("docs/list.md").write_text("# A\n\n[a](gone.md) [b](#nowhere) [c](../x.md#y) [d](deep/)\n", encoding="utf-8")
    LIST.unlink()
    Path("link").symlink_to("docs")
    rules = '[rules]\nduplicate-link = "fail"\n'
    Path("linkcheck.toml").write_text(rules, encoding="utf-8")
    if marker == ".git":
        subprocess.run(["git", "init", "-q"], check=True)
    assert terminal(*CHECK, "docs", "--write-baseline").code == 0
    assert [entry.split(" ", 2)[2] for entry in entries()] == ["docs/gone.md", "docs/list.md#nowhere", "x.md#y"]
    monkeypatch.chdir(folder)
    values = {"top": top, "name": top.name}
    arguments = ("check", named.format(**values), "--baseline", baseline.format(**values), "--db", ":memory:")
    done = terminal(*arguments, "--config", top / "linkcheck.toml")
    assert (done.code, "3 broken before" in done.out) == (0, True), done.out


def test_a_finding_that_fails_is_accepted_from_every_folder(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("linkcheck.toml").write_text('baseline = "known.txt"\n[rules]\nduplicate-link = "fail"\n', encoding="utf-8")
    Path("docs").mkdir()
    Path("docs/list.md").write_text("- [a](https://a.example/)\n- [b](https://a.example/)\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], check=True)
    KNOWN.write_text(f"{TODAY} duplicate-link docs/list.md: https://a.example/\n", encoding="utf-8")
    assert terminal("check", "docs", "--offline", "--db", ":memory:").code == 0
    monkeypatch.chdir("docs")
    assert terminal("check", ".", "--offline", "--db", ":memory:").code == 0
