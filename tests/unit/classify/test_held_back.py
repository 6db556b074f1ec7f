"""What was kept out of tuning: translations that were not read while the words for missing pages were gathered."""

import json
from collections import Counter
from pathlib import Path

import pytest

from linkcheck.classify.evidence.phrases import not_found

HELD_BACK = Path(__file__).parents[2] / "data" / "held_back" / "missing_pages.jsonl"
ROWS = [json.loads(line) for line in HELD_BACK.read_text(encoding="utf-8").splitlines()]
HEALTHY = [
    "404: Life not found",
    "Access Denied: the practice of filtering | Press",
    "The file not found error, explained",
    "Missing persons",
    "Removed content and the law",
    "What to do when a page cannot be found",
    "Link rot: why pages disappear",
    "Seite an Seite: nicht gefunden, nur gesucht",
    "Почему страница не найдена и что делать",
    "页面不存在的十个原因",
    "ページが見つからないときの対処法",
    "La página en blanco",
    "No encontré mi casa",
    "Introuvable: un roman",
    "The resource curse",
    "We can't find the words",
    "Not available in stores: a history of mail order",
]


def test_the_catch_on_what_was_held_back(capsys: pytest.CaptureFixture[str]) -> None:
    caught = Counter(row["source"] for row in ROWS if not_found(row["title"]))
    with capsys.disabled():
        for source, count in sorted(Counter(row["source"] for row in ROWS).items()):
            print(f"\nheld back: {source}: {caught[source]}/{count}", end="")  # noqa: T201 - belongs in the output
    assert sum(caught.values()) >= 0.7 * len(ROWS)


@pytest.mark.parametrize("title", HEALTHY)
def test_titles_about_missing_things_are_titles(title: str) -> None:
    assert not not_found(title)
