"""The list that other checkers were measured on: nothing living is called dead, and nothing dead is called alive."""

from typing import Any

import pytest

from tests.acceptance.run import by_url, linkcheck
from tests.internet import in_background
from tests.internet.__main__ import to_toml
from tests.internet.faults.fault import PATH
from tests.internet.peers import CASES, OTHER, Case, Truth, peer_hosts, peer_list

DEAD = {"broken", "invalid"}
SURE = DEAD | {"ok", "moved"}
PATIENCE = {"connect_timeout": 2.0, "first_byte_timeout": 4.0, "total_timeout": 6.0, "backoff": 0.1}


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("peers")
    (folder / "list.md").write_text(peer_list(), encoding="utf-8")
    (folder / "other.md").write_text(OTHER, encoding="utf-8")
    with in_background(peer_hosts()) as internet:
        network = {**internet.settings(), **PATIENCE}
        settings = to_toml({"network": network, "crawl": {"confirm_after": 0.2, "canaries": []}})
        (folder / "linkcheck.toml").write_text(settings, encoding="utf-8")
        finished = linkcheck("check", "list.md", "--format", "json", folder=folder)
    assert finished.code == 1, finished.err
    return by_url(finished.out)


def link_of(case: Case, links: dict[str, dict[str, Any]]) -> dict[str, Any]:
    names = {case.url, f"list.md{case.url}"} if case.url.startswith("#") else {case.url, case.url.partition("#")[0]}
    return next(link for url, link in links.items() if url in names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_gets_its_verdict(case: Case, links: dict[str, dict[str, Any]]) -> None:
    link = link_of(case, links)
    assert f"{link['verdict']} {link['reason']}" == case.expect


def test_nothing_is_called_what_it_is_not(links: dict[str, dict[str, Any]]) -> None:
    said = {case.name: (case.truth, link_of(case, links)["verdict"]) for case in CASES}
    false_dead = [name for name, (truth, verdict) in said.items() if truth is Truth.ALIVE and verdict in DEAD]
    missed = [name for name, (truth, verdict) in said.items() if truth is Truth.DEAD and verdict in {"ok", "moved"}]
    too_sure = [name for name, (truth, verdict) in said.items() if truth is Truth.UNKNOWN and verdict in SURE]
    assert (false_dead, missed, too_sure) == ([], [], [])


def test_the_empty_link_is_invalid(links: dict[str, dict[str, Any]]) -> None:
    assert links[""]["reason"] == "empty-destination"
    assert PATH not in links
