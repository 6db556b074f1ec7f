"""The Wayback Machine's index: where a dead page can still be read.

The CDX server, not the availability API: that one answers "none" for pages that are archived.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from linkcheck.model import Request
from linkcheck.providers.payload import get, items, json_of
from linkcheck.providers.provider import When
from linkcheck.providers.single import Lookup, SingleProvider

INDEX = "https://web.archive.org/cdx/search/cdx"
_TIMESTAMP = re.compile(r"\d{14}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Wayback(SingleProvider[str]):
    """One page a request. `moved_to` of the answer is the snapshot; `gone` means that there is none."""

    name = "wayback"
    when = When.DEAD

    def __init__(self, near: Mapping[str, str] | None = None) -> None:
        self._near = near or {}
        """URL to the ISO date of the snapshot that is wanted; for others the newest is best."""

    def key(self, url: str) -> str | None:
        """The URL of any page but the archive's own."""
        is_own = url.startswith(("https://web.archive.org/", "http://web.archive.org/"))
        return url if url.startswith(("http://", "https://")) and not is_own else None

    def look_up(self, key: str) -> Lookup:
        """One look into the index a page."""
        outcome = yield self._request(key)
        rows = json_of(outcome)
        if not isinstance(rows, list):
            return self.unknown(outcome)
        stamp = next((row[0] for row in rows[1:] if _is_snapshot(row)), None)
        if stamp is None:
            return self.gone("no snapshot")
        address = f"https://web.archive.org/web/{stamp}/{key}"
        return self.exists(moved_to=address, detail=f"snapshot of {stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")

    def _request(self, url: str) -> Request:
        query = f"url={quote(url, safe='')}&output=json&fl=timestamp,original,statuscode,digest&filter=statuscode:200"
        if match := _DAY.match(self._near.get(url, "")):
            query += f"&closest={''.join(match.groups())}000000&sort=closest&limit=1"
        else:
            query += "&limit=-1&fastLatest=true"
        return get(f"{INDEX}?{query}")


def _is_snapshot(row: object) -> bool:
    first = next(iter(items([row], 0)), None)
    return isinstance(first, str) and _TIMESTAMP.fullmatch(first) is not None
