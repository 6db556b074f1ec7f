"""Hosts that keep programs out: a few of their targets are asked, and stand for the others. Pure.

Fewer requests are also what keeps a wall from becoming a ban.
"""

from collections.abc import Container

import msgspec

from linkcheck.model import Evidence, Response, Target

SAMPLE = 3
"""Different targets that are turned away before any page is seen."""
IN_A_ROW = 6
"""And in a row on a host that has shown pages: one part of it may be closed to programs."""


class _Row(msgspec.Struct):
    seen: bool = False
    """Whether anything but a refusal was seen."""
    refused: int = 0
    """Targets in a row that were turned away."""
    waiting: list[int] | None = None
    """Targets that are not asked; None while the host is."""


class WalledHosts:
    """Counts refusals by target, and holds the rest back until the requests under way have agreed."""

    def __init__(self, known: Container[str] = ()) -> None:
        """Of a host that is `known` to be walled, one target that is turned away again is enough."""
        self._known = known
        self._rows: dict[str, _Row] = {}

    def expect(self, host: str) -> None:
        """An earlier run saw pages there: a few refusals are no wall yet."""
        self._rows.setdefault(host, _Row()).seen = True

    def refused(self, host: str) -> bool:
        """Note that another target was turned away; whether the rest need not be asked any more."""
        row = self._rows.setdefault(host, _Row())
        row.refused += 1
        enough = IN_A_ROW if row.seen else 1 if host in self._known else SAMPLE
        return row.waiting is None and row.refused >= enough

    def answered(self, host: str) -> list[int]:
        """Note any other answer; targets that were held back and are to be asked after all."""
        row = self._rows.setdefault(host, _Row())
        row.seen, row.refused = True, 0
        waiting, row.waiting = row.waiting or [], None
        return waiting

    def hold(self, host: str, numbers: list[int]) -> None:
        """Do not ask these."""
        row = self._rows.setdefault(host, _Row())
        row.waiting = [*(row.waiting or ()), *numbers]

    def take(self, host: str) -> list[int]:
        """Those that were held back, once no request is under way that could still find a page."""
        row = self._rows.get(host)
        if row is None or not row.waiting:
            return []
        waiting, row.waiting = row.waiting, []
        return waiting


def stands_for(evidence: Evidence, target: Target) -> Evidence:
    """The evidence of a target that was not asked, because others of its host were all turned away as `evidence` says.

    `tries` of 0 says that it was not asked.
    """
    outcome = evidence.outcome
    if not isinstance(outcome, Response):
        return Evidence()
    borrowed = msgspec.structs.replace(outcome, url=target.url, hops=(), tries=0, seconds=0.0)
    return Evidence(outcome=borrowed, markers=tuple(filter(tells_of_host, evidence.markers)))


def tells_of_host(marker: str) -> bool:
    """Whether a marker tells of the host and not of the page."""
    return marker.startswith(("challenge:", "captcha", "gatekeeper:"))
