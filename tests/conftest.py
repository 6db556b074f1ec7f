"""What holds for all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy with something else must not fail a test: time is bounded by pytest-timeout alone.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SLOWEST = (
    "mutation/test_mutation.py",
    "integration/browser/test_faults.py",
    "acceptance/test_journeys.py",
    "integration/test_extract_growth.py",
    "acceptance/test_memory.py",
    "acceptance/test_stopping.py",
    "integration/test_scripts.py",
    "integration/test_internet_faults.py",
    "integration/fetch/test_mixed_answers.py",
    "acceptance/test_relocations.py",
    "integration/test_extract_oracle.py",
    "integration/providers/test_contracts.py",
    "integration/crawl/test_dask_workers.py",
    "integration/browser/test_filters.py",
    "integration/browser/test_looks.py",
    "attacks/test_fork_guard.py",
)
"""Files that take ten seconds and more, the slowest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files first: each stays on one worker, and one that began last would let the others wait."""
    here = Path(__file__).parent
    places = {here / name: place for place, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))
