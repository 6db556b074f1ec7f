"""One pass over the lists."""

from datetime import datetime
from enum import StrEnum

import msgspec


class RunState(StrEnum):
    """How a run ended."""

    RUNNING = "running"
    """Under way, or killed."""
    COMPLETE = "complete"
    PARTIAL = "partial"
    """Stopped by a signal or its deadline: the rest is unchecked."""
    NETWORK_DOWN = "network-down"
    """Our own network failed: only links that need none were judged."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about one run."""

    id: int = 0
    """Given by the store; 0 before."""
    started: datetime
    finished: datetime | None = None
    state: RunState = RunState.RUNNING
    version: str = ""
    """Version of linkcheck."""
    rules: int = 0
    """Version of the verdict rules that judged it."""
    paths: tuple[str, ...] = ()
    """The lists that were read."""
    repository_url: str | None = None
    """Where the lists live, for deep links to source lines."""
    commit: str | None = None
    repository_paths: dict[str, str] | None = None
    """Lists' paths from the root of their repository, where those are others than in `paths`; empty: not inside."""
    counts: dict[str, int] = {}
    """Targets by verdict."""
    links: int = 0
    targets: int = 0
    requests: int = 0
    bytes: int = 0
    demonstration: bool = False
    """Of `linkcheck demo`: the servers were made up."""
