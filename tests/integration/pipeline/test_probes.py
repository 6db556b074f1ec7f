"""Probes of suspects go beside the crawl, once a host."""

import asyncio
from pathlib import Path

from linkcheck.config import load_config
from linkcheck.model import Report
from linkcheck.pipeline.check import Job, run_check
from linkcheck.pipeline.lists.sources import sources_of
from tests.internet import Asked, Drip, Host, Page, TestInternet, Wire, run
from tests.internet.__main__ import to_toml

MISSING = "<!doctype html><title>Page not found</title>"


def checked(folder: Path, hosts: list[Host], urls: list[str]) -> tuple[Report, float]:
    """The report of a first run, and how long the run took by the clock of its loop."""

    async def scene() -> tuple[Report, float]:
        async with TestInternet(hosts) as internet:
            (folder / "list.md").write_text("".join(f"- [Thing {n}]({url})\n" for n, url in enumerate(urls)))
            settings = {"network": internet.settings(), "crawl": {"canaries": []}, "providers": {"archive": False}}
            (folder / "linkcheck.toml").write_text(to_toml(settings))
            config = load_config(str(folder / "linkcheck.toml"))
            job = Job(config=config, sources=sources_of(config, (str(folder / "list.md"),)), database=folder / "x.db")
            begun = asyncio.get_running_loop().time()
            report = (await run_check(job)).report
            return report, asyncio.get_running_loop().time() - begun

    return run(scene())


def test_a_suspect_is_probed_while_others_are_waited_for(tmp_path: Path) -> None:
    times: dict[str, list[float]] = {}

    def soft(asked: Asked) -> Page:
        times.setdefault(asked.target, []).append(asked.time)
        return Page(title="Page not found")

    hosts = [Host(name="soft.test", default=soft), Host(name="silent.test", default=Page(wire=(Wire.HANG,)))]
    report, seconds = checked(tmp_path, hosts, ["http://soft.test/a", "http://soft.test/b", "http://silent.test/"])
    probes = [target for target in times if target not in {"/a", "/b", "/robots.txt"}]
    assert len(probes) == 1, "one a host"
    first = min(time for all_times in times.values() for time in all_times)
    assert max(time for all_times in times.values() for time in all_times) - first < seconds / 2
    verdicts = {each.result.url: each.result.judgement.verdict.value for each in report.links}
    assert verdicts == {
        "http://soft.test/a": "suspect",
        "http://soft.test/b": "suspect",
        "http://silent.test/": "failing",
    }
    assert all(each.result.evidence.probe for each in report.links if "soft" in each.result.url)


def test_pages_that_drip_for_ever_cost_less_from_the_second_request_on(tmp_path: Path) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{MISSING}".encode()
    drip = Host(name="drip.test", default=Page(wire=(head, Drip(chunk=b" ", every=0.5))))
    report, seconds = checked(tmp_path, [drip], ["http://drip.test/page"])
    (link,) = report.links
    assert link.result.evidence.probe is not None
    requests = 4  # the page, robots.txt, the page's sibling, and the page once more
    assert seconds < requests * 20 - 25
