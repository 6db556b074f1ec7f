"""How soon a world's run could possibly end: what the slowest host's patience alone takes."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from bench.worlds import LIMITED_RATE, World, is_limited
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
    """Seconds: the longest queue of a host, and one silence behind it if there is any; nothing else costs time."""
    queues: Counter[str] = Counter()
    silent: dict[str, bool] = defaultdict(bool)
    for link in world.links:
        parts = urlsplit(link.url)
        kind = parts.path.split("/")[1]
        if kind in ASKS:
            queues[parts.hostname or ""] += ASKS[kind]
            silent[parts.hostname or ""] |= kind == "hang"
    pauses = {host: 1 / LIMITED_RATE if is_limited(host) else options.interval for host in queues}
    longest = max(((count - 1) * pauses[host] for host, count in queues.items()), default=0.0)
    # A page that says nothing is given its time twice, the second time when all others have been served.
    return longest + options.first_byte_timeout if any(silent.values()) else longest
