"""Stopped, killed, locked out, cut off: what was learnt is kept, the program says what happened, and goes on later."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.run import Finished, by_url, finish, linkcheck, started
from tests.internet import Asked, Host, Page, Port, TestInternet, Turns, Wire, in_background
from tests.internet.__main__ import to_toml

HELLO = Page(title="Hello")
SITES = 40
QUICK = 10
"""The first so many of each scene's hosts answer at once; the others hang until the end."""
PATIENCE = {"backoff": 0.05, "connect_timeout": 10.0, "first_byte_timeout": 30.0, "dns_timeout": 0.5}


def site(number: int) -> str:
    return f"https://s{number}.test/"


def sites(slow: Page, count: int = SITES) -> list[Host]:
    return [Host(name=f"s{n}.test", default=HELLO if n < QUICK else slow) for n in range(count)]


HANGING = Page(wire=(Wire.HANG,))


class Scene:
    """A folder with a list and a configuration, and the internet it points to."""

    def __init__(self, folder: Path, internet: TestInternet) -> None:
        self.folder = folder
        self.internet = internet
        self.database = folder / "reports" / "linkcheck.db"

    def list(self, *urls: str) -> None:
        lines = [f"- [Hello {number}]({url})\n" for number, url in enumerate(urls)]
        (self.folder / "list.md").write_text("".join(lines), encoding="utf-8")

    def configure(self, crawl: dict[str, Any] | None = None, **network: Any) -> None:
        tables = {
            "network": {**self.internet.settings(), **PATIENCE, **network},
            "crawl": {"confirm_after": 0.1, "canaries": ["https://s0.test/canary"], **(crawl or {})},
        }
        (self.folder / "linkcheck.toml").write_text(to_toml(tables), encoding="utf-8")

    def check(self, *arguments: str | Path, **environ: str) -> Finished:
        return linkcheck("check", "list.md", *arguments, folder=self.folder, environ=environ)

    @contextmanager
    def under_way(self, *arguments: str, asked: int) -> Iterator["subprocess.Popen[str]"]:
        """A check that has asked so much by now; killed if it is still there at the end."""
        before = self.requests
        process = started("check", "list.md", *arguments, folder=self.folder)
        try:
            wait_until(lambda: self.requests - before >= asked or process.poll() is not None)
            yield process
        finally:
            process.kill()
            process.communicate()

    @property
    def requests(self) -> int:
        return self.internet.ledger.requests

    def asked(self) -> Counter[str]:
        """How often each site's front page was asked for."""
        hosts = dict(self.internet.ledger.hosts)
        return Counter({name: record.targets().count("/") for name, record in hosts.items()})

    def verdicts(self) -> Counter[str | None]:
        """As the database has them; None where it knows nothing."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return Counter(dict(database.execute("select verdict, count(*) from current group by verdict")))

    def results(self) -> int:
        """Results of the last run so far."""
        if not self.database.exists():
            return 0
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            count: int = database.execute("select count(*) from results").fetchone()[0]
            return count

    @property
    def page(self) -> str:
        return (self.folder / "reports" / "index.html").read_text(encoding="utf-8")


def wait_until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to pass"
        time.sleep(0.02)


@contextmanager
def scene(folder: Path, hosts: list[Host], **network: Any) -> Iterator[Scene]:
    with in_background(hosts) as internet:
        made = Scene(folder, internet)
        made.list(*(f"https://{host.name}/" for host in hosts))
        made.configure(**network)
        yield made


# Signals


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_asking_saves_and_writes_a_partial_report(number: int, code: int, tmp_path: Path) -> None:
    with scene(tmp_path, sites(HANGING)) as made:
        with made.under_way("--format", "json", asked=SITES) as process:
            process.send_signal(number)
            finished = finish(process)
        requests = made.requests
    assert finished.code == code, finished.err
    assert "Traceback" not in finished.err
    links = by_url(finished.out)
    assert Counter((link["verdict"], link["reason"]) for link in links.values()) == {
        ("ok", "ok"): QUICK,
        ("unchecked", "stopped"): SITES - QUICK,
    }
    assert '"state":"partial"' in finished.out.replace(" ", "")
    assert made.verdicts() == {"ok": QUICK, None: SITES - QUICK}
    assert "Stopped early" in made.page
    assert requests == SITES, "nothing is asked after the signal"


def test_a_second_signal_stops_at_once_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HANGING)) as made, made.under_way(asked=SITES) as process:
        wait_until(lambda: made.results() >= 1)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        finished = finish(process)
    assert finished.code in {130, 143}
    assert "Traceback" not in finished.err
    assert made.results() >= 1


# Killed


def test_after_kill_9_the_next_run_asks_only_the_rest(tmp_path: Path) -> None:
    trickle = [Host(name=f"s{n}.test", default=Page(title="Hello", delay=n / 16)) for n in range(SITES)]
    with scene(tmp_path, trickle) as made:
        with made.under_way(asked=SITES) as process:
            wait_until(lambda: made.results() >= QUICK)
            process.kill()
            assert process.wait() == -signal.SIGKILL
        before = made.results()
        assert before >= QUICK
        resumed = made.check("--resume", "--format", "json")
        asked = made.asked()
    assert resumed.code == 0, resumed.err
    assert {link["verdict"] for link in by_url(resumed.out).values()} == {"ok"}
    assert len(by_url(resumed.out)) == SITES
    assert Counter(asked.values()) == {1: before, 2: SITES - before}


def test_at_most_a_second_is_lost_by_kill_9(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HANGING)) as made, made.under_way(asked=SITES) as process:
        time.sleep(1.0)
        process.kill()
        process.wait()
        assert made.results() == QUICK


# Two at once


def test_a_second_run_on_the_same_database_says_so(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HANGING)) as made, made.under_way(asked=SITES):
        requests = made.requests
        second = made.check()
        assert second.code == 3
        assert "another run is under way" in second.err
        assert "Traceback" not in second.err
        assert made.requests == requests


def test_or_it_waits_with_the_option(tmp_path: Path) -> None:
    hosts = [Host(name=f"s{n}.test", default=Turns((HANGING, HELLO))) for n in range(5)]
    with scene(tmp_path, hosts) as made, made.under_way(asked=5) as first:
        second = started("check", "list.md", "--wait", "1m", folder=tmp_path)
        assert second.stderr is not None
        assert "waiting" in second.stderr.readline()
        first.send_signal(signal.SIGINT)
        assert first.wait(10) == 130
        assert finish(second).code == 0
        assert set(made.asked().values()) == {2}


def test_a_run_that_waits_can_be_stopped(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HANGING)) as made, made.under_way(asked=SITES):
        second = started("check", "list.md", "--wait", "1h", folder=tmp_path)
        assert second.stderr is not None
        assert "waiting" in second.stderr.readline()
        second.send_signal(signal.SIGTERM)
        assert finish(second).code == 143
        assert made.requests == SITES


# A world that cannot be written


def test_a_report_folder_that_cannot_be_made_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HELLO, 3)) as made:
        (tmp_path / "reports").write_text("a file where the folder should be", encoding="utf-8")
        finished = made.check()
        assert made.requests == 0
    assert_clear(finished, "reports")


def test_a_report_that_cannot_be_written_leaves_the_results_in_the_database(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HELLO, 3)) as made:
        (tmp_path / "reports" / "index.html").mkdir(parents=True)
        finished = made.check()
    assert_clear(finished, "index.html", "linkcheck report")
    assert made.verdicts() == {"ok": 3}


def test_a_database_that_is_read_only_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HELLO, 3)) as made, small_disk(tmp_path / "disk", "1m") as disk:
        assert made.check("--db", disk / "x.db").code == 0
        requests = made.requests
        disk_is(disk, "ro")
        finished = made.check("--db", disk / "x.db")
        disk_is(disk, "rw")
        assert made.requests == requests
    assert_clear(finished, "x.db", "may you write there?")


def test_a_full_disk_is_said_and_what_was_stored_is_safe(tmp_path: Path) -> None:
    pages = [f"https://s.test/{number}?{'x' * 1500}" for number in range(900)]
    host = Host(name="s.test", default=HELLO)
    with scene(tmp_path, [host], interval=0.0) as made, small_disk(tmp_path / "reports", "1500k"):
        made.list(*pages[:10])
        assert made.check().code == 0
        made.list(*pages)
        finished = made.check()
        assert_clear(finished, "linkcheck.db", "full")
        assert made.verdicts()["ok"] >= 10


def test_a_report_folder_that_is_read_only_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HELLO, 3)) as made, small_disk(tmp_path / "reports", "1m") as disk:
        disk_is(disk, "ro")
        finished = made.check("--db", tmp_path / "x.db")
        assert made.requests == 0
    assert_clear(finished, "reports", "Read-only file system")


def test_a_disk_too_full_for_the_page_keeps_the_results_and_the_last_page(tmp_path: Path) -> None:
    database = tmp_path / "x.db"
    with scene(tmp_path, sites(HELLO, 3)) as made, small_disk(tmp_path / "reports", "1m") as disk:
        assert made.check("--db", database).code == 0
        before = made.page
        fill(disk)
        finished = made.check("--db", database)
        assert made.page == before
        assert_clear(finished, "No space left", "safe in the database", "Make room")
        rendered = linkcheck("report", "--db", database, "--format", "json", folder=tmp_path)
    assert {link["verdict"] for link in by_url(rendered.out).values()} == {"ok"}


def fill(disk: Path) -> None:
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(4096)):
            pass


def assert_clear(finished: Finished, *words: str) -> None:
    """One sentence, a remedy, and no innards."""
    assert finished.code == 3, finished.err
    assert "Traceback" not in finished.err
    assert [word for word in words if word not in finished.err] == [], finished.err
    [said] = [line for line in finished.err.splitlines() if line.startswith("linkcheck: ")]
    assert finished.err.splitlines()[-1].startswith("  "), "the remedy"
    assert said


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own, which root can fill or forbid; chmod does not keep root from writing."""
    folder.mkdir(exist_ok=True)
    if os.geteuid() != 0 or not mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder):
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def disk_is(folder: Path, mode: str) -> None:
    assert mounted("-o", f"remount,{mode}", folder)


