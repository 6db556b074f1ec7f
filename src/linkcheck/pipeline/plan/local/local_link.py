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


LEFT_ALONE = "left-to-program"


def follows(judged: LocalLink) -> LocalLink:
    """The link as one that leads where it should."""
    return LocalLink(link=judged.link, file=judged.file)


def as_note(judged: LocalLink) -> LocalLink:
    """A link that fails, as one with a note: whether it leads nowhere for readers is not certain."""
    return msgspec.structs.replace(judged, reason="", note=judged.reason)


def left_alone(judged: LocalLink) -> LocalLink:
    """A link that is not judged: the program that shows its file fills it in, or decides where it leads."""
    return LocalLink(link=judged.link, file=judged.file, reason=LEFT_ALONE)
