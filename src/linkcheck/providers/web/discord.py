"""Discord's API: its page answers 200 for every invitation, expired ones included."""

import re

from linkcheck.model import PageMetadata
from linkcheck.model.text import DESCRIPTION, clean
from linkcheck.providers.payload import denial, dig, get, json_of, title_fields
from linkcheck.providers.single import Lookup, SingleProvider

_INVITATION = re.compile(
    r"https?://(?:www\.)?(?:discord\.gg/(?:invite/)?|discord(?:app)?\.com/invite/)([\w-]{2,100})/?(?:[?#].*)?"
)
_UNKNOWN_INVITE = 10006
"""The API's own number for an invitation that does not exist, or no longer."""


class Discord(SingleProvider[str]):
    """Invitations; no channels and messages, which only members see."""

    name = "discord"

    def key(self, url: str) -> str | None:
        """The invitation's code."""
        match = _INVITATION.fullmatch(url)
        return match and match[1]

    def look_up(self, key: str) -> Lookup:
        """The record of the invitation."""
        outcome = yield get(f"https://discord.com/api/v10/invites/{key}")
        # A 404 alone proves nothing: the API gives its own number for what it does not know.
        if denial(outcome, "code") == _UNKNOWN_INVITE:
            return self.gone(f"no invitation {key}, or it has expired")
        record = json_of(outcome)
        # An invitation's code is text, an error's is a number.
        if not isinstance(dig(record, "code"), str):
            return self.unknown(outcome)
        page = PageMetadata(
            **title_fields(self.name, clean(dig(record, "guild", "name") or dig(record, "channel", "name"))),
            description=clean(dig(record, "guild", "description"), DESCRIPTION),
            site_name="Discord",
        )
        return self.exists(page)
