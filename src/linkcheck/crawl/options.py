"""Limits of a run in time, and the thresholds of rechecks, circuit breaker and outage detector."""

from typing import Annotated, Literal

import msgspec

from linkcheck.model.quantities import Count, Seconds, Share

_SHORTEST_PAUSE = 2.0


class CrawlSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[crawl]` of the configuration. Times are seconds."""

    deadline: Seconds | None = None
    """The run ends this long after it began; targets that were not reached are unchecked and go first next time."""
    max_age: Seconds | Literal["auto"] | None = None
    """Targets found healthy this recently are skipped; `auto`: the longer they have been healthy, the longer."""
    confirm_after: Seconds = 30.0
    """A 404 or unknown name counts after a second request this much later; sooner where nothing else waits: `hurry`."""
    backlog: Count = 1000
    """Results that may wait for the caller before requests pause."""
    give_up_after: Annotated[int, msgspec.Meta(ge=2)] = 2
    """Timeouts in a row after which the rest of a silent host waits for the last round."""
    canaries: tuple[str, ...] = ("https://www.iana.org/", "https://www.wikipedia.org/", "https://www.cloudflare.com/")
    """Requested when most hosts fail to connect: if none of these answers either, our own network is down."""
    network_down_share: Share = 0.5
    """Share of the hosts since the last success that must fail to connect before the canaries are requested."""
    network_down_hosts: Count = 5
    """Least number of failing hosts that may raise the suspicion."""
    seed: int | None = None
    """Seed of the random names of probes; None for a new one each run."""

    @property
    def hurry(self) -> float:
        """By how much the pause is cut short when no other request is left.

        Half a minute costs nothing beside other requests. Where only rechecks of 404s are left, 2 s are enough: a
        failure of a moment is over by then, and a person who changed three lines waits for the result.
        """
        return max(0.0, self.confirm_after - _SHORTEST_PAUSE)


class CrawlOptions(CrawlSettings, frozen=True, kw_only=True):
    """Settings of one crawl: those of `[crawl]`, and what follows from those of `[network]`."""

    tasks: Count = 1024
    """Most requests under way or waiting at the limiter of a host; `network.concurrency` limits those on their way."""
    per_host: Count = 10
    """Most requests of one host among them."""
