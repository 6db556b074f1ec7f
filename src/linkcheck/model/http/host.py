"""Facts about a host from earlier runs; they expire."""

import msgspec


class HostFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Limits and habits of one host. Times are seconds; 0 or false where unknown."""

    interval: float = 0.0
    """Least time between two requests without a complaint, after an earlier complaint."""
    answer: float = 0.0
    """Its usual time to answer, where that is long."""
    unconditional: bool = False
    """It answers conditional requests with errors."""
    walled: bool = False
    """It refused every program."""
    refuses: bool = False
    """It complained of everything after some requests, however slowly it was asked."""


NOTHING_KNOWN = HostFacts()


def merged(old: HostFacts, new: HostFacts) -> HostFacts:
    """Old facts, updated with those of a later run."""
    known = {name: value for name in HostFacts.__struct_fields__ if (value := getattr(new, name))}
    return msgspec.structs.replace(old, **known)
