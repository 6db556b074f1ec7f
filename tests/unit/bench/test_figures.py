"""The benchmark's own arithmetic: a wrong count there would be published."""

import json
from pathlib import Path

import msgspec
import pytest

from bench.bound import ASKS, lower_bound
from bench.runners import RUNNERS, Findings, Measured, Place
from bench.table import Row, as_markdown, judged
from bench.troubles import SILENCE, TROUBLES, Quota, trouble_links
from bench.web import FAULTS, is_limited, real
from bench.worlds import Expected, World, address, placed
from linkcheck.fetch import FetchOptions
from tests.internet import Asked, Page

SEEN = {"requests": 4, "megabytes": 0.1, "connections": 2, "in_flight": 1, "rate": 3}
PORTS = {"http": 80, "dropped": 9}
DEAD, ALIVE, OTHER = "http://a.example/dead", "http://a.example/alive", "http://a.example/other"


def measured(wall: float, output: str = "") -> Measured:
    return Measured(wall=wall, cpu=wall / 2, memory=50.0, code=0, output=output)


def row(wall: float, findings: Findings) -> Row:
    truth = {
        DEAD: Expected(DEAD, dead=True),
        ALIVE: Expected(ALIVE, title="Alive"),
        OTHER: Expected(OTHER, title="Other"),
    }
    return judged("(a) raw", "somebody", measured(wall), SEEN, findings, truth)


def test_a_false_alarm_and_a_miss_each_cost_one_right_answer() -> None:
    found = row(1.0, Findings(dead=frozenset({ALIVE}), titles={OTHER: "Other | Site", ALIVE: "?"}))
    assert (found.right, found.false_dead, found.missed, found.titles) == (1, 1, 1, 1)


def test_the_table_shows_the_median_and_the_range_of_the_runs() -> None:
    rows = [row(wall, Findings(dead=frozenset({DEAD}))) for wall in (3.0, 1.0, 2.0)]
    *_, line = as_markdown(rows).splitlines()
    assert line.startswith(
        "| (a) raw | somebody | 2.00 (1.00–3.00) | 1.00 | 50 | 4 | 0.1 | 2 | 1 | 3 | 3 | 0 | 0 | 0 |"
    )


def at(number: int, kind: str) -> Expected:
    return Expected(f"http://{address(number)}:0/{kind}/1")


def test_no_run_ends_before_the_longest_queue_of_a_host() -> None:
    options = FetchOptions()
    world = World(links=(at(0, "ok"), at(0, "missing"), at(0, "moved"), at(1, "ok")), hosts=())
    assert lower_bound(world, options) == pytest.approx(4 * options.interval)


def test_a_host_that_limits_is_the_slowest_with_fewer_links() -> None:
    assert is_limited(address(3))
    assert not is_limited(address(4))
    world = World(links=(at(4, "ok"), at(4, "ok"), at(3, "ok"), at(3, "gone")), hosts=())
    assert lower_bound(world, FetchOptions()) == pytest.approx(0.2)


def test_a_silent_page_takes_its_silence() -> None:
    world = World(links=(at(0, "hang"),), hosts=())
    assert lower_bound(world, FetchOptions()) == SILENCE


def test_every_kind_of_link_has_its_cost() -> None:
    assert set(ASKS) == set(FAULTS)
    assert lower_bound(real(0.1), FetchOptions()) > 0


def test_the_web_has_a_host_of_every_trouble_at_any_size() -> None:
    for scale in (0.01, 1.0):
        listed = {link.url.split(":")[1] for link in real(scale).links}
        assert all(f"//{host.host.name}" in listed for row in TROUBLES for host in row.hosts(scale))


def test_a_link_to_a_black_hole_leads_to_the_port_that_never_answers() -> None:
    black_hole = next(row for row in TROUBLES if row.port == 2)
    url = next(trouble_links(next(iter(black_hole.hosts(1.0))))).url
    assert ":99/" in placed(url, {"http": 80, "dropped": 99})


def test_a_quota_is_renewed_for_the_next_run() -> None:
    quota = Quota(Page(status=429))
    asked = Asked(host="a.example", method="GET", target="/", headers={})
    tonight = [quota(asked).status for _ in range(12)]
    quota.renew()
    assert (tonight.count(200), quota(asked).status) == (10, 200)


SAID = {
    "linkcheck": {"links": [{"url": DEAD, "verdict": "broken"}, {"url": OTHER, "verdict": "failing"}]},
    "lychee": {"error_map": {"list.md": [{"url": DEAD}]}},
    "linkinator": {"links": [{"url": DEAD, "state": "BROKEN"}, {"url": ALIVE, "state": "OK"}]},
}


def read(checker: str, output: str) -> frozenset[str]:
    place = Place(folder=Path(), world=World(links=(), hosts=()), settings={"http": 80})
    return RUNNERS[checker].read(place, measured(1.0, output)).dead


@pytest.mark.parametrize("checker", SAID)
def test_what_a_checker_calls_dead_is_read_from_its_json(checker: str) -> None:
    assert read(checker, json.dumps(SAID[checker])) == {DEAD}


@pytest.mark.parametrize("checker", SAID)
def test_who_says_nothing_calls_nothing_dead(checker: str) -> None:
    assert read(checker, "") == set()


def test_what_a_checker_calls_dead_is_read_from_its_lines() -> None:
    assert read("markdown-link-check", f"  [✖] {DEAD} → Status: 404\n") == {DEAD}


def test_a_world_of_several_lists_has_every_link_once() -> None:
    world = World(links=tuple(at(n, "ok") for n in range(25)), hosts=(), per_list=10)
    files = dict(world.lists(PORTS))
    assert sorted(files) == ["lists/0000.md", "lists/0001.md", "lists/0002.md"]
    assert "".join(files.values()).count("](http") == 25
    assert [name for name, _ in msgspec.structs.replace(world, per_list=0).lists(PORTS)] == ["list.md"]
