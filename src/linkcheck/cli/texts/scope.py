"""Which part of the lists a check is about."""

from collections.abc import Mapping
from typing import NamedTuple


class Scope(NamedTuple):
    """The revision a change is measured against (None: the whole lists), and whether the index holds it."""

    since: str | None
    staged: bool


def scope_of(since: str | None, staged: bool, environ: Mapping[str, str]) -> Scope:
    """As the options say; `--staged` under pre-commit means what pre-commit runs for.

    A push stages nothing: there pre-commit names the revision that the remote has, if any.
    """
    if not staged or since:
        return Scope(since or ("HEAD" if staged else None), staged)
    if pushed := environ.get("PRE_COMMIT_FROM_REF"):
        return Scope(pushed, staged=False)
    if environ.get("PRE_COMMIT_REMOTE_NAME"):
        return Scope(None, staged=False)
    return Scope("HEAD", staged=True)
