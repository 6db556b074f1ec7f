"""The address of a repository on GitHub, and the name of its default branch."""

import os
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from linkcheck.changes.discovery import find_top
from linkcheck.changes.git import WorkTree, open_work_tree
from linkcheck.errors import InputError
from linkcheck.files import read_file
from linkcheck.urls.remotes import web_address

_GITHUB = "https://github.com/"
# GitHub's own, with data in one country, and companies' servers by their usual name.
_SERVER = re.compile(r"https://(?:github\.com|[\w-]+\.ghe\.com|github\.[\w.-]+(?::\d+)?)/", re.IGNORECASE)
_RESOLVED = re.compile(r"remote\.(.+)\.gh-resolved\Z")
# GitHub's own limit for the payload of an event is 25 MB.
_EVENT_BYTES = 25 * 1024 * 1024


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """A repository on GitHub."""

    url: str
    """`https://github.com/OWNER/REPO`, where readers find it: of a fork that knows where it comes from, that."""
    urls: tuple[str, ...]
    """All its addresses: with those of the fork."""
    branches: tuple[str, ...]
    """Names of the default branch; the two usual ones where neither git nor CI knows it."""
    remotes: tuple[str, ...] = ("origin",)
    """Names under which git knows it."""

    @property
    def is_public_github(self) -> bool:
        """Whether it is on github.com, and not on a company's own server."""
        return self.url.lower().startswith(_GITHUB)


class Upstream(StrEnum):
    """What the default branch, as it was last fetched, has of a file that the work tree lacks."""

    UNKNOWN = "unknown"
    LACKS = "lacks"
    HAS = "has"
    NEWER = "newer"
    """Another content than where the present branch began: a merge brings it."""


class _Repository(msgspec.Struct):
    default_branch: str = ""


class _Event(msgspec.Struct):
    repository: _Repository = msgspec.field(default_factory=_Repository)


def home(folder: Path) -> Home | None:
    """The repository of a folder on GitHub: by the CI's variables, else by its remotes; None elsewhere."""
    env = os.environ
    tree = open_work_tree(folder)
    if "GITHUB_REPOSITORY" in env and find_top(folder) == find_top(Path.cwd()):
        server = env.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
        branch = _branch_of_event(env.get("GITHUB_EVENT_PATH", ""))
        return _home([f"{server}/{env['GITHUB_REPOSITORY']}"], [branch], _remotes(tree) if tree else [])
    if tree is None:
        return None
    remotes = _remotes(tree)
    urls = {name: url for name in remotes if _is_github(url := web_address(tree.address(name)) or "")}
    heads = [tree.try_text("symbolic-ref", "--quiet", "--short", f"refs/remotes/{name}/HEAD") or "" for name in urls]
    branches = [head.removeprefix(f"{name}/") for name, head in zip(urls, heads, strict=True)]
    return _home([*urls.values()], branches, [*urls])


def upstream_state(folder: Path, home: Home, path: str) -> Upstream:
    """What the default branch has of a file or folder; `path` is from the top of the repository."""
    tree = open_work_tree(folder)
    if tree is None:
        return Upstream.UNKNOWN
    for name in (f"refs/remotes/{remote}/{branch}" for remote in home.remotes for branch in home.branches):
        commit = tree.try_text("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if not commit:
            continue
        there = tree.try_text("rev-parse", "--verify", "--quiet", f"{commit}:{path}")
        if not there:
            return Upstream.LACKS
        base = tree.try_text("merge-base", commit, "HEAD")
        before = base and tree.try_text("rev-parse", "--verify", "--quiet", f"{base}:{path}")
        return Upstream.NEWER if base and before != there else Upstream.HAS
    return Upstream.UNKNOWN


def _remotes(tree: WorkTree) -> list[str]:
    """The remotes of the repository itself, the one that pull requests go to first."""
    names = tree.remotes
    base = [found[1] for key, value in tree.settings if value == "base" and (found := _RESOLVED.match(key))]
    usual = [name for name in ("upstream", "origin") if name in names]
    return list(dict.fromkeys([*base, *usual])) or ([*names] if len(names) == 1 else [])


def _is_github(url: str) -> bool:
    return _SERVER.match(url) is not None and url.count("/") == 4


def _home(urls: Sequence[str], branches: Iterable[str], remotes: Sequence[str]) -> Home | None:
    known = tuple(dict.fromkeys(filter(None, branches)))
    if not urls or urls[0].count("/") != 4:
        return None
    return Home(
        url=urls[0],
        urls=tuple(urls),
        branches=("HEAD", *(known or ("main", "master"))),
        remotes=tuple(remotes) or ("origin",),
    )


def _branch_of_event(file: str) -> str:
    """The default branch that the event of a GitHub workflow names; empty where it names none."""
    try:
        event = msgspec.json.decode(read_file(file, limit=_EVENT_BYTES), type=_Event) if file else _Event()
    except (InputError, OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ""
    return event.repository.default_branch
