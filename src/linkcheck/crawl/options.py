"""What a run may cost and when it doubts itself."""

from typing import Annotated, Literal

import msgspec

from linkcheck.model.quantities import Count, Seconds, Share

_SHORTEST_PAUSE = 2.0


class CrawlSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[crawl]` of the configuration. Times are seconds."""

    deadline: Seconds | None = None
    """The run ends this long after it began; what was not reached is unchecked and goes first next time."""
    max_age: Seconds | Literal["auto"] | None = None
    """Targets found healthy this recently are left alone; `auto`: the longer they have been healthy, the longer."""
    confirm_after: Seconds = 30.0
    """A 404 or unknown name is asked again this much later to be believed; sooner where nothing else waits: `hurry`."""
    backlog: Count = 1000
    """Results that may wait for the reader before asking pauses."""
    give_up_after: Annotated[int, msgspec.Meta(ge=2)] = 2
    """Timeouts in a row after which the rest of a silent host waits for the last round."""
    canaries: tuple[str, ...] = ("https://www.iana.org/", "https://www.wikipedia.org/", "https://www.cloudflare.com/")
    """Asked when most hosts fail to connect: if none of these answers either, the fault is ours."""
    network_down_share: Share = 0.5
    """Share of the hosts asked since the last success that must fail to connect before the canaries are asked."""
    network_down_hosts: Count = 5
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


class CrawlOptions(CrawlSettings, frozen=True, kw_only=True):
    """How the targets of one run are driven: the settings, and what follows from those of the network."""

    tasks: Count = 1024
    """Most requests under way or waiting at the limiter of a host; `network.concurrency` limits those on their way."""
    per_host: Count = 10
    """Most requests of one host among them."""
