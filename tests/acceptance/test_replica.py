"""`linkcheck check` on the real sources/, from file to HTML, on a replica of every host they name."""

import json
import re
import shlex
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.acceptance.run import Finished, by_url, linkcheck
from tests.internet import Ledger, in_background
from tests.internet.__main__ import write_configuration
from tests.internet.replica import Expected, expectations, replica_hosts

EXPECTED = expectations()
CARDS = tomllib.loads(Path(__file__).with_name("works.toml").read_text(encoding="utf-8"))
WORKS: dict[str, dict[str, Any]] = {url: work for cards in CARDS.values() for url, work in cards.items()}
WITH_TOKEN = {url: row for url, row in expectations(token=True).items() if row != EXPECTED[url]}


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """One run over the lists, and what it left behind."""

    finished: Finished
    folder: Path
    ledger: Ledger

    @property
    def links(self) -> dict[str, dict[str, Any]]:
        """By URL."""
        return by_url((self.folder / "report.json").read_bytes())


def spend_night(folder: Path, **environ: str) -> Night:
    with in_background(replica_hosts()) as internet:
        file = write_configuration(internet, folder)
        json = ("--format", "json", "--output", folder / "report.json")
        finished = linkcheck("check", "--config", file, *json, folder=folder, environ=environ)
    return Night(finished=finished, folder=folder, ledger=internet.ledger)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    return spend_night(tmp_path_factory.mktemp("night"))


@pytest.fixture(scope="module")
def night_with_token(tmp_path_factory: pytest.TempPathFactory) -> Night:
    return spend_night(tmp_path_factory.mktemp("night-with-token"), GITHUB_TOKEN="a-secret-of-ours")


def assert_as_expected(link: dict[str, Any], row: Expected) -> None:
    assert (link["verdict"], link["reason"], link["title"]) == (row.verdict, row.reason, row.title)


def test_the_run_ends_with_findings(night: Night) -> None:
    assert night.finished.code == 1, night.finished.err


@pytest.mark.parametrize("url", EXPECTED)
def test_the_destination_gets_its_verdict_reason_and_title(url: str, night: Night) -> None:
    assert_as_expected(night.links[url], EXPECTED[url])


LIVING = {url: row for url, row in EXPECTED.items() if row.verdict in {"ok", "moved"}}


def test_every_living_destination_has_a_card_written_by_hand() -> None:
    assert {url.partition("?")[0] for url in WORKS} == {url.partition("?")[0] for url in LIVING}


@pytest.mark.parametrize("url", WORKS)
def test_the_destination_has_the_title_year_and_authors_that_a_librarian_would_note(url: str, night: Night) -> None:
    work = WORKS[url]
    link = next(link for listed, link in night.links.items() if listed == url or listed.startswith(f"{url}?"))
    authors = work.get("authors", [])
    found = link["metadata"]["authors"]
    assert link["title"] == work["title"]
    assert (link["metadata"]["published"] or "")[:4] == str(work.get("year", ""))
    assert found[: len(authors) or None] == authors


def test_no_site_address_or_wall_is_taken_for_an_author(night: Night) -> None:
    known = {author for work in WORKS.values() for author in work.get("authors", ())}
    for link in night.links.values():
        metadata = link["metadata"] or {"authors": [], "site_name": None}
        odd = [name for name in metadata["authors"] if name == metadata["site_name"] or "/" in name or "@" in name]
        assert set(odd) <= known, link["url"]


@pytest.mark.parametrize("url", WITH_TOKEN)
def test_a_token_lets_github_speak_for_its_repositories(url: str, night_with_token: Night) -> None:
    assert_as_expected(night_with_token.links[url], WITH_TOKEN[url])


def test_the_token_goes_to_githubs_api_and_nowhere_else(night_with_token: Night) -> None:
    told = {
        name
        for name, record in night_with_token.ledger.hosts.items()
        for asked in record.asked
        if "a-secret-of-ours" in str(asked.headers)
    }
    assert told == {"api.github.com"}
    leaks = [
        path.name
        for path in night_with_token.folder.rglob("*")
        if path.is_file() and b"a-secret-of-ours" in path.read_bytes()
    ]
    assert leaks == []


