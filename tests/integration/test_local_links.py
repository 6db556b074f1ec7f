"""Local files and anchors against a real folder and real git."""

import subprocess
from pathlib import Path

import pytest

from linkcheck.extract import extract_document
from linkcheck.model import Document
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.plan.local import RepositoryFiles, check_local
from linkcheck.pipeline.plan.local.local_link import LEFT_ALONE
from linkcheck.urls import group

CASES = [
    ("docs/guide.md", ""),
    ("docs/", ""),
    ("docs", ""),
    ("/docs/guide.md", ""),
    ("docs/guide.md#setting-up", ""),
    ("docs/guide.md#L3", ""),
    ("docs/guide.md#top", ""),
    ("#the-list", ""),
    ("with%20space.md", ""),
    ("picture.png#anything", ""),
    ("docs/missing.md", "missing-file"),
    ("docs/Guide.md", "missing-file"),
    ("../outside.md", "missing-file"),
    ("/../outside.md", "missing-file"),
    ("#nowhere", "missing-anchor"),
    ("docs/guide.md#nowhere", "missing-anchor"),
    ("guide.md\x00", "missing-file"),
]
DEEP = {
    "missing": "a/" * 3000 + "x.md",
    "in-a-folder": "docs/" + "a/" * 3000 + "x.md",
    "outside": "../" * 3000 + "x.md",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "outside.md").write_text("x")
    top = tmp_path / "repository"
    (top / "docs").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    (top / "docs" / "guide.md").write_text("# Setting up\n")
    (top / "with space.md").write_text("x")
    (top / "picture.png").write_bytes(b"x")
    monkeypatch.chdir(top)
    return top


@pytest.mark.parametrize(("destination", "reason"), CASES)
def test_local_destinations_are_judged_as_github_serves_them(repository: Path, destination: str, reason: str) -> None:
    document = extract_document(f"# The list\n\n[x](<{destination}>)\n", "README.md")
    (entry,) = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    assert entry.reason == reason


@pytest.mark.parametrize("destination", DEEP.values(), ids=DEEP.keys())
def test_a_path_of_thousands_of_folders_is_no_fault_of_the_program(repository: Path, destination: str) -> None:
    document = extract_document(f"[x]({destination})\n", "README.md")
    (entry,) = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    assert entry.reason == "missing-file"


def test_a_wrong_case_names_the_right_one(repository: Path) -> None:
    document = extract_document("[x](docs/GUIDE.md) [y](#The-List)\n\n# The list\n", "README.md")
    first, second = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    assert "`guide.md`" in first.message
    assert "`#the-list`" in second.message


