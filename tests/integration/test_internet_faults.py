"""The fault table: whatever a host does, the verdict, the requests, the bytes and the seconds are as its row says."""

import os
from collections.abc import Iterator
from random import Random

import pytest

from tests.internet import run
from tests.internet.faults import FAULTS, Fault
from tests.internet.faults.trial import Trial, try_all


@pytest.fixture(scope="module", autouse=True)
def no_real_authorities() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", os.devnull)  # each row has a run of its own: loading the real authorities
        patch.setenv("SSL_CERT_DIR", os.devnull)  # four hundred times takes longer than all else
        patch.setattr("linkcheck.fetch.addresses.dns.has_ipv6", lambda: False)  # nothing leaves loopback
        yield


@pytest.fixture(scope="module")
def trials() -> dict[str, Trial]:
    return run(try_all(FAULTS))


def test_no_row_stands_twice() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_gets_its_verdict(fault: Fault, trials: dict[str, Trial]) -> None:
    trial = trials[fault.name]
    verdict, reason, *notes = fault.expect.split()
    assert (trial.judgement.verdict, trial.judgement.reason) == (verdict, reason), trial.judgement.detail
    assert set(notes) <= set(trial.said.split()[2:])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_costs_no_more_than_its_row_allows(fault: Fault, trials: dict[str, Trial]) -> None:
    trial = trials[fault.name]
    assert trial.requests <= fault.requests
    assert trial.seconds <= fault.seconds
    assert trial.bytes <= fault.bytes


@pytest.mark.parametrize("one_pool", [False, True], ids=["alone", "one pool"])
def test_no_verdict_depends_on_the_order_of_the_rows(one_pool: bool, trials: dict[str, Trial]) -> None:
    shuffled = Random(7).sample(FAULTS, len(FAULTS))
    others = run(try_all(shuffled, one_pool=one_pool))
    differing = {
        name: (trials[name].said, trial.said) for name, trial in others.items() if trial.said != trials[name].said
    }
    assert not differing
