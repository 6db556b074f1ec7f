"""What git knows of the lists: which files are theirs, and which revision they are at."""

import os
import re
import subprocess
from pathlib import Path

import msgspec


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """Where the lists live, for links to source lines."""

    repository_url: str | None = None
    """Web address without credentials, such as `https://github.com/owner/name`."""
    commit: str | None = None


def listed_files(folder: Path) -> list[Path] | None:
    """Files below a folder that git does not ignore, sorted; None outside a repository or without git."""
    listing = _git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate")
    if listing is None:
        return None
    return sorted(path for name in listing.split("\0") if name and (path := folder / name).is_file())


def root(folder: Path) -> Path | None:
    """Top of the work tree that holds a folder; None outside a repository."""
    top = _git(folder, "rev-parse", "--show-toplevel")
    return Path(top.strip()) if top else None


def revision(folder: Path) -> Revision:
    """Repository and commit, from the CI's variables where there are any, else from git."""
    env = os.environ
    if "GITHUB_REPOSITORY" in env:
        server = env.get("GITHUB_SERVER_URL", "https://github.com")
        return Revision(repository_url=f"{server}/{env['GITHUB_REPOSITORY']}", commit=env.get("GITHUB_SHA"))
    if "CI_PROJECT_URL" in env:
        return Revision(repository_url=env["CI_PROJECT_URL"], commit=env.get("CI_COMMIT_SHA"))
    remote = _git(folder, "remote", "get-url", "origin")
    commit = _git(folder, "rev-parse", "HEAD")
    return Revision(
        repository_url=web_address(remote.strip()) if remote else None, commit=commit.strip() if commit else None
    )


def web_address(remote: str) -> str | None:
    """The https address of a remote; None where it has none (a path, a bundle). Credentials are dropped."""
    match = re.fullmatch(
        r"(?:(?:https?|ssh|git)://(?:[^@/\s]*@)?|[\w.-]+@)([\w.-]+)(?::\d+)?[:/]([\w./~-]+?)(?:\.git)?/?", remote
    )
    return f"https://{match[1]}/{match[2]}" if match else None


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell, arguments are ours
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is found on the PATH, like everywhere
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
