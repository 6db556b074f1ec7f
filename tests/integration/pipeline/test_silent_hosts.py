"""Hosts that were never reached: silence alone is a wall's or a dead host's, and only a second sign tells."""

import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from linkcheck.config import load_config
from linkcheck.model import Report
from linkcheck.pipeline.check import Job, run_check
from linkcheck.pipeline.lists.sources import sources_of
from tests.internet import Asked, Host, Page, Port, TestInternet, run
from tests.internet.__main__ import to_toml

FIRST = datetime(2026, 1, 10, 2, 17, tzinfo=UTC)
CAPTURES = {"gone": ["20240501000000", "404"], "there": ["20240501000000", "200"], "copy": ["20240501000000", "-"]}
URLS = tuple(f"http://{name}.test/x" for name in (*CAPTURES, "unknown"))


def index(asked: Asked) -> Page:
    """The archive's index."""
    (url,) = parse_qs(urlsplit(asked.target).query)["url"]
    row = CAPTURES.get(url.removeprefix("http://").partition(".")[0])
    rows = [["timestamp", "statuscode"], row] if row else []
    return Page(body=json.dumps(rows).encode(), content_type="application/json")


def nights(folder: Path, archive: Page | None, last: int) -> tuple[list[Report], list[int]]:
    """The reports, and how often the archive was asked in each run."""
    hosts = [Host(name=urlsplit(url).netloc, port=Port.DROPPED) for url in URLS]
    answer = (lambda _: archive) if archive else index
    others = [
        Host(name="web.archive.org", pages={"/cdx/search/cdx": answer}),
        Host(name="fine.test", default=Page(title="Fine")),
    ]

    async def scene() -> tuple[list[Report], list[int]]:
        reports, counts = [], [0]
        async with TestInternet([*hosts, *others]) as internet:
            (folder / "list.md").write_text("".join(f"- <{url}>\n" for url in (*URLS, "http://fine.test/")))
            tables = {"network": internet.settings(), "crawl": {"canaries": ["http://fine.test/"]}}
            (folder / "linkcheck.toml").write_text(to_toml(tables))
            config = load_config(str(folder / "linkcheck.toml"))
            sources = sources_of(config, (str(folder / "list.md"),))
            for night in range(last):
                job = Job(config=config, sources=sources, database=folder / "x.db")
                checked = await run_check(job, now=lambda night=night: FIRST + timedelta(days=night))  # type: ignore[misc]
                reports.append(checked.report)
                counts.append(internet.host("web.archive.org").count)
        return reports, [after - before for before, after in itertools.pairwise(counts)]

    return run(scene())


def said(report: Report, name: str) -> str:
    judgement = next(
        each.result.judgement for each in report.links if each.result.url.startswith(f"http://{name}.test/")
    )
    return f"{judgement.verdict} {judgement.reason}"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Report], list[int]]:
    return nights(tmp_path_factory.mktemp("nights"), None, 11)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("gone", "broken connect-timeout"),
        ("there", "blocked unreachable-from-here"),
        ("copy", "blocked unreachable-from-here"),
        ("unknown", "blocked unreachable-from-here"),
    ],
)
def test_silence_is_death_only_where_the_archive_saw_the_page_gone(
    played: tuple[list[Report], list[int]], name: str, verdict: str
) -> None:
    reports, _ = played
    assert [said(report, name) for report in reports[:3]] == ["failing connect-timeout"] * 3
    assert [said(report, name) for report in reports[3:]] == [verdict] * 8


def test_the_archive_is_asked_on_the_day_a_host_counts_as_unreachable_and_then_weekly(
    played: tuple[list[Report], list[int]],
) -> None:
    _, asked = played
    assert asked[:3] == [0, 0, 0]
    assert asked[3] >= len(URLS)
    assert asked[4:10] == [0] * 6
    assert asked[10] == len(URLS) - 1


def test_an_archive_that_does_not_answer_settles_nothing(tmp_path: Path) -> None:
    reports, asked = nights(tmp_path, Page(status=503), 4)
    assert {said(reports[-1], name) for name in (*CAPTURES, "unknown")} == {"blocked unreachable-from-here"}
    assert asked[3] <= 8
