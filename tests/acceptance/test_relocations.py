"""Where dead links live now: a world of which the truth is known, searched by the program as it is started at night."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.acceptance.run import Finished, by_url, linkcheck
from tests.internet import TestInternet, in_background
from tests.internet.__main__ import to_toml
from tests.internet.official import archive_host
from tests.internet.relocations import Builder, Case, world

SERVICES = (
    "arxiv.org",
    "export.arxiv.org",
    "api.crossref.org",
    "doi.org",
    "web.archive.org",
    "github.com",
    "api.github.com",
)
OVERRIDE = '[[override]]\nhost = "old-wiki.example"\nnot_at = "https://new-wiki.example/*"\nreason = "a mirror"\n'
TOKEN = {"GITHUB_TOKEN": "t"}


class Night(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, what the truth is, and what it cost."""

    folder: Path
    cases: tuple[Case, ...]
    links: dict[str, dict[str, Any]]
    plain: dict[str, dict[str, Any]]
    """The same night without `--relocate`."""
    searched: int
    """Requests of the search, counted at the servers."""
    again: int
    """Requests that the next night with `--relocate` sent beyond what a night without would."""

    fixed: str
    """The list after `fix --relocate --write`."""
    text: str
    """The report, as text."""
    work_list: str
    """The same as Markdown, as the issue has it."""
    refusal: Finished
    """What `accept --not` said of one offer."""
    refused: str
    """The dead link whose offer was refused."""
    remembered: Finished
    """What `history` shows of it afterwards."""
    later: dict[str, dict[str, Any]]
    """The night after the refusal."""
    overruled: dict[str, dict[str, Any]]
    """The report once an override refuses an offer."""

    change: dict[str, dict[str, Any]]
    """What `check --since HEAD --relocate` says of dead links that a change adds, in a new database."""

    def found(self, case: Case) -> dict[str, Any] | None:
        """What is offered for a case."""
        offer: dict[str, Any] | None = self.links[case.url]["relocation"]
        return offer


def configuration(internet: TestInternet, folder: Path) -> Path:
    """Everything here, no pauses that only strangers deserve."""
    network = {**internet.settings(), "retries": 0, "first_byte_timeout": 5.0, "interval": 0.002}
    hosts = {name: {"interval": 0.002} for name in SERVICES}
    tables = {
        "sources": [str(folder / "list.md")],
        "reports": str(folder / "reports"),
        "network": network,
        "crawl": {"confirm_after": 0.2, "network_down_share": 1.0},
        "history": {"confirm_checks": 1, "confirm_days": 0},
        "hosts": hosts,
    }
    file = folder / "linkcheck.toml"
    file.write_text(to_toml(tables), encoding="utf-8")
    return file


def night_of(builder: Builder, folder: Path) -> Night:
    """A night on which most is still there, one that only looks, one that searches, and one after it."""
    (folder / "list.md").write_text(builder.markdown, encoding="utf-8")
    with in_background([*builder.hosts(), archive_host(builder.snapshots)]) as internet:
        file = configuration(internet, folder)
        shared = ("--config", file, "--quiet")

        def check(*more: str) -> tuple[dict[str, dict[str, Any]], int]:
            before = internet.ledger.requests
            output = folder / "report.json"
            done = linkcheck(
                "check", *shared, "--format", "json", "--output", output, *more, folder=folder, environ=TOKEN
            )
            assert done.code in {0, 1}, done.err
            return by_url(output.read_bytes()), internet.ledger.requests - before

        check()
        builder.night = 2
        plain, _ = check()
        _, cost = check()
        links, with_search = check("--relocate")
        _, after = check("--relocate")
        refused = next(case.url for case in builder.cases if case.way == "list")

        def run(*arguments: str | Path) -> Finished:
            return linkcheck(*arguments, "--config", file, folder=folder, environ=TOKEN)

        text, work_list = run("report", "--format", "text").out, run("report", "--format", "markdown").out
        copy = shutil.copy(folder / "list.md", folder / "before.md")
        run("fix", "--relocate", "--write")
        fixed = (folder / "list.md").read_text(encoding="utf-8")
        shutil.copy(copy, folder / "list.md")
        refusal = run("accept", "--not", refused)
        later, _ = check("--relocate")
        remembered = run("history", refused)
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{OVERRIDE}", encoding="utf-8")
        change = by_url(run(*_committed(folder, builder), "--db", "change.db", "--format", "json").out)
        overruled = by_url(run("report", "--format", "json").out)
    return Night(
        folder=folder,
        cases=tuple(builder.cases),
        links=links,
        plain=plain,
        searched=with_search - cost,
        again=after - cost,
        fixed=fixed,
        text=text,
        work_list=work_list,
        refusal=refusal,
        refused=refused,
        remembered=remembered,
        later=later,
        overruled=overruled,
        change=change,
    )


