"""A process that is killed while it writes a page or the parse cache leaves the old file, and nothing beside it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

BEGIN = """
import os, signal, sys
from pathlib import Path
from linkcheck.config import Config
from linkcheck.pipeline.lists.parse_all import parse_lists
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.reports.publish import publish
from linkcheck.report.html import page
from tests.reports import large_report

def write(number):
    if sys.argv[1] == "pages":
        page.LARGE = 10
        publish(large_report(links=100 + number, nights=2), Config(reports="out"))
    else:
        cache = ParseCache.for_database(Path("out/linkcheck.db"))
        list(parse_lists([("a.md", b"<https://a.example/>\\n" * number)], cache))
        Path("a.md").touch()
        cache.save()

Path("out").mkdir(exist_ok=True)
write(1)
kept = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
assert kept

def killed(_):
    # At the moment when the content is written and not yet in place.
    os.kill(os.getpid(), signal.SIGKILL)
"""
THEN = """
Path("kept").write_text(repr(sorted((str(path), content) for path, content in kept.items())))
os.fsync = killed
write(2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a draft has a name while it is written")
@pytest.mark.parametrize("what", ["pages", "cache"])
def test_a_killed_process_leaves_the_old_file_and_no_draft(tmp_path: Path, what: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + THEN, what], cwd=tmp_path, env={"PYTHONPATH": f"{root}/src:{root}"}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    now = sorted((path.relative_to(tmp_path).as_posix(), path.read_bytes()) for path in files)
    assert repr(now) == (tmp_path / "kept").read_text()
