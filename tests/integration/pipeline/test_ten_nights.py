"""Ten nights on the test internet: what changes hands, is relaunched or walled ends in the right verdict and news."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkcheck.config import Config, load_config
from linkcheck.model import LinkRecord, Report, RunState, Verdict
from linkcheck.pipeline.check import Checked, Job, run_check
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.reports.database import accept_pages
from linkcheck.pipeline.reports.reclassify import reclassified
from linkcheck.pipeline.reports.render import page_options
from linkcheck.pipeline.webhook import news_of
from linkcheck.store import Store
from tests.internet import Asked, Host, Page, TestInternet, Tls, run
from tests.internet.__main__ import to_toml

FIRST = datetime(2026, 1, 10, 2, 17, tzinfo=UTC)
ARTICLE = Page(title="Deploying neural networks at the edge", text="<p>Edge and cloud.</p>")
HOLDING = Page(
    title="Best offers and related searches", text="<p>All that you look for, in one place, since today.</p>"
)
Script = Callable[[int, Asked], Page]


def from_sixth(page: Page) -> Script:
    return lambda night, asked: ARTICLE if night < 6 and asked.target in {"/", "/x"} else page


def alone(page: Page) -> Script:
    """The same, on a site that knows its pages."""
    return lambda night, asked: from_sixth(page)(night, asked) if asked.target in {"/", "/x"} else Page(status=404)


def relaunch(night: int, asked: Asked) -> Page:
    gone = night == 6 or (night > 6 and asked.target == "/c")
    return Page(status=404) if gone else Page(title=f"Notes on topic {asked.target[1:]}")


SCRIPTS: Mapping[str, Script] = {
    "holding.test": from_sixth(HOLDING),
    "casino.test": alone(Page(body=b"<html lang=id><title>Daftar situs terpercaya</title><p>Situs.</p>")),
    "parked.test": from_sixth(Page(title="This domain is parked", text="<p>Parked.</p>")),
    "suspended.test": lambda night, asked: (
        ARTICLE
        if night < 6
        else Page(title="Account Suspended")
        if asked.target.startswith("/cgi-sys/")
        else Page(status=302, location="/cgi-sys/suspendedpage.cgi")
    ),
    "headline.test": lambda night, _: Page(title=f"Edge networks, episode {night}"),
    "back.test": lambda night, _: HOLDING if night == 6 else ARTICLE,
    "rewritten.test": alone(Page(title="Cheap flights to Rome")),
    "relaunch.test": relaunch,
    "walls.test": lambda night, _: Page(status=403) if night % 2 == 0 else ARTICLE,
    "outage.test": lambda night, _: Page(status=403) if night == 7 else Page(status=503) if night > 5 else ARTICLE,
    "void.test": lambda _night, _: Page(status=404),
    "opening.test": lambda night, _: Page(status=404) if night < 3 else ARTICLE,
    "tidied.test": lambda _night, asked: ARTICLE if asked.target == "/" else Page(status=404),
    "moving.test": lambda night, asked: (
        Page(status=404) if night > 5 and asked.target != "/" else Page(title=f"Notes on topic {asked.target[1:]}")
    ),
    "bought.test": lambda night, _: ARTICLE if night < 6 else Page(status=301, location="http://shop.test/deals"),
    "shop.test": lambda _night, asked: Page(title="Cheap deals today") if asked.target != "/x" else Page(status=404),
    "removed.test": lambda night, _: ARTICLE if night < 6 else Page(status=410),
    "slips.test": lambda night, _: Page(status=500) if night in {3, 4, 8} else ARTICLE,
    "restless.test": lambda night, _: Page(status=403) if night in {2, 3, 6, 7} else ARTICLE,
    "fine.test": lambda _night, asked: ARTICLE if asked.target == "/" else Page(status=404),
}
LISTED = {
    "http://holding.test/": "Deploying at the edge",
    "http://casino.test/": "",
    "http://parked.test/": "",
    "http://suspended.test/": "",
    "http://headline.test/": "",
    "http://back.test/": "",
    "http://rewritten.test/x": "this great article",
    "http://relaunch.test/a": "",
    "http://relaunch.test/b": "",
    "http://relaunch.test/c": "",
    "http://walls.test/": "",
    "http://outage.test/": "",
    "http://fine.test/": "",
    "http://bought.test/": "Deploying neural networks at the edge",
    "http://removed.test/": "",
    "http://slips.test/": "",
    "http://restless.test/": "",
    **{f"http://moving.test/{name}": "" for name in "abc"},
    **{f"http://{host}.test/{name}": "" for host in ("void", "opening", "tidied") for name in "abc"},
}


class Nights:
    """A list, its database, and what each night found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports: dict[int, Report] = {}
        self.database = folder / "x.db"
        self.config = Config()

    def record(self, url: str, night: int = 10) -> LinkRecord:
        return next(each for each in self.reports[night].links if each.result.url == url)

    def said(self, url: str, night: int = 10) -> str:
        judgement = self.record(url, night).result.judgement
        return f"{judgement.verdict} {judgement.reason}"

    def notes(self, url: str, night: int = 10) -> dict[str, str]:
        return {note.reason: note.detail for note in self.record(url, night).result.judgement.notes}

    def verdicts(self, url: str) -> list[str]:
        return [self.record(url, night).result.judgement.verdict.value for night in sorted(self.reports)]

    def play(self, *, last: int = 10, clock: Callable[[int], datetime] | None = None, max_age: str = "") -> None:
        tonight = 0

        def host(name: str, script: Script) -> Host:
            return Host(name=name, default=lambda asked: script(tonight, asked))

        async def scene() -> None:
            nonlocal tonight
            async with TestInternet([host(name, script) for name, script in SCRIPTS.items()]) as internet:
                self.configure(internet, max_age)
                for tonight in range(1, last + 1):
                    at = clock(tonight) if clock else FIRST + timedelta(days=tonight - 1)
                    self.reports[tonight] = (await self.check(at)).report

        run(scene())

    def configure(self, internet: TestInternet, max_age: str = "") -> None:
        lines = [f"- [{label or url}]({url})\n" for url, label in LISTED.items()]
        (self.folder / "list.md").write_text("# List\n\n" + "".join(lines), encoding="utf-8")
        crawl = {"confirm_after": 1.0, "canaries": ["http://fine.test/"]} | ({"max_age": max_age} if max_age else {})
        tables = {"network": internet.settings(), "crawl": crawl, "providers": {"archive": False}}
        (self.folder / "linkcheck.toml").write_text(to_toml(tables), encoding="utf-8")
        self.config = load_config(str(self.folder / "linkcheck.toml"))

    async def check(self, at: datetime) -> Checked:
        job = Job(
            config=self.config, sources=sources_of(self.config, (str(self.folder / "list.md"),)), database=self.database
        )
        return await run_check(job, now=lambda: at)


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    made = Nights(tmp_path_factory.mktemp("nights"))
    made.play()
    return made


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://holding.test/", "suspect changed-hands"),
        ("http://casino.test/", "suspect changed-hands"),
        ("http://parked.test/", "suspect parked-page"),
        ("http://suspended.test/", "suspect account-suspended"),
        ("http://headline.test/", "ok ok"),
        ("http://back.test/", "ok ok"),
        ("http://rewritten.test/x", "ok ok"),
        ("http://relaunch.test/a", "ok ok"),
        ("http://relaunch.test/c", "broken http-404"),
        ("http://walls.test/", "blocked http-403"),
        ("http://outage.test/", "broken http-503"),
        ("http://bought.test/", "suspect redirect-elsewhere"),
        ("http://removed.test/", "broken http-410"),
        ("http://slips.test/", "ok ok"),
        ("http://restless.test/", "ok ok"),
        ("http://moving.test/a", "broken http-404"),
        ("http://void.test/a", "broken http-404"),
        ("http://opening.test/a", "ok ok"),
        ("http://fine.test/", "ok ok"),
    ],
)
def test_the_tenth_night_ends_in_the_right_verdict(nights: Nights, url: str, said: str) -> None:
    assert nights.said(url) == said


