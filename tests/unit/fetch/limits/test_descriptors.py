import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.limits.descriptors import IDLE, PER_REQUEST, RESERVE, ConnectionBudget, divide


@pytest.mark.parametrize(
    ("limit", "concurrency", "in_flight", "idle"),
    [
        (65536, 256, 256, IDLE),
        (1024, 256, 256, 416),
        (256, 256, 60, 40),
        (64, 256, 1, 2),
        (1024, 10, 10, 908),
    ],
)
def test_connections_fit_the_limit(limit: int, concurrency: int, in_flight: int, idle: int) -> None:
    assert divide(limit, concurrency) == ConnectionBudget(in_flight=in_flight, idle=idle)


@given(limit=st.integers(RESERVE + 8, 1 << 20), concurrency=st.integers(1, 10_000))
def test_no_division_exceeds_the_limit_or_leaves_nothing(limit: int, concurrency: int) -> None:
    made = divide(limit, concurrency)
    assert made.in_flight >= 1
    assert RESERVE + PER_REQUEST * made.in_flight + made.idle <= limit
