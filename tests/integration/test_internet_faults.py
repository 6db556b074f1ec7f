"""The fault table: whatever a host does, the verdict, the requests, the bytes and the seconds are as its row says."""

import os
from collections.abc import Iterator

import pytest

from tests.internet import run
from tests.internet.faults import FAULTS, Fault
from tests.internet.faults.trial import Trial, try_all


@pytest.fixture(scope="module")
def trials() -> Iterator[dict[str, Trial]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", os.devnull)  # each row has a run of its own: loading the real authorities
        patch.setenv("SSL_CERT_DIR", os.devnull)  # two hundred times takes longer than all else
        yield run(try_all(FAULTS))


def test_no_row_stands_twice() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) == len(set(names))


@pytest.mark.xdist_group("faults")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_gets_its_verdict(fault: Fault, trials: dict[str, Trial]) -> None:
    trial = trials[fault.name]
    verdict, reason, *notes = fault.expect.split()
    assert (trial.judgement.verdict, trial.judgement.reason) == (verdict, reason), trial.judgement.detail
    assert set(notes) <= set(trial.said.split()[2:])


@pytest.mark.xdist_group("faults")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_costs_no_more_than_its_row_allows(fault: Fault, trials: dict[str, Trial]) -> None:
    trial = trials[fault.name]
    assert trial.requests <= fault.requests
    assert trial.seconds <= fault.seconds
    assert trial.bytes <= fault.bytes
