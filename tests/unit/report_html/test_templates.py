"""Templates that are compiled once for all runs."""

from pathlib import Path

import jinja2

from linkcheck.report.html.templates import Compiled


def rendered(folder: Path) -> str:
    cache = Compiled(str(folder))
    environment = jinja2.Environment(loader=jinja2.DictLoader({"a": "{{ 1 + 1 }}"}), bytecode_cache=cache)
    return environment.get_template("a").render()


def test_what_was_compiled_is_kept_for_the_next_run(tmp_path: Path) -> None:
    assert rendered(tmp_path) == "2"
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    assert rendered(tmp_path) == "2"
    assert kept.stat().st_mtime_ns == written


def test_nowhere_to_keep_it_costs_time_and_nothing_else(tmp_path: Path) -> None:
    assert rendered(tmp_path / "no" / "such" / "folder") == "2"


def test_what_is_damaged_is_compiled_again(tmp_path: Path) -> None:
    rendered(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert rendered(tmp_path) == "2"
