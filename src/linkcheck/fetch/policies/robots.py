"""robots.txt, read once per host within the same limits (RFC 9309)."""

import re
from collections.abc import Awaitable, Callable

from protego import Protego

from linkcheck.fetch.policies.redirects import origin
from linkcheck.fetch.single_flight import SingleFlight
from linkcheck.model import BodyExtent, Outcome, Request, Response

# Section 2.5 demands at least 500 KiB; the rest may be ignored.
MOST_BYTES = 500 * 1024
_PRODUCT = re.compile(r"compatible;\s*([\w-]+)")


class Robots:
    """The robots.txt rules of all hosts of a run."""

    def __init__(self, user_agent: str, fetch: Callable[[Request], Awaitable[Outcome]]) -> None:
        found = _PRODUCT.search(user_agent)
        self._name = found[1] if found else user_agent.partition("/")[0]
        self._fetch = fetch
        self._rules: SingleFlight[str, Protego | None] = SingleFlight()

    async def allow(self, url: str) -> bool:
        """Whether a page may be requested. Without robots.txt all are allowed, with one that cannot be read none."""
        site = origin(url)
        rules = await self._rules.get(site, lambda: self._read(site))
        return rules is not None and bool(rules.can_fetch(url.partition("#")[0], self._name))

    async def _read(self, site: str) -> Protego | None:
        outcome = await self._fetch(
            Request(url=f"{site}/robots.txt", read=BodyExtent.BODY, headers=(("Accept", "*/*"),))
        )
        if not isinstance(outcome, Response) or outcome.status >= 500:
            return None
        if outcome.status >= 300:
            return Protego.parse("")
        return Protego.parse(outcome.body[:MOST_BYTES].decode("utf-8", "replace"))
