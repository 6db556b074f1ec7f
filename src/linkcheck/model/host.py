"""What earlier runs learnt of a host, small and expiring."""

import msgspec


class HostFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one host wants to be asked. Times are seconds; what is not known is 0 or false."""

    interval: float = 0.0
    """Least time between two requests that it bore without a complaint, after it had complained."""
    answer: float = 0.0
    """Its usual time to answer, where that is long."""
    unconditional: bool = False
    """It answers conditional requests with errors."""
    walled: bool = False
    """It turned every program away."""


NOTHING_KNOWN = HostFacts()


def merged(old: HostFacts, new: HostFacts) -> HostFacts:
    """Old facts, replaced by what a later run learnt."""
    known = {name: value for name in HostFacts.__struct_fields__ if (value := getattr(new, name))}
    return msgspec.structs.replace(old, **known)
