"""The database is pleasant in the real Datasette, with the metadata that is shipped beside the code."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

import linkcheck.store
from linkcheck.model import Verdict
from linkcheck.store import Store
from tests.integration.store.nights import night

METADATA = Path(linkcheck.store.__file__).parent / "datasette.json"

# Datasette 0.65 itself leaves connections to the garbage collector and asks the event loop in a deprecated way.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("datasette") / "linkcheck.db"
    with Store.open(path) as store:
        night(store, 0, {"lovelace": Verdict.OK, "babbage": Verdict.OK, "turing": Verdict.BROKEN})
        night(store, 1, {"lovelace": Verdict.OK, "babbage": Verdict.BROKEN, "turing": Verdict.BROKEN})
    return path


def get(database: Path, path: str) -> Any:
    async def ask() -> Any:
        app = Datasette([str(database)], metadata=json.loads(METADATA.read_text()), settings={"num_sql_threads": 1})
        answer = await app.client.get(f"/linkcheck{path}")
        assert answer.status_code == 200, answer.text
        return answer.json() if ".json" in path else answer.text

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("view", "rows"),
    [("current", ["babbage", "lovelace", "turing"]), ("broken", ["babbage", "turing"]), ("newly_broken", ["babbage"])],
)
def test_views_open_with_facets(database: Path, view: str, rows: list[str]) -> None:
    answer = get(database, f"/{view}.json?_shape=objects&_sort=url")
    assert [row["url"].rpartition("/")[2] for row in answer["rows"]] == rows
    assert "reason" in answer["facet_results"]


def test_the_verdict_facet_counts(database: Path) -> None:
    answer = get(database, "/current.json")
    facet = answer["facet_results"]["verdict"]["results"]
    assert {each["value"]: each["count"] for each in facet} == {"ok": 1, "broken": 2}


@pytest.mark.parametrize("table", ["current", "targets"])
@pytest.mark.parametrize(("words", "found"), [("turing", "turing"), ("title lovelace", "lovelace")])
def test_search_finds_titles_and_labels(database: Path, table: str, words: str, found: str) -> None:
    answer = get(database, f"/{table}.json?_shape=objects&_search={words.replace(' ', '+')}")
    assert [row["url"].rpartition("/")[2] for row in answer["rows"]] == [found]


@pytest.mark.parametrize("table", list(json.loads(METADATA.read_text())["databases"]["linkcheck"]["tables"]))
def test_every_table_that_the_metadata_describes_opens_as_a_page(database: Path, table: str) -> None:
    described = json.loads(METADATA.read_text())["databases"]["linkcheck"]["tables"][table]["description"]
    page = get(database, f"/{table}")
    assert described.partition(",")[0].partition("`")[0] in page.replace("&#39;", "'")


def test_the_stored_queries_run(database: Path) -> None:
    changes = get(database, "/changes.json?_shape=objects&since=2026-01-02")
    assert [(row["before"], row["after"]) for row in changes["rows"]] == [("ok", "broken")]
    hosts = get(database, "/hosts.json?_shape=objects")
    assert [(row["links"], row["broken"]) for row in hosts["rows"]] == [(3, 2)]
