"""Every reason linkcheck can give, by id. Ids are part of the public interface: add, never rename."""

from collections.abc import Mapping
from types import MappingProxyType

from linkcheck.classify.reasons import blocked, gone, healthy, invalid, lint, network, notes, suspect
from linkcheck.model import Reason

RULES_VERSION = 4
"""Raised whenever stored evidence could get another verdict; kept with every run (see `Run.rules`)."""

FAMILIES: Mapping[str, tuple[Reason, ...]] = MappingProxyType(
    {
        "Invalid": invalid.REASONS,
        "Blocked": blocked.REASONS,
        "Gone": gone.REASONS,
        "No usable answer": network.REASONS,
        "Suspect": suspect.REASONS,
        "Healthy, moved, not asked": healthy.REASONS,
        "Notes": notes.REASONS,
        "The lists themselves": lint.REASONS,
    }
)
"""In the order of docs/reasons.md."""

REASONS: Mapping[str, Reason] = MappingProxyType(
    {reason.id: reason for family in FAMILIES.values() for reason in family}
)
