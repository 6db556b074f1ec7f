"""`check --workers`: the whole pipeline with the asking done by processes."""

from pathlib import Path

import pytest

from tests.acceptance.run import by_url, linkcheck
from tests.internet import Asked, Host, Page, in_background
from tests.internet.__main__ import to_toml

HOSTS, EACH = 12, 15


def answer(asked: Asked) -> Page:
    return Page(status=404) if asked.target.endswith("3") else Page(title=f"Page {asked.target}", delay=0.02)


def write_list(folder: Path, settings: dict[str, object]) -> None:
    urls = [f"http://h{host}.site{host}.test/{page}" for host in range(HOSTS) for page in range(EACH)]
    (folder / "list.md").write_text("".join(f"- [Page]({url})\n" for url in urls), encoding="utf-8")
    crawl = {"confirm_after": 0.2, "canaries": []}
    tables = {"network": settings, "crawl": crawl, "providers": {"archive": False}}
    (folder / "linkcheck.toml").write_text(to_toml(tables), encoding="utf-8")


@pytest.mark.slow
def test_workers_report_what_one_process_would(tmp_path: Path) -> None:
    hosts = [Host(name=f"h{number}.site{number}.test", default=answer) for number in range(HOSTS)]
    with in_background(hosts) as internet:
        write_list(tmp_path, internet.settings())
        alone = linkcheck("check", "list.md", "--format", "json", "--db", "alone.db", folder=tmp_path)
        asked = internet.ledger.requests
        shared = linkcheck("check", "list.md", "--workers", "2", "--format", "json", folder=tmp_path)
        assert internet.ledger.requests == 2 * asked
        assert max(internet.host(host.name).peak for host in hosts) <= 10
    assert (alone.code, shared.code) == (1, 1), shared.err
    verdicts = {url: (link["verdict"], link["reason"], link["title"]) for url, link in by_url(shared.out).items()}
    assert verdicts == {
        url: (link["verdict"], link["reason"], link["title"]) for url, link in by_url(alone.out).items()
    }
    assert len(verdicts) == HOSTS * EACH
    assert sum(verdict == "broken" for verdict, _, _ in verdicts.values()) == HOSTS * 2


def test_without_dask_the_message_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("[A](https://a.example.org/)\n", encoding="utf-8")
    (tmp_path / "distributed.py").write_text("raise ImportError('not installed')\n", encoding="utf-8")
    path = f"{tmp_path}:{Path(__file__).parents[3] / 'src'}"
    done = linkcheck("check", "list.md", "--workers", "2", folder=tmp_path, environ={"PYTHONPATH": path})
    assert done.code == 2
    assert "pip install 'listhealth[dask]'" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("wrong", [("--workers", "0"), ("--workers", "2", "--cluster", "tcp://127.0.0.1:1")])
def test_workers_that_make_no_sense_are_a_usage_error(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    (tmp_path / "list.md").write_text("[A](https://a.example.org/)\n", encoding="utf-8")
    assert linkcheck("check", "list.md", *wrong, folder=tmp_path).code == 2
