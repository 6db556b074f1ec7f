"""Providers through the real fetcher, against servers that answer in the shapes their documentation records."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.crawl.providers import query
from linkcheck.fetch import Fetcher
from linkcheck.model import Answer, Evidence, Existence, Request, Response, Target
from linkcheck.providers import PROVIDERS, ProviderOptions
from tests.internet import Asked, Host, Page, TestInternet, Turns, run
from tests.unit.providers.github_api import GitHubApi

TOKEN = {"GITHUB_TOKEN": "tok_0123456789"}
REPOSITORY, VIDEO = "https://github.com/ann/tools", "https://youtu.be/bFW5mZmj0nQ"


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer of a server; answers at one place come in turn, the last one repeats."""

    at: str
    status: int
    headers: dict[str, str] = {}
    body: str = ""

    def page(self) -> Page:
        return Page(status=self.status, headers=tuple(self.headers.items()), body=self.body.encode(), content_type="")


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One conversation."""

    name: str
    provider: str
    url: str
    expect: Existence
    moved_to: str | None = None
    requests: int = 1
    hosts: tuple[str, ...]
    answers: tuple[Said, ...] = ()

    def servers(self) -> list[Host]:
        return [Host(name=host, pages=self.pages(host)) for host in self.hosts]

    def pages(self, host: str) -> dict[str, Turns]:
        turns: dict[str, list[Page]] = {}
        for said in self.answers:
            name, slash, path = said.at.partition("/")
            if name == host:
                turns.setdefault(slash + path, []).append(said.page())
        return {path: Turns(tuple(pages)) for path, pages in turns.items()}


TABLE = tomllib.loads(Path(__file__).with_name("contracts.toml").read_text("utf-8"))
ROWS = msgspec.convert(TABLE["row"], list[Row])


def played(
    name: str, urls: Sequence[str], hosts: Sequence[Host], **network: Any
) -> tuple[dict[str, Answer], TestInternet]:
    async def scene() -> tuple[dict[str, Answer], TestInternet]:
        async with TestInternet(hosts) as internet:
            settings = {**internet.settings(), "retries": 1, "backoff": 0.05, "total_timeout": 20.0, **network}
            config = msgspec.convert({"network": settings}, Config)
            async with Fetcher(config.fetch_options(), environ=TOKEN) as fetcher:
                provider = PROVIDERS[name](ProviderOptions(github_token=True), {})
                return dict(await query(provider, urls, fetcher.fetch)), internet

    return run(scene())


def data(value: Any) -> Page:
    return Page(body=json.dumps(value).encode(), content_type="application/json")


FOUND = data({"data": {"r0": {"nameWithOwner": "ann/tools", "url": REPOSITORY}}})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_a_source_says_becomes_an_answer(row: Row) -> None:
    answers, internet = played(row.provider, [row.url], row.servers())
    assert (answers[row.url].existence, answers[row.url].moved_to if row.moved_to else None) == (
        row.expect,
        row.moved_to,
    ), answers[row.url]
    if row.requests > 1:
        assert sum(internet.host(name).count for name in row.hosts) == row.requests


def test_every_source_has_been_answered_well_and_in_error() -> None:
    heard = {(row.provider, row.expect is Existence.UNKNOWN) for row in ROWS}
    assert heard >= {(name, odd) for name in PROVIDERS for odd in (False, True)} - {("doi-blocked", True)}


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_source_whose_host_is_gone_leaves_it_to_the_page(name: str) -> None:
    urls = {row.provider: row.url for row in ROWS}
    answers, _ = played(name, [urls[name]], [], retries=0)
    assert answers[urls[name]].existence is Existence.UNKNOWN


def test_the_token_goes_to_githubs_api_and_nowhere_else() -> None:
    seen: dict[str, str | None] = {}

    def answer(asked: Asked) -> Page:
        seen[asked.host] = asked.headers.get("authorization")
        return FOUND if asked.host == "api.github.com" else data({"title": "Talk"})

    played("github", [REPOSITORY], [Host(name="api.github.com", pages={"/graphql": answer})])
    played("youtube", [VIDEO], [Host(name="www.youtube.com", pages={"/oembed": answer})])
    assert seen == {"api.github.com": f"Bearer {TOKEN['GITHUB_TOKEN']}", "www.youtube.com": None}


def test_the_token_does_not_follow_a_redirect() -> None:
    elsewhere: list[str | None] = []

    def catch(asked: Asked) -> Page:
        elsewhere.append(asked.headers.get("authorization"))
        return FOUND

    away = Page(status=307, location="https://elsewhere.test/graphql")
    hosts = [
        Host(name="api.github.com", pages={"/graphql": away}),
        Host(name="elsewhere.test", pages={"/graphql": catch}),
    ]
    answers, _ = played("github", [REPOSITORY], hosts)
    assert answers[REPOSITORY].existence is Existence.UNKNOWN
    assert elsewhere == []


ACCOUNTS = {f"owner{n}": {"login": f"owner{n}", "inside": {"0" * 20: {"description": "A note"}}} for n in range(300)}
TOOLS = {
    f"owner{n}/tool": {
        "nameWithOwner": f"owner{n}/tool",
        "inside": {
            "main:docs/a.md": {"__typename": "Blob"},
            "feature/x:docs/a.md": {"__typename": "Blob"},
            "0123abc": {"__typename": "Commit"},
            5: {"title": "An issue", "url": f"https://github.com/owner{n}/tool/issues/5"},
            7: {"title": "A talk", "url": f"https://github.com/owner{n}/tool/discussions/7"},
            "v1": {"name": "First"},
        },
    }
    for n in range(300)
}
KINDS = (
    "github.com/owner{n}/tool",
    "github.com/owner{n}",
    "github.com/owner{n}/tool/blob/main/docs/a.md",
    "github.com/owner{n}/tool/tree/feature/x/docs/a.md",
    "raw.githubusercontent.com/owner{n}/tool/main/docs/a.md",
    "github.com/owner{n}/tool/commit/0123abc",
    "github.com/owner{n}/tool/pull/5",
    "github.com/owner{n}/tool/discussions/7",
    "github.com/owner{n}/tool/releases/tag/v1",
    "gist.github.com/owner{n}/00000000000000000000",
)


def test_three_thousand_links_of_all_kinds_cost_at_most_forty_requests_at_the_server() -> None:
    """One crawl, in the order of a list that mixes them; nothing but the API is asked, and nothing twice."""
    api = GitHubApi(TOOLS, ACCOUNTS)

    def answer(asked: Asked) -> Page:
        outcome = api(Request(url="https://api.github.com/graphql", method="POST", body=asked.body))
        assert isinstance(outcome, Response)
        return Page(body=outcome.body, content_type="application/json")

    async def scene() -> tuple[list[Evidence], TestInternet]:
        async with TestInternet([Host(name="api.github.com", pages={"/graphql": answer})]) as internet:
            config = msgspec.convert({"network": internet.settings()}, Config)
            urls = [f"https://{kind.format(n=n)}" for n in range(300) for kind in KINDS]
            targets = [Target(url=url, host=url.split("/")[2], links=()) for url in urls]
            github = PROVIDERS["github"](ProviderOptions(github_token=True), {})
            async with Fetcher(config.fetch_options(), environ=TOKEN) as fetcher:
                results = crawl(targets, {}, fetch=fetcher.fetch, providers=[github], options=CrawlOptions())
                return [evidence async for _, evidence in results], internet

    known, internet = run(scene())
    assert len(known) == 3000
    assert {evidence.answer.existence if evidence.answer else None for evidence in known} == {Existence.EXISTS}
    assert sum(host.count for host in internet.ledger.hosts.values()) == internet.host("api.github.com").count <= 40
