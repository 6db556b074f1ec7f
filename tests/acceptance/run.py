"""The program as a person starts it: a process of its own, its own settings, files in and files out."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[2]
NOT_OURS = {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "github_token", "gh_token"}
"""What this machine may set and a test must not depend on."""


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """How a run ended."""

    code: int
    out: str
    err: str


def started(
    *arguments: str | Path, folder: Path, environ: Mapping[str, str] | None = None, prefix: Sequence[str] = ()
) -> "subprocess.Popen[str]":
    """Start it in `folder`; `prefix` is a command that runs it."""
    inherited = {name: value for name, value in os.environ.items() if name.lower() not in NOT_OURS}
    return subprocess.Popen(
        [*prefix, sys.executable, "-m", "linkcheck", *map(str, arguments)],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error", **(environ or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finish(process: "subprocess.Popen[str]") -> Finished:
    """Wait for its end; two minutes are more than any replica needs."""
    out, err = process.communicate(timeout=120)
    return Finished(code=process.returncode, out=out, err=err)


def linkcheck(*arguments: str | Path, folder: Path, environ: Mapping[str, str] | None = None) -> Finished:
    """Run it in `folder` to its end."""
    return finish(started(*arguments, folder=folder, environ=environ))


def by_url(document: bytes | str) -> dict[str, dict[str, Any]]:
    """The links of a JSON report."""
    return {link["url"]: link for link in msgspec.json.decode(document)["links"]}
