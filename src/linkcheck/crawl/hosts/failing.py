"""Hosts that answer with server errors: a sample of their targets is rechecked for all of them. Pure."""

FEW = 3


class FailingHosts:
    """Rechecks a sample of the failed targets of a host, not all of them.

    The other targets wait for the sample. When one target of the sample works again, the others are rechecked too;
    when the whole sample has failed, none of the others is.
    """

    def __init__(self) -> None:
        self._standing: dict[str, set[int]] = {}
        self._waiting: dict[str, list[int]] = {}

    def sample(self, host: str, number: int) -> bool:
        """Whether a target is in the sample; otherwise it waits for the sample."""
        standing = self._standing.setdefault(host, set())
        if len(standing) < FEW:
            standing.add(number)
            return True
        self._waiting.setdefault(host, []).append(number)
        return False

    def report(self, host: str, number: int, *, well: bool) -> tuple[list[int], list[int]]:
        """A target of the sample was rechecked: targets to recheck too, and targets to settle without a recheck."""
        standing = self._standing.get(host, set())
        standing.discard(number)
        if well:
            return self._waiting.pop(host, []), []
        return [], [] if standing else self._waiting.pop(host, [])
