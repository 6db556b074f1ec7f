"""A machine without a network: what needs none is done, and the rest shows what was known before."""

import json
from pathlib import Path

import pytest

from linkcheck.model import Link, LinkKind, Target, Verdict
from linkcheck.store import Store
from tests.integration.cli.terminal import Terminal
from tests.integration.store.nights import result, run, started

LIST = """# List

- [web](https://example.org/a)
- [other](https://other.example/b)
- [here](#list)
- [gone](missing.md)
- [undefined][nowhere]
"""
SETTINGS = """
[network]
nameservers = ["127.0.0.1:9"]
dns_timeout = 0.2
total_timeout = 1
retries = 0
[crawl]
confirm_after = 0
network_down_hosts = 1
"""


@pytest.fixture
def without_network(terminal: Terminal) -> None:
    """The DNS server is a port without a listener; the list was checked before, when there was a network."""
    Path("linkcheck.toml").write_text(SETTINGS, encoding="utf-8")
    Path("list.md").write_text(LIST, encoding="utf-8")
    url = "https://example.org/a"
    place = Link(url=url, raw=url, text="web", label="web", kind=LinkKind.INLINE, path="list.md", line=3, column=9)
    Path("reports").mkdir(exist_ok=True)
    with Store.open("reports/linkcheck.db") as store:
        begun = store.begin(run(0, paths=("list.md",)), [Target(url=url, host="example.org", links=(place,))])
        store.save([result("a", Verdict.BROKEN, started(0))])
        store.finish(begun)


@pytest.mark.usefixtures("without_network")
def test_without_a_network_what_needs_none_is_judged(terminal: Terminal) -> None:
    done = terminal("check", "list.md")
    assert done.code == 3
    assert "linkcheck demo" in done.err
    assert "missing.md" in done.out
    assert "what was known before" in done.out
    report = json.loads(terminal("report", "--format", "json").out)
    verdicts = {link["url"]: link["verdict"] for link in report["links"]}
    assert verdicts["https://example.org/a"] == "broken"
    assert verdicts["https://other.example/b"] == "unchecked"
    assert verdicts["missing.md"] == "invalid"
    assert verdicts["list.md#list"] == "ok"
    assert report["findings"]


@pytest.mark.usefixtures("without_network")
@pytest.mark.parametrize("name", ["html", "text", "markdown"])
def test_the_report_of_a_run_without_a_network_says_so(name: str, terminal: Terminal) -> None:
    terminal("check", "list.md")
    assert "what was known before" in terminal("report", "--format", name).out
    assert "what was known before" in Path("reports/index.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("without_network")
def test_a_run_without_a_network_is_no_check_of_the_links_on_the_web(terminal: Terminal) -> None:
    terminal("check", "list.md")
    with Store.open("reports/linkcheck.db", read_only=True) as store:
        record = store.history("https://example.org/a")
    assert record is not None
    assert [(known.verdict, known.checks) for known in record.intervals] == [(Verdict.BROKEN, 1)]
