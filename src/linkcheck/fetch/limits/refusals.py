"""Hosts that refuse everything: after a few complaints in a row the last answer is used for the rest. Pure."""

from collections.abc import Container

import msgspec

from linkcheck.model import Response

STRIKES = 4
"""Complaints in a row, each after a longer pause: with pauses of 1, 2 and 4 s the last comes after 7 s."""
KNOWN_STRIKES = 2
"""The same of a host that refused everything in the run before: the last comes after 1 s."""
PATIENT_STRIKES = 9
"""The same in a run that has the time: the last comes after four minutes."""
REOPENS = 30.0
"""Seconds after which one request tests whether the host has recovered."""


class _HostRefusals(msgspec.Struct):
    strikes: int = 0
    last: float = float("-inf")
    """When the last complaint arrived: a request sent before it is part of it."""
    refusal: Response | None = None
    reopens: float = 0.0


class Refusals:
    """Counts complaints (`HostSign.OVERLOADED`) of each host since its last good answer."""

    def __init__(self, strikes: int = STRIKES, known: Container[str] = ()) -> None:
        """Of a host that is `known` to refuse everything fewer complaints are enough."""
        self._strikes = strikes
        self._known = known
        self._rows: dict[str, _HostRefusals] = {}

    @property
    def refusing(self) -> list[str]:
        """Hosts that refuse everything."""
        return [host for host, row in self._rows.items() if row.refusal is not None]

    def refused(self, host: str, refusal: Response, started: float, now: float) -> bool:
        """Record a complaint about a request that began at `started`; whether it is used for the rest from now on."""
        row = self._rows.setdefault(host, _HostRefusals())
        if started > row.last:
            row.strikes, row.last = row.strikes + 1, now
        if row.strikes < (KNOWN_STRIKES if host in self._known else self._strikes):
            return False
        row.refusal, row.reopens = msgspec.structs.replace(refusal, body=b""), now + REOPENS
        return True

    def answered(self, host: str) -> None:
        """Record a good answer."""
        self._rows.pop(host, None)

    def standing(self, url: str, host: str, now: float) -> Response | None:
        """The answer for a request that is not sent (`tries` is 0); None when it may be sent."""
        row = self._rows.get(host)
        if row is None or row.refusal is None:
            return None
        if now >= row.reopens:
            row.reopens = now + REOPENS
            return None
        return msgspec.structs.replace(row.refusal, url=url, tries=0)
