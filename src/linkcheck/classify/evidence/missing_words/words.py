"""What is said of a missing page in one language."""

from typing import NamedTuple


class Words(NamedTuple):
    """One language; expressions are separated by commas."""

    things: str
    missing: str
    """Words that mean by themselves that something was not found."""
    absent: str = ""
    """Words that mean so only together with a thing."""
    other: str = ""
