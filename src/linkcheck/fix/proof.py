"""Prove that an edited text has the links it should have, and no others."""

from collections.abc import Sequence

from linkcheck.fix.proposal import Edit
from linkcheck.model import Link


def proved(before: Sequence[Link], after: Sequence[Link], edits: Sequence[Edit]) -> bool:
    """Whether the links of the edited text are those of the old one, but for exactly the edited destinations.

    A definition's new destination shows at all its references; a bare link's text is its address and goes with it.
    """
    changed = {edit.link.destination_place: edit for edit in edits}
    expected = [
        (edit.url if edit else link.url, None if edit and link.text == link.url else link.text)
        for link in before
        if not ((edit := changed.get(link.destination_place)) and edit.url is None)
    ]
    found = [(link.url, None if text is None else link.text) for link, (_, text) in zip(after, expected, strict=False)]
    return len(after) == len(expected) and found == expected
