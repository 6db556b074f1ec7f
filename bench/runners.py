"""Each checker as a person would start it: a command, and how to read what it said."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from bench.web import GITHUB
from bench.worlds import World

ROOT = Path(__file__).parents[1]
_TOKEN = "bench-token"
_PORTS = frozenset({"http", "https", "dropped"})
"""Settings of the test internet that are not ours."""
_URL = re.compile(r"https?://[^\s\"'<>|)]+")


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What a checker said of the links."""

    dead: frozenset[str]
    titles: Mapping[str, str] = {}


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What one run cost."""

    wall: float
    cpu: float
    memory: float
    """Peak of the process itself, MB."""
    code: int
    output: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where one checker runs: its folder, and how the test internet is reached."""

    folder: Path
    world: World
    settings: Mapping[str, Any]
    workers: int = 0

    @property
    def port(self) -> int:
        """Of plain HTTP."""
        return int(self.settings["http"])


class Runner(msgspec.Struct, frozen=True, kw_only=True):
    """One checker."""

    program: str
    command: Callable[[Place], list[str]]
    read: Callable[[Place, Measured], Findings]
    knows_github: bool = False
    """Whether links of GitHub mean anything to it without a remap."""

    usual: bool = True
    """Whether it runs without being asked for by name."""

    @property
    def found(self) -> str | None:
        """Where the program is installed; None when it is not."""
        beside = Path(sys.executable).parent / self.program
        return str(beside) if beside.exists() else shutil.which(self.program)


def environment(*, ours: bool = True) -> dict[str, str]:
    """As after an installation: the token is there, and modules are compiled once.

    Peers must not see our sources: LinkChecker's own package is called linkcheck too, and would not even start.
    """
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
    inherited = {name: value for name, value in os.environ.items() if name not in without}
    compiled = str(Path(tempfile.gettempdir()) / f"bench-compiled-{os.getuid()}")
    inherited |= {"PYTHONPYCACHEPREFIX": compiled, "GITHUB_TOKEN": _TOKEN}
    return inherited | {"PYTHONPATH": str(ROOT / "src")} if ours else inherited


def run(command: list[str], folder: Path, *, ours: bool = True) -> Measured:
    """Run a command to its end and say what it took."""
    environ = environment(ours=ours)
    output = folder / "output"
    begun = time.perf_counter()
    with output.open("wb") as out, (folder / "errors").open("wb") as errors:
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=out, stderr=errors)
        peak = 0
        # rusage's peak is inherited from the parent process; the kernel's own mark belongs to the program alone.
        while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
            peak = max(peak, _high_water(process.pid))
            time.sleep(0.005 if time.perf_counter() - begun < 1 else 0.05)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(ended[1])
    return Measured(
        wall=wall,
        cpu=ended[2].ru_utime + ended[2].ru_stime,
        memory=peak / 1024,
        code=process.returncode,
        output=output.read_text(encoding="utf-8", errors="replace"),
    )


def _high_water(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) if found else 0


# linkcheck


