"""All checkers that are installed, on the same lists in turn: `python -m bench --scale 0.1 --runs 3`.

At scale 1 the worlds are (a) raw: 20,000 links on 200 hosts without latency, (b) wide: 10,000 on 1,000 hosts at
100 ms, (c) real: 3,400 in the proportions of well-known lists, with the web's faults, (d) the night after (c), and one
two months after it with `--max-age auto`, (e) three lines of (c) changed before a merge, (f) a million links on 50,000
hosts, ours alone and only when asked for.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from bench.aged import age
from bench.bound import lower_bound
from bench.catalogue import WORLDS
from bench.runners import ROOT, RUNNERS, Place, Runner, run
from bench.startup import startup
from bench.table import Row, as_markdown, judged
from bench.worlds import Expected
from linkcheck.fetch import FetchOptions

ABOUT = {
    "a": "(a) raw",
    "b": "(b) wide",
    "c": "(c) real",
    "d": "(d) next night",
    "months": "(d) two months on",
    "e": "(e) merge",
    "f": "(f) million",
}
_CHANGED = 3
_MONTHS = 57
"""Days after which what has been healthy and unchanged is asked every seventh night."""


class Server:
    """The test internet, seen from here."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.settings: dict[str, Any] = self._line()

    def seen(self) -> dict[str, float]:
        """What the hosts saw since the last time."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def server(key: str, scale: float) -> Iterator[Server]:
    command = [sys.executable, "-m", "bench.server", key, str(scale)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Server(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()


def main() -> None:
    options = parse()
    rows: list[Row] = []
    if options.startup:
        print(startup(), flush=True)
    for key in options.worlds:
        rows += list(measure(key, options))
    if rows:
        print(as_markdown(rows))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=float, default=0.1, help="of every world (default: 0.1, a few minutes)")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--worlds", default="abc", help="letters; (d) and (e) come with c (default: abc)")
    parser.add_argument(
        "--checkers",
        default=",".join(name for name, runner in RUNNERS.items() if runner.usual),
        help="names, comma-separated",
    )
    parser.add_argument("--workers", type=int, default=0, help="processes of ours; 0 asks from one")
    parser.add_argument("--startup", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


def measure(key: str, options: argparse.Namespace) -> Iterator[Row]:
    world = WORLDS[key](options.scale)
    chosen = {name: RUNNERS[name] for name in options.checkers.split(",") if RUNNERS[name].found}
    if key == "f":
        chosen = {"linkcheck": RUNNERS["linkcheck"]}
    elif key == "c":
        chosen = {name: runner for name, runner in chosen.items() if runner.knows_github}
    if key == "c":
        print(f"(c) cannot end before {lower_bound(world, FetchOptions()):.1f} s, whoever asks as politely", flush=True)
    with server(key, options.scale) as internet, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o755)  # LinkChecker, started by root, turns into nobody
        truth = world.truth(internet.settings)
        for number in range(options.runs):
            for name, runner in chosen.items():
                place = Place(
                    folder=Path(folder) / f"{name}-{number}",
                    world=world,
                    settings=internet.settings,
                    workers=options.workers,
                )
                place.folder.mkdir()
                for file, text in world.lists(internet.settings):
                    (place.folder / file).parent.mkdir(exist_ok=True)
                    (place.folder / file).write_text(text, encoding="utf-8")
                yield one(ABOUT[key], name, runner, place, internet, truth)
                if key == "c" and name == "linkcheck":
                    yield one(ABOUT["d"], name, runner, place, internet, truth)
                    yield months(runner, place, internet, truth)
                    yield merge(runner, place, internet)
                shutil.rmtree(place.folder)


def one(
    world: str, name: str, runner: Runner, place: Place, internet: Server, truth: dict[str, Expected], *more: str
) -> Row:
    command = [*runner.command(place), *more]
    internet.seen()
    measured = run(command, place.folder, ours=name == "linkcheck")
    seen = internet.seen()
    if not seen["requests"]:  # who asked nothing has found nothing right either
        errors = (place.folder / "errors").read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"{name} sent no request (exit code {measured.code}): {errors[-2000:]}")
    row = judged(world, name, measured, seen, runner.read(place, measured), truth)
    print(as_markdown([row]).splitlines()[-1], file=sys.stderr, flush=True)
    if measured.code not in {0, 1, 2}:
        print((place.folder / "errors").read_text(encoding="utf-8", errors="replace")[-2000:], file=sys.stderr)
    return row


def months(runner: Runner, place: Place, internet: Server, truth: dict[str, Expected]) -> Row:
    """A night two months after the first. The nights before it settle what is dead and when each link is due.

    By then what was reset in every run is dead too.
    """
    later = {
        url: msgspec.structs.replace(expected, dead=expected.dead or "/reset/" in url)
        for url, expected in truth.items()
    }
    database = place.folder / "reports" / "linkcheck.db"
    for days in (_MONTHS, 1, 1):
        age(database, days)
        run([*runner.command(place), "--max-age", "auto"], place.folder)
    age(database, 1)
    return one(ABOUT["months"], "linkcheck", runner, place, internet, later, "--max-age", "auto")


def merge(runner: Runner, place: Place, internet: Server) -> Row:
    """Three lines of the list are changed, and only they are asked."""
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "-q", "."], ["add", "list.md"], ["commit", "-q", "-m", "list"]):
        subprocess.run([*git, *command], cwd=place.folder, check=True)
    file = place.folder / "list.md"
    lines = file.read_text(encoding="utf-8").splitlines()
    healthy = [n for n, line in enumerate(lines) if "/ok/" in line or "github.com" in line][:_CHANGED]
    for number in healthy:
        lines[number] = lines[number].replace("[Link", "[A link")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    world = msgspec.structs.replace(place.world, links=())
    asked = msgspec.structs.replace(place, world=world)
    return one(ABOUT["e"], "linkcheck", runner, asked, internet, {}, "--since", "HEAD")


if __name__ == "__main__":
    main()
