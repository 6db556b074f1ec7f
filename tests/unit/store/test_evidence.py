"""Evidence as it is stored."""

import pytest

from linkcheck.model import Answer, Evidence, Existence, Failure, FailureKind, Hop, PageMetadata, Response
from linkcheck.store.evidence import decode, encode

HOP = Hop(url="https://a.example/", status=301, location="/b", seconds=0.5)
CASES = [
    Evidence(),
    Evidence(outcome=Failure(url="https://a.example/", kind=FailureKind.DNS_NXDOMAIN, hops=(HOP,)), confirmed=True),
    Evidence(
        outcome=Response(url="https://a.example/b", status=200, headers=(("server", "é"),), hops=(HOP,)),
        page=PageMetadata(title="T"),
        markers=("soft-404",),
        answer=Answer(provider="doi", existence=Existence.EXISTS),
        probe=Response(url="https://a.example/x", status=404),
        name_servers=("ns.example",),
    ),
]


@pytest.mark.parametrize("compress_over", [0, 100_000])
@pytest.mark.parametrize("evidence", CASES, ids=["empty", "failure", "full"])
def test_evidence_survives_both_ways_of_storing(evidence: Evidence, compress_over: int) -> None:
    assert decode(encode(evidence, compress_over, with_page=True)) == evidence


def test_bodies_are_dropped_and_the_page_where_it_is_kept_elsewhere() -> None:
    evidence = Evidence(outcome=Response(url="u", status=200, body=b"secret"), page=PageMetadata(title="T"))
    stored = encode(evidence, 100_000, with_page=False)
    assert isinstance(stored, str)
    assert "secret" not in stored
    assert decode(stored) == Evidence(outcome=Response(url="u", status=200))


def test_nothing_stored_is_no_evidence() -> None:
    assert decode(None) == Evidence()
