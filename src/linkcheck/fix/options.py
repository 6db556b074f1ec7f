"""Options of `fix`: which edits to make."""

import msgspec


class FixOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Safe edits are on by default, the others by option."""

    tracking: bool = False
    """Drop `utm_*` and its like from living links."""
    archive: bool = False
    """Replace dead links by their archived copies."""
    relocate: bool = False
    """Replace dead links by their new addresses, where those are certain."""
    suggest: bool = False
    """Link entries without a link to the publication that they name, where the match is certain."""
    remove: bool = False
    """Turn dead links into plain text."""
