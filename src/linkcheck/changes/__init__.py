"""Git: which lines a change adds or edits, which files are the lists', which revision they are at.

`discovery` finds the repository, `git` runs git in its `environment`, `repository` reads the present state, `change`
the difference to a base, `committed` reads the files of a revision, `diff` reads git's patches. All paths
that are returned are relative to the working directory, as links name their lists.
"""

from linkcheck.changes.branches import OtherBranches
from linkcheck.changes.change import Change, change_since, staged_names
from linkcheck.changes.committed import CommittedFiles
from linkcheck.changes.discovery import find_top
from linkcheck.changes.git import opened_once
from linkcheck.changes.home import Home, Upstream, home, upstream_state
from linkcheck.changes.repository import Revision, line_dates, listed_files, names_in_patch, repository_paths, revision
from linkcheck.changes.tracked import TrackedFiles, tracked_files

__all__ = [
    "Change",
    "CommittedFiles",
    "Home",
    "OtherBranches",
    "Revision",
    "TrackedFiles",
    "Upstream",
    "change_since",
    "find_top",
    "home",
    "line_dates",
    "listed_files",
    "names_in_patch",
    "opened_once",
    "repository_paths",
    "revision",
    "staged_names",
    "tracked_files",
    "upstream_state",
]
