"""Leaving links out on purpose: patterns from the configuration, with a reason and an end."""

import re
from collections.abc import Sequence
from datetime import date
from fnmatch import translate
from functools import lru_cache

import msgspec


class IgnoreRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[ignore]]` entry."""

    pattern: str
    """Glob over the whole address, `*` matching any characters: `https://internal.example.org/*`."""
    only: tuple[str, ...] = ()
    """Reason ids it is limited to: the link is asked, and left alone when it gets one of these. Empty: never asked."""
    reason: str = ""
    """Why, for the person who finds it next year."""
    until: date | None = None
    """Last day on which it holds; later it only warns."""

    def expired(self, today: date) -> bool:
        """Whether its time is over."""
        return self.until is not None and today > self.until


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern))


def first_match(url: str, rules: Sequence[IgnoreRule]) -> IgnoreRule | None:
    """The first rule whose pattern covers the address."""
    return next((rule for rule in rules if _compiled(rule.pattern).match(url)), None)
