"""Plan certain edits of the lists and rewrite bytes. Pure.

`proposal` says what each record allows, `spelling` how an address is written where it stands, `rewrite` puts edits
into a text, `removal` takes a link's brackets away, `proof` compares the links before and after. `linking` gives
entries without a link the one they surely mean.
"""

from linkcheck.fix.linking import SURE, Linking, linked, propose_links, proved_link
from linkcheck.fix.options import FixOptions
from linkcheck.fix.proof import proved
from linkcheck.fix.proposal import Edit, propose
from linkcheck.fix.rewrite import locate, rewritten, unified_diff

__all__ = [
    "SURE",
    "Edit",
    "FixOptions",
    "Linking",
    "linked",
    "locate",
    "propose",
    "propose_links",
    "proved",
    "proved_link",
    "rewritten",
    "unified_diff",
]
"""What is edited by default is certain: proved by the network, and proved again on the text."""
