"""Hosts that do not let us connect: their other targets wait for one second chance. Pure."""

from collections.abc import Iterable

import msgspec

from linkcheck.model import Failure, FailureKind, Outcome


class SilentHosts:
    """Counts connection timeouts in a row, and keeps what is not worth a timeout each."""

    def __init__(self, patience: int) -> None:
        self._patience = max(2, patience)  # those asked before giving up are the ones asked again
        self._strikes: dict[str, int] = {}
        self._suspended: dict[str, list[int]] = {}

    def timed_out(self, host: str, outcome: Outcome | None) -> bool:
        """Note an outcome that did not connect; whether to give up on the host with it."""
        if isinstance(outcome, Failure) and outcome.kind is FailureKind.CONNECT_TIMEOUT:
            self._strikes[host] = self._strikes.get(host, 0) + 1
        return self._strikes.get(host, 0) >= self._patience and not self.given_up(host)

    def given_up(self, host: str) -> bool:
        """Whether the host waits for its second chance."""
        return host in self._suspended

    def suspend(self, host: str, numbers: Iterable[int]) -> None:
        """Put targets aside until the host's second chance."""
        self._suspended.setdefault(host, []).extend(numbers)

    def spoke(self, host: str) -> list[int]:
        """The host's case is decided: what was put aside."""
        self._strikes.pop(host, None)
        return self._suspended.pop(host, [])


def not_asked(url: str, outcome: Outcome | None) -> Outcome | None:
    """The failure of a target whose host failed to connect every time it was tried."""
    if not isinstance(outcome, Failure):
        return outcome
    return msgspec.structs.replace(
        outcome, url=url, tries=0, seconds=0.0, detail=f"not asked: its host did not let us connect ({outcome.detail})"
    )