def mounted(*arguments: str | Path) -> bool:
    mount = shutil.which("mount")
    return mount is not None and subprocess.run([mount, *arguments], check=False).returncode == 0


def test_a_process_that_may_open_few_files_asks_fewer_at_once_and_calls_no_host_dead(tmp_path: Path) -> None:
    slow = Page(title="Hello", delay=0.3)
    with scene(tmp_path, [Host(name=f"s{n}.test", default=slow) for n in range(200)]) as made:
        few = ("sh", "-c", 'ulimit -n 160 && exec "$0" "$@"')
        finished = finish(started("check", "list.md", folder=tmp_path, prefix=few))
    assert finished.code == 0, finished.err
    assert made.verdicts() == {"ok": 200}


# Secrets


def test_a_secret_is_sent_to_its_host_alone(tmp_path: Path) -> None:
    secret = "s3cr3t-0123456789abcdef"

    def echo(asked: Asked) -> Page:
        return Page(status=400, title="What?", text="Bad request", headers=(("X-Seen", asked.target),))

    hosts = [
        Host(name="api.test", default=HELLO, pages={
            "/away": Page(status=302, location="https://evil.test/landing"),
            "/bad": echo,
            "/junk": Page(wire=(b"HTTP/1.1 OK\r\n\r\n", Wire.CLOSE)),
            "/reset": Page(wire=(Wire.RESET,)),
        }),
        Host(name="evil.test", default=HELLO),
    ]  # fmt: skip
    with scene(tmp_path, hosts) as made:
        headers = {"Authorization": {"env": "API_TOKEN", "prefix": "Bearer "}}
        made.configure(hosts={"api.test": {"headers": headers}})
        made.list(*(f"https://api.test{path}" for path in ("/", "/away", "/bad", "/junk", "/reset")))
        json = made.check("--format", "json", "--output", tmp_path / "report.json", API_TOKEN=secret)
        text = made.check(API_TOKEN=secret)
        told = {name: [secret in str(asked.headers) for asked in made.internet.host(name).asked]
                for name in ("api.test", "evil.test")}  # fmt: skip
    assert all(told["api.test"])
    assert told["evil.test"]
    assert not any(told["evil.test"])
    assert secret not in json.out + json.err + text.out + text.err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"report.json", "index.html", "linkcheck.db"}
    assert [path.name for path in files if secret.encode() in path.read_bytes()] == []


