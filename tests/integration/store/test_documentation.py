"""docs/database.md names every table and view there is."""

from pathlib import Path

from linkcheck.store import Store

DOCUMENT = Path(__file__).parents[3] / "docs" / "database.md"


def test_every_table_and_view_is_documented() -> None:
    with Store.open(":memory:") as store:
        rows = store._db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        names = {row["name"] for row in rows}
    ours = {name for name in names if not name.startswith(("_", "targets_fts_", "sqlite_"))}
    text = DOCUMENT.read_text(encoding="utf-8")
    assert sorted(name for name in ours if name not in text) == []
