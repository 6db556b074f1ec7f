"""Run git, so that nothing a repository holds can run a program.

A repository may come from a stranger: cloned, unpacked, or embedded in another as plain folders. Its configuration may
name programs for nearly everything that git does. Therefore git runs with an explicit directory at the top of the
work tree, and with every setting that starts a program switched off: on the command line, which wins over files.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import msgspec

from linkcheck.changes.discovery import find_top
from linkcheck.changes.environment import environment
from linkcheck.errors import ChangesError

# Far more than the largest repositories need; a FIFO named by `include.path` never ends.
_SECONDS = 300

_SETTINGS = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.askPass=",
    "core.alternateRefsCommand=",
    "credential.helper=",
    "diff.external=",
    "diff.ignoreSubmodules=all",
    "diff.autoRefreshIndex=false",
    "submodule.recurse=false",
    "protocol.allow=never",
    "log.showSignature=false",
    "blame.ignoreRevsFile=",
    "gc.auto=0",
    "maintenance.auto=false",
    # Quoted paths would be in the way.
    "core.quotePath=false",
)

_ORIGIN = "origin"
_REMOTE = re.compile(r"remote\.(.+)\.url\Z")
_WANTED = r"^(filter|url)\.|^remote\..*\.(url|gh-resolved)$"


class WorkTree(msgspec.Struct, frozen=True, kw_only=True):
    """A repository that has files."""

    top: Path
    """Absolute, without symbolic links."""
    commit: str = ""
    """That of HEAD; empty before the first."""
    settings: tuple[tuple[str, str], ...] = ()
    """Keys and values of its configuration, of filters and remotes."""

    @property
    def git_dir(self) -> Path:
        """Its `.git`: a folder, or the file that names one."""
        return self.top / ".git"

    @property
    def origin(self) -> str | None:
        """The address of the remote `origin`, or of the only one; None without these."""
        names = self.remotes
        name = _ORIGIN if _ORIGIN in names else names[0] if len(names) == 1 else None
        return None if name is None else self.address(name)

    @property
    def remotes(self) -> tuple[str, ...]:
        """The names of the remotes that have an address."""
        return tuple(dict.fromkeys(found[1] for key, _ in self.settings if (found := _REMOTE.match(key))))

    def address(self, remote: str) -> str | None:
        """The address of a remote."""
        urls = [value for key, value in self.settings if key == f"remote.{remote}.url"]
        if len(urls) > 1 or any(key.startswith("url.") for key, _ in self.settings):
            # Git knows which one counts, and writes addresses anew.
            return None if remote.startswith("-") else self.try_text("remote", "get-url", remote)
        return urls[0].strip() if urls else None

    def inside(self, path: Path) -> str:
        """A path from the top, `.` for the top itself; for one that lies outside it begins with `..`."""
        return os.path.relpath(Path(os.path.realpath(path.parent)) / path.name, self.top)

    def try_git(self, *arguments: str, stdin: bytes = b"") -> bytes | None:
        """Standard output; None when git is missing or refuses."""
        try:
            done = self._run(arguments, stdin)
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout if done.returncode == 0 else None

    def try_text(self, *arguments: str) -> str | None:
        """Standard output as text, surrounding white space removed; None when git is missing or refuses."""
        data = self.try_git(*arguments)
        return None if data is None else text(data).strip()

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Standard output. Raises `ChangesError` when git is missing or refuses."""
        try:
            done = self._run(arguments, stdin)
        except OSError as error:
            raise ChangesError("git was not found.", remedy="Install git, or check without --since.") from error
        except subprocess.TimeoutExpired as error:
            raise ChangesError(
                f"git {arguments[0]} did not end within {_SECONDS} seconds.",
                remedy=f"Does the configuration in {self.git_dir} name a pipe or a device?",
            ) from error
        if done.returncode != 0:
            raise ChangesError(f"git {arguments[0]}: {_complaint(done)}", remedy=_remedy(done))
        return done.stdout

    def _run(self, arguments: tuple[str, ...], stdin: bytes) -> "subprocess.CompletedProcess[bytes]":
        place = (f"--git-dir={self.git_dir}", f"--work-tree={self.top}")
        command = ["git", *_options(), *place, *arguments]
        return _call(command, self.top, environment(self.top, self._without_filters()), stdin)

    def _without_filters(self) -> dict[str, str]:
        """Empty programs for each driver of `.gitattributes` that the repository's configuration has."""
        names = {key.rpartition(".")[0] for key, _ in self.settings if key.startswith("filter.") and key.count(".") > 1}
        empty = {"clean": "", "smudge": "", "process": "", "required": "false"}
        return {f"{name}.{key}": value for name in sorted(names) for key, value in empty.items()}


