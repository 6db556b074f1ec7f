"""What a run may cost and when it doubts itself."""

import msgspec

_SHORTEST_PAUSE = 2.0


class CrawlOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the targets of one run are driven. Times are seconds."""

    deadline: float | None = None
    """The run ends this long after it began; what was not reached is unchecked and goes first next time."""
    max_age: float | str | None = None
    """Targets found healthy this recently are left alone; `auto`: the longer they have been healthy, the longer."""
    confirm_after: float = 30.0
    """A 404 or unknown name is asked again this much later to be believed; sooner where nothing else waits: `hurry`."""
    tasks: int = 1024
    """Most asks under way or waiting at a host's gate; the global limit on connections is `fetch`'s."""
    per_host: int = 10
    """Most asks of one host among them."""
    backlog: int = 1000
    """Results that may wait for the reader before asking pauses."""
    give_up_after: int = 2
    """Timeouts in a row after which the rest of a silent host waits for the last round."""
    canaries: tuple[str, ...] = ("https://www.iana.org/", "https://www.wikipedia.org/", "https://www.cloudflare.com/")
    """Asked when most hosts fail to connect: if none of these answers either, the fault is ours."""
    network_down_share: float = 0.5
    """Share of the hosts asked since the last success that must fail to connect before the canaries are asked."""
    network_down_hosts: int = 5
    """Fewest failing hosts that may raise the suspicion."""
    seed: int | None = None
    """Of the random names of probes; None for a new one each run."""

    @property
    def hurry(self) -> float:
        """By how much the pause is cut short when nothing else is left to ask.

        Half a minute costs nothing while others are asked. Where all are waiting for a 404's second asking, 2 s must
        do: still enough to tell a hiccup from an answer, and whoever changed three lines is waiting.
        """
        return max(0.0, self.confirm_after - _SHORTEST_PAUSE)

    def __post_init__(self) -> None:
        """Refuse what cannot work, in words that name the key."""
        least_of = {"tasks": 1, "per_host": 1, "backlog": 1, "network_down_hosts": 1, "give_up_after": 2}
        for key, least in least_of.items():
            if getattr(self, key) < least:
                raise ValueError(f"{key} must be at least {least}")
        if isinstance(self.max_age, str) and self.max_age != "auto":
            raise ValueError("max_age must be a duration or auto")
        for key in ("deadline", "max_age", "confirm_after", "network_down_share"):
            value = getattr(self, key)
            if value is not None and not isinstance(value, str) and not value >= 0:  # NaN included
                raise ValueError(f"{key} must not be negative")
