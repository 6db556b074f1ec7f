"""Pages that a site's program makes of more than one file, or with a template of their own."""

import pytest

from tests.integration.changes.conftest import Repository
from tests.integration.test_site_sources import ROSE, found, planned, repository

__all__ = ["repository"]

MKDOCS = {"mkdocs.yml": ""}


@pytest.mark.parametrize(
    ("text", "count"), [("---\ntitle: Roses\ntemplate: roses.html\n---\n", 0), ("---\ntitle: Roses\n---\n", 1)]
)
def test_a_template_of_a_page_may_give_ids(repository: Repository, text: str, count: int) -> None:
    files = {**MKDOCS, "docs/b.md": f"{text}# All\n"}
    assert len(found(planned(repository, files, "docs/a.md", "b.md#tulip"))) == count


@pytest.mark.parametrize(
    "directive",
    [
        "<!-- @include: ./pieces/a.md -->",
        "<!--@include: ./pieces/a.md{1,9}-->",
        "{{#include pieces/a.md}}",
        '{% include "pieces/a.md" %}',
        "{% include_relative pieces/a.md %}",
        '--8<-- "pieces/a.md"',
        "!!!include(./pieces/a.md)!!!",
        "{{< include pieces/a.md >}}",
        "```{include} pieces/a.md\n```",
        "[!INCLUDE [roses](pieces/a.md)]",
        "import Piece from './pieces/a.md'",
        '<Include src="pieces/a.md" />',
    ],
)
def test_a_piece_leads_to_anchors_of_the_page_that_includes_it(repository: Repository, directive: str) -> None:
    files = {".vitepress/config.ts": "", "roses.md": f"# Tending\n\n{directive}\n"}
    assert not found(planned(repository, files, "pieces/a.md", "#tending"))


@pytest.mark.parametrize("text", ["An important page is [a](pieces/a.md).", "It includes [all](pieces/a.md)", "a.md"])
def test_a_page_that_is_linked_is_no_piece(repository: Repository, text: str) -> None:
    files = {".vitepress/config.ts": "", "roses.md": f"# Tending\n\n{text}\n"}
    assert found(planned(repository, files, "pieces/a.md", "#tending")) == [("missing-anchor", "fail")]


@pytest.mark.parametrize(("path", "count"), [("src/config/a.ts", 1), ("src/config/_default/hugo.toml", 0)])
def test_a_folder_called_config_makes_no_hugo_site(repository: Repository, path: str, count: int) -> None:
    files = {path: "", "src/content/_index.md": ROSE, "src/static/rose.png": ""}
    assert len(found(planned(repository, files, "src/content/README.md", "/rose.png"))) == count


def test_a_page_in_a_language_leads_to_the_forms_of_that(repository: Repository) -> None:
    files = {**MKDOCS, "docs/b.md": "# Roses\n", "docs/b.nl.md": "# Rozen\n", "docs/c.md": "# Iris\n"}
    assert not found(planned(repository, files, "docs/a.nl.md", "b.md#rozen"))
    assert found(planned(repository, files, "docs/a.nl.md", "c.md#rozen")) == [("missing-anchor", "fail")]
    assert found(planned(repository, files, "docs/a.md", "b.md#rozen")) == [("missing-anchor", "fail")]


def test_a_bundle_of_hugo_leads_to_pages_around_it(repository: Repository) -> None:
    files = {"hugo.toml": "", "content/docs/language.md": "# Language\n", "content/docs/codes/index.md": ""}
    assert not found(planned(repository, files, "content/docs/codes/index.md", "../language/#language"))


@pytest.mark.parametrize(
    ("path", "fragment", "count"),
    [
        ("sections/a.mdx", "tending", 0),
        ("sections/a.mdx", "12", 0),
        ("sections/a.mdx", "pruning", 1),
        ("a.md", "12", 1),
    ],
)
def test_pages_that_an_unknown_program_joins_have_their_anchors_in_common(
    repository: Repository, path: str, fragment: str, count: int
) -> None:
    files = {"sections/b.mdx": "# Tending\n", path: "---\ntitle: A\n---\n" if path.endswith("x") else ""}
    assert len(found(planned(repository, files, path, f"#{fragment}"))) == count


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ('$(this).attr("id", index)', 0),
        ("heading.id = index", 0),
        ("heading.setAttribute('id', index)", 0),
        ("if (heading.id == 1) {}", 1),
        ("", 1),
    ],
)
def test_a_script_that_gives_ids_makes_the_anchors_of_its_page(repository: Repository, script: str, count: int) -> None:
    text = f"<html><body><h2>Rose</h2><script>{script}</script>\n"
    plan = planned(repository, {"a.html": text + '<a href="#4">4</a>\n', "b.html": ""}, "a.html", "b.html")
    assert len(found(plan)) == count


