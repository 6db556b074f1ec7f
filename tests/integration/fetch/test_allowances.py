"""A server that sends Retry-After gets no request before that time, of any kind: measured at the server."""

import time
from collections.abc import Callable

import pytest

from linkcheck.model import Failure, FailureKind
from tests.integration.fetch.scene import news, together
from tests.internet import Asked, Host, Page

PAUSE = 12
HELLO = Page(title="Hello")


class Meter:
    """Answers so many requests, then refuses until its allowance is renewed."""

    def __init__(self, status: int, headers: Callable[[], dict[str, str]], allowance: int = 5) -> None:
        self._refusal = status
        self._headers = headers
        self._left = allowance
        self._closed: float | None = None
        self.too_early = 0

    def __call__(self, asked: Asked) -> Page:
        if self._closed is not None and asked.time >= self._closed + PAUSE - 1.5:
            return HELLO
        self._left -= 1
        if self._left >= 0:
            return HELLO
        if self._closed is None:
            self._closed = asked.time
        self.too_early += asked.time > self._closed + 1  # what was under way by then may still arrive
        return Page(status=self._refusal, headers=tuple(self._headers().items()))


def epoch() -> str:
    return str(int(time.time()) + PAUSE)


SAID: tuple[tuple[int, Callable[[], dict[str, str]]], ...] = (
    (429, lambda: {"Retry-After": str(PAUSE)}),
    (403, lambda: {"Retry-After": str(PAUSE)}),  # GitHub's secondary limit
    (503, lambda: {"Retry-After": str(PAUSE)}),
    (403, lambda: {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": epoch()}),  # its primary one
    (429, lambda: {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": epoch()}),
    (429, lambda: {"RateLimit-Remaining": "0", "RateLimit-Reset": str(PAUSE)}),
)


@pytest.mark.parametrize(("status", "headers"), SAID)
def test_no_request_before_the_time_of_the_answer(status: int, headers: Callable[[], dict[str, str]]) -> None:
    meter = Meter(status, headers)
    outcomes, internet, seconds = together(
        [Host(name="h.test", default=meter, latency=(0.1, 0.1))], [f"http://h.test/{n}" for n in range(30)]
    )
    assert {news(outcome) for outcome in outcomes} == {200}
    assert meter.too_early == 0
    assert PAUSE - 1.5 <= seconds < PAUSE + 20
    assert internet.host("h.test").count <= 30 + 10, "only what was under way was asked twice"


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"Retry-After": "3600"}),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 3600)}),
        (429, {"RateLimit-Remaining": "0", "RateLimit-Reset": "3600"}),
    ],
)
def test_an_allowance_that_is_renewed_too_late_ends_the_asking(status: int, headers: dict[str, str]) -> None:
    refusal = Page(status=status, headers=tuple(headers.items()))
    host = Host(name="h.test", default=refusal, latency=(0.1, 0.1))
    outcomes, internet, seconds = together([host], [f"http://h.test/{n}" for n in range(30)])
    assert all(isinstance(outcome, Failure) and outcome.kind is FailureKind.RATE_LIMITED for outcome in outcomes)
    assert internet.host("h.test").count <= 10
    assert seconds < 5