NEWS: Mapping[int, tuple[list[str], list[str]]] = {
    1: (["tidied.test/a", "tidied.test/b", "tidied.test/c"], []),
    3: ([], ["opening.test/a", "opening.test/b", "opening.test/c"]),
    4: (["void.test/a", "void.test/b", "void.test/c"], []),
    5: ([], ["slips.test/"]),
    6: (["removed.test/"], []),
    7: (
        ["moving.test/a", "moving.test/b", "moving.test/c", "relaunch.test/c"],
        ["relaunch.test/a", "relaunch.test/b"],
    ),
    9: (["outage.test/"], ["slips.test/"]),
}
"""By night: what broke and what recovered. No other night has any."""


def test_each_night_has_its_own_news_and_no_other(nights: Nights) -> None:
    found = {}
    for night, report in nights.reports.items():
        if news := news_of(report, page_options(report, nights.config)):
            broke, recovered = (
                [link.url.removeprefix("http://") for link in links] for links in (news.broke, news.recovered)
            )
            found[night] = broke, recovered
    assert found == NEWS


def test_what_a_bought_domain_is_called_stays_the_same(nights: Nights) -> None:
    assert {nights.said("http://bought.test/", night) for night in range(6, 11)} == {"suspect redirect-elsewhere"}


def test_new_addresses_without_redirects_are_dead_links_from_the_second_night(nights: Nights) -> None:
    assert [nights.said("http://moving.test/b", night) for night in (5, 6, 7)] == [
        "ok ok",
        "failing http-404",
        "broken http-404",
    ]


def test_a_change_is_noted_in_every_report_with_the_day_it_began(nights: Nights) -> None:
    for url in ("http://holding.test/", "http://casino.test/", "http://parked.test/", "http://rewritten.test/x"):
        for night in range(6, 11):
            assert nights.notes(url, night)["title-drift"].startswith("since 2026-01-15: was “Deploying"), (url, night)


def test_a_change_that_goes_back_is_noted_once_and_new_headlines_never(nights: Nights) -> None:
    assert [night for night in range(1, 11) if "title-drift" in nights.notes("http://back.test/", night)] == [6]
    assert not any("title-drift" in nights.notes("http://headline.test/", night) for night in range(1, 11))


