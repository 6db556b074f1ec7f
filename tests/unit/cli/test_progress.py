"""Progress in a log."""

import time

import pytest

from linkcheck.cli.texts.progress import _Lines


def test_progress_speaks_also_while_nothing_arrives(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _Lines()
    with lines.alive(every=0.01):
        lines.begin(3)
        said = ""
        for _ in range(500):
            said += capsys.readouterr().err
            if "waiting for answers" in said:
                break
            time.sleep(0.01)
    assert "0 of 3 links, 0/s, 0 broken so far, waiting for answers" in said
