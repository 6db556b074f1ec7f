"""Network use of a run."""

import msgspec


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """The host that delays a run most."""

    host: str
    requests: int
    """Requests waiting for it, or under way where none waits."""
    seconds: float
    """Until the next of them may be sent; 0 where one is under way."""


class Stats(msgspec.Struct, kw_only=True):
    """Counts that grow while a fetcher works."""

    requests: int = 0
    """Sent, hops and retries included."""
    bytes: int = 0
    """Bytes of bodies, as transferred."""

    def sent(self) -> None:
        """A request goes out."""
        self.requests += 1

    def received(self, size: int) -> None:
        """Bytes of a body came in."""
        self.bytes += size
