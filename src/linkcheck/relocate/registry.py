"""Every way to find a new address, in the order of trying: those that ask least first."""

from linkcheck.relocate.candidate import Way
from linkcheck.relocate.ways.archive import Archive
from linkcheck.relocate.ways.catalogue import Catalogue
from linkcheck.relocate.ways.code import Code
from linkcheck.relocate.ways.feed import Feed
from linkcheck.relocate.ways.former import Former
from linkcheck.relocate.ways.hosting import Hosting
from linkcheck.relocate.ways.identifier import Identifier
from linkcheck.relocate.ways.neighbour import NeighbourLabel
from linkcheck.relocate.ways.prefix import Prefix
from linkcheck.relocate.ways.sitemap import Sitemap
from linkcheck.relocate.ways.spelling import Spelling

WAYS: tuple[Way, ...] = (
    NeighbourLabel(),
    Former(),
    Prefix(),
    Identifier(),
    Hosting(),
    Spelling(),
    Archive(),
    Code(),
    Catalogue(),
    Sitemap(),
    Feed(),
)
