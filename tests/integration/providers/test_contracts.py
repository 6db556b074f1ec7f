"""Providers through the real fetcher, against servers that answer in the shapes their documentation records."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.crawl.providers import consult
from linkcheck.fetch import Fetcher
from linkcheck.model import Answer, Existence
from linkcheck.providers import PROVIDERS, ProviderOptions
from linkcheck.providers.options import Name
from tests.internet import Asked, Host, Page, TestInternet, Turns, run

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
    provider: Name
    url: str
    expect: Existence
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
    name: Name, urls: Sequence[str], hosts: Sequence[Host], **network: Any
) -> tuple[dict[str, Answer], TestInternet]:
    async def scene() -> tuple[dict[str, Answer], TestInternet]:
        async with TestInternet(hosts) as internet:
            settings = {**internet.settings(), "retries": 1, "backoff": 0.05, "total_timeout": 20.0, **network}
            config = msgspec.convert({"network": settings}, Config)
            async with Fetcher(config.fetch_options(), environ=TOKEN) as fetcher:
                provider = PROVIDERS[name](ProviderOptions(github_token=True), {})
                return dict(await consult(provider, urls, fetcher.fetch)), internet

    return run(scene())


def data(value: Any) -> Page:
    return Page(body=json.dumps(value).encode(), content_type="application/json")


FOUND = data({"data": {"r0": {"nameWithOwner": "ann/tools", "url": REPOSITORY}}})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_a_source_says_becomes_an_answer(row: Row) -> None:
    answers, internet = played(row.provider, [row.url], row.servers())
    assert answers[row.url].existence is row.expect, answers[row.url]
    if row.requests > 1:
        assert sum(internet.host(name).count for name in row.hosts) == row.requests


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_source_whose_host_is_gone_leaves_it_to_the_page(name: Name) -> None:
    urls = {row.provider: row.url for row in ROWS} | {
        "speakerdeck": "https://speakerdeck.com/a/b",
        "ted": "https://www.ted.com/talks/a",
        "spotify": "https://open.spotify.com/show/1",
    }
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


def test_three_thousand_links_go_through_in_at_most_forty_requests() -> None:
    def answer(asked: Asked) -> Page:
        return data({"data": {f"r{n}": {"nameWithOwner": "a/b"} for n in range(asked.body.count(b"repository("))}})

    urls = [f"https://github.com/owner{n}/tool" for n in range(3000)]
    requests = 0
    for start in range(0, 3000, 100):
        batch = urls[start : start + 100]
        answers, internet = played("github", batch, [Host(name="api.github.com", pages={"/graphql": answer})])
        assert len(answers) == 100
        requests += internet.host("api.github.com").count
    assert requests <= 40
