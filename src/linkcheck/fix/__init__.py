"""Plan certain edits of the lists and rewrite bytes. Pure.

`proposal` gives the edit that a record allows, `scheme` tells which misspelt schemes are certain, `rewrite` puts edits
into a text, `removal` removes a link's brackets, `proof` compares the links before and after. `new_link` links an entry
that has none. How a URL is written at its place is a matter of the list's language: `linkcheck.formats`.
"""

from linkcheck.fix.new_link import SURE, NewLink, linked, propose_links, proved_link
from linkcheck.fix.options import FixOptions
from linkcheck.fix.proof import proved
from linkcheck.fix.proposal import Edit, propose
from linkcheck.fix.rewrite import locate, rewritten, unified_diff
from linkcheck.fix.scheme import is_certain_scheme

__all__ = [
    "SURE",
    "Edit",
    "FixOptions",
    "NewLink",
    "is_certain_scheme",
    "linked",
    "locate",
    "propose",
    "propose_links",
    "proved",
    "proved_link",
    "rewritten",
    "unified_diff",
]
