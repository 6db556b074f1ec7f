"""Links that GitHub does not follow, in the sources of static sites and in pages that may be such."""

from linkcheck.pipeline.plan.local.in_sites.habits import SeenLink, by_habits
from linkcheck.pipeline.plan.local.in_sites.site_findings import unexplained
from linkcheck.pipeline.plan.local.in_sites.site_links import SiteLinks

__all__ = ["SeenLink", "SiteLinks", "by_habits", "unexplained"]
