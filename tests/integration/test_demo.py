"""`linkcheck demo` from the command line: no network, no configuration, a report that says what it is."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from linkcheck.demo import DAYS
from linkcheck.model import Verdict

COMMAND = [sys.executable, "-W", "ignore::ResourceWarning", "-m", "linkcheck"]


def environment(folder: Path) -> dict[str, str]:
    """Temporary folders go where the test can see them; the token must stay unused."""
    return {**os.environ, "TMPDIR": str(folder), "GITHUB_TOKEN": "not-for-the-demonstration", "COLUMNS": "100"}


def run(arguments: Sequence[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=environment(folder), text=True, capture_output=True, check=False
    )


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> tuple["subprocess.CompletedProcess[str]", Path]:
    folder = tmp_path_factory.mktemp("demo")
    return run(["demo"], folder), folder


def test_it_prints_the_path_of_the_report(
    demonstrated: tuple["subprocess.CompletedProcess[str]", Path],
) -> None:
    done, folder = demonstrated
    assert done.returncode == 0, done.stderr
    page = Path(done.stdout.strip().removeprefix("Report: "))
    assert page.is_file()
    assert page.is_relative_to(folder)
    assert f"day {DAYS} of {DAYS}" in done.stderr


def test_nothing_is_left_but_list_database_and_report(
    demonstrated: tuple["subprocess.CompletedProcess[str]", Path],
) -> None:
    _, folder = demonstrated
    (made,) = folder.glob("linkcheck-demo-*")
    assert {each.name for each in made.iterdir()} == {"list.md", "notes.md", "reports"}


def test_every_verdict_is_shown(demonstrated: tuple["subprocess.CompletedProcess[str]", Path]) -> None:
    _, folder = demonstrated
    (made,) = folder.glob("linkcheck-demo-*")
    report = json.loads(run(["report", "--format", "json"], made).stdout)
    assert {link["verdict"] for link in report["links"]} == set(Verdict)
    assert report["run"]["demonstration"]
    assert report["recovered"]


@pytest.mark.parametrize("name", ["html", "text", "markdown"])
def test_the_report_says_that_it_is_a_demonstration(
    demonstrated: tuple["subprocess.CompletedProcess[str]", Path], name: str
) -> None:
    _, folder = demonstrated
    (made,) = folder.glob("linkcheck-demo-*")
    assert "This is a demonstration" in run(["report", "--format", name], made).stdout


def test_the_edits_of_the_demonstration_are_shown(
    demonstrated: tuple["subprocess.CompletedProcess[str]", Path],
) -> None:
    _, folder = demonstrated
    (made,) = folder.glob("linkcheck-demo-*")
    assert "+- [harbour/buoys](https://github.com/harbour/buoyage)" in run(["fix", "list.md"], made).stdout


def test_an_interrupt_ends_the_servers_and_keeps_the_report(tmp_path: Path) -> None:
    started = subprocess.Popen(
        [*COMMAND, "demo"], cwd=tmp_path, env=environment(tmp_path), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert started.stderr is not None
    for line in started.stderr:
        if "day 1 of" in line:
            started.send_signal(signal.SIGINT)
            break
    out, _ = started.communicate(timeout=120)
    assert started.returncode == 130
    assert Path(out.strip().removeprefix("Report: ")).is_file()
    (made,) = tmp_path.glob("linkcheck-demo-*")
    assert (made / "reports" / "linkcheck.db").is_file()


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "work.md").write_text("mine", encoding="utf-8")
    done = run(["demo", "--folder", "."], tmp_path)
    assert done.returncode == 2
    assert "not empty" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["work.md"]
