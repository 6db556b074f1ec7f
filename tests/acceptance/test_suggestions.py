"""Entries of sources/ without a link: asked for in the catalogues, shown, and linked where the answer is sure."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from linkcheck.extract import extract_document
from tests.acceptance.run import ROOT, Finished, linkcheck
from tests.internet import Ledger, in_background
from tests.internet.__main__ import write_configuration
from tests.internet.replica import replica_hosts

EXPECTED = {
    '"Machine Learning Design Patterns" by': [("https://doi.org/10.5555/design-patterns", 100, "crossref")],
    '"Reliable Machine Learning" by': [("https://doi.org/10.5555/a-review", 70, "crossref")],
    '"Trustworthy Online Controlled Experiments': [("https://doi.org/10.1017/9781108653985", 89, "crossref")],
    "Towards Automating the AI Operations Lifecycle.": [("https://arxiv.org/abs/2003.12808", 100, "arxiv")],
    "MLPM: Machine Learning Package Manager.": [],
    'Book "The DevOps Handbook"': [],
}
LINKED = {
    "advanced-mlops.md": '[**"Machine Learning Design Patterns" by Valliappa Lakshmanan, Sara Robinson, Michael Munn**]'
    "(https://doi.org/10.5555/design-patterns)",
    "mlops-references.md": "7. [*Towards Automating the AI Operations Lifecycle.*](https://arxiv.org/abs/2003.12808) ",
}


class Morning(msgspec.Struct, frozen=True, kw_only=True):
    """A night with `--suggest`, and what was done about it."""

    folder: Path
    lists: Path
    findings: dict[str, dict[str, Any]]
    ledger: Ledger
    shown: Finished
    unasked: Finished
    written: Finished


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    folder = tmp_path_factory.mktemp("suggestions")
    lists = shutil.copytree(ROOT / "sources", folder / "lists")
    with in_background(replica_hosts()) as internet:
        file = write_configuration(internet, folder)
        document = ("--format", "json", "--output", folder / "report.json")
        first = linkcheck("check", lists, "--config", file, "--suggest", *document, folder=folder)
        assert first.code == 1, first.err
    shared = ("--config", file)
    shown = linkcheck("report", *shared, "--format", "markdown", folder=folder)
    unasked = linkcheck("fix", lists, *shared, folder=folder)
    written = linkcheck("fix", lists, *shared, "--suggest", "--write", folder=folder)
    found = msgspec.json.decode((folder / "report.json").read_bytes())["findings"]
    return Morning(
        folder=folder,
        lists=lists,
        findings={each["label"]: each for each in found if each["reason"] == "unlinked-entry"},
        ledger=internet.ledger,
        shown=shown,
        unasked=unasked,
        written=written,
    )


@pytest.mark.parametrize("entry", EXPECTED)
def test_the_entry_gets_its_candidates(entry: str, morning: Morning) -> None:
    (finding,) = [each for label, each in morning.findings.items() if label.startswith(entry)]
    assert [(each["url"], each["score"], each["source"]) for each in finding["candidates"]] == EXPECTED[entry]


def test_each_entry_costs_one_question_a_catalogue_at_most(morning: Morning) -> None:
    asked = [each for each in morning.ledger.host("api.crossref.org").asked if each.target.startswith("/works")]
    assert len(asked) == len(morning.findings)
    searches = [each for each in morning.ledger.host("export.arxiv.org").targets() if "search_query" in each]
    assert len(searches) < len(morning.findings)


def test_reports_show_the_candidates_with_their_score(morning: Morning) -> None:
    assert "score 89, crossref" in morning.shown.out
    page = (morning.folder / "reports" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://doi.org/10.1017/9781108653985"' in page
    assert "score 89" in page


def test_nothing_is_linked_unless_asked_for(morning: Morning) -> None:
    assert "10.5555" not in morning.unasked.out


@pytest.mark.parametrize("name", LINKED)
def test_sure_entries_become_links_and_no_others(name: str, morning: Morning) -> None:
    assert LINKED[name] in morning.written.out
    before = (ROOT / "sources" / name).read_text(encoding="utf-8")
    after = (morning.lists / name).read_text(encoding="utf-8")
    assert LINKED[name] in after
    assert "10.5555/a-review" not in after
    assert "10.1017" not in after
    old, new = (len(extract_document(text, name).links) for text in (before, after))
    assert new == old + 1


def test_another_fix_finds_nothing_more_to_link(morning: Morning) -> None:
    again = linkcheck(
        "fix", morning.lists, "--config", morning.folder / "linkcheck.toml", "--suggest", folder=morning.folder
    )
    assert "10.5555" not in again.out
