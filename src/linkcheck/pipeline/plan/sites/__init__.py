"""Sources of static sites, whose links lead where the built site has pages."""

from linkcheck.pipeline.plan.sites.anchors import PageAnchors, is_nearly_one_of, is_template, may_keep_case
from linkcheck.pipeline.plan.sites.find_site import SiteFinder, any_site
from linkcheck.pipeline.plan.sites.generators import COMMUNITY, FOR_GITHUB, Site, is_of_repository
from linkcheck.pipeline.plan.sites.languages import is_language
from linkcheck.pipeline.plan.sites.layouts import LayoutIds, is_layout
from linkcheck.pipeline.plan.sites.page_names import Name, PageNames
from linkcheck.pipeline.plan.sites.settings import configuration_files
from linkcheck.pipeline.plan.sites.sources import (
    HTML,
    READ,
    can_be_known,
    is_generated,
    is_label,
    is_partial,
    leaves_host_path,
    leaves_site,
    names_page,
    names_symbol,
    pages_of,
    sources_for,
)

__all__ = [
    "COMMUNITY",
    "FOR_GITHUB",
    "HTML",
    "READ",
    "LayoutIds",
    "Name",
    "PageAnchors",
    "PageNames",
    "Site",
    "SiteFinder",
    "any_site",
    "can_be_known",
    "configuration_files",
    "is_generated",
    "is_label",
    "is_language",
    "is_layout",
    "is_nearly_one_of",
    "is_of_repository",
    "is_partial",
    "is_template",
    "leaves_host_path",
    "leaves_site",
    "may_keep_case",
    "names_page",
    "names_symbol",
    "pages_of",
    "sources_for",
]
