"""The address of a repository on GitHub, and the name of its default branch."""

import os
from pathlib import Path

import msgspec

from linkcheck.changes.discovery import find_top
from linkcheck.changes.git import open_work_tree
from linkcheck.errors import InputError
from linkcheck.files import read_file
from linkcheck.urls.remotes import web_address

_GITHUB = "https://github.com/"
# GitHub's own limit for the payload of an event is 25 MB.
_EVENT_BYTES = 25 * 1024 * 1024


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """A repository on GitHub."""

    url: str
    """`https://github.com/OWNER/REPO`."""
    branches: tuple[str, ...]
    """Names of the default branch; the two usual ones where neither git nor CI knows it."""


class _Repository(msgspec.Struct):
    default_branch: str = ""


class _Event(msgspec.Struct):
    repository: _Repository = msgspec.field(default_factory=_Repository)


def home(folder: Path) -> Home | None:
    """The repository of a folder on github.com: by the CI's variables, else by its remote `origin`; None elsewhere."""
    env = os.environ
    if "GITHUB_REPOSITORY" in env and find_top(folder) == find_top(Path.cwd()):
        url = f"{env.get('GITHUB_SERVER_URL', 'https://github.com')}/{env['GITHUB_REPOSITORY']}"
        return _home(url, _branch_of_event(env.get("GITHUB_EVENT_PATH", "")))
    tree = open_work_tree(folder)
    if tree is None:
        return None
    url = web_address(tree.origin) or ""
    branch = tree.try_text("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD") or ""
    return _home(url, branch.removeprefix("origin/"))


def default_branch_has(folder: Path, home: Home, path: str) -> bool | None:
    """Whether the default branch, as it was last fetched, has a file or folder; None where no branch is known.

    `path` is from the top of the repository.
    """
    tree = open_work_tree(folder)
    if tree is None:
        return None
    for branch in home.branches:
        commit = tree.try_text("rev-parse", "--verify", "--quiet", f"refs/remotes/origin/{branch}^{{commit}}")
        if commit:
            return tree.try_git("cat-file", "-e", f"{commit}:{path}") is not None
    return None


def _home(url: str, branch: str) -> Home | None:
    url = url.replace("https://www.github.com/", _GITHUB)
    if not url.lower().startswith(_GITHUB) or url[len(_GITHUB) :].count("/") != 1:
        return None
    return Home(url=url, branches=("HEAD", branch) if branch else ("HEAD", "main", "master"))


def _branch_of_event(file: str) -> str:
    """The default branch that the event of a GitHub workflow names; empty where it names none."""
    try:
        event = msgspec.json.decode(read_file(file, limit=_EVENT_BYTES), type=_Event) if file else _Event()
    except (InputError, OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ""
    return event.repository.default_branch
