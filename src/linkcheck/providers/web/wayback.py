"""The Wayback Machine's index: where a dead page can still be read.

The CDX server, not the availability API: that one answers "none" for pages that are archived.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from linkcheck.model import Answer, BodyExtent, Existence, Outcome, Request
from linkcheck.providers.payload import items, json_of, unknown
from linkcheck.providers.provider import Flow, When

_INDEX = "https://web.archive.org/cdx/search/cdx"
_TIMESTAMP = re.compile(r"\d{14}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Wayback:
    """One page a request. `moved_to` of the answer is the snapshot; `gone` means that there is none."""

    name = "wayback"
    when = When.DEAD
    batch = 1

    def __init__(self, near: Mapping[str, str] | None = None) -> None:
        self._near = near or {}
        """URL to the ISO date of the snapshot that is wanted; for others the newest is best."""

    def claims(self, url: str) -> bool:
        """Any page but the archive's own."""
        return url.startswith(("http://", "https://")) and not url.startswith(
            ("https://web.archive.org/", "http://web.archive.org/")
        )

    def flow(self, urls: Sequence[str]) -> Flow:
        """One look into the index a page."""
        found = {}
        for url in urls:
            outcome = yield self._request(url)
            found[url] = self._answer(url, outcome)
        return found

    def _request(self, url: str) -> Request:
        query = f"url={quote(url, safe='')}&output=json&fl=timestamp,original,statuscode,digest&filter=statuscode:200"
        if match := _DAY.match(self._near.get(url, "")):
            query += f"&closest={''.join(match.groups())}000000&sort=closest&limit=1"
        else:
            query += "&limit=-1&fastLatest=true"
        return Request(url=f"{_INDEX}?{query}", read=BodyExtent.BODY, own=True)

    def _answer(self, url: str, outcome: Outcome) -> Answer:
        rows = json_of(outcome)
        if not isinstance(rows, list):
            return unknown(self.name, outcome)
        stamp = next((row[0] for row in rows[1:] if _is_snapshot(row)), None)
        if stamp is None:
            return Answer(provider=self.name, existence=Existence.GONE, detail="no snapshot")
        day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
        address = f"https://web.archive.org/web/{stamp}/{url}"
        return Answer(provider=self.name, existence=Existence.EXISTS, moved_to=address, detail=f"snapshot of {day}")


def _is_snapshot(row: object) -> bool:
    first = next(iter(items([row], 0)), None)
    return isinstance(first, str) and _TIMESTAMP.fullmatch(first) is not None
