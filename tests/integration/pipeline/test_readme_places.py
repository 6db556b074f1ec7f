"""A link to a place in another repository's README, through a whole run."""

from pathlib import Path

import pytest

from linkcheck.config import load_config
from linkcheck.pipeline.check import Checked, Job, run_check
from linkcheck.pipeline.lists.sources import sources_of
from tests.internet import Host, Page, TestInternet, run
from tests.internet.__main__ import to_toml
from tests.internet.official import graphql

TEXT = "".join(f'<h2>{name}</h2><a id="user-content-{name}"></a>' for name in ("install", "usage", "licence"))
URLS = ("https://github.com/o/r#usage", "https://github.com/o/s#gone", "https://github.com/o/t")


def test_a_place_that_a_readme_does_not_have_is_a_note_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "tok_0123456789")
    readme = Page(body=TEXT.encode(), content_type="application/vnd.github.html; charset=utf-8")
    repositories: dict[str, dict[str, object]] = {f"o/{name}": {"description": "A tool", "stars": 1} for name in "rst"}
    api = Host(
        name="api.github.com",
        pages={"/graphql": graphql(repositories), "/repos/o/r/readme": readme, "/repos/o/s/readme": readme},
    )

    async def scene() -> tuple[Checked, int]:
        async with TestInternet([api, Host(name="github.com", default=Page(status=500))]) as internet:
            (tmp_path / "list.md").write_text("".join(f"- <{url}>\n" for url in URLS))
            (tmp_path / "linkcheck.toml").write_text(to_toml({"network": internet.settings()}))
            config = load_config(str(tmp_path / "linkcheck.toml"))
            sources = sources_of(config, (str(tmp_path / "list.md"),))
            checked = await run_check(Job(config=config, sources=sources, database=tmp_path / "x.db"))
            return checked, internet.host("api.github.com").count

    checked, asked = run(scene())
    notes = {
        each.result.url: [note.detail for note in each.result.judgement.notes if note.reason == "fragment-not-found"]
        for each in checked.report.links
    }
    verdicts = {each.result.judgement.verdict.value for each in checked.report.links}
    assert (notes, verdicts) == (
        {"https://github.com/o/r": [], "https://github.com/o/s": ["#gone"], "https://github.com/o/t": []},
        {"ok"},
    )
    assert asked == 3
