"""Destinations in, targets out: normalise, group, classify as web, local or invalid. Pure."""

from linkcheck.urls.address import (
    MAX_LENGTH,
    Malformed,
    has_credentials,
    hide_credentials,
    host_of,
    join,
    normalize,
    without_fragment,
)
from linkcheck.urls.app_scheme import app_scheme
from linkcheck.urls.destination import Destination, DestinationKind, locate
from linkcheck.urls.domains import registrable_domain
from linkcheck.urls.duplicates import same_name
from linkcheck.urls.groups import Grouping, InvalidLink, group
from linkcheck.urls.ignore_rules import IgnoreRule
from linkcheck.urls.lint import lint

__all__ = [
    "MAX_LENGTH",
    "Destination",
    "DestinationKind",
    "Grouping",
    "IgnoreRule",
    "InvalidLink",
    "Malformed",
    "app_scheme",
    "group",
    "has_credentials",
    "hide_credentials",
    "host_of",
    "join",
    "lint",
    "locate",
    "normalize",
    "registrable_domain",
    "same_name",
    "without_fragment",
]