# The network


def test_without_a_network_there_are_no_verdicts_and_the_last_report_stays(tmp_path: Path) -> None:
    with scene(tmp_path, sites(HELLO, 8)) as made:
        assert made.check().code == 0
        before = made.page
        made.configure(nameservers=["127.0.0.1:9"])
        finished = made.check()
        made.configure()
        assert made.verdicts() == {"ok": 8}
        assert made.page != before
        assert "Our own network was down" in made.page
        assert made.page.count(">healthy<") == before.count(">healthy<")
        again = made.check()
    assert finished.code == 3
    assert "network" in finished.err
    assert again.code == 0


def test_a_network_that_dies_keeps_what_came_before(tmp_path: Path) -> None:
    """By the time that the first of the later hosts gives no answer, nor does the canary."""
    alive = [Host(name=f"s{n}.test", default=HELLO) for n in range(4)]
    dead = [Host(name=f"d{n}.test", port=Port.DROPPED) for n in range(8)]
    with scene(tmp_path, [*alive, *dead]) as made:
        made.configure({"canaries": ["https://d0.test/"]}, concurrency=1, retries=0, connect_timeout=0.5)
        finished = made.check("--format", "json")
    assert finished.code == 3
    assert "network" in finished.err
    assert made.verdicts() == {"ok": 4, None: 8}


