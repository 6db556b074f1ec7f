"""Ask git. The only place that runs it."""

import subprocess
from pathlib import Path

from linkcheck.errors import ChangesError


def ask(folder: Path, *arguments: str) -> str | None:
    """Standard output of `git -C folder …`; None when git is missing or says no."""
    data = ask_bytes(folder, *arguments)
    return None if data is None else _text(data)


def ask_bytes(folder: Path, *arguments: str) -> bytes | None:
    """The same, as git gave it."""
    try:
        done = _run(folder, arguments)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def demand(folder: Path, *arguments: str) -> str:
    """The same, where nothing can go on without it."""
    return _text(demand_bytes(folder, *arguments))


def demand_bytes(folder: Path, *arguments: str) -> bytes:
    """Standard output as git gave it, such as a file's content."""
    try:
        done = _run(folder, arguments)
    except OSError as error:
        raise ChangesError("git was not found.", remedy="Install git, or check without --since.") from error
    if done.returncode != 0:
        complaint = " ".join(_text(done.stderr).split()) or f"exit code {done.returncode}"
        raise ChangesError(f"git {arguments[0]}: {complaint}", remedy="Is this folder a git repository?")
    return done.stdout


def _run(folder: Path, arguments: tuple[str, ...]) -> "subprocess.CompletedProcess[bytes]":
    # Quoted paths would be in the way; a prompt for credentials would hang CI.
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - no shell


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
