"""Which lists a command reads, settled once from configuration and command line."""

from collections.abc import Sequence

import msgspec

from linkcheck.config import Config
from linkcheck.pipeline.lists.exclude import Exclude


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """What to read, and from where."""

    paths: tuple[str, ...]
    """Files, folders and globs, `-` for standard input."""
    exclude: Exclude
    staged: bool = False
    """Files that git's index knows are read from there: what a commit would hold."""
    allow_none: bool = False
    """Whether no list that can be read is fine, as before a merge that touches none."""


def sources_of(
    config: Config,
    paths: Sequence[str] = (),
    *,
    exclude: Sequence[str] = (),
    staged: bool = False,
    allow_none: bool = False,
) -> Sources:
    """The sources that a command line names, else those of the configuration."""
    return Sources(
        paths=tuple(paths) or config.sources,
        exclude=Exclude((*config.exclude, *exclude), folder=config.folder, reports=config.reports),
        staged=staged,
        allow_none=allow_none,
    )
