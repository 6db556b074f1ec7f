"""Links ignored on purpose: patterns from the configuration, with a reason and an end."""

from datetime import date

import msgspec

from linkcheck.model.quantities import Text


class IgnoreRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[ignore]]` entry."""

    pattern: Text
    """Glob over the whole address, `*` matching any characters: `https://internal.example.org/*`."""
    only: tuple[str, ...] = ()
    """Reason ids it is limited to: the link is requested, and ignored with one of these. Empty: never requested."""
    reason: str = ""
    """The reason, for later maintainers of the list."""
    until: date | None = None
    """Last day on which it holds; later it only warns."""

    def expired(self, today: date) -> bool:
        """Whether the last day is over."""
        return self.until is not None and today > self.until
