import sys
from importlib import import_module

import click
import pytest

from linkcheck import cli
from linkcheck.cli import COMMANDS, main


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["linkcheck", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_module_with_help(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    command = import_module(f"linkcheck.cli.commands.{name}").command
    assert isinstance(command, click.Command)
    assert command.help
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))
    assert run(monkeypatch, name, "--help") == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        ([], 0),
        (["nonsense"], 2),
        (["check", "--nonsense"], 2),
        (["check", "no/such/folder"], 2),
        (["check", "--config", "nowhere.toml"], 2),
        (["check", "--deadline", "soon"], 2),
        (["check", "--fail-on", "nonsense"], 2),
        (["links", "no/such/folder"], 2),
        (["history"], 2),
        (["report", "--db", "nowhere.db"], 3),
    ],
)
def test_exit_codes_are_those_of_the_readme(arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, *arguments) == code


def test_a_fault_is_one_sentence_and_a_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "links", "no/such/folder")
    shown = capsys.readouterr().err
    assert "no/such/folder: there is no such file or folder." in shown
    assert "Traceback" not in shown


def test_an_interrupt_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.cli, "main", interrupted)
    assert run(monkeypatch) == 130


@pytest.mark.parametrize("fault", [RuntimeError("boom\n::error::x\x1b[2J"), ExceptionGroup("g", [KeyError("x")])])
def test_a_fault_of_the_program_is_no_finding_but_a_short_message(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(cli.cli, "main", broken)
    assert run(monkeypatch, "check") == 3
    shown = capsys.readouterr().err
    assert type(fault).__name__ in shown
    assert "report it" in shown
    assert "Traceback" not in shown
    assert "\x1b" not in shown
    assert not any(line.startswith("::") for line in shown.splitlines())
    monkeypatch.setenv("LINKCHECK_TRACEBACK", "1")
    assert run(monkeypatch, "check") == 3
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
