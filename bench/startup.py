"""What a run costs before anything is asked: `--help`, and a check of an unchanged list that is fresh."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.runners import environment, run

_LINKS = 700
_TIMES = 7


def startup() -> str:
    """Two lines of a table."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        # Nothing is asked: all are left alone by rule, as fresh links are by age.
        lines = "".join(f"- [Entry {n}](https://site{n % 97}.example/{n}): what it is\n" for n in range(_LINKS))
        (folder / "list.md").write_text(f"# List\n\n{lines}", encoding="utf-8")
        (folder / "linkcheck.toml").write_text(
            '[[ignore]]\npattern = "https://**"\nreason = "bench"\n', encoding="utf-8"
        )
        # Measured from the second time on: the first one compiles.
        check = [sys.executable, "-m", "linkcheck", "check", "list.md", "--max-age", "1d", "--quiet"]
        run(check, folder)
        return (
            f"start-up: --help {_milliseconds([sys.executable, '-m', 'linkcheck', '--help'], folder):.0f} ms, "
            f"check of {_LINKS} links with nothing to ask {_milliseconds(check, folder):.0f} ms"
        )


def _milliseconds(command: Sequence[str], folder: Path) -> float:
    return median(_once(command, folder) for _ in range(_TIMES)) * 1000


def _once(command: Sequence[str], folder: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    return time.perf_counter() - begun