# Night after night


def test_what_the_deadline_left_out_goes_first_next_time(tmp_path: Path) -> None:
    urls = [f"https://s.test/{number}" for number in range(30)]
    with scene(tmp_path, [Host(name="s.test", default=HELLO)], per_host=1, per_host_max=1, interval=0.2) as made:
        made.list(*urls)
        first = made.check("--deadline", "1.5s", "--format", "json")
        reached = made.internet.host("s.test").targets()
        assert 0 < len(reached) < 30
        left = {link["reason"] for link in by_url(first.out).values() if link["verdict"] == "unchecked"}
        made.check("--deadline", "1.5s")
        then = made.internet.host("s.test").targets()[len(reached) :]
    assert left == {"deadline"}
    assert "deadline" in first.err
    assert not set(then) & set(reached[:-1])


def test_with_a_maximal_age_only_what_failed_is_asked_again(tmp_path: Path) -> None:
    with scene(tmp_path, [*sites(HELLO, 3), Host(name="gone.test", default=Page(status=500))]) as made:
        made.check()
        once = made.asked()
        second = made.check("--max-age", "12h", "--format", "json")
        again = made.asked() - once
    assert set(again) == {"gone.test"}
    assert Counter(link["verdict"] for link in by_url(second.out).values()) == {"ok": 3, "failing": 1}


def test_an_unchanged_page_is_not_sent_again_and_keeps_its_title(tmp_path: Path) -> None:
    def unchanged(asked: Asked) -> Page:
        if asked.headers.get("if-none-match") == '"one"':
            return Page(status=304, headers=(("ETag", '"one"'),))
        return Page(title="Hello World", headers=(("ETag", '"one"'),))

    with scene(tmp_path, [Host(name="s0.test", default=unchanged)]) as made:
        made.check()
        second = made.check("--format", "json")
        asked = [asked.headers.get("if-none-match") for asked in made.internet.host("s0.test").asked]
    [link] = by_url(second.out).values()
    assert asked == [None, '"one"']
    assert (link["verdict"], link["title"], link["status"]) == ("ok", "Hello World", 304)
