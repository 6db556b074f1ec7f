"""The environment in which git runs."""

import os
from collections.abc import Mapping
from pathlib import Path

from linkcheck.changes.discovery import find_top

# A hook gets some of these. They name one repository, and git runs for others too.
_DROPPED = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_ATTR_SOURCE",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_EXTERNAL_DIFF",
        "GIT_GLOB_PATHSPECS",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PAGER",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)

_FIXED = {
    # Messages are recognised by their words.
    "LC_ALL": "C",
    "LANGUAGE": "C",
    # Nothing is downloaded, and no program that could is started.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    # The index is read, never refreshed.
    "GIT_OPTIONAL_LOCKS": "0",
}


def environment(top: Path, settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """Variables for git in the repository at `top`; `settings` win over its configuration."""
    env = {name: value for name, value in os.environ.items() if name not in _DROPPED} | _FIXED
    if index := _index(top):
        env["GIT_INDEX_FILE"] = index
    count = int(env["GIT_CONFIG_COUNT"]) if env.get("GIT_CONFIG_COUNT", "").isdecimal() else 0
    for number, (key, value) in enumerate((settings or {}).items(), count):
        env |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    if settings:
        env["GIT_CONFIG_COUNT"] = str(count + len(settings))
    return env


def _index(top: Path) -> str:
    """The index that a commit of chosen paths hands its hooks, absolute; only where it belongs to this repository."""
    named = os.environ.get("GIT_INDEX_FILE")
    if not named or find_top(Path.cwd()) != top:
        return ""
    # Git starts hooks at the top; a hook may have changed the folder since.
    near = Path.cwd() / named
    return str(near if near.exists() else top / named)
