"""A secret goes to its own host alone, and is shown nowhere: not even where that host itself sends it back."""

import base64
import html
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from linkcheck.crawl.providers import claimant
from linkcheck.fetch import Fetcher, FetchOptions, FromEnvironment, HostOptions
from linkcheck.model import Outcome, Request, Response
from linkcheck.providers import ProviderOptions, When, providers
from linkcheck.urls import hide_credentials
from tests.acceptance.run import linkcheck
from tests.internet import Asked, Host, Page, TestInternet, in_background, run
from tests.internet.__main__ import to_toml

TOKEN = "s3cret/<&token>+1"
PASSWORD = "hunter2pass"
BASIC = base64.b64encode(f"robot:{PASSWORD}".encode()).decode()
ADDRESS = f"https://robot:{PASSWORD}@own.test/page"


def ask(pages: Mapping[str, Page], url: str, *others: str) -> tuple[Outcome, TestInternet]:
    async def scene() -> tuple[Outcome, TestInternet]:
        hosts = [Host(name="own.test", pages=pages), *(Host(name=name, default=Page(title="Hi")) for name in others)]
        async with TestInternet(hosts) as internet:
            token = HostOptions(headers={"Authorization": FromEnvironment(env="TOKEN", prefix="Bearer ")})
            options = {**internet.settings(), "hosts": {"own.test": token}} if "@" not in url else internet.settings()
            async with Fetcher(FetchOptions(**options), environ={"TOKEN": TOKEN}) as fetcher:
                return await fetcher.fetch(Request(url=url)), internet

    return run(scene())


ECHOES = {
    "title": Page(title=f"You sent {TOKEN}"),
    "body": Page(text=f"<p>{TOKEN}</p><p>{html.escape(TOKEN)}</p>"),
    "header": Page(title="x", headers=(("Server", f"own {TOKEN}"),)),
    "location": Page(status=302, location=f"/there?sent={quote(TOKEN, safe='')}"),
    "location as it is": Page(status=302, location=f"https://third.test/?sent={TOKEN}"),
    "refusal": Page(status=403, title=f"Bearer {TOKEN} is not valid"),
}


@pytest.mark.parametrize("echo", ECHOES)
def test_a_secret_that_its_host_sends_back_is_in_no_outcome(echo: str) -> None:
    outcome, internet = ask({"/": ECHOES[echo], "/there": Page(title="There")}, "https://own.test/", "third.test")
    assert internet.host("own.test").asked[0].headers["authorization"] == f"Bearer {TOKEN}", "nothing to send back"
    assert isinstance(outcome, Response)
    written = repr(outcome) + msgspec.json.encode(outcome).decode() + outcome.body.decode()
    for spelling in (TOKEN, quote(TOKEN), quote(TOKEN, safe=""), html.escape(TOKEN)):
        assert spelling not in written
    assert "***" in written


def test_a_password_in_an_address_goes_to_its_own_host_alone_and_is_not_echoed() -> None:
    def page(asked: Asked) -> Page:
        return Page(title=f"robot sent {PASSWORD} as {asked.headers['authorization']}")

    pages = {"/page": Page(status=302, location="/echo"), "/echo": page}
    outcome, internet = ask(pages, ADDRESS)  # type: ignore[arg-type]
    first, *_ = internet.host("own.test").asked
    assert first.headers["authorization"] == f"Basic {BASIC}"
    assert isinstance(outcome, Response)
    assert PASSWORD.encode() not in outcome.body
    assert BASIC.encode() not in outcome.body


def test_nor_does_a_redirect_take_it_elsewhere() -> None:
    outcome, internet = ask({"/page": Page(status=302, location="https://third.test/")}, ADDRESS, "third.test")
    assert isinstance(outcome, Response)
    (asked,) = internet.host("third.test").asked
    assert PASSWORD not in str(asked.headers) + asked.target
    assert BASIC not in str(asked.headers)


@pytest.mark.parametrize("when", When)
@pytest.mark.parametrize(
    "path",
    ["github.com/o/r", "doi.org/10.1000/182", "pypi.org/project/x", "arxiv.org/abs/1706.03762", "dead.test/x"],
)
def test_no_archive_or_catalogue_learns_an_address_with_a_password(path: str, when: When) -> None:
    known = providers(ProviderOptions(), {})
    assert claimant(f"https://robot:{PASSWORD}@{path}", known, when) is None


def test_they_would_learn_it_without() -> None:
    known = providers(ProviderOptions(), {})
    assert claimant("https://github.com/o/r", known, When.INSTEAD)
    assert claimant("https://dead.test/x", known, When.DEAD)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (ADDRESS, "https://***@own.test/page"),
        ("HTTPS://token@own.test/", "HTTPS://***@own.test/"),
        ("a <http://u:p%40q@h/> b", "a <http://***@h/> b"),
        ("https://web.archive.org/web/2020/https://u:p@h/", "https://web.archive.org/web/2020/https://***@h/"),
        ("https://medium.com/@somebody", "https://medium.com/@somebody"),
        ("https://h/?mail=a@b", "https://h/?mail=a@b"),
        ("https://h/#a@b", "https://h/#a@b"),
        ("me@h and https://h", "me@h and https://h"),
    ],
)
def test_what_is_shown_of_an_address(text: str, shown: str) -> None:
    assert hide_credentials(text) == shown


def test_a_password_in_a_list_is_a_finding_and_in_no_report(tmp_path: Path) -> None:
    pages = {"/page": Page(title=f"sent {PASSWORD}"), "/gone": Page(status=404, title=f"sent {BASIC}")}
    gone = ADDRESS.replace("/page", "/gone")
    text = f"# List\n\n- [Mine]({ADDRESS})\n- <{gone}>\n- [Moved](https://own.test/moved)\n"
    pages["/moved"] = Page(status=301, location=f"https://robot:{PASSWORD}@own.test/page")
    (tmp_path / "list.md").write_text(text, encoding="utf-8")
    with in_background([Host(name="own.test", pages=pages)]) as internet:
        tables = {"network": internet.settings(), "crawl": {"canaries": []}, "providers": {"archive": False}}
        (tmp_path / "linkcheck.toml").write_text(to_toml(tables), encoding="utf-8")
        done = linkcheck("check", "list.md", folder=tmp_path)
    shown = {"check": done.out + done.err}
    for name in ("text", "json", "csv", "markdown", "sarif", "atom", "catalogue-json"):
        shown[name] = linkcheck("report", "--format", name, folder=tmp_path).out
    for command in (("links", "list.md"), ("links", "list.md", "--format", "json"), ("history", gone)):
        shown[" ".join(command[:1])] = linkcheck(*command, folder=tmp_path).out
    for file in (tmp_path / "reports").rglob("*.html"):
        shown[file.name] = file.read_text(encoding="utf-8")
    assert "credentials-in-url" in shown["json"]
    assert "***@own.test/gone" in shown["text"]
    assert {name for name, each in shown.items() if PASSWORD in each or BASIC in each} == set()
