"""Links that need no request: their targets, and the findings about them."""

import pytest

from linkcheck.model import Link, LinkKind, Severity
from linkcheck.pipeline.plan.settled import SettledLink, finding_of, settled_targets


def entry(reason: str, *, line: int = 1, url: str = "notes.md#x", message: str = "", note: str = "") -> SettledLink:
    link = Link(url=url, raw=url, text="x", label="x", kind=LinkKind.INLINE, path="list.md", line=line, column=5)
    return SettledLink(link=link, url=url, reason=reason, message=message, note=note)


def test_places_that_are_left_alone_are_named_beside_those_that_are_not() -> None:
    (settled,) = settled_targets([entry("missing-file", message="No file."), entry("ignored", line=7)])
    target, judgement = settled
    assert [link.line for link in target.links] == [1]
    assert (judgement.reason, judgement.detail) == ("missing-file", "No file. Left alone at list.md:7:5.")


@pytest.mark.parametrize("reason", ["missing-file", "ignored"])
def test_no_place_is_named_where_all_are_alike(reason: str) -> None:
    (settled,) = settled_targets([entry(reason, message="Why."), entry(reason, line=7, message="Why.")])
    target, judgement = settled
    assert [link.line for link in target.links] == [1, 7]
    assert (judgement.reason, judgement.detail) == (reason, "Why.")


def test_a_page_of_a_site_is_not_accused_for_a_list_from_which_the_same_address_leads_nowhere() -> None:
    places = [entry("local-file"), entry("missing-anchor", line=7, message="None."), entry("template", line=9)]
    for given in (places, places[::-1]):
        ((target, judgement),) = settled_targets(given)
        assert ([link.line for link in target.links], judgement.reason) == ([7], "missing-anchor")
    ((target, judgement),) = settled_targets([places[2], places[0]])
    assert ([link.line for link in target.links], judgement.reason) == ([1], "local-file")


def test_each_address_is_a_target() -> None:
    settled = settled_targets([entry("local-file"), entry("local-file", url="other.md")])
    assert [target.url for target, _ in settled] == ["notes.md#x", "other.md"]


@pytest.mark.parametrize(
    ("given", "reason", "severity"),
    [
        (entry("missing-file"), "missing-file", Severity.FAIL),
        (entry("missing-anchor"), "missing-anchor", Severity.FAIL),
        (entry("local-file", note="anchor-case"), "anchor-case", Severity.NOTE),
        (entry("missing-file", note="missing-in-work-tree"), "missing-file", Severity.NOTE),
    ],
)
def test_what_leads_nowhere_fails_and_what_is_odd_is_noted(given: SettledLink, reason: str, severity: Severity) -> None:
    finding = finding_of(given)
    assert finding is not None
    assert (finding.reason, finding.severity) == (reason, severity)


@pytest.mark.parametrize("reason", ["local-file", "ignored", "other-scheme"])
def test_what_is_in_order_is_no_finding(reason: str) -> None:
    assert finding_of(entry(reason)) is None