@contextmanager
def opened_once() -> Iterator[None]:
    """Inside, each repository is opened once: git reads its commit, filters and remote in two calls for the whole run.

    A check of one list took eight calls of git, and takes three.
    """
    token = _OPENED.set({})
    try:
        yield
    finally:
        _OPENED.reset(token)


_OPENED: ContextVar[dict[Path, WorkTree | None] | None] = ContextVar("opened", default=None)


def open_work_tree(folder: Path) -> WorkTree | None:
    """The repository that holds a folder; None outside one, and where git cannot read it.

    Raises `ChangesError` when it belongs to another user, which git does not allow.
    """
    top, opened = find_top(folder), _OPENED.get()
    if top is None:
        return None
    if opened is None:
        return _open(top)
    if top not in opened:
        opened[top] = _open(top)
    return opened[top]


def _open(top: Path) -> WorkTree | None:
    """The explicit directory would skip git's test of the owner, so this once git looks for it itself."""
    command = ["git", *_options(), "rev-parse", "--git-dir", "--verify", "--quiet", "HEAD"]
    ceiling = {"GIT_CEILING_DIRECTORIES": str(top.parent)}
    try:
        done = _call(command, top, environment(top) | ceiling)
        if b"safe.directory" in done.stderr:
            raise ChangesError(
                f"{top}: git does not read this repository, because it belongs to another user.",
                remedy=f"Where you trust it: git config --global --add safe.directory {top}",
            )
        git_dir, *commit = text(done.stdout).splitlines() or [""]
        return WorkTree(top=top, commit="".join(commit), settings=_settings(top)) if git_dir else None
    except (OSError, subprocess.TimeoutExpired):
        return None


def _settings(top: Path) -> tuple[tuple[str, str], ...]:
    command = ["git", *_options(), f"--git-dir={top / '.git'}", "config", "--null", "--get-regexp", _WANTED]
    records = text(_call(command, top, environment(top)).stdout).split("\0")
    return tuple((key, value) for key, _, value in (record.partition("\n") for record in records) if key)


def need_work_tree(folder: Path) -> WorkTree:
    """The same where nothing can go on without one. Raises `ChangesError`."""
    tree = open_work_tree(folder)
    if tree is not None:
        return tree
    if find_top(folder) is None:
        raise ChangesError(f"{folder}: not a git repository.", remedy="Check without --since and --staged here.")
    raise ChangesError(
        f"{folder}: git cannot read this repository.", remedy="Is git installed? What says `git status`?"
    )


def run_outside(folder: Path, *arguments: str) -> bytes:
    """Standard output of a git that belongs to no repository; exit code 1 says "differs". Raises `ChangesError`."""
    ceiling = {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    try:
        done = _call(["git", *_options(), *arguments], folder, environment(folder) | ceiling)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ChangesError("git was not found.", remedy="Install git, or check without --since.") from error
    if done.returncode > 1:
        raise ChangesError(f"git {arguments[0]}: {_complaint(done)}")
    return done.stdout


def text(data: bytes) -> str:
    """What git wrote, names that are not UTF-8 included."""
    return data.decode("utf-8", "surrogateescape")


def _options() -> list[str]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["--no-pager", "--literal-pathspecs", *settings]


def _call(
    command: list[str], folder: Path, env: Mapping[str, str], stdin: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603 - no shell
        command, cwd=folder, env=env, input=stdin, capture_output=True, check=False, timeout=_SECONDS
    )


def _complaint(done: "subprocess.CompletedProcess[bytes]") -> str:
    return " ".join(text(done.stderr).split()) or f"exit code {done.returncode}"


def _remedy(done: "subprocess.CompletedProcess[bytes]") -> str:
    if b"promisor" in done.stderr or b"lazy fetching" in done.stderr:
        return "This is a partial clone, and nothing is downloaded in a check: git fetch --refetch --no-filter origin"
    return "Does `git status` work in this folder?"