OTHERS = "".join(f"[{name}]({name}.md)\n" for name in ("b", "oak", "ash", "elm"))


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({"mkdocs.yml": "plugins:\n  - search\n  - monorepo\n"}, "docs/a.md"),
        ({"mkdocs.yml": "site_name: docs/latest\n"}, "docs/a.md"),
        ({"docusaurus.config.js": "plugins: [['docusaurus-plugin-remote-content', {}]]"}, "docs/a.md"),
        ({"astro.config.mjs": ""}, "src/content/a.md"),
        ({"next.config.js": ""}, "content/a.md"),
    ],
)
def test_pages_that_a_program_joins_are_told_of_once(repository: Repository, files: dict[str, str], path: str) -> None:
    assert found(planned(repository, files, path, "oak.md")) == [("missing-file", "note")]
    files = files | {path: OTHERS, path.replace("a.md", "b.md"): ROSE}
    plan = planned(repository, files, path, "#")
    assert not found(plan)
    assert any("seems to join or make them (3 links)" in notice for notice in plan.notices)


@pytest.mark.parametrize("text", ["", "site_name: Docs\n", "plugins:\n  - search\n"])
def test_pages_that_a_known_program_lacks_fail_however_many(repository: Repository, text: str) -> None:
    files = {"mkdocs.yml": text, "docs/a.md": OTHERS, "docs/b.md": ROSE}
    plan = planned(repository, files, "docs/a.md", "#")
    assert found(plan) == [("missing-file", "fail")] * 3


@pytest.mark.parametrize(
    ("text", "fragment", "count"),
    [
        ("#### Use of `roses`\n", "use-of", 0),
        ("####Tending roses\n", "tending-roses", 0),
        ("## Plants\n### `OAK_TREE`\n", "Plants-OAK_TREE", 0),
        ("#### Use of `roses`\n", "use", 1),
    ],
)
def test_code_of_a_project_makes_other_anchors(repository: Repository, text: str, fragment: str, count: int) -> None:
    files = {"next.config.js": "", "content/b.md": text}
    assert len(found(planned(repository, files, "content/a.md", f"b.md#{fragment}"))) == count


MOVED = "plugins:\n  - redirects:\n      redirect_maps:\n"


@pytest.mark.parametrize(
    ("marker", "text", "severities"),
    [
        ("book.toml", '[output.html.redirect]\n"/2018/params.html" = "../functions.html"\n', []),
        ("mkdocs.yml", f"{MOVED}        2018/params.md: b.md\n", []),
        ("mkdocs.yml", f"{MOVED}        '2018/params.md': 'b.md'\n", []),
        ("mkdocs.yml", f"{MOVED}        b.md: 2018/params.md\n", ["fail"]),
        ("mkdocs.yml", "nav:\n  - Parameters: 2018/params.md\n  - 2018/params.md\n", ["fail"]),
        ("docusaurus.config.js", "redirects: [{ from: '/2018/params', to: '/b' }]", []),
        ("docusaurus.config.js", "redirects: [{ from: '/b', to: '/2018/params' }]", ["fail"]),
    ],
)
def test_a_page_that_a_redirection_leads_away_from_is_not_missing(
    repository: Repository, marker: str, text: str, severities: list[str]
) -> None:
    path = "src/a.md" if marker == "book.toml" else "docs/a.md"
    assert [said for _, said in found(planned(repository, {marker: text}, path, "2018/params.md"))] == severities


def test_a_page_for_programs_is_made_of_the_others(repository: Repository) -> None:
    for name in ("llms.txt", "./llms-full.txt", "../sitemap.xml"):
        assert not found(planned(repository, MKDOCS, "docs/a.md", name))
    assert found(planned(repository, MKDOCS, "docs/a.md", "notes.txt")) == [("unknown-in-site", "note")]