def _committed(folder: Path, builder: Builder) -> tuple[str | Path, ...]:
    """A check of a change that adds the first dead links to an empty list."""
    work = folder / "change"
    work.mkdir()
    (work / "list.md").write_text("# Everything\n", encoding="utf-8")
    for command in (("init", "-q"), ("add", work), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a")):
        subprocess.run(["git", "-C", folder, *command], check=True, capture_output=True)
    lines = [f"- [{case.label}]({case.url})" for case in builder.cases if case.way == "spelling"]
    (work / "list.md").write_text("\n".join(["# Everything", *lines, ""]), encoding="utf-8")
    return "check", work / "list.md", "--since", "HEAD", "--relocate"


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    return night_of(world(), tmp_path_factory.mktemp("relocations"))


def wrong(night: Night) -> list[tuple[Case, str]]:
    """Offers that are not the truth."""
    offers = [(case, found["url"]) for case in night.cases if (found := night.found(case))]
    return [(case, url) for case, url in offers if url != case.truth]


def test_the_world_is_as_large_as_promised(night: Night) -> None:
    ways = Counter(case.way for case in night.cases)
    assert len(night.cases) >= 200
    assert all(number >= 10 for number in ways.values()), ways
    assert 0.35 <= ways["gone"] / len(night.cases) <= 0.45
    assert all(night.links[case.url]["verdict"] == "broken" for case in night.cases)


def test_offers_are_true(night: Night) -> None:
    offered = sum(night.found(case) is not None for case in night.cases)
    false = wrong(night)
    assert 1 - len(false) / offered >= 0.98, false


def test_what_is_sure_is_true_without_exception(night: Night) -> None:
    assert [(case.url, url) for case, url in wrong(night) if night.links[case.url]["relocation"]["sure"]] == []


def test_most_of_what_went_somewhere_is_found(night: Night) -> None:
    moved = [case for case in night.cases if case.truth]
    found = [case for case in moved if (offer := night.found(case)) and offer["url"] == case.truth]
    missed = [(case.way, case.url) for case in moved if case not in found]
    assert len(found) / len(moved) >= 0.8, missed


def test_a_dead_link_costs_six_requests_on_average_at_most(night: Night) -> None:
    assert night.searched / len(night.cases) <= 6


def test_what_was_searched_for_once_is_not_searched_for_again(night: Night) -> None:
    assert night.again <= 0.05 * night.searched


def test_no_verdict_changes(night: Night) -> None:
    verdicts = {url: link["verdict"] for url, link in night.links.items()}
    assert verdicts == {url: link["verdict"] for url, link in night.plain.items()}


def test_fix_writes_what_is_sure_and_nothing_else(night: Night) -> None:
    lines = {line for line in night.fixed.splitlines() if line.startswith("- ")}
    for case in night.cases:
        offer = night.found(case)
        kept = f"- [{case.label}]({case.url})"
        assert (kept in lines) == (offer is None or not offer["sure"]), case
        assert offer is None or not offer["sure"] or f"- [{case.label}]({offer['url']})" in lines


def test_reports_say_where_it_is_now_and_what_proves_it(night: Night) -> None:
    assert "→ now at https://mapped1.example/library/" in night.text
    assert "(same title, found in the site’s sitemap)" in night.text
    assert "→ perhaps now at https://github.com/heirs0/engine0" in night.text
    assert "→ now at [`https://mapped1.example/library/" in night.work_list
    page = (night.folder / "reports" / "index.html").read_text(encoding="utf-8")
    assert 'data-copy="https://mapped1.example/library/' in page
    assert "same title, found in the site’s sitemap" in page


def test_what_is_refused_is_offered_no_more_and_remembered(night: Night) -> None:
    assert night.refusal.code == 0, night.refusal.err
    assert night.later[night.refused]["relocation"] is None
    assert "refused https://twin0.example/" in night.remembered.out


def test_an_override_refuses_at_once(night: Night) -> None:
    before = [url for url in night.links if "//old-wiki.example/" in url and night.links[url]["relocation"]]
    assert before
    assert [url for url in before if night.overruled[url]["relocation"]] == []


def test_a_check_of_a_change_searches_for_nothing(night: Night) -> None:
    assert {link["verdict"] for link in night.change.values()} == {"broken"}
    assert [url for url, link in night.change.items() if link["relocation"]] == []
