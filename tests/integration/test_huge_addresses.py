"""Addresses as long as a list."""

import pytest

from linkcheck.report.data.json import dumps
from tests.integration.changes.conftest import Repository
from tests.integration.test_site_sources import planned, repository

__all__ = ["repository"]

LONG = "rose-" * 20_000
HUGE = {
    "fragment": f"#{LONG}",
    "fragment of a file": f"docs/b.md#{LONG}",
    "file": f"docs/{LONG}.md",
    "file outside": f"../../../{LONG}.md",
    "script": f"javascript:{LONG}",
    "mail": f"mailto:me@example.org?body={LONG}",
    "own disk": f"file:///{LONG}",
    "no scheme": f"www.a.{LONG}",
    "web": f"https://a.example/{LONG}",
    "picture": f"data:image/png;base64,{LONG}",
}


@pytest.mark.parametrize("site", [{}, {"mkdocs.yml": ""}], ids=["GitHub", "site"])
@pytest.mark.parametrize("address", HUGE.values(), ids=HUGE.keys())
def test_an_address_as_long_as_a_list_fills_no_report(
    repository: Repository, address: str, site: dict[str, str]
) -> None:
    plan = planned(repository, {**site, "docs/b.md": "# Rose\n"}, "docs/a.md", address)
    assert not plan.targets
    assert len(plan.settled) == 1
    assert len(dumps([plan.settled, plan.findings])) < 14_000
    assert all(len(finding.message) < 1_000 for finding in plan.findings)


def test_two_huge_addresses_that_begin_alike_are_one(repository: Repository) -> None:
    plan = planned(repository, {"a.md": f"[x](javascript:{LONG}1)\n"}, "a.md", f"javascript:{LONG}2")
    (target, _), *others = plan.settled
    assert len(target.links) == 2
    assert not others


def test_a_text_that_a_fragment_holds_is_no_part_of_what_is_asked(repository: Repository) -> None:
    """Editors and playgrounds keep what they show behind `#`: `https://mermaid.live/edit#pako:…`."""
    plan = planned(repository, {}, "a.md", f"https://a.example/edit#{LONG}")
    (target,) = plan.targets
    assert target.url == "https://a.example/edit"
    assert not plan.findings
    assert len(dumps([plan.targets])) < 14_000
    (_, judgement), *_ = planned(repository, {}, "a.md", f"https://a.example/?edit={LONG}#{LONG}").settled
    assert judgement.reason == "malformed-url"