def test_a_part_of_a_page_leads_from_the_root_of_what_takes_it_in(repository: Repository) -> None:
    files = {"pages/news/index.md": ROSE}
    assert not found(planned(repository, files, "views/partials/_new.md", "/pages/news/tulips/"))


def test_docusaurus_finds_pages_from_its_configuration(repository: Repository) -> None:
    files = {"docusaurus.config.js": "", "docs/plants/rose.md": ROSE}
    assert not found(planned(repository, files, "docs/deploy/a.md", "docs/plants/rose.md"))
    assert found(planned(repository, files, "docs/deploy/a.md", "docs/plants/oak.md")) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('<html><section id="roses"><a href="#oak">oak</a></section>\n', 1),
        ('<html><div data-include="b.html"></div><a href="#oak">oak</a>\n', 0),
        ('<html><!--#include virtual="b.html" --><a href="#oak">oak</a>\n', 0),
    ],
)
def test_a_page_of_html_may_have_the_ids_of_what_it_takes_in(repository: Repository, text: str, count: int) -> None:
    plan = planned(repository, {"terms/a.html": text, "terms/b.html": ""}, "terms/a.html", "x")
    assert len(found(plan)) == count


def test_an_id_of_its_own_counts_before_a_heading_that_has_it_but_for_case(repository: Repository) -> None:
    files = {"mkdocs.yml": "", "docs/b.md": "# Aux Roses\n\n## More {#Aux-Roses}\n"}
    assert not found(planned(repository, files, "docs/a.md", "b.md#Aux-Roses"))
    assert found(planned(repository, files, "docs/a.md", "b.md#AUX-Roses")) == [("anchor-case", "note")]


@pytest.mark.parametrize(("marker", "count"), [(".vitepress/config.ts", 0), (".vuepress/config.js", 1)])
def test_vitepress_makes_the_anchors_of_links_and_headings_alike(
    repository: Repository, marker: str, count: int
) -> None:
    assert len(found(planned(repository, {marker: "", "b.md": "# Aux Roses\n"}, "a.md", "b.md#Aux-Roses"))) == count


@pytest.mark.parametrize(
    ("destination", "severity"),
    [
        ("/reference/Interface.Rose", "note"),
        ("/src/rose.go", "fail"),
        ("/a/rose.md", "fail"),
        ("/img/rose.PNG", "fail"),
        ("/a/rose.Rmd", "fail"),
    ],
)
def test_the_name_of_a_symbol_is_no_ending_of_a_file(repository: Repository, destination: str, severity: str) -> None:
    assert [said for _, said in found(planned(repository, {}, "packages/a/docs/a.md", destination))] == [severity]


def test_relative_links_begin_at_the_address_of_front_matter(repository: Repository) -> None:
    files = {"docusaurus.config.js": "", "docs/ext/cost.md": "---\nslug: /plants/bundle\n---\n"}
    files["docs/ext/a.md"] = "---\nslug: /plants/start\n---\n"
    assert not found(planned(repository, files, "docs/ext/a.md", "bundle"))
    assert found(planned(repository, files, "docs/ext/a.md", "cost-of-it")) == [("unknown-in-site", "note")]


def test_a_file_that_a_build_puts_into_the_served_folder_is_left_to_it(repository: Repository) -> None:
    files = {".vitepress/config.ts": "", ".gitignore": "public/made.js\n", "public/a.png": ""}
    assert not found(planned(repository, files, "guide.md", "./made.js"))
    assert found(planned(repository, files, "guide.md", "./other.js")) == [("unknown-in-site", "note")]


def test_an_id_with_many_blanks_takes_no_more_time_than_others(repository: Repository) -> None:
    """A pattern of it would have tried all ways to share an anchor out among the blanks."""
    layout = f'<p id="rose{"{{a}}" * 18}x">'
    files = {"_config.yml": "", "_layouts/a.html": layout}
    plan = planned(repository, files, "a.md", f"#rose{'a' * 200}")
    assert found(plan) == [("missing-anchor", "fail")]
    assert not found(planned(repository, files, "b.md", f"#rose{'a' * 18}x"))


@pytest.mark.parametrize("fragment", ["#top#", "#rose"])
def test_signs_before_an_anchor_make_it_another_one(repository: Repository, fragment: str) -> None:
    files = {"README.md": "# Rose\n", "b.md": ROSE}
    assert len(found(planned(repository, files, "README.md", f"#{fragment}"))) == 1
