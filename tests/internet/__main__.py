"""Start the replica by hand: `python -m tests.internet [FOLDER]`, then run the command it prints, until ^C."""

import argparse
import asyncio
import contextlib
import json
import shlex
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.internet.internet import TestInternet
from tests.internet.replica import replica_hosts, replica_settings

ROOT = Path(__file__).parents[2]


def to_toml(tables: Mapping[str, Any]) -> str:
    """Settings as TOML: values, tables of values, and tables of tables."""
    lines = [f"{name} = {_value(value)}" for name, value in tables.items() if not isinstance(value, Mapping)]
    for name, table in tables.items():
        if isinstance(table, Mapping):
            lines += ["", f"[{name}]", *(f"{_value(key)} = {_value(value)}" for key, value in table.items())]
    return "\n".join([*lines, ""])


def _value(value: Any) -> str:
    """JSON's strings, numbers and lists are TOML's too; a table stands on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_value(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def write_configuration(internet: TestInternet, folder: Path) -> Path:
    """linkcheck.toml for the replica; lists are those of this project, reports go to the folder."""
    file = folder / "linkcheck.toml"
    places = {"sources": [str(ROOT / "sources")], "reports": str(folder / "reports")}
    file.write_text(to_toml({**places, **replica_settings(internet)}), encoding="utf-8")
    return file


async def serve(folder: Path) -> None:
    """Until cancelled."""
    async with TestInternet(replica_hosts()) as internet:
        file = write_configuration(internet, folder)
        print("A replica of every host of sources/ is up on loopback. In another terminal:\n")
        print(f"    linkcheck check --config {shlex.quote(str(file))}\n")
        print(f"Then open {folder / 'reports' / 'index.html'}. ^C ends the replica.", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Parse, serve, leave quietly."""
    parser = argparse.ArgumentParser(prog="python -m tests.internet", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where linkcheck.toml goes; a temporary one by default")
    folder: Path | None = parser.parse_args().folder
    with contextlib.ExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="linkcheck-replica-")))
        folder.mkdir(parents=True, exist_ok=True)
        stack.enter_context(contextlib.suppress(KeyboardInterrupt))
        asyncio.run(serve(folder.resolve()))


if __name__ == "__main__":
    main()