def test_every_destination_and_the_empty_one_are_in_the_report(night: Night) -> None:
    assert night.links.keys() == EXPECTED.keys() | {""}
    empty = Expected(verdict="invalid", reason="empty-destination", title=None)
    assert_as_expected(night.links[""], empty)
    [place] = night.links[""]["occurrences"]
    assert (place["path"].rpartition("/")[2], place["line"]) == ("mlops-references.md", 122)


def test_a_repeated_link_is_asked_once_and_shown_at_each_place(night: Night) -> None:
    link = night.links["https://martinfowler.com/articles/cd4ml.html"]
    assert len(link["occurrences"]) == 2
    assert night.ledger.host("martinfowler.com").targets().count("/articles/cd4ml.html") == 1


def test_the_html_report_shows_every_destination(night: Night) -> None:
    page = (night.folder / "reports" / "index.html").read_text(encoding="utf-8")
    missing = [url for url in EXPECTED if url.replace("&", "&amp;") not in page and url not in page]
    assert missing == []


def test_the_database_holds_the_run(night: Night) -> None:
    with sqlite3.connect(night.folder / "reports" / "linkcheck.db") as database:
        [(count,)] = database.execute("select count(*) from current")
    database.close()
    assert count == len(EXPECTED) + 1


DATABASE_PAGE = (Path(__file__).parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ {4}(sqlite-utils .*)$", DATABASE_PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_database_is_asked_as_its_page_says(command: str, night: Night) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *shlex.split(command.replace("sqlite-utils", "sqlite_utils", 1))],
        cwd=night.folder,
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert len(json.loads(run.stdout)) > 0


def test_the_report_lists_the_broken_first_and_where_they_stand(night: Night) -> None:
    again = linkcheck(
        "report", "--config", night.folder / "linkcheck.toml", "--format", "markdown", folder=night.folder
    )
    assert "mlops-references.md:122" in again.out
    assert 0 < again.out.find("databaseline.tech") < again.out.find("www.iguazio.com")


def test_the_hosts_were_asked_politely(night: Night) -> None:
    hosts = night.ledger.hosts
    assert hosts["export.arxiv.org"].count == 1, "ten papers are one question"
    assert max(record.peak for record in hosts.values()) <= 10
    assert night.ledger.requests < 2 * len(EXPECTED)
    assert {asked.method for record in hosts.values() for asked in record.asked} == {"GET"}


def test_without_a_network_nothing_is_recorded(tmp_path: Path) -> None:
    settings = 'nameservers = ["127.0.0.1:9"]\ndns_timeout = 0.5\nretries = 0\n'
    (tmp_path / "linkcheck.toml").write_text(f"[network]\n{settings}", encoding="utf-8")
    links = "\n".join(f"- [Link {number}](https://host{number}.test/)" for number in range(20))
    (tmp_path / "list.md").write_text(links, encoding="utf-8")
    finished = linkcheck("check", "list.md", "--format", "json", folder=tmp_path)
    assert finished.code == 3
    assert "network" in finished.err
    with sqlite3.connect(tmp_path / "reports" / "linkcheck.db") as database:
        verdicts = {verdict for (verdict,) in database.execute("select verdict from current")}
    database.close()
    assert verdicts <= {None, "unchecked"}


def test_a_dead_page_is_found_in_the_archive(night: Night) -> None:
    url = "https://fullstackdeeplearning.com/march2019"
    assert night.links[url]["archive_url"] == f"https://web.archive.org/web/20200126103000/{url}"
    assert night.links["https://martinfowler.com/articles/cd4ml.html"]["archive_url"] is None
    asked = night.ledger.host("web.archive.org").targets()
    broken = [link for link in night.links.values() if link["verdict"] == "broken"]
    assert len(asked) == len(set(asked)) == len(broken)
