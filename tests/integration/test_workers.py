"""Many lists on all cores: real processes, the same documents in the same order, and a clean end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, signal, sys
from linkcheck.errors import InputError
from linkcheck.pipeline.lists import parse_all, processes
from linkcheck.pipeline.lists.parse_cache import ParseCache

text = "".join(f"- [entry {n}](https://host{n % 97}.example/{n}) and *more* of it\\n" for n in range(200))
FILES = [(f"{n}.md", f"# {n}\\n\\n{text}".encode()) for n in range(40)]
FILES[7] = ("7.md", b"first\\n\\xff\\n")
parse_all.PARALLEL_THRESHOLD.update(fork=0, spawn=0)
parse_all._method = lambda: METHOD

def parsed(workers):
    return [str(found) for found in parse_all.parse_lists(FILES, ParseCache(), workers=workers)]
"""


def run(method: str, body: str, **options: str) -> str:
    """What a process of its own prints; `spawn` wants a file to begin anew."""
    done = subprocess.run(
        [sys.executable, "-c", f"METHOD = {method!r}\n{SCRIPT}\n{body}"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | options,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_all_cores_find_the_same_in_the_same_order(method: str) -> None:
    said = run(
        method,
        """
seen = set()
apart = processes.encode_in_processes
def watched(files, count, method):
    import multiprocessing
    for encoded in apart(files, count, method):
        seen.update(child.pid for child in multiprocessing.active_children())
        yield encoded
processes.encode_in_processes = watched
alone, together = parsed(1), parsed(2)
assert not set(seen) & {os.getpid()} and len(seen) == 2, seen
assert alone == together and len(alone) == 40
print(together[7])
""",
    )
    assert said.startswith("7.md:2: not UTF-8 text")


def test_what_a_killed_worker_leaves_is_done_here() -> None:
    said = run(
        "fork",
        """
one = processes.encode_one
parent = os.getpid()
def deadly(file):
    if file[0] == "20.md" and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return one(file)
alone = parsed(1)
processes.encode_one = deadly
assert parsed(2) == alone
print("all there")
""",
    )
    assert said == "all there\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Lists that take two cores some seconds."""
    text = "".join(f"- [entry {n}](https://host{n % 97}.example/{n}) and *more* of it\n" for n in range(400))
    for number in range(300):
        (tmp_path / f"{number}.md").write_text(f"# {number}\n\n{text}")
    return tmp_path


@pytest.mark.parametrize("delay", [0, 0.01, 0.2], ids=["while they start", "when they have", "at work"])
def test_an_interrupt_ends_all_processes(many: Path, delay: float) -> None:
    code, said, left = stopped(many, "links", delay, lambda parent: os.killpg(parent, signal.SIGINT))
    assert (code, said, left) == (130, "", [])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"])
def test_a_check_that_reads_its_lists_stops_at_once(many: Path, number: int, code: int) -> None:
    assert stopped(many, "check", 0.05, lambda parent: os.killpg(parent, number)) == (code, "", [])
    assert list(many.glob("**/*.db")) == []


def test_workers_of_a_killed_parent_go_too(many: Path) -> None:
    assert stopped(many, "links", 0.05, lambda parent: os.kill(parent, signal.SIGKILL)) == (-9, "", [])


def stopped(folder: Path, name: str, delay: float, stop: Callable[[int], None]) -> tuple[int, str, list[int]]:
    """Exit code of a command that is stopped while it reads, what it said, and which of its workers are left."""
    # Whoever runs the tests in the background may have SIGINT ignored; a terminal has not.
    script = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from linkcheck.cli import main; main()"
    )
    command = subprocess.Popen(
        [sys.executable, "-c", script, name, str(folder)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    workers = wait_for_workers(command)
    time.sleep(delay)
    stop(command.pid)
    _, said = command.communicate(timeout=60)
    deadline = time.monotonic() + 30
    while (left := [pid for pid in workers if is_running(pid)]) and time.monotonic() < deadline:
        time.sleep(0.01)
    return command.returncode, said.strip(), left


def is_running(pid: int) -> bool:
    """Orphans that have ended stay as zombies where no process reaps them."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for_workers(command: "subprocess.Popen[str]") -> list[int]:
    """The processes it has started, once it has."""
    children = Path(f"/proc/{command.pid}/task/{command.pid}/children")
    for _ in range(3000):
        found = [int(pid) for pid in children.read_text().split()]
        if len(found) >= 2:
            return found
        assert command.poll() is None
        time.sleep(0.01)
    pytest.fail("no workers were started")


def test_a_few_small_lists_need_no_workers() -> None:
    said = run(
        "fork",
        "parse_all.PARALLEL_THRESHOLD['fork'] = 10**9\nprocesses.encode_in_processes = None\nprint(len(parsed(2)))",
    )
    assert said == "40\n"