def test_a_linked_file_is_parsed_for_its_headings_only_and_only_once(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def counted(text: str, path: str, *, format: str) -> Document:  # noqa: A002 - as it is called
        parsed.append(path)
        return extract_document(text, path, format=format)

    monkeypatch.setattr("linkcheck.pipeline.lists.parse.extract_document", counted)
    memory = ParseCache()
    for destination in ("docs/guide.md", "docs/guide.md#L2", "docs/guide.md#setting-up", "docs/guide.md#nowhere"):
        document = extract_document(f"[x]({destination})\n", "README.md")
        list(check_local(group(document.links).local, RepositoryFiles([document], memory)))
    assert parsed == ["docs/guide.md"]


def test_when_time_is_up_no_further_file_is_read_and_none_is_accused(repository: Path) -> None:
    document = extract_document("[x](docs/guide.md#nowhere)\n[y](docs/none.md)\n", "README.md")
    local = group(document.links).local
    in_time = list(check_local(local, RepositoryFiles([document], ParseCache(), time_is_up=lambda: False)))
    late = list(check_local(local, RepositoryFiles([document], ParseCache(), time_is_up=lambda: True)))
    assert [entry.reason for entry in in_time] == ["missing-anchor", "missing-file"]
    assert [entry.reason for entry in late] == ["", "missing-file"]


ANCHORS = [
    ("# Getting Started", "Getting-Started", "anchor-case"),
    ("# Getting Started", "getting-started", ""),
    ("<a name='Foo'></a>", "foo", "anchor-case"),
    ("<a name='Foo'></a>", "Foo", ""),
    ("# Übersicht", "ÜBERSICHT", "anchor-case"),
    ("# Gardens [![Awesome](/b.svg)](/a)", "gardens", ""),
    ("# Gardens [![Awesome](/b.svg)](/a)", "gardens-", ""),
    ("# Gardens ![x](/b.svg)\n# Gardens ![x](/b.svg)", "gardens--1", ""),
    ("# Gardens 🌱", "gardens", ""),
    ("# Gardens 🌱", "gardens-", ""),
    ("# Gardens ❤️", "gardens", ""),
    ("# Gardens ❤️", "gardens-", ""),
    ("# Gardens :seedling:", "gardens", ""),
    ("# Gardens :seedling:", "gardens-", ""),
    ("# Gardens :seedling:", "gardens-seedling", ""),
    ("# Gardens <!-- x -->", "gardens", ""),
    ("# Gardens <!-- x -->", "gardens-", ""),
    ("# Gardens <br>", "gardens-", ""),
    ("# ![logo](/l.svg) Gardens", "gardens", ""),
    ("# ![logo](/l.svg) Gardens", "-gardens", ""),
    ("# Plain", "plain-", "missing-anchor"),
    ("# Plain", "-plain", "missing-anchor"),
    ("# Plain -", "plain--", ""),
    ("# Plain -", "plain", "missing-anchor"),
    ("# 🌱 Gardens", "gardens", "missing-anchor"),
    ("# x", "L3C2-L5C9", ""),
    ("# x", "L1-2", ""),
    ("# x", "L1-L2", ""),
    ("# x", "L999", "line-beyond-end"),
    ("# x", "L2-L999", "line-beyond-end"),
    ("# x", "L1C2-L999C9", "line-beyond-end"),
    ("# x", "Line-3", "missing-anchor"),
    ("# x", ":~:text=plant", ""),
    ("# x", "top:~:text=x", ""),
    ("# x", "x:~:text=x", ""),
    ("# x", "y:~:text=x", "missing-anchor"),
    ("# x", "user-content-x", ""),
    ("# x", "user-content-X", "anchor-case"),
    ("# x", "readme", "missing-anchor"),
]


def judged(destination: str, source: str, path: str = "list.md") -> str:
    link = f"<a href='{destination}'>x</a>" if path.endswith("html") else f"[x](<{destination}>)"
    body = f"{source}\n\n{link}\n\n\n\n"
    document = extract_document(body, path, format="html" if path.endswith("html") else "markdown")
    Path(path).write_text(body)
    (entry,) = check_local(group(document.links[-1:]).local, RepositoryFiles([document], ParseCache()))
    return entry.reason or entry.note


@pytest.mark.parametrize(("source", "fragment", "reason"), ANCHORS)
def test_fragments_are_judged_as_github_finds_them(repository: Path, source: str, fragment: str, reason: str) -> None:
    assert judged(f"#{fragment}", source) == reason
    Path("other.md").write_text(f"{source}\n\n\n\n\n")
    assert judged(f"other.md#{fragment}", "# another list") == reason
    assert judged(f"other.md?plain=1#{fragment}", "# another list") == reason


@pytest.mark.parametrize("path", ["README.md", "readme.markdown", "docs/ReadMe.md", "README-ja.md", "README.html"])
def test_every_readme_has_an_anchor_of_that_name(repository: Path, path: str) -> None:
    assert judged("#readme", "# x", path) == ""
    assert judged(f"/{path}#readme", "# x") == ""
    assert judged(f"/{path}#ReadMe", "# x") == ("missing-anchor" if path.endswith(".html") else "anchor-case")
    assert judged(f"/{path}#nope", "# x") == "missing-anchor"


def test_case_counts_in_an_html_list(repository: Path) -> None:
    assert judged("#Foo", "<p id='foo'>", "list.html") == "missing-anchor"


@pytest.mark.parametrize(
    ("readme", "fragment", "reason"),
    [
        ("README.md", "guides", ""),
        ("README.md", "nope", "missing-anchor"),
        ("README.md", "readme", ""),
        ("readme.markdown", "guides", ""),
        ("README.rst", "unknowable", ""),
        ("READMEx.md", "guides", "missing-anchor"),
        ("", "guides", "missing-anchor"),
        ("", "readme", "missing-anchor"),
        ("", "top", ""),
    ],
)
@pytest.mark.parametrize("folder", ["manual/", "manual", "./manual/", "/manual"])
def test_the_readme_of_a_folder_has_its_anchors(
    repository: Path, folder: str, readme: str, fragment: str, reason: str
) -> None:
    (repository / "manual").mkdir()
    (repository / "manual" / "page.md").write_text("# Page\n")
    if readme:
        (repository / "manual" / readme).write_text("# Guides\n")
    assert judged(f"{folder}#{fragment}", "# x") == reason


def test_the_root_of_the_repository_has_the_anchors_of_its_readme(repository: Path) -> None:
    (repository / "README.md").write_text("# Guides\n")
    assert [judged(destination, "# x") for destination in ("/#guides", "./#guides", "/#nope")] == [
        "",
        "",
        "missing-anchor",
    ]


def test_lines_of_a_source_file_are_counted(repository: Path) -> None:
    (repository / "a.py").write_text("1\n2\n3")
    assert [judged(f"a.py#L{line}", "# x") for line in (1, 3, 4)] == ["", "", "line-beyond-end"]
    (repository / "a.bin").write_bytes(b"\0")
    assert judged("a.bin#L9", "# x") == ""


def test_anchors_of_all_contributors_are_for_their_tooltip_alone(repository: Path) -> None:
    block = "<!-- ALL-CONTRIBUTORS-LIST:START -->\n<!-- ALL-CONTRIBUTORS-LIST:END -->"
    assert judged("#translation-octocat", block) == LEFT_ALONE
    assert judged("#translation-octocat", "# x") == "missing-anchor"


@pytest.mark.parametrize("destination", ["missing.png", "/missing.png", "missing.html#x"])
def test_links_of_an_html_template_are_left_to_the_page_that_is_made_of_it(repository: Path, destination: str) -> None:
    for template in ("<p>{{ title }}</p>", "<p>{% if x %}y{% endif %}</p>", "<p><%= title %></p>"):
        assert judged(destination, template, "page.html") == LEFT_ALONE


def test_the_root_of_an_html_page_is_up_to_its_host(repository: Path) -> None:
    (repository / "site" / "public").mkdir(parents=True)
    (repository / "site" / "public" / "icon.png").write_bytes(b"")
    assert judged("/icon.png", "<p>x</p>", "site/page.html") == LEFT_ALONE
    assert judged("/public/icon.png", "<p>x</p>", "site/page.html") == LEFT_ALONE
    assert judged("/missing.png", "<p>x</p>", "site/page.html") == "unknown-in-site"
    assert judged("missing.png", "<p>x</p>", "site/page.html") == "missing-file"


def test_a_word_behind_a_slash_is_a_route_of_a_page_of_html(repository: Path) -> None:
    (repository / "site").mkdir()
    assert judged("/roses", "<p>x</p>", "site/page.html") == ""
    assert judged("/plants/roses", "<p>x</p>", "site/page.html") == "unknown-in-site"
    assert judged("/roses", "x", "site/page.md") == "unknown-in-site"


@pytest.mark.parametrize("routes", ["<html ng-app='x'>", "<div data-ng-view>", "<router-outlet></router-outlet>"])
def test_a_fragment_is_a_route_where_a_script_shows_the_page_that_it_names(repository: Path, routes: str) -> None:
    assert judged("#roses", routes, "page.html") == LEFT_ALONE
    assert judged("#roses", "<html>", "page.html") == "missing-anchor"


@pytest.mark.parametrize("path", [".github/PULL_REQUEST_TEMPLATE.md", ".github/ISSUE_TEMPLATE/bug.md"])
def test_a_form_is_shown_in_another_place_than_it_lies_in(repository: Path, path: str) -> None:
    Path(path).parent.mkdir(parents=True)
    document = extract_document("[name](guide.md) [Roses](url)\n", path)
    entry, placeholder = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    assert (entry.reason, entry.note) == ("", "missing-file")
    assert placeholder.reason == LEFT_ALONE


@pytest.mark.parametrize("path", ["tests/format/link.md", "src/__tests__/a.md", "book/testsuite/x/y.md"])
def test_what_a_program_is_tested_with_links_to_nothing_on_purpose(repository: Path, path: str) -> None:
    Path(path).parent.mkdir(parents=True)
    assert judged("missing.md", "x", path) == judged("#missing", "x", path) == LEFT_ALONE
    assert judged("missing.md", "x", str(Path(path).with_name("README.md"))) == "missing-file"


def test_readme_as_an_anchor_of_another_file_is_a_note(repository: Path) -> None:
    document = extract_document("[back to top](#readme)\n", "list.md")
    (entry,) = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    assert (entry.reason, entry.note) == ("", "missing-anchor")


@pytest.mark.parametrize("path", ["header.md", "markdown/footer.md"])
def test_anchors_of_a_page_are_not_looked_for_in_its_header_alone(repository: Path, path: str) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    assert judged("#contributing", "x", path) == LEFT_ALONE


@pytest.mark.parametrize("escape", ["%00", "%1b", "%E2%80%AE"])
@pytest.mark.parametrize("form", ["#x{}y", "other.md#x{}y"])
def test_what_cannot_be_shown_is_escaped_in_fragments_too(repository: Path, escape: str, form: str) -> None:
    """NUL in the names that the database keeps ended the second check of a list with an error."""
    (repository / "other.md").write_text("# Other\n")
    document = extract_document(f"[x]({form.format(escape)})\n", "list.md")
    (judged,) = check_local(group(document.links).local, RepositoryFiles([document], ParseCache()))
    assert judged.file.isprintable()


def test_a_blank_of_a_form_and_a_route_of_a_component_are_left_alone(repository: Path) -> None:
    (repository / ".github").mkdir()
    assert judged("{PasteHere}", "x", ".github/pull_request_template.md") == LEFT_ALONE
    assert judged("roses", "<p>x</p>", "app.component.html") == LEFT_ALONE
    assert judged("{PasteHere}", "x", "README.md") == "missing-file"
