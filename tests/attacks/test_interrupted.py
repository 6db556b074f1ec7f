"""Promise: a run that was interrupted and resumed comes to what it would have come to uninterrupted."""

import signal
from collections import Counter
from pathlib import Path

from tests.acceptance.run import by_url, finish
from tests.acceptance.test_stopping import HELLO, scene, wait_until
from tests.internet import Host, Page

MISSING = Page(status=404)
DEAD = 10
SLOW = Page(title="Hello", delay=3.0)


def hosts(last: Page) -> list[Host]:
    dead = [Host(name=f"s{number}.test", pages={"/": MISSING}, default=HELLO) for number in range(1, DEAD + 1)]
    return [Host(name="s0.test", default=HELLO), *dead, Host(name="s99.test", default=last)]


def test_what_waited_for_its_second_look_is_asked_again_on_resume(tmp_path: Path) -> None:
    with scene(tmp_path, hosts(SLOW)) as made:
        made.configure(crawl={"confirm_after": 30.0})
        with made.under_way(asked=DEAD + 2) as process:
            wait_until(lambda: made.requests >= DEAD + 2)
            process.send_signal(signal.SIGINT)
            assert finish(process).code == 130
        made.configure(crawl={"confirm_after": 0.1})
        resumed = made.check("--resume", "--format", "json")
    assert resumed.code == 1, resumed.err
    links = by_url(resumed.out)
    assert Counter(link["verdict"] for link in links.values()) == {"broken": DEAD, "ok": 2}


def test_what_was_done_before_a_kill_counts_for_what_only_the_whole_run_can_tell(tmp_path: Path) -> None:
    """Many links that end at one page: half of them were seen before the run was killed."""
    count = 12
    moved = [
        Host(name=f"s{n}.test", pages={"/": Page(status=302, location="https://end.test/")}, default=HELLO)
        for n in range(1, count)
    ]
    waits = [Host(name=f"s{n}.test", default=Page(title="Hello", delay=1.0)) for n in (97, 98, 99)]
    worlds = [Host(name="s0.test", default=HELLO), *moved, Host(name="end.test", default=HELLO), *waits]
    verdicts = []
    for killed in (True, False):
        folder = tmp_path / str(killed)
        folder.mkdir()
        with scene(folder, worlds) as made:
            if killed:
                with made.under_way(asked=count) as process:
                    wait_until(lambda: made.results() >= count - 2)
                    process.kill()
                    process.wait()
            done = made.check("--resume", "--format", "json")
        verdicts.append({url: (link["verdict"], link["reason"]) for url, link in by_url(done.out).items()})
    assert verdicts[0] == verdicts[1]
