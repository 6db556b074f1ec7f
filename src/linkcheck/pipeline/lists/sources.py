"""Which lists a command reads, settled once from configuration and command line."""

import os
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
    is_part: bool = False
    """The configuration names lists, and these paths are others."""
    tracked: bool = False
    """The paths are one folder, of which the Markdown files that git tracks are taken, because no list is named."""


def sources_of(
    config: Config,
    paths: Sequence[str] = (),
    *,
    exclude: Sequence[str] = (),
    staged: bool = False,
    allow_none: bool = False,
) -> Sources:
    """The sources that a command line names, else those of the configuration, else every tracked Markdown file."""
    tracked = not paths and not config.names_sources and not any(map(os.path.lexists, config.sources))
    return Sources(
        paths=(_from_here(config.folder),) if tracked else tuple(paths) or config.sources,
        tracked=tracked,
        is_part=bool(paths) and config.names_sources,
        exclude=Exclude((*config.exclude, *exclude), folder=config.folder, reports=config.reports),
        staged=staged,
        allow_none=allow_none,
    )


def _from_here(folder: str) -> str:
    """A folder as lists are named: from the working directory where it lies below, else whole."""
    here = os.path.relpath(folder)
    return folder if here.startswith(os.pardir) else here
