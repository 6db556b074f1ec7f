"""Which failures may pass, how often they are asked again, and how long to wait. The one policy.

| what | asked again |
|---|---|
| refused, unreachable, reset, empty or truncated answer, SERVFAIL | up to `retries` times |
| 408, 425, 429, 500, 502, 503, 504 | up to `retries` times |
| 403 that says when to come back: `Retry-After`, or when a spent allowance is renewed | up to `retries` times |
| a machine of ours without descriptors | up to `retries` times |
| a timeout of any kind | not here: `crawl` gives all of them one second chance together, at the end of the run |
| anything else | no: it would say the same |

What still fails then, `crawl` asks once more without retries when all else has been asked (`crawl.confirm`): the tries
here are seconds apart, and a restart takes longer.

The pause is random between nothing and a ceiling that doubles ("full jitter"), or what `Retry-After` or
`X-RateLimit-Reset` says. It is spent outside the gate, where it holds nobody up.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random

from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from linkcheck.model import Failure, FailureKind, Outcome, Response

RETRYABLE_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
RETRYABLE_KINDS = frozenset(
    {
        FailureKind.CONNECT_REFUSED,
        FailureKind.CONNECT_UNREACHABLE,
        FailureKind.RESET,
        FailureKind.EMPTY_REPLY,
        FailureKind.TRUNCATED,
        FailureKind.DNS_SERVFAIL,
        FailureKind.LOCAL,
    }
)
_LIMITED = frozenset({403, 429})
_WAITABLE = RETRYABLE_STATUSES | _LIMITED
_ALLOWANCE = ("x-ratelimit-", "x-rate-limit-", "ratelimit-")
_PARAMETER = re.compile(r"\b(r|t|remaining|reset)=([0-9]{1,10})\b")
"""Of the one RateLimit header, by the names of the draft's later and earlier versions."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LEAST_UNIX_TIME = 1e9
BACKOFF_CEILING = 20.0
LONGEST_RETRY_AFTER = 7 * 86400.0


def is_transient(outcome: Outcome) -> bool:
    """Whether the same question may soon get a better answer."""
    if isinstance(outcome, Failure):
        return outcome.kind in RETRYABLE_KINDS
    return outcome.status in RETRYABLE_STATUSES or (
        outcome.status == 403 and (outcome.header("retry-after") or _reset_of(outcome)) is not None
    )


def retry_after(outcome: Outcome, now: datetime) -> float | None:
    """Seconds a server asks us to stay away; None when it does not say.

    Either form of Retry-After, else the time at which an allowance that is spent will be renewed.
    """
    if not isinstance(outcome, Response):
        return None
    if outcome.status in _WAITABLE and (value := (outcome.header("retry-after") or "").strip()):
        return parse_retry_after(value, now)
    reset = _reset_of(outcome)
    return None if reset is None else parse_reset(reset, now)


def _reset_of(response: Response) -> str | None:
    """When a spent allowance is renewed, as the server wrote it."""
    if response.status not in _LIMITED:
        return None
    for prefix in _ALLOWANCE:
        if (response.header(f"{prefix}remaining") or "").strip() == "0":
            return response.header(f"{prefix}reset")
    said = dict(_PARAMETER.findall((response.header("ratelimit") or "")[:200].lower()))
    return said.get("t", said.get("reset")) if said.get("r", said.get("remaining")) == "0" else None


def parse_reset(value: str, now: datetime) -> float | None:
    """Seconds until a time in Unix seconds or milliseconds, or seconds as such: all are in use, with fractions too."""
    if not _NUMBER.fullmatch(value.strip()):
        return None
    seconds = float(value)
    if seconds > LEAST_UNIX_TIME * 100:
        seconds /= 1000
    if seconds > LEAST_UNIX_TIME:
        seconds -= now.timestamp()
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER)


def parse_retry_after(value: str, now: datetime) -> float | None:
    """`120` or an HTTP date, clamped to what makes sense; None for neither (RFC 9110, 10.2.3)."""
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST_RETRY_AFTER)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max((when - now).total_seconds(), 0.0), LONGEST_RETRY_AFTER)


async def with_retries(
    ask: Callable[[], Awaitable[Outcome]],
    *,
    retries: int,
    backoff: float,
    random: Random,
    now: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> tuple[Outcome, int]:
    """Ask until the answer is worth keeping; the last outcome and how often it was asked for."""
    outcome = await ask()
    if retries < 1 or not is_transient(outcome):  # nearly always: without the machinery below
        return outcome, 1
    tries = 1

    async def again() -> Outcome:
        nonlocal outcome, tries
        outcome, tries = await ask(), tries + 1
        return outcome

    def pause(state: RetryCallState) -> float:
        told = retry_after(outcome, now())
        return random.uniform(0, min(BACKOFF_CEILING, backoff * 2**state.attempt_number)) if told is None else told

    told = retry_after(outcome, now())
    await sleep(random.uniform(0, backoff) if told is None else told)
    retrying = AsyncRetrying(
        sleep=sleep,
        wait=pause,
        stop=stop_after_attempt(retries),
        retry=retry_if_result(is_transient),
        retry_error_callback=lambda _: outcome,
    )
    return await retrying(again), tries
