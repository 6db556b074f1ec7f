"""What the maintainer may decide about verdicts."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

import msgspec

from linkcheck.urls import host_of
from linkcheck.urls.globs import covers, matches


class Override(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[override]]` entry: a person's word on a link or a host, which beats what the network says."""

    url: str | None = None
    """Glob over the whole address; `*` matches any characters."""
    host: str | None = None
    """Glob over the host: `*.example.org`."""
    verdict: Literal["alive", "dead", "ignore"] | None = None
    """None where the entry only refuses a new address."""
    not_at: str | None = None
    """Glob over new addresses that are never offered for these links (`check --relocate`): they are something else."""
    reason: str = ""
    """Why, for the person who finds it next year."""
    until: date | None = None
    """Last day on which it holds; later it only adds a note."""

    def __post_init__(self) -> None:
        """Refuse an entry that says nothing."""
        if self.verdict is None and self.not_at is None:
            raise ValueError("override: give a verdict (alive, dead or ignore) or not_at")

    def holds(self, today: date) -> bool:
        """Whether its time is not over."""
        return self.until is None or today <= self.until

    def covers(self, url: str, written: Collection[str] = ()) -> bool:
        """Whether the entry is about this link, `written` so at its places, whatever day it is."""
        if self.url is None and self.host is None:
            return False
        named = self.url is None or covers(self.url, url, written)
        return named and (self.host is None or matches(self.host.lower(), host_of(url)))

    def refuses(self, url: str, offered: str) -> bool:
        """Whether the page of a dead link is not at an address that is offered for it."""
        return self.not_at is not None and self.covers(url) and matches(self.not_at, offered)


class ReasonIgnore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Leaves links alone when, and only when, they get one of some reasons."""

    pattern: str
    """Glob over the whole address."""
    reasons: tuple[str, ...] = ()
    """Reason ids; empty means whatever happens."""
    text: str = ""
    """Why, in the author's words."""
    until: date | None = None


class ClassifyOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How evidence becomes a verdict. The defaults are explained in docs/reasons.md."""

    confirm_checks: int = 3
    """Failed checks in a row that soft evidence needs before a link is broken."""
    confirm_days: float = 3.0
    """Days that those checks must span at least."""
    certificate_days: int = 14
    redirect_runs: int = 3
    """Runs in which a temporary redirect must lead to one address before it counts as a move."""
    many_to_one: int = 3
    """Listed URLs that must end at one address before that looks like a soft 404."""
    label_match: float = 70.0
    """Likeness of label and page (0 to 100) from which they are the same thing."""
    label_mismatch: float = 45.0
    """Likeness below which they are not."""
    title_drift: float = 50.0
    """Likeness of old and new title below which the page has changed."""
    flapping: int = 2
    """Recoveries after which a link is called unreliable."""
    overrides: tuple[Override, ...] = ()
    ignores: tuple[ReasonIgnore, ...] = ()
    accept: Mapping[str, tuple[int, ...]] = {}
    """Statuses that are normal for a host (glob): `{"example.org": (403,)}`."""
