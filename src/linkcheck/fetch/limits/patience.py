"""How long a run that has nothing else to do waits for hosts that want a pause. Pure: times come in."""

SETTLED = 0.25
"""Seconds after which a run that only waits counts as idle: a task that ends one request may begin the next soon."""


class Patience:
    """A budget of seconds, spent only while every request under way waits for a pause to end."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._since: float | None = None

    @property
    def spending(self) -> bool:
        """Whether the run only waits."""
        return self._since is not None

    def start(self, now: float) -> None:
        """From now on the run only waits."""
        if self._since is None:
            self._since = now

    def stop(self, now: float) -> None:
        """The run has something to do again."""
        if self._since is not None:
            self._left = max(0.0, self._left - (now - self._since))
            self._since = None

    def ends(self, now: float) -> float:
        """Time until which the run waits if no other work starts."""
        return (now if self._since is None else self._since) + self._left
