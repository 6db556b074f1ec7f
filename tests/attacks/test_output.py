"""Promise: nothing from a list, a file's name or a page acts on the terminal or the log that shows it."""

import json
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkcheck.files import shown
from linkcheck.fix import unified_diff
from linkcheck.model import Finding, Report, Run, Severity
from linkcheck.report import FORMATS, ReportOptions, digest, render
from linkcheck.report.text.sanitize import one_line, printable, without_commands
from tests.attacks.conftest import linkcheck
from tests.integration.cli.terminal import Terminal

RUN = Run(started=datetime(2026, 1, 1, tzinfo=UTC), version="1", rules=1, paths=("::a",))
ESCAPE = "\x1b[31m"
NAMES = [
    "a\n::error::x.md",
    f"{ESCAPE}red.md",
    "::stop-commands::abc.md",
    "##[error]x.md",
    "x ##vso[task.setvariable variable=a]b.md",
    "\u202egnp.md",
    "\x9b31m.md",
    "--config\n::error::x.md",
]
# What GitHub's runner obeys (a line is trimmed first), and those of Azure Pipelines and TeamCity.
COMMAND = re.compile(rb"^\s*::\S|##(?:vso|teamcity)?\[|\x1b|\xc2[\x80-\x9f]|\xe2\x80\xae", re.MULTILINE)
COMMANDS = (
    ("links", "."),
    ("links", ".", "--format", "json"),
    ("check", ".", "--offline"),
    ("check", ".", "--offline", "--format", "text"),
    ("check", ".", "--offline", "--format", "json"),
    ("check", ".", "--offline", "--format", "sarif"),
    ("check", ".", "--offline", "--format", "csv"),
    ("check", ".", "--offline", "--format", "markdown"),
    ("check", ".", "--offline", "--format", "html"),
    ("check", ".", "--offline", "--format", "junit"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_files_name_does_nothing_wherever_it_is_shown(terminal: Terminal, command: tuple[str, ...]) -> None:
    text = "# ::error::x\n\n[::add-mask::x](gone.md '##[error]')\n\n::warning::[x ##[debug]](no)\n"
    for name in NAMES:
        Path(name).write_text(f"{text}[y](<{name}>)\n".replace(f"a{chr(10)}", "a"))
    said = terminal(*command)
    assert "gone.md" in said.out
    assert not COMMAND.search(said.out.encode()), COMMAND.search(said.out.encode())
    assert not COMMAND.search(said.err.encode()), COMMAND.search(said.err.encode())


@pytest.mark.parametrize("name", ["::error::\n::error::##[x]\x1b[31m\x9b1m\u202e.md", "--x\n ::error::x.md"])
def test_a_files_name_in_an_error_does_nothing(terminal: Terminal, name: str) -> None:
    Path(name).write_text(name)
    gone = f"{name}.gone"
    for arguments in (
        ("links", gone),
        ("check", "--config", gone),
        ("check", "--config", name),
        ("report", "--db", name),
        ("import", name),
        ("links", "--format", name, name),
        ("links", f"--{name}"),
        (gone,),
        ("explain", name),
        ("check", "--baseline", gone, "."),
    ):
        said = terminal(*arguments)
        assert said.code in {2, 3}
        assert said.err
        assert not COMMAND.search((said.out + said.err).encode()), (arguments, said)


def test_a_file_that_cannot_be_read_is_named_without_effect(repository: Path) -> None:
    for name in NAMES:
        Path(name).write_bytes(b"a\xff\n")
    done = linkcheck("check", ".", "--offline")
    assert done.returncode == 2
    assert not COMMAND.search(done.stdout + done.stderr)


@pytest.mark.parametrize("width", [40, 47, 60, 100, 0])
def test_wrapped_text_begins_no_line_with_a_command(width: int) -> None:
    message = " ".join(["word", "::error::x", "::stop-commands::y", "##[error]z"] * 20)
    finding = Finding(reason="missing-file", severity=Severity.FAIL, message=message, path="::a", line=1, column=1)
    report = Report(run=RUN, links=(), findings=(finding,))
    for text in (
        render(report, "text", ReportOptions(width=width, colour=True)),
        digest(report, ReportOptions(width=width)),
    ):
        assert not re.search(r"(?m)^(?:\s|\x1b\[[0-9;]*m)*::|##\[", text)


def test_every_format_keeps_commands_of_other_runners_out() -> None:
    message = "##[error]x ##vso[task.complete]y ##teamcity[z]"
    finding = Finding(reason="missing-file", severity=Severity.FAIL, message=message, path=message, line=1, column=1)
    report = Report(run=RUN, links=(), findings=(finding,))
    for name in FORMATS:
        assert not re.search(r"##(?:vso|teamcity)?\[", render(report, name, ReportOptions())), name


def test_json_says_the_same_to_a_parser(repository: Path) -> None:
    Path("a.md").write_text("[##[error]x](gone.md)\n")
    done = linkcheck("links", ".", "--format", "json")
    assert json.loads(done.stdout)["links"][0]["text"] == "##[error]x"


def test_a_patch_acts_on_nothing_that_shows_it_and_is_whole_in_a_file() -> None:
    patch = f" ::add-mask::x\n {ESCAPE}red\n-a ##[error]\r\n+b\u202e\n"
    assert not COMMAND.search(printable(patch).encode())
    assert printable("-a\n+b ä \ufeff\t::\r\n") == "-a\n+b ä \ufeff\t::\r\n"


def test_one_function_is_all_that_writes() -> None:
    sources = Path(__file__).parents[2] / "src" / "linkcheck"
    calls = re.compile(r"click\.(?:secho|echo)|\bprint\(|sys\.std(?:out|err)\.(?:write|buffer)|\.show\(\)")
    writers = {file.name for file in sources.rglob("*.py") if calls.search(file.read_text())}
    # The second writes our own documentation, and is no part of a command.
    assert writers == {"output.py", "document.py"}


@pytest.mark.parametrize("text", ["a ::b", "C++ std::vector", "## [x]", "#[x]", "http://[::1]/", "a:: b"])
def test_text_that_is_no_command_stays(text: str) -> None:
    assert without_commands(f"  {text}\n") == f"  {text}\n"
    assert one_line(text) == text


def test_git_applies_a_patch_of_an_odd_name(repository: Path) -> None:
    for name in ("a b.md", "ä.md", 'q"\\.md', "x\ny.md", "caf\udce9.md"):
        Path(name).write_text("old\n")
        patch = unified_diff(shown(name), "old\n", "new\n").encode()
        subprocess.run(["git", "apply", "-"], input=patch, check=True)
        assert Path(name).read_text() == "new\n"
