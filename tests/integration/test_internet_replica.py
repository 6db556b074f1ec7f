"""The replica covers the lists: what is listed and not in its table would go untested."""

import re
import tomllib
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from linkcheck.classify.registry import REASONS
from tests.internet import TestInternet, run
from tests.internet.__main__ import to_toml
from tests.internet.replica import expectations, replica_hosts, replica_settings, table

SOURCES = Path(__file__).parents[2] / "sources"
DESTINATION = re.compile(r"\]\(([^)\s]*)\)|(https?://\S+)")


def listed() -> list[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.md")))
    return [match[1] or match[2] or "" for match in DESTINATION.finditer(text)]


def as_asked(url: str) -> str:
    return urldefrag(url).url.replace(".com?", ".com/?")


def test_the_lists_hold_what_they_always_held() -> None:
    urls = listed()
    assert (len(urls), len(set(urls) - {""}), urls.count("")) == (147, 143, 1)
    assert len({urlsplit(url).hostname for url in urls if url}) == 78


def test_every_destination_has_a_row_and_no_row_is_idle() -> None:
    assert {as_asked(url) for url in listed() if url} == set(expectations())


def test_every_expectation_names_a_reason_of_the_registry() -> None:
    wrong = {url: expected.reason for url, expected in expectations().items() if expected.reason not in REASONS}
    assert wrong == {}


def test_every_redirect_leads_to_a_row_or_to_a_host_that_answers() -> None:
    hosts = {host.name for host in replica_hosts()}
    pages = table()["pages"]
    ends = [urljoin(url, row.get("to") or row["refresh"]) for url, row in pages.items() if {"to", "refresh"} & set(row)]
    assert [end for end in ends if urlsplit(end).hostname not in hosts] == []


def test_its_settings_are_toml() -> None:
    async def settings() -> str:
        async with TestInternet(replica_hosts()) as internet:
            return to_toml(replica_settings(internet))

    network = tomllib.loads(run(settings()))["network"]
    assert network["allow_private"] == ["127.0.0.0/8"]
    assert set(network["connect_to"]) == {"*:80", "*:443", "databaseline.tech:80", "databaseline.tech:443"}
