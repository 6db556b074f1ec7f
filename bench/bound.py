"""How soon a world's run could possibly end: what the slowest host's patience alone takes."""

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlsplit

from bench.troubles import SILENCE
from bench.web import LIMITED_RATE, is_limited
from bench.worlds import World
from linkcheck.fetch import FetchOptions

ASKS: Mapping[str, int] = {
    # Requests that a link costs its host: a 404 is confirmed, a redirect followed, a failure that may pass repeated.
    "ok": 1,
    "missing": 2,
    "gone": 1,
    "loop": 2,
    "refused": 3,
    "moved": 2,
    "walled": 1,
    "error-once": 2,
    "reset": 3,
    "hang": 2,
    "head-405": 1,
}


def lower_bound(world: World, options: FetchOptions) -> float:
    """Seconds: the longest queue of a host, one silence, or the slowest honest answer; each beside the others."""
    queues: Counter[str] = Counter()
    silence = 0.0
    for link in world.links:
        parts = urlsplit(link.url)
        kind = parts.path.split("/")[1]
        if kind in ASKS:
            queues[parts.hostname or ""] += ASKS[kind]
            silence = max(silence, SILENCE * (kind == "hang"))
    pauses = {host: 1 / LIMITED_RATE if is_limited(host) else options.interval for host in queues}
    longest = max(((count - 1) * pauses[host] for host, count in queues.items()), default=0.0)
    return max(longest, world.least, silence)
