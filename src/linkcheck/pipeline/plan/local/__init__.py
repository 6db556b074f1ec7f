"""Links to files and anchors of the repository itself."""

from linkcheck.pipeline.plan.local.check_local import check_local
from linkcheck.pipeline.plan.local.conventions import is_no_link
from linkcheck.pipeline.plan.local.in_sites import unexplained
from linkcheck.pipeline.plan.local.local_link import LocalLink
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.local.stable_names import stable_names

__all__ = ["LocalLink", "RepositoryFiles", "check_local", "is_no_link", "stable_names", "unexplained"]
