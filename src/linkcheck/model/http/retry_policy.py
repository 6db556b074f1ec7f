"""What a status or a failure means for later requests: the one retry policy, read by every layer.

| column | read by | question |
|---|---|---|
| `retry` | `fetch.retry` | Is the same request sent again within seconds? |
| `recheck` | `crawl.recheck` | Is the link requested once more later in the run? |
| `host` | `fetch.transport`, `crawl.hosts` | What does it mean for the host, beyond this link? |
| `reached` | `crawl.outage` | Did our own network work? |
| `clear` | `classify.rules.unanswered` | Is it evidence of death without a history of failures? |

A recognised wall (a bot challenge or a captcha) outweighs its status: another request would have the same answer.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

from linkcheck.model.http.exchange import Failure, FailureKind, Outcome


class Retry(StrEnum):
    """Whether the same request is sent again within seconds."""

    NO = "no"
    NOW = "now"
    ONCE = "once"
    """One more time, since the first try took seconds already."""
    IF_PAUSE_NAMED = "if-pause-named"
    """Only where the response names a pause."""


class Recheck(StrEnum):
    """When a link is requested a second time in the same run."""

    LATER = "later"
    """After a pause: a deployment or a name server may be in the middle of a change."""
    IF_TIME = "if-time"
    """After a pause, if other requests are still under way then: the run does not wait for a second timeout."""
    CALM = "calm"
    """After all other requests, and after a pause: quick retries all meet the same restart of a server."""


class HostSign(StrEnum):
    """What an outcome means for the whole host."""

    NONE = "none"
    OVERLOADED = "overloaded"
    """It wants fewer requests."""
    SLOW = "slow"
    """Connected, and silent: counts against a host that has never answered."""
    SILENT = "silent"
    """No connection in time."""
    WALL = "wall"
    """It refuses programs; slower requests would change nothing."""


class Reached(StrEnum):
    """What an outcome means for our own network."""

    YES = "yes"
    NO = "no"
    NO_NETWORK = "no-network"
    """The first failure on a machine without a network; a few of these raise the suspicion."""
    NOT_SENT = "not-sent"
    """Nothing was sent: no evidence."""


class Policy(NamedTuple):
    """One row of the table."""

    retry: Retry = Retry.NO
    recheck: Recheck | None = None
    host: HostSign = HostSign.NONE
    reached: Reached = Reached.YES
    clear: bool = False
    """With `Recheck.LATER`: once the second request has confirmed it."""


NOTHING = Policy()
WALL = Policy(host=HostSign.WALL)
_PASSING = Policy(Retry.NOW, Recheck.CALM)
_BUSY = Policy(Retry.NOW, Recheck.CALM, HostSign.OVERLOADED)
_BROKEN = Policy(recheck=Recheck.CALM)

STATUSES: Mapping[int, Policy] = {
    403: Policy(Retry.IF_PAUSE_NAMED),
    404: Policy(recheck=Recheck.LATER),
    408: _PASSING,
    425: _PASSING,
    429: _BUSY,
    **dict.fromkeys(range(500, 600), _BROKEN),
    500: _PASSING,
    501: NOTHING,  # this and 505 will be the same tomorrow
    502: _PASSING,
    503: _BUSY,
    504: _PASSING,
    505: NOTHING,
}
"""The policy of other statuses: nothing follows from them."""

FAILURES: Mapping[FailureKind, Policy] = {
    FailureKind.DNS_NXDOMAIN: Policy(recheck=Recheck.LATER, reached=Reached.NO, clear=True),
    FailureKind.DNS_SERVFAIL: Policy(Retry.NOW, Recheck.CALM, reached=Reached.NO_NETWORK),
    FailureKind.DNS_TIMEOUT: Policy(Retry.ONCE, reached=Reached.NO_NETWORK),
    FailureKind.DNS_NO_ADDRESS: Policy(reached=Reached.NO),
    FailureKind.DNS_FILTERED: NOTHING,
    FailureKind.SPECIAL_NAME: Policy(reached=Reached.NOT_SENT),
    FailureKind.IPV6_ONLY: Policy(reached=Reached.NOT_SENT),
    FailureKind.CONNECT_REFUSED: Policy(Retry.NOW, Recheck.CALM, reached=Reached.NO, clear=True),
    FailureKind.CONNECT_UNREACHABLE: Policy(Retry.NOW, Recheck.CALM, reached=Reached.NO_NETWORK),
    FailureKind.CONNECT_TIMEOUT: Policy(recheck=Recheck.IF_TIME, host=HostSign.SILENT, reached=Reached.NO),
    FailureKind.TIMEOUT: Policy(recheck=Recheck.IF_TIME, host=HostSign.SLOW),
    FailureKind.RESET: _PASSING,
    FailureKind.EMPTY_REPLY: _PASSING,
    FailureKind.TRUNCATED: _PASSING,
    FailureKind.BAD_HTTP: NOTHING,
    FailureKind.HTTP_VERSION: NOTHING,
    FailureKind.HEADERS_TOO_LARGE: NOTHING,
    FailureKind.BAD_ENCODING: NOTHING,
    FailureKind.TLS_EXPIRED: NOTHING,
    FailureKind.TLS_NOT_YET_VALID: NOTHING,
    FailureKind.TLS_WRONG_HOST: Policy(clear=True),
    FailureKind.TLS_UNKNOWN_ISSUER: NOTHING,
    FailureKind.TLS_PROTOCOL: NOTHING,
    FailureKind.TLS_ACCESS_DENIED: NOTHING,
    FailureKind.TLS_OTHER: NOTHING,
    FailureKind.REDIRECT_LOOP: Policy(clear=True),
    FailureKind.TOO_MANY_REDIRECTS: NOTHING,
    FailureKind.BAD_REDIRECT: NOTHING,
    FailureKind.PRIVATE_ADDRESS: Policy(reached=Reached.NOT_SENT),
    FailureKind.INVALID_URL: Policy(reached=Reached.NOT_SENT),
    FailureKind.RATE_LIMITED: NOTHING,
    FailureKind.ROBOTS: Policy(reached=Reached.NOT_SENT),
    FailureKind.LOCAL: Policy(Retry.NOW, Recheck.CALM, reached=Reached.NOT_SENT),
    FailureKind.INTERNAL: Policy(reached=Reached.NOT_SENT),
}
"""Every kind of failure."""


def policy_of(outcome: Outcome | None, markers: Collection[str] = ()) -> Policy:
    """The row of an outcome; `markers` are those of `classify.evidence.markers`, as far as they are known."""
    if outcome is None:
        return Policy(reached=Reached.NOT_SENT)
    if is_wall(markers):
        return WALL
    if isinstance(outcome, Failure):
        return FAILURES.get(outcome.kind, NOTHING)
    return STATUSES.get(outcome.status, NOTHING)


def is_wall(markers: Collection[str]) -> bool:
    """Whether a response has a marker of a bot challenge or a captcha."""
    # Asked for several times a link, and nearly always there is none.
    return bool(markers) and any(marker.startswith(("challenge:", "captcha")) for marker in markers)
