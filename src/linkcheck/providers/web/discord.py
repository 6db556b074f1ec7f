"""Discord's API: its page answers 200 for every invitation, expired ones included."""

import re
from collections.abc import Sequence

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, PageMetadata, Request, TitleCandidate
from linkcheck.model.text import DESCRIPTION, clean
from linkcheck.providers.payload import dig, json_of, status_of, unknown
from linkcheck.providers.provider import Flow, When

_INVITATION = re.compile(
    r"https?://(?:www\.)?(?:discord\.gg/(?:invite/)?|discord(?:app)?\.com/invite/)([\w-]{2,100})/?(?:[?#].*)?"
)
_UNKNOWN_INVITE = 10006
"""The API's own number for an invitation that does not exist, or no longer."""


class Discord:
    """One invitation a request."""

    name = "discord"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Invitations; no channels and messages, which only members see."""
        return _INVITATION.fullmatch(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One record an invitation."""
        found = {}
        for url in urls:
            if match := _INVITATION.fullmatch(url):
                address = f"https://discord.com/api/v10/invites/{match[1]}"
                found[url] = self._answer(match[1], (yield Request(url=address, read=BodyExtent.BODY, own=True)))
        return found

    def _answer(self, code: str, outcome: Outcome) -> Answer:
        # A 404 alone proves nothing: the API gives its own number for what it does not know.
        if status_of(outcome) == 404 and dig(json_of(outcome, 404), "code") == _UNKNOWN_INVITE:
            return Answer(
                provider=self.name, existence=Existence.GONE, detail=f"no invitation {code}, or it has expired"
            )
        record = json_of(outcome)
        if dig(record, "code") is None:
            return unknown(self.name, outcome)
        title = clean(dig(record, "guild", "name") or dig(record, "channel", "name"))
        page = PageMetadata(
            title=title,
            title_source=self.name if title else None,
            candidates=(TitleCandidate(source=self.name, value=title),) if title else (),
            description=clean(dig(record, "guild", "description"), DESCRIPTION),
            site_name="Discord",
        )
        return Answer(provider=self.name, existence=Existence.EXISTS, page=page)
