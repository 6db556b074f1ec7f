"""Sources of static sites, whose links lead where the built site has pages."""

from linkcheck.pipeline.plan.sites.anchors import has_site_anchor, is_completed_later
from linkcheck.pipeline.plan.sites.find_site import SiteFinder
from linkcheck.pipeline.plan.sites.generators import Site
from linkcheck.pipeline.plan.sites.sources import can_be_known, sources_for

__all__ = ["Site", "SiteFinder", "can_be_known", "has_site_anchor", "is_completed_later", "sources_for"]