def _linkcheck(place: Place) -> list[str]:
    network = {
        key: json.dumps(value) for key, value in place.settings.items() if key not in {"http", "https", "dropped"}
    }
    routes = {f"{host}:443": f"127.0.0.1:{place.settings['https']}" for host in ("github.com", "api.github.com")}
    network["connect_to"] = "{" + ", ".join(f'"{key}" = "{value}"' for key, value in routes.items()) + "}"
    lines = [f"{key} = {value}" for key, value in {**network, **place.world.ours}.items()]
    # Snapshots of the dead are no peer's work; canaries would leave the machine.
    tables = ["[network]", *lines, "[crawl]", "canaries = []", "[providers]", "archive = false"]
    tables += [f'[hosts."{host}"]\ninterval = {seconds}' for host, seconds in place.world.intervals.items()]
    text = "\n".join([*tables, ""])
    (place.folder / "linkcheck.toml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "linkcheck", "check"]
    # The document of a million links would take more memory to read than the run that wrote it.
    command += ["lists"] if place.world.per_list else ["list.md", "--format", "json"]
    return [*command, "--workers", str(place.workers)] if place.workers else command


def _read_linkcheck(place: Place, measured: Measured) -> Findings:
    if place.world.per_list:
        with closing(sqlite3.connect(place.folder / "reports" / "linkcheck.db")) as db:
            rows = db.execute("SELECT url, verdict, title FROM current").fetchall()
        return Findings(
            dead=frozenset(url for url, verdict, _ in rows if verdict in {"broken", "invalid"}),
            titles={url: title for url, _, title in rows if title},
        )
    links = json.loads(measured.output or '{"links": []}')["links"]
    return Findings(
        dead=frozenset(link["url"] for link in links if link["verdict"] in {"broken", "invalid"}),
        titles={link["url"]: link["title"] for link in links if link.get("title")},
    )


# lychee


def _lychee(place: Place) -> list[str]:
    flags = [flag.replace(":0/", f":{place.port}/") for flag in place.world.lychee]
    program = RUNNERS["lychee"].found or "lychee"
    return [program, "--no-progress", "--format", "json", *flags, "list.md"]


def _lychee_wide(place: Place) -> list[str]:
    """With as many requests in flight as we have by default; its own default is 128."""
    return [*_lychee(place), "--max-concurrency", "256"]


def _read_lychee(place: Place, measured: Measured) -> Findings:
    answer = json.loads(measured.output or "{}")
    bad = [
        entry for name in ("error_map", "timeout_map") for entries in answer.get(name, {}).values() for entry in entries
    ]
    return Findings(dead=frozenset(_as_listed(place, entry["url"]) for entry in bad))


def _as_listed(place: Place, url: str) -> str:
    return url.replace(f"http://{GITHUB}:{place.port}/", "https://github.com/")


# LinkChecker and md-dead-link-check


def _linkchecker(place: Place) -> list[str]:
    (place.folder / "linkcheckerrc").write_text("[checking]\nrobotstxt=0\nmaxrequestspersecond=20\n[MarkdownCheck]\n")
    program = RUNNERS["LinkChecker"].found or "linkchecker"
    flags = ["--config", "linkcheckerrc", "--check-extern", "--no-status", "--recursion-level", "1"]
    return [program, *flags, "--output", "csv", "list.md"]


def _md_dead_link_check(place: Place) -> list[str]:
    subprocess.run(["git", "init", "-q", "."], cwd=place.folder, check=False)
    subprocess.run(["git", "add", "list.md"], cwd=place.folder, check=False)
    return [RUNNERS["md-dead-link-check"].found or "md-dead-link-check"]


# Those of Node


def _linkinator(_: Place) -> list[str]:
    return [RUNNERS["linkinator"].found or "linkinator", "list.md", "--markdown", "--format", "json"]


def _read_linkinator(_: Place, measured: Measured) -> Findings:
    found = measured.output[max(measured.output.find("{"), 0) :]
    links = json.loads(found or '{"links": []}')["links"]
    return Findings(dead=frozenset(link["url"] for link in links if link["state"] == "BROKEN"))


def _markdown_link_check(_: Place) -> list[str]:
    return [RUNNERS["markdown-link-check"].found or "markdown-link-check", "--quiet", "list.md"]


def _read_text(_: Place, measured: Measured) -> Findings:
    """Every address that is complained of."""
    return Findings(dead=frozenset(_URL.findall(measured.output)))


RUNNERS: Mapping[str, Runner] = {
    "linkcheck": Runner(program="python", command=_linkcheck, read=_read_linkcheck, knows_github=True),
    "lychee": Runner(program="lychee", command=_lychee, read=_read_lychee, knows_github=True),
    "lychee-256": Runner(program="lychee", command=_lychee_wide, read=_read_lychee, knows_github=True, usual=False),
    "LinkChecker": Runner(program="linkchecker", command=_linkchecker, read=_read_text),
    "md-dead-link-check": Runner(program="md-dead-link-check", command=_md_dead_link_check, read=_read_text),
    "linkinator": Runner(program="linkinator", command=_linkinator, read=_read_linkinator),
    "markdown-link-check": Runner(program="markdown-link-check", command=_markdown_link_check, read=_read_text),
}
