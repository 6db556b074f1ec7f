"""Hosts that answer with errors of their own: a few of their targets are asked again for all of them. Pure."""

FEW = 3


class FailingHosts:
    """Spares a host that is down as a whole the second asking of every target it failed.

    A few targets stand for the others, which wait. When one of the few finds the host well again, the others are
    asked too; when all have failed, none of the others is.
    """

    def __init__(self) -> None:
        self._standing: dict[str, set[int]] = {}
        self._waiting: dict[str, list[int]] = {}

    def sample(self, host: str, number: int) -> bool:
        """Whether a target stands for others; it waits for them otherwise."""
        standing = self._standing.setdefault(host, set())
        if len(standing) < FEW:
            standing.add(number)
            return True
        self._waiting.setdefault(host, []).append(number)
        return False

    def report(self, host: str, number: int, *, well: bool) -> tuple[list[int], list[int]]:
        """A target was asked again: who is to be asked too, and who is not to be asked any more."""
        standing = self._standing.get(host, set())
        standing.discard(number)
        if well:
            return self._waiting.pop(host, []), []
        return [], [] if standing else self._waiting.pop(host, [])
