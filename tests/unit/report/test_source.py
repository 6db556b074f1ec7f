"""Deep links lead to the line on the host that keeps the list."""

import pytest

from linkcheck.model import Run
from linkcheck.report.source import edit_prefix, line_prefix, page_url, repository_path
from linkcheck.urls.remotes import web_address
from tests.reports.records import NOW

GITHUB = "https://github.com/o/r"


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("https://github.com/o/r", GITHUB),
        ("https://github.com/o/r.git", GITHUB),
        ("https://user:secret@github.com/o/r.git", GITHUB),
        ("git@github.com:o/r.git", GITHUB),
        ("ssh://git@github.com/o/r.git", GITHUB),
        ("https://git.example.org:8443/o/r/", "https://git.example.org:8443/o/r"),
        ("https://[broken", None),
        ("javascript:alert(1)//", None),
        ("/srv/git/r.git", None),
        ("file:///srv/git/r.git", None),
        ("", None),
        (None, None),
    ],
)
def test_a_remote_of_any_spelling_is_browsed_over_https(remote: str | None, url: str | None) -> None:
    assert web_address(remote) == url


@pytest.mark.parametrize(
    ("remote", "commit", "path", "prefix"),
    [
        (GITHUB, "abc", "sources/a.md", "https://github.com/o/r/blob/abc/sources/a.md?plain=1#L"),
        (GITHUB, None, "a.txt", "https://github.com/o/r/blob/HEAD/a.txt#L"),
        (GITHUB, "abc", "my lists/é#.md", "https://github.com/o/r/blob/abc/my%20lists/%C3%A9%23.md?plain=1#L"),
        ("https://gitlab.com/o/r", "abc", "a.md", "https://gitlab.com/o/r/-/blob/abc/a.md?plain=1#L"),
        ("https://bitbucket.org/o/r", "abc", "a.md", "https://bitbucket.org/o/r/src/abc/a.md#lines-"),
        ("https://codeberg.org/o/r", "abc", "a.md", "https://codeberg.org/o/r/src/commit/abc/a.md?display=source#L"),
        (GITHUB, "abc", "../elsewhere.md", None),
        (GITHUB, "abc", "/home/me/a.md", None),
        (GITHUB, "abc", "C:/lists/a.md", None),
        (None, "abc", "a.md", None),
    ],
)
def test_a_line_is_linked_where_its_host_shows_it(
    remote: str | None, commit: str | None, path: str, prefix: str | None
) -> None:
    assert line_prefix(Run(started=NOW, repository_url=remote, commit=commit), path) == prefix


@pytest.mark.parametrize(
    ("named", "inside", "prefix"),
    [
        ("papers.md", "lists/papers.md", f"{GITHUB}/blob/abc/lists/papers.md?plain=1#L"),
        ("/home/me/r/lists/papers.md", "lists/papers.md", f"{GITHUB}/blob/abc/lists/papers.md?plain=1#L"),
        ("../README.md", "README.md", f"{GITHUB}/blob/abc/README.md?plain=1#L"),
        ("<stdin>", "", None),
    ],
)
def test_a_list_named_from_elsewhere_is_linked_from_the_root(named: str, inside: str, prefix: str | None) -> None:
    run = Run(started=NOW, repository_url=GITHUB, commit="abc", repository_paths={named: inside})
    assert line_prefix(run, named) == prefix
    assert repository_path(run, named) == (inside or named)


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        (GITHUB, f"{GITHUB}/blob/abc/docs/a.md"),
        ("https://gitlab.com/o/r", "https://gitlab.com/o/r/-/blob/abc/docs/a.md"),
        ("https://bitbucket.org/o/r", "https://bitbucket.org/o/r/src/abc/docs/a.md"),
        ("https://codeberg.org/o/r", "https://codeberg.org/o/r/src/commit/abc/docs/a.md"),
        (None, None),
    ],
)
def test_a_page_is_read_where_its_host_shows_it(remote: str | None, url: str | None) -> None:
    assert page_url(Run(started=NOW, repository_url=remote, commit="abc"), "docs/a.md") == url


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        (GITHUB, f"{GITHUB}/edit/HEAD/docs/a%20b.md#L"),
        ("https://gitlab.com/o/r", "https://gitlab.com/o/r/-/edit/HEAD/docs/a%20b.md#L"),
        ("https://codeberg.org/o/r", None),
        ("https://bitbucket.org/o/r", None),
        (None, None),
    ],
)
def test_a_line_is_edited_where_the_host_takes_head_for_a_branch(remote: str | None, url: str | None) -> None:
    assert edit_prefix(Run(started=NOW, repository_url=remote, commit="c"), "docs/a b.md") == url
