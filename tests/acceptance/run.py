"""The program as a person starts it: a process of its own, its own settings, files in and files out."""

import os
import subprocess
import sys
from collections.abc import Mapping
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


def linkcheck(*arguments: str | Path, folder: Path, environ: Mapping[str, str] | None = None) -> Finished:
    """Run it in `folder`; a minute is more than any replica needs."""
    inherited = {name: value for name, value in os.environ.items() if name.lower() not in NOT_OURS}
    done = subprocess.run(
        [sys.executable, "-m", "linkcheck", *map(str, arguments)],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error", **(environ or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Finished(code=done.returncode, out=done.stdout, err=done.stderr)


def by_url(document: bytes | str) -> dict[str, dict[str, Any]]:
    """The links of a JSON report."""
    return {link["url"]: link for link in msgspec.json.decode(document)["links"]}
