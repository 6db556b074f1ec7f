"""Signs of death beside a server that stays silent: what others were answered. None of them counts alone. Pure."""

from collections.abc import Sequence

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.parking_services import parking_signs
from linkcheck.model import FailureKind, Verdict

SILENCE = frozenset({FailureKind.CONNECT_TIMEOUT, FailureKind.TIMEOUT})
"""Failures that a dead host shares with one that drops what comes from this network."""
ARCHIVED = "archived-status"
"""Marker: the status of the archive's last capture, where that is an end, and its day."""
_GONE = frozenset({404, 410})
_NO_NAME = frozenset({"dns-nxdomain", "dns-no-address"})


def archive_markers(status: int, day: str) -> tuple[str, ...]:
    """Marker for a page that the archive's crawler last found gone."""
    return (f"{ARCHIVED}:{status} on {day}",) if status in _GONE else ()


def signs_of_death(case: Case) -> Sequence[str]:
    """What, beside the silence of the page's server, says that the page is dead."""
    found = []
    if (archived := case.marked(ARCHIVED)) is not None:
        found.append(f"the archive’s last copy is a {archived}")
    found += parking_signs(case)
    if case.history.reason in _NO_NAME:
        found.append("its name was unknown in the run before")
    if case.history.verdict is Verdict.BROKEN:
        found.append("broken before")
    return found
