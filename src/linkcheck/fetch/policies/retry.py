"""How often a request is sent again, and how long to wait before. Which failures may pass is `model.retry_policy`'s.

A request that still fails is repeated once by `crawl`, without retries, after all other requests (`crawl.recheck`):
the tries here are seconds apart, and the restart of a server takes longer.

The pause is random between nothing and a ceiling that doubles ("full jitter"), spent outside the host's limiter, where
it delays no other request. `Retry-After` and `X-RateLimit-Reset` are a pause of the whole host, spent at its limiter.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random

import msgspec
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from linkcheck.fetch.walls import markers_of
from linkcheck.model import Failure, Outcome, Response, Retry, policy_of

_LIMITED = frozenset({403, 429})
_ALLOWANCE = ("x-ratelimit-", "x-rate-limit-", "ratelimit-")
_PARAMETER = re.compile(r"\b(r|t|remaining|reset)=([0-9]{1,10})\b")
"""Parts of the RateLimit header, by the names of the draft's later and earlier versions."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LEAST_UNIX_TIME = 1e9
BACKOFF_CEILING = 20.0
LONGEST_RETRY_AFTER = 7 * 86400.0


def is_transient(outcome: Outcome) -> bool:
    """Whether the same request may soon get a better answer."""
    if not outcome.tries:  # not sent: the next one may not be sent either
        return False
    retry = policy_of(outcome, markers_of(outcome)).retry
    if retry is Retry.IF_PAUSE_NAMED and isinstance(outcome, Response):
        return (outcome.header("retry-after") or _reset_of(outcome)) is not None
    return retry in {Retry.NOW, Retry.ONCE}


def retry_after(outcome: Outcome, now: datetime) -> float | None:
    """Seconds of the pause that a server wants; None when it names none.

    Either form of Retry-After, else the time at which an allowance that is spent will be renewed.
    """
    if not isinstance(outcome, Response):
        return None
    value, reset = (outcome.header("retry-after") or "").strip(), _reset_of(outcome)
    if not (value or reset) or policy_of(outcome, markers_of(outcome)).retry is Retry.NO:
        return None
    if value:
        return parse_retry_after(value, now)
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
    repeats: Callable[[Outcome], bool] = is_transient,
) -> tuple[Outcome, int]:
    """Send until the outcome is final; the last outcome, with the number of tries."""
    outcome = await ask()
    if retries < 1 or not repeats(outcome):  # nearly always: without the machinery below
        return outcome, outcome.tries
    if policy_of(outcome).retry is Retry.ONCE:
        retries = 1
    tries = outcome.tries
    unsent = False

    async def again() -> Outcome:
        nonlocal outcome, tries, unsent
        later = await ask()
        if later.tries:
            outcome, tries = later, tries + later.tries
            return outcome
        unsent = True
        if isinstance(later, Failure) and isinstance(outcome, Response) and retry_after(outcome, now()) is not None:
            outcome = msgspec.structs.replace(later, status=outcome.status)  # the server named the pause
        return outcome

    def pause(state: RetryCallState) -> float:
        # A pause that the server named is spent at the host's limiter, where the run's patience bounds it.
        if retry_after(outcome, now()) is not None:
            return 0.0
        return random.uniform(0, min(BACKOFF_CEILING, backoff * 2**state.attempt_number))

    if retry_after(outcome, now()) is None:
        await sleep(random.uniform(0, backoff))
    retrying = AsyncRetrying(
        sleep=sleep,
        wait=pause,
        stop=stop_after_attempt(retries),
        retry=retry_if_result(lambda outcome: not unsent and repeats(outcome)),
        retry_error_callback=lambda _: outcome,
    )
    return await retrying(again), tries
