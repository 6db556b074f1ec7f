"""False alarms are counted page by page, whatever the collection is called."""

from pathlib import Path

from bench.healthy_pages import healthy_pages, judged, neighbours
from linkcheck.model import Verdict

FILLER = "<p>" + "Ham and eggs. " * 200
ARTICLE = f"<html lang=en><head><title>Ham and eggs</title></head><body>{FILLER}"
OTHER = f"<html lang=en><head><title>Bread and butter</title></head><body>{FILLER}"
WALL = f"<html lang=en><head><title>Just a moment...</title></head><body>{FILLER}"


def test_a_wall_among_saved_pages_is_counted_and_healthy_pages_are_not(tmp_path: Path) -> None:
    for name, text in {"a.html": ARTICLE, "b.html": OTHER, "copy.html": ARTICLE, "wall.html": WALL}.items():
        (tmp_path / "collection").mkdir(exist_ok=True)
        (tmp_path / "collection" / name).write_text(text, encoding="utf-8")
    pages = list(healthy_pages(tmp_path))
    assert [page.path.name for page in pages] == ["a.html", "b.html", "wall.html"]
    others = neighbours(pages)
    verdicts = {page.path.name: {each.verdict for _, each in judged(page, others.get(page.url))} for page in pages}
    assert verdicts["a.html"] == verdicts["b.html"] == {Verdict.OK}
    assert Verdict.BLOCKED in verdicts["wall.html"]
