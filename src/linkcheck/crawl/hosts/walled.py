"""Hosts that refuse every program: a few of their targets are requested, as a sample for the others. Pure.

Fewer requests also lower the risk that the host bans this address.
"""

from collections.abc import Container

import msgspec

from linkcheck.model import Evidence, Response, Target

SAMPLE = 3
"""Number of targets that are refused before any page is seen."""
IN_A_ROW = 6
"""The same, in a row, on a host that has shown pages: one part of it may be closed to programs."""


class _HostState(msgspec.Struct):
    seen: bool = False
    """Whether anything but a refusal was seen."""
    refused: int = 0
    """Targets in a row that were refused."""
    waiting: list[int] | None = None
    """Targets that are not requested; None while the host gets requests."""


class WalledHosts:
    """Counts refusals by target, and holds the rest until all requests under way were refused too."""

    def __init__(self, known: Container[str] = ()) -> None:
        """Of a host that is `known` to be walled, one refused target is enough."""
        self._known = known
        self._rows: dict[str, _HostState] = {}

    def expect(self, host: str) -> None:
        """An earlier run saw pages there: a few refusals are no wall yet."""
        self._rows.setdefault(host, _HostState()).seen = True

    def refused(self, host: str) -> bool:
        """Record that another target was refused; whether the rest needs no request."""
        row = self._rows.setdefault(host, _HostState())
        row.refused += 1
        enough = IN_A_ROW if row.seen else 1 if host in self._known else SAMPLE
        return row.waiting is None and row.refused >= enough

    def answered(self, host: str) -> list[int]:
        """Record any other answer; the held targets, to be requested after all."""
        row = self._rows.setdefault(host, _HostState())
        row.seen, row.refused = True, 0
        waiting, row.waiting = row.waiting or [], None
        return waiting

    def hold(self, host: str, numbers: list[int]) -> None:
        """Hold these targets."""
        row = self._rows.setdefault(host, _HostState())
        row.waiting = [*(row.waiting or ()), *numbers]

    def take(self, host: str) -> list[int]:
        """The held targets, once no request is under way that could still find a page."""
        row = self._rows.get(host)
        if row is None or not row.waiting:
            return []
        waiting, row.waiting = row.waiting, []
        return waiting


def stands_for(evidence: Evidence, target: Target) -> Evidence:
    """The evidence of a target without a request, because others of its host were all refused as in `evidence`.

    Its `tries` is 0: no request was sent.
    """
    outcome = evidence.outcome
    if not isinstance(outcome, Response):
        return Evidence()
    borrowed = msgspec.structs.replace(outcome, url=target.url, hops=(), tries=0, seconds=0.0)
    return Evidence(outcome=borrowed, markers=tuple(filter(is_about_host, evidence.markers)))


def is_about_host(marker: str) -> bool:
    """Whether a marker is about the host and not about the page."""
    return marker.startswith(("challenge:", "captcha", "gatekeeper:"))
