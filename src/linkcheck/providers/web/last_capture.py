"""The Wayback Machine's index once more: what its crawler, which asks from another network, was answered last."""

import re
from collections.abc import Generator
from typing import NamedTuple
from urllib.parse import quote

from linkcheck.model import Outcome, Request
from linkcheck.providers.payload import get, json_of
from linkcheck.providers.web.wayback import INDEX

_TIMESTAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{6}")


class Capture(NamedTuple):
    """One visit of the archive."""

    day: str
    """ISO date."""
    status: int


def last_capture(url: str) -> Generator[Request, Outcome, tuple[Capture, ...] | None]:
    """A flow of one request: the newest capture of a page, if there is one; None without an answer of the archive."""
    query = f"url={quote(url, safe='')}&output=json&fl=timestamp,statuscode&limit=-1&fastLatest=true"
    rows = json_of((yield get(f"{INDEX}?{query}")))
    if not isinstance(rows, list):
        return None
    # The first row names the columns.
    return tuple(capture for row in rows[1:] if (capture := _capture(row)) is not None)[-1:]


def _capture(row: object) -> Capture | None:
    """A row of the index; its status is `-` where the copy is that of an earlier capture."""
    if not isinstance(row, list) or len(row) < 2 or not all(isinstance(cell, str) for cell in row[:2]):
        return None
    stamp, status = _TIMESTAMP.fullmatch(row[0]), row[1]
    if stamp is None or not re.fullmatch(r"[1-5]\d\d", status):
        return None
    return Capture(day="-".join(stamp.groups()), status=int(status))