def test_a_page_that_answers_everything_is_suspect_on_its_first_night(nights: Nights) -> None:
    assert nights.said("http://holding.test/", 6) == "suspect changed-hands"


def test_another_language_alone_is_suspect_once_it_has_lasted(nights: Nights) -> None:
    assert [nights.said("http://casino.test/", night) for night in (6, 8, 9)] == [
        "ok ok",
        "ok ok",
        "suspect changed-hands",
    ]


def test_a_relaunch_breaks_nothing_on_its_first_night(nights: Nights) -> None:
    assert {nights.said(f"http://relaunch.test/{name}", 6) for name in "abc"} == {"failing http-404"}
    assert nights.said("http://relaunch.test/c", 7) == "broken http-404"
    recovered = nights.reports[7].recovered
    assert sorted(url for url in recovered if "relaunch" in url) == ["http://relaunch.test/a", "http://relaunch.test/b"]


def test_a_host_that_answers_404_to_everything_is_no_host_of_dead_links_on_the_first_visit(nights: Nights) -> None:
    every = [nights.said(f"http://void.test/{name}", night) for night in (1, 2, 3, 4, 10) for name in "abc"]
    assert every == ["failing http-404"] * 9 + ["broken http-404"] * 6
    assert "front page answers 404 too" in nights.record("http://void.test/a", 1).result.judgement.detail
    assert nights.verdicts("http://opening.test/b") == ["failing", "failing", *["ok"] * 8]
    assert "http://opening.test/b" in nights.reports[3].recovered


def test_dead_pages_of_a_host_with_a_front_page_are_broken_on_the_first_visit(nights: Nights) -> None:
    assert {nights.said(f"http://tidied.test/{name}", 1) for name in "abc"} == {"broken http-404"}


def test_a_wall_every_second_night_is_one_steady_verdict_and_no_news(nights: Nights) -> None:
    assert nights.verdicts("http://walls.test/") == ["ok", "blocked", "ok", *["blocked"] * 7]
    assert "blocked-at-times" in nights.notes("http://walls.test/")
    assert nights.record("http://walls.test/").history.last_ok == FIRST + timedelta(days=8)
    assert not any("http://walls.test/" in report.recovered for report in nights.reports.values())
    assert "flapping" not in nights.notes("http://walls.test/")


def test_a_wall_within_an_outage_neither_ends_it_nor_starts_the_count_again(nights: Nights) -> None:
    assert nights.verdicts("http://outage.test/")[5:] == ["failing", "blocked", "failing", "broken", "broken"]
    assert not any("http://outage.test/" in report.recovered for report in nights.reports.values())


def test_what_was_accepted_is_the_page_from_then_on(tmp_path: Path) -> None:
    made = Nights(tmp_path)
    made.play(last=8)
    urls = ("http://rewritten.test/x", "http://fine.test/")
    [(_, change), (_, nothing)] = accept_pages(made.database, urls, made.config)
    assert change == (ARTICLE.title, "Cheap flights to Rome")
    assert nothing is None
    with Store.open(made.database, read_only=True) as store:
        record = store.history(urls[0])
    assert record is not None
    assert (record.history.title, record.history.changed_since) == ("Cheap flights to Rome", None)


def test_judged_again_the_nights_come_to_the_same(nights: Nights) -> None:
    again = {each.result.url: each.result.judgement for each in reclassified(nights.reports[10], nights.config).links}
    for url in LISTED:
        assert again[url].reason == nights.record(url).result.judgement.reason, url


def test_nights_under_a_clock_that_jumps_end_in_the_same_verdicts(tmp_path: Path, nights: Nights) -> None:
    def clock(night: int) -> datetime:
        year = 365 if night in {4, 7} else 0
        return FIRST + timedelta(days=night - 1 + year)

    made = Nights(tmp_path)
    made.play(clock=clock, max_age="12h")
    assert {url: made.said(url) for url in LISTED} == {url: nights.said(url) for url in LISTED}


@pytest.mark.parametrize("tls", [Tls.NOT_YET_VALID, Tls.EXPIRED])
def test_a_clock_that_is_behind_or_ahead_records_nothing(tmp_path: Path, tls: Tls) -> None:
    hosts = [Host(name=f"odd{number}.test", tls=tls, default=ARTICLE) for number in range(3)]
    plain = Host(name="plain.test", default=ARTICLE)
    made = Nights(tmp_path)

    async def scene() -> Checked:
        async with TestInternet([*hosts, plain]) as internet:
            made.configure(internet)
            urls = [*(f"https://{host.name}/" for host in hosts), "http://plain.test/"]
            (tmp_path / "list.md").write_text("".join(f"- <{url}>\n" for url in urls), encoding="utf-8")
            return await made.check(FIRST)

    checked = run(scene())
    assert checked.clock_wrong
    assert checked.report.run.state is RunState.NETWORK_DOWN
    assert {each.result.judgement.verdict for each in checked.report.links} == {Verdict.UNCHECKED}
