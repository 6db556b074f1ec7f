"""Promise: standard streams that are closed, full or left, and folders that are gone, end with a clear message."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

LINKCHECK = f'"{sys.executable}" -m linkcheck'


def shell(line: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = ["bash", "-c", line.replace("linkcheck", LINKCHECK, 1)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def many(repository: Path) -> Path:
    """A list whose links fill more than a pipe."""
    (repository / "a.md").write_text("".join(f"- [x{number}](https://a.example/{number})\n" for number in range(5000)))
    return repository


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "command", ["links .", "links . --format json", "check . --offline", "links . --output /dev/full"]
)
def test_a_full_standard_output_is_a_fault(many: Path, command: str) -> None:
    done = shell(f"linkcheck {command} > /dev/full")
    assert done.returncode in {2, 3}
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("command", ["links .", "check . --offline", "links . --format json"])
def test_a_closed_standard_output_is_a_fault(many: Path, command: str) -> None:
    done = shell(f"linkcheck {command} >&-")
    assert done.returncode == 3
    assert b"Standard output is closed" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full", "<&- 2>&-"])
def test_a_check_goes_on_without_standard_error(many: Path, streams: str) -> None:
    done = shell(f"linkcheck check . --offline --db :memory: {streams}")
    assert done.returncode == 0
    assert b" links" in done.stdout


def test_a_closed_standard_input_is_a_fault(repository: Path) -> None:
    done = shell("linkcheck links - <&-")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_what_is_said_goes_into_no_file_that_got_the_number_of_a_closed_stream(many: Path) -> None:
    shell("linkcheck check . --offline --db x.db >&- 2>&- <&-")
    assert (many / "x.db").read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("command", ["links .", "links . --format json", "check . --offline --format json --db x.db"])
def test_a_reader_that_leaves_ends_it_as_other_tools(many: Path, command: str) -> None:
    # What needs no network is in the document too, so that it fills more than a pipe.
    (many / "b.md").write_text("".join(f"- [y](gone/{number}.md)\n" for number in range(2000)))
    # What needs no network is in the document too, so that it fills more than a pipe.
    (many / "b.md").write_text("".join(f"- [y](gone/{number}.md)\n" for number in range(2000)))
    done = shell(f"linkcheck {command} | head -c 10; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == 128 + signal.SIGPIPE
    assert done.stderr.count(b"\n") <= 2
    assert b"Traceback" not in done.stderr


def test_a_working_directory_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    for command in ("check .", "links", "report", "fix", "check --offline"):
        folder.mkdir(exist_ok=True)
        done = shell(f"rmdir {folder}; linkcheck {command}", cwd=folder)
        assert done.returncode == 3
        assert b"working directory" in done.stderr
        assert b"Traceback" not in done.stderr
    assert os.path.lexists(tmp_path)
