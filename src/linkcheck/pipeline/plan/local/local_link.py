"""A link inside the repository, and what is wrong with it."""

import msgspec

from linkcheck.model import Link


class LocalLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link inside the repository and what is wrong with it, if anything."""

    link: Link
    file: str
    """What it leads to, as a path from the working directory, fragment included."""
    reason: str = ""
    message: str = ""
    note: str = ""
    """Reason id of a finding that fails nothing: the link works, and `message` says what is odd about it."""
    right: str = ""
    """The destination as it should be written, where that is certain."""
