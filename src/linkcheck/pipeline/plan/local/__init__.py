"""Links to files and anchors of the repository itself."""

from linkcheck.pipeline.plan.local.check_local import check_local
from linkcheck.pipeline.plan.local.local_link import LocalLink

__all__ = ["LocalLink", "check_local"]
