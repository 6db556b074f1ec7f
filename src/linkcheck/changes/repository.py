"""The files of a repository, its address, and the revision of the work tree."""

import os
import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from linkcheck.changes.discovery import find_top
from linkcheck.changes.git import open_work_tree, text
from linkcheck.files import on_disk, shown
from linkcheck.urls.remotes import web_address

# A line of content begins with a tab, so nothing in a file can pass for a header.
_BLAMED = re.compile(r"([0-9a-f]{40,64}) \d+ (\d+)")


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """Where the lists live, for links to source lines."""

    repository_url: str | None = None
    """Web address without credentials, such as `https://github.com/owner/name`."""
    commit: str | None = None


def listed_files(folder: Path, *, staged: bool = False) -> list[Path] | None:
    """Files below a folder that git does not ignore, sorted; None outside a repository or without git.

    With `staged` those of the index, whether they are on disk or not.
    """
    tree = open_work_tree(folder)
    if tree is None:
        return None
    below = tree.inside(folder / ".")
    options = () if staged else ("--others", "--exclude-standard")
    listing = tree.try_git("ls-files", "-z", "--cached", "--deduplicate", *options, "--", below)
    if listing is None:
        return None
    names = (os.path.relpath(name, below) for name in text(listing).split("\0") if name)
    return sorted(path for name in names if (path := folder / name).is_file() or staged)


def revision(folder: Path) -> Revision:
    """Repository and commit, from the CI's variables where there are any, else from git."""
    env = os.environ
    if "GITHUB_REPOSITORY" in env:
        server = env.get("GITHUB_SERVER_URL", "https://github.com")
        return Revision(repository_url=f"{server}/{env['GITHUB_REPOSITORY']}", commit=env.get("GITHUB_SHA"))
    if "CI_PROJECT_URL" in env:
        return Revision(repository_url=env["CI_PROJECT_URL"], commit=env.get("CI_COMMIT_SHA"))
    tree = open_work_tree(folder)
    if tree is None:
        return Revision()
    return Revision(repository_url=web_address(tree.origin), commit=tree.commit or None)


def repository_paths(names: Iterable[str], folder: Path) -> dict[str, str]:
    """The paths from the root of the repository of those files that are called otherwise; empty for those outside.

    A check may run in a subfolder, name lists by absolute paths, or read standard input.
    """
    top = find_top(folder)
    if top is None:
        return {}
    paths = {name: shown(_inside(folder / on_disk(name), top.resolve())) for name in names}
    return {name: path for name, path in paths.items() if path != name}


def names_in_patch(names: Collection[str], folder: Path) -> dict[str, str]:
    """The paths from the root of the repository where a patch of these files has to use them; else empty.

    `git apply` takes neither a path that leads up from its folder nor an absolute one.
    """
    if not any(os.path.isabs(name) or ".." in Path(name).parts for name in names):  # noqa: PTH117 - a name, no file
        return {}
    inside = repository_paths(names, folder)
    return inside if all(inside.get(name, name) for name in names) else {}


def _inside(path: Path, top: Path) -> str:
    try:
        found = path.resolve()
        return found.relative_to(top).as_posix() if found.is_file() else ""
    except (ValueError, OSError):
        return ""


def line_dates(path: Path, lines: Collection[int]) -> dict[int, str]:
    """The ISO date (UTC) on which each line of a file got its present text; uncommitted lines are missing."""
    ranges = [argument for line in sorted(lines) for argument in ("-L", f"{line},{line}")]
    tree = open_work_tree(path.parent) if ranges else None
    blame = tree and tree.try_git("blame", "--no-textconv", "--line-porcelain", *ranges, "--", tree.inside(path))
    dates: dict[int, str] = {}
    line = 0
    for row in text(blame or b"").split("\n"):
        if header := _BLAMED.match(row):
            line = 0 if set(header[1]) == {"0"} else int(header[2])
        elif line and row.startswith("author-time "):
            dates[line] = datetime.fromtimestamp(int(row[12:]), UTC).date().isoformat()
    return dates
