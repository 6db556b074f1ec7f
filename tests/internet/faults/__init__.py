"""The fault table: everything a host can do wrong that we could think of, and what must come of it.

One row, one fault; each is a first visit of one link, judged on its own.
"""

from tests.internet.faults import (
    bodies,
    connections,
    dialects,
    framing,
    headers,
    locations,
    redirects,
    statuses,
    walls,
    ways,
)
from tests.internet.faults.fault import LABEL, PATH, Fault

FAULTS: tuple[Fault, ...] = (
    *statuses.ROWS,
    *redirects.ROWS,
    *locations.ROWS,
    *bodies.ROWS,
    *dialects.ROWS,
    *headers.ROWS,
    *framing.ROWS,
    *connections.ROWS,
    *ways.ROWS,
    *walls.ROWS,
)

__all__ = ["FAULTS", "LABEL", "PATH", "Fault"]
