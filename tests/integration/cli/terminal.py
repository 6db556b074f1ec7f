"""The command line inside this process: arguments in, exit code and what was printed out."""

import sys

import msgspec
import pytest

from linkcheck.cli import main


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """How a command ended."""

    code: int
    out: str
    err: str


class Terminal:
    """Runs commands as a person would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Said:
        self._monkeypatch.setattr(sys, "argv", ["linkcheck", *map(str, arguments)])
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        shown = self._capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(code=left.value.code, out=shown.out, err=shown.err)
