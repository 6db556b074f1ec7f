"""Links in the sources of static sites, against real folders and real git."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from linkcheck.config import Config
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.plan.make_plan import Plan, make_plan
from linkcheck.pipeline.plan.sites import SiteFinder
from linkcheck.urls import IgnoreRule
from tests.integration.changes.conftest import Repository

ROSE = "# Rose\n\n## Care {#tending}\n\n## Soil & water\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in ("GITHUB_REPOSITORY", "CI_PROJECT_URL", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)


def planned(repository: Repository, files: dict[str, str], path: str, destination: str, **settings: Any) -> Plan:
    for name, text in files.items():
        repository.write(name, text)
    repository.write(path, f"{files.get(path, '')}\n[x]({destination})\n")
    repository.git("add", "-A")
    config = Config(**settings)
    return make_plan(read_lists(sources_of(config, (path,))).documents, config, today=date(2026, 11, 22))


def found(plan: Plan) -> list[tuple[str, str]]:
    return [(finding.reason, str(finding.severity)) for finding in plan.findings]


WORKS = [
    ("mkdocs.yml", "docs/a.md", "docs/plants/rose.md", "/plants/rose/"),
    ("mkdocs.yml", "docs/a.md", "docs/plants/rose.md", "../plants/rose/"),
    ("mkdocs.yaml", "docs/a.md", "docs/plants/index.md", "/plants"),
    ("website/docusaurus.config.js", "website/docs/a.mdx", "website/static/img/rose.png", "/img/rose.png"),
    ("website/docusaurus.config.ts", "docs/a.md", "docs/rose.mdx", "rose"),
    ("docusaurus.config.mjs", "docs/a.md", "docs/02-plants/01-rose.md", "/docs/02-plants/rose"),
    ("docs/.vitepress/config.ts", "docs/a.md", "docs/plants/rose.md", "/plants/rose"),
    ("docs/.vitepress/config.ts", "docs/a.md", "docs/plants/rose.md", "./plants/rose.html"),
    ("docs/.vitepress/config.ts", "docs/a.md", "docs/public/rose.svg", "/rose.svg"),
    (".vitepress/config.ts", "src/guide/a.md", "src/api/rose.md", "/api/rose#tending"),
    ("mkdocs.yml", "docs/de/plants/a.md", "docs/de/plants/rose.md", "/plants/rose/"),
    ("hugo.toml", "content/posts/a.md", "content/plants/_index.md", "/plants/"),
    ("hugo.json", "content/en/a.md", "content/en/functions/toHTML.md", "/functions/tohtml/"),
    ("hugo.yaml", "content/a.md", "static/rose.png", "/rose.png"),
    ("config.toml", "content/posts/a.md", "content/posts/rose.md", "../rose/"),
    ("_config.yml", "guides/a.md", "plants/rose.md", "/plants/rose.html"),
    ("_config.yml", "guides/a.md", "guides/rose.markdown", "rose"),
    ("_quarto.yml", "a.qmd", "plants/rose.qmd", "plants/rose.html"),
    ("myst.yml", "a.md", "plants/rose.md", "/plants/rose"),
    ("astro.config.mjs", "src/content/docs/a.mdx", "src/content/docs/plants/rose.mdx", "/plants/rose/"),
    ("book.toml", "src/a.md", "src/plants/README.md", "plants/index.html"),
    ("mix.exs", "guides/a.md", "guides/plants/rose.md", "rose.html#tending"),
    ("mix.exs", "guides/a.md", "guides/plants/Garden-Rose.Wild.md", "garden-rose-wild.html"),
    ("mix.exs", "guides/a.md", "guides/plants/rose.md", "old/folder/rose.md"),
    ("docs/index.html", "docs/a.md", "docs/plants/rose.md", "plants/rose?id=care"),
    ("docs/index.html", "docs/b/a.md", "docs/plants/rose.md", "/plants/rose"),
    ("docs/index.html", "docs/b/a.md", "docs/_media/rose.svg", "/_media/rose.svg"),
    ("docpad.coffee", "src/documents/a.html.mdx", "src/documents/rose.html.mdx", "/rose.html"),
    ("other.txt", "notes/a.mdx", "notes/rose.mdx", "rose"),
    ("other.txt", "notes/a.mdx", "public/rose.png", "/rose.png"),
]


# Programs by their configuration, a source, a page, a link to that, and what must lie beside the configuration.
PROGRAMS = [
    (".gitbook.yaml", "b/a.md", "plants/rose.md", "/plants/rose.md#soil--water", ""),
    ("book.json", "b/a.md", "b/img/rose.svg", "/b/img/rose.svg", "SUMMARY.md"),
    ("docs/mint.json", "docs/a.mdx", "docs/plants/rose.mdx", "/plants/rose", ""),
    ("docs/docs.json", "docs/a.md", "docs/plants/rose.mdx", "/plants/rose", ""),
    ("_config.yml", "source/_posts/a.md", "source/images/rose.png", "/images/rose.png", ""),
    ("pelicanconf.py", "content/b/a.md", "content/b/rose.md", "{filename}rose.md", ""),
    ("pelicanconf.py", "content/b/a.md", "content/img/rose.png", "{static}/img/rose.png", ""),
    ("pelicanconf.py", "content/b/a.md", "content/b/rose.md", "|filename|rose.md", ""),
    ("pelicanconf.py", "content/b/a.md", "content/b/rose.md", "{tag}roses", ""),
    ("conf.py", "pages/a.md", "images/rose.png", "/images/rose.png", "posts/b.md"),
    ("docs/docfx.json", "docs/b/a.md", "docs/plants/rose.md", "~/plants/rose.md", ""),
    ("docs/docfx.json", "docs/b/a.md", "docs/b/rose.md", "rose.html", ""),
    (".openpublishing.publish.config.json", "gardens/a.md", "gardens/b.md", "/other/gardens/rose", ""),
    ("docs/make.jl", "docs/src/a.md", "docs/src/rose.md", "@ref", ""),
    ("config.md", "plants/a.md", "_assets/rose.png", "/assets/rose.png", "_layout/x.html"),
    ("_bookdown.yml", "01-a.Rmd", "02-rose.Rmd", "#soil-water", ""),
    ("index.Rmd", "01-a.Rmd", "02-rose.Rmd", "#soil-water", ""),
    ("_site.yml", "a.md", "rose.md", "rose.html", ""),
    ("DESCRIPTION", "vignettes/a.md", "man/rose.Rd", "../reference/rose.html", ""),
    ("docs/writerside.cfg", "docs/topics/a.md", "docs/topics/plants/rose.md", "rose.md", ""),
    ("docs/writerside.cfg", "docs/topics/a.md", "docs/images/rose.png", "rose.png", ""),
    ("retype.yml", "b/a.md", "static/rose.png", "/rose.png", ""),
    ("site/rspress.config.ts", "site/docs/a.md", "site/docs/zh/plants/rose.md", "/plants/rose", ""),
    ("source.config.ts", "content/docs/a.md", "content/docs/plants/rose.md", "/docs/plants/rose", ""),
    ("site/vocs.config.ts", "site/pages/a.md", "site/pages/plants/rose.md", "/plants/rose", ""),
    ("zudoku.config.tsx", "pages/a.mdx", "pages/plants/rose.mdx", "/plants/rose", ""),
    ("doczrc.js", "docs/a.md", "public/rose.png", "/rose.png", ""),
    (".dumirc.ts", "docs/a.md", "docs/plants/rose.zh-CN.md", "/plants/rose", ""),
    ("redocly.yaml", "b/a.md", "b/rose.md", "/learn/of/another", "sidebars.yaml"),
    ("fern/docs.yml", "fern/pages/a.md", "fern/pages/rose.md", "/rose", "fern/fern.config.json"),
    ("docs/_toctree.yml", "docs/a.md", "docs/rose.md", "/docs/gardens/rose", ""),
    ("docs/_toctree.yml", "docs/a.md", "docs/rose.md", "./rose", ""),
    ("docs/config.json", "docs/b/a.md", "docs/guides/rose.md", "../guides/rose", ""),
    ("quartz.config.ts", "content/a.md", "content/plants/rose.md", "rose", ""),
    (".obsidian/app.json", "notes/a.md", "plants/Rose.md", "rose.md", ""),
    (".obsidian/app.json", "notes/a.md", "deep/plants/rose.md", "plants/rose.md", ""),
    (".obsidian/app.json", "notes/a.md", "files/rose.png", "rose.png", ""),
    ("dendron.yml", "vault/a.md", "vault/rose.md", "/rose", ""),
    ("logseq/config.edn", "pages/a.md", "pages/rose.md", "<((63b70dc8-1d59-4348))>", ""),
    ("logseq/config.edn", "pages/a.md", "pages/rose.md", "[[rose]]", ""),
    ("config.rb", "source/plants/a.html.md", "source/images/rose.png", "/images/rose.png", ""),
    ("site/config.rb", "site/source/a.md", "site/source/b.md", "#soil-water", "site/source/c.md"),
    ("nanoc.yaml", "content/b/a.md", "content/plants/rose.md", "/plants/rose/", ""),
    ("bridgetown.config.yml", "src/_docs/a.md", "src/images/rose.png", "/images/rose.png", ""),
    ("metalsmith.json", "src/b/a.md", "src/plants/rose.md", "/plants/rose/", ""),
    ("docpad.json", "src/documents/a.md", "src/files/rose.png", "/rose.png", ""),
    ("gridsome.config.js", "content/a.md", "static/rose.png", "/rose.png", ""),
    ("_config.ts", "plants/a.md", "plants/rose.md", "/plants/rose/", ""),
    ("_cobalt.yml", "src/b/a.md", "src/plants/rose.md", "/plants/rose.html", ""),
    ("cecil.yml", "pages/a.md", "static/rose.png", "/rose.png", ""),
    ("soupault.toml", "site/b/a.md", "site/plants/rose.md", "/plants/rose/", ""),
    ("site.hs", "posts/a.md", "posts/rose.md", "rose.html", ""),
    ("jbake.properties", "content/a.md", "assets/rose.png", "/rose.png", ""),
    ("bootstrap.php", "source/b/a.md", "source/img/rose.png", "/img/rose.png", ""),
    ("sculpin.json", "source/b/a.md", "source/img/rose.png", "/img/rose.png", ""),
    ("couscous.yml", "b/a.md", "b/rose.md", "rose.html", ""),
    ("hyde", "_docs/a.md", "_media/rose.png", "/rose.png", "_pages/b.md"),
    ("please", "content/collections/a.md", "public/rose.png", "/rose.png", ""),
    ("doctave.yaml", "docs/b/a.md", "docs/plants/rose.md", "/plants/rose", ""),
    ("CNAME", "b/a.md", "plants/rose.md", "/plants/rose.html", "index.md"),
    ("config.yaml", "episodes/a.md", "learners/rose.md", "rose.md", ""),
    ("config.yaml", "episodes/a.md", "learners/rose.md", "rose.html", ""),
    ("docs/src/main/paradox/index.md", "docs/src/main/paradox/a.md", "docs/src/main/paradox/b.md", "a.b.Rose", ""),
    ("manuscript/Book.txt", "manuscript/a.md", "manuscript/resources/rose.png", "rose.png", ""),
    ("manuscript/Book.txt", "manuscript/a.md", "manuscript/rose.md", "#soil-water", ""),
    ("Makefile", "chapters/a.md", "chapters/rose.md", "#soil-water", "metadata.yaml"),
    ("Makefile", "chapters/a.md", "img/rose.png", "img/rose.png", "title.txt"),
]


@pytest.mark.parametrize(("marker", "path", "target", "destination", "beside"), PROGRAMS)
def test_a_link_that_a_program_follows_is_fine(
    repository: Repository, marker: str, path: str, target: str, destination: str, beside: str
) -> None:
    files = {target: ROSE, marker: TEXTS.get(marker, "")} | ({beside: ""} if beside else {})
    assert not found(planned(repository, files, path, destination))


PLAIN_NAMES = (
    "docs.json conf.py Makefile SUMMARY.md config.rb config.json config.yaml book.json redocly.yaml docs.yml config.md "
    "site.hs index.Rmd Gemfile CNAME DESCRIPTION make.jl bootstrap.php please hyde _config.ts"
)


@pytest.mark.parametrize("marker", PLAIN_NAMES.split())
def test_a_file_of_such_a_name_alone_says_nothing_of_a_site(repository: Repository, marker: str) -> None:
    files = {marker: "", "docs/rose.md": ROSE}
    assert found(planned(repository, files, "docs/a.md", "tulip.png")) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    ("marker", "text", "folder", "inner", "destination"),
    [
        ("book.toml", "", "src", {"SUMMARY.md": "[A](README.md)", "README.md": ""}, "../std/index.html"),
        ("mkdocs.yml", "", "docs", {"CNAME": "a.example", "index.md": ""}, "search.html"),
        ("mkdocs.yml", "theme: {custom_dir: theme}", "docs", {".obsidian/app.json": ""}, "/tulip.png"),
    ],
)
def test_what_lies_among_the_sources_of_a_known_program_tells_no_other(
    repository: Repository, marker: str, text: str, folder: str, inner: dict[str, str], destination: str
) -> None:
    files = {marker: text, "theme/tulip.png": ""} | {f"{folder}/{name}": content for name, content in inner.items()}
    assert not found(planned(repository, files, f"{folder}/a.md", destination))


@pytest.mark.parametrize("destination", ["tulip.md", "img/tulip.png", "tulip", "rose.md#nowhere"])
def test_what_a_book_of_gitbook_has_not_beside_a_page_is_missing(repository: Repository, destination: str) -> None:
    files = {".gitbook.yaml": "root: ./docs/", "docs/rose.md": ROSE, "img/tulip.png": ""}
    reason = "missing-anchor" if "#" in destination else "missing-file"
    assert found(planned(repository, files, "docs/a.md", destination)) == [(reason, "fail")]


@pytest.mark.parametrize("destination", ["other/rose.md", "../plants/gone.md", "../plants/rose.md#^3b5c"])
def test_a_note_that_no_path_ends_with_is_missing(repository: Repository, destination: str) -> None:
    files = {".obsidian/app.json": "", "plants/rose.md": f"{ROSE}\nRoses need sun. ^3b5d\n"}
    assert [severity for _, severity in found(planned(repository, files, "notes/a.md", destination))] == ["fail"]


# What stands in a configuration whose name other programs use too.
TEXTS = {
    "mix.exs": "extras: extras(),",
    "docs/index.html": "<script>window.$docsify = {}</script>",
    "docs/docs.json": '{"$schema": "https://mintlify.com/docs.json"}',
    "conf.py": "# Nikola",
    "docs/make.jl": "makedocs()",
    "site/config.rb": "GovukTechDocs.configure(self) # govuk_tech_docs",
    "index.Rmd": "site: bookdown::bookdown_site",
    "docs/config.json": '"tanstack-docs-config.schema.json"',
    "_config.ts": 'import lume from "lume/mod.ts";',
    "site.hs": "import Hakyll",
    "bootstrap.php": "use TightenCo\\Jigsaw\\Jigsaw;",
    "config.yaml": "carpentry: 'gardens'",
    "Makefile": "book: ; pandoc *.md",
}


@pytest.mark.parametrize(("marker", "path", "target", "destination"), WORKS)
def test_a_link_that_the_built_site_has_is_fine(
    repository: Repository, marker: str, path: str, target: str, destination: str
) -> None:
    assert not found(planned(repository, {marker: TEXTS.get(marker, ""), target: ROSE}, path, destination))


@pytest.mark.parametrize(("marker", "path", "target", "destination"), [row for row in WORKS if row[0] != "other.txt"])
def test_the_same_link_fails_where_sites_are_switched_off(
    repository: Repository, marker: str, path: str, target: str, destination: str
) -> None:
    plan = planned(repository, {marker: TEXTS.get(marker, ""), target: ROSE}, path, destination, sites=False)
    assert found(plan) == [("missing-file", "fail")]


@pytest.mark.parametrize("destination", ["/generated/api/", "glossary", "../tags/rose.html", "/img/made.png"])
def test_what_only_the_built_site_can_answer_is_a_note(repository: Repository, destination: str) -> None:
    plan = planned(repository, {"mkdocs.yml": ""}, "docs/a.md", destination)
    assert found(plan) == [("unknown-in-site", "note")]


@pytest.mark.parametrize(
    ("path", "destination", "reason"),
    [
        ("docs/a.md", "missing.md", "missing-file"),
        ("docs/a.md", "plants/missing.md#x", "missing-file"),
        ("docs/a.md", "github.com/gardens/rose", "missing-file"),
        ("docs/a.md", "rose@gardens.example", "missing-file"),
        ("docs/a.md", "#nowhere", "missing-anchor"),
        ("docs/a.md", "rose.md#nowhere", "missing-anchor"),
        ("docs/a.md", "/rose/#nowhere", "missing-anchor"),
        ("README.md", "rose", "missing-file"),
        ("README.md", "/docs/rose", "missing-file"),
        ("tools/notes.md", "tulip", "missing-file"),
        ("tools/notes.md", "rose.png", "missing-file"),
    ],
)
def test_what_no_site_can_have_still_fails(repository: Repository, path: str, destination: str, reason: str) -> None:
    plan = planned(repository, {"mkdocs.yml": "", "docs/rose.md": ROSE}, path, destination)
    assert found(plan) == [(reason, "fail")]


ANCHORS = [
    ("## Care {#tending}", "tending"),
    ("## Care {: #tending .x }", "tending"),
    ("## Care { .x #tending }", "tending"),
    ("## Care {/*tending*/}", "tending"),
    ("## Care {/* #tending */}", "tending"),
    ("(tending)=\n## Care", "tending"),
    ("```\n```\n:name: fig-tending", "fig-tending"),
    ("[]{#tending}", "tending"),
    ("## Soil & water", "soil-water"),
    ("## Überwintern", "uberwintern"),
    ("## Care [#tending]", "tending"),
    ("## Care[[tending]]", "tending"),
    ("## [Care](@id tending)", "tending"),
    ("## Care :id=tending", "tending"),
    ("Roses need sun. ^tending", "^tending"),
    ("# [Tea roses](#tab/tea)", "tab/tea"),
    ("\\section tending Care", "tending"),
    ("---\nmarp: true\n---\n# A\n\n---\n\n# B\n\n---\n\n# C", "2"),
    ("`Tending`\n: What roses need.", "tending"),
    ("## 1.2 Care", "1-2-care"),
    ("- `-I <path>`", "-I"),
    ("- `--name`", "--name"),
    ("# 一\n\n```\n# 二\n```\n\n## 三 {: .x }", "_2"),
    ("## 创建 PR\n\n## 合并 PR", "pr_1"),
    ("## Ön Tanımlı Değerler", "on-tanml-degerler"),
]


@pytest.mark.parametrize(("text", "anchor"), ANCHORS)
@pytest.mark.parametrize("destination", ["#{}", "rose.md#{}", "/rose#{}"])
def test_anchors_of_a_sites_program_are_known(repository: Repository, text: str, anchor: str, destination: str) -> None:
    files = {"mkdocs.yml": "", "docs/rose.md": text, "docs/a.md": text}
    assert not found(planned(repository, files, "docs/a.md", destination.format(anchor)))


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'care.md' %}",
        "{{ macro() }}",
        '--8<-- "care.md"',
        "::: gardens.rose",
        "[[autodoc]] gardens.Rose",
        "```@autodocs\nModules = [Gardens]\n```",
        "@@snip [care](care.md)",
        '<include from="care.topic"/>',
        "```{include} care.md\n```",
        "import Care from './care.mdx'\n\n<Care />",
        "<!--@include: ./care.md-->",
    ],
)
def test_an_anchor_of_a_page_with_macros_or_includes_is_not_accused(repository: Repository, text: str) -> None:
    plan = planned(repository, {"mkdocs.yml": "", "docs/rose.md": text}, "docs/a.md", "rose.md#care")
    assert not found(plan)


@pytest.mark.parametrize("text", ["<!--\n## Soil & Water\n-->\n# Care", "<!-- ### Soil & water -->"])
def test_a_heading_in_a_comment_is_left_to_the_sites_program(repository: Repository, text: str) -> None:
    files = {"hugo.toml": "", "content/a.md": text}
    assert not found(planned(repository, files, "content/a.md", "#soil-water"))
    assert found(planned(repository, files, "content/a.md", "#soil")) == [("missing-anchor", "fail")]


@pytest.mark.parametrize(
    "text", ["```\n{{ care }}\n```", "`{% care %}` and `<Care />`", "a <T> b", "~~~jinja\n<%= care %>"]
)
def test_an_example_of_a_macro_brings_no_anchors(repository: Repository, text: str) -> None:
    files = {"mkdocs.yml": "", "docs/rose.md": f"# Rose\n\n{text}"}
    assert found(planned(repository, files, "docs/a.md", "rose.md#care")) == [("missing-anchor", "fail")]


CONFIGURED = [
    ("mkdocs.yml", "docs_dir: pages", "pages/a.md", "pages/plants/rose.md", "/plants/rose/"),
    ("site/mkdocs.yml", "docs_dir: '../pages'  # ours", "pages/a.md", "pages/plants/rose.md", "/plants/rose/"),
    ("mkdocs.yml", "theme:\n  custom_dir: theme\n", "docs/a.md", "theme/rose.png", "/rose.png"),
    ("de/mkdocs.yml", "INHERIT: ../en/mkdocs.yml", "de/docs/a.md", "en/docs/rose.png", "/rose.png"),
    ("zensical.toml", '[project]\ndocs_dir = "pages"', "pages/a.md", "pages/plants/rose.md", "/plants/rose/"),
    (".vitepress/config.ts", "export default { srcDir: './guides' }", "guides/a.md", "guides/x/rose.md", "/x/rose"),
    ("docs/.vitepress/config/index.mts", "base: '/garden/'", "docs/a.md", "docs/x/rose.md", "/garden/x/rose"),
    ("hugo.toml", 'contentDir = "pages"', "pages/a.md", "pages/x/rose.md", "/x/rose/"),
    ("config/_default/hugo.yaml", "staticDir:\n  - files\n  - more", "content/a.md", "more/rose.png", "/rose.png"),
    ("hugo.json", '{"staticDir": ["a", "b"]}', "content/a.md", "b/rose.png", "/rose.png"),
    (
        "website/docusaurus.config.js",
        "docs: {path: '../guides', routeBasePath: 'help'}",
        "guides/a.md",
        "guides/x/rose.mdx",
        "/help/x/rose",
    ),
    (
        "docusaurus.config.ts",
        "staticDirectories: ['public', 'files'],\n  baseUrl: '/garden/',",
        "docs/a.md",
        "files/rose.png",
        "/garden/rose.png",
    ),
    ("_config.yml", "collections_dir: all\nbaseurl: /garden", "all/_plants/a.md", "all/x/rose.md", "/garden/x/rose"),
    ("book.toml", '[book]\nsrc = "pages"', "pages/a.md", "pages/x/rose.md", "/x/rose.html"),
    ("eleventy.config.js", 'dir: { input: "pages" }', "pages/a.md", "pages/x/rose.md", "/x/rose/"),
    ("gatsby-config.js", "path: `${__dirname}/pages`,", "pages/a.md", "pages/x/rose.md", "/x/rose/"),
    ("next.config.mjs", "basePath: '/garden'", "content/a.mdx", "public/rose.png", "/garden/rose.png"),
]


@pytest.mark.parametrize(("marker", "text", "path", "target", "destination"), CONFIGURED)
def test_the_folders_that_a_sites_configuration_names_are_its_roots(
    repository: Repository, marker: str, text: str, path: str, target: str, destination: str
) -> None:
    files = {marker: text, target: ROSE, "en/mkdocs.yml": ""}
    assert not found(planned(repository, files, path, destination))
    site = SiteFinder(text=lambda file, _top: files.get(file.as_posix(), "")).site_of(Path(path), Path())
    plain = SiteFinder().site_of(Path(path), Path())
    assert site is not None
    assert plain is None or (site.roots, site.prefixes) != (plain.roots, plain.prefixes)
    if not target.endswith(".png"):
        wrong = planned(repository, files, path, f"{destination}#nowhere")
        assert found(wrong) == [("missing-anchor", "fail" if site.generator.is_modelled else "note")]


def test_a_translation_takes_pages_but_no_anchors_from_what_it_inherits(repository: Repository) -> None:
    files = {"em/mkdocs.yml": "INHERIT: ../en/mkdocs.yml", "en/mkdocs.yml": "", "en/docs/x/rose.md": ROSE}
    assert not found(planned(repository, files, "em/docs/a.md", "x/rose.md#tending"))
    files["em/docs/x/rose.md"] = "# Rosa"
    assert found(planned(repository, files, "em/docs/a.md", "x/rose.md#tending")) == [("missing-anchor", "fail")]
    assert found(planned(repository, files, "em/docs/a.md", "x/tulip.md")) == [("missing-file", "fail")]


UNREADABLE = [
    "# docs_dir: pages",
    "docs_dir: /pages",
    "docs_dir: https://pages.example",
    "docs_dir: !ENV [DOCS, pages]",
    "docs_dir: *pages",
    "docs_dir: ../../..",
    "other_docs_dir: pages",
    "docs_dir: [" * 10_000,
    "docs_dir:\n" * 10_000,
    "INHERIT: mkdocs.yml",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_a_configuration_does_not_name_plainly_is_as_usual(repository: Repository, text: str) -> None:
    files = {"mkdocs.yml": text, "docs/rose.md": ROSE, "pages/rose.md": ROSE}
    assert found(planned(repository, files, "pages/a.md", "rose")) == [("missing-file", "note")]
    assert not found(planned(repository, files, "docs/a.md", "rose"))


def test_pictures_of_a_book_are_found_from_beside_its_sources_wherever_they_are(repository: Repository) -> None:
    files = {"print/book.toml": '[book]\nsrc = "../src"', "src/img/rose.png": ""}
    assert not found(planned(repository, files, "print/a.md", "img/rose.png"))
    assert not found(planned(repository, files, "print/b.md", "index.html"))
    assert found(planned(repository, files, "print/c.md", "img/tulip.png")) == [("missing-file", "fail")]


def test_a_missing_page_of_a_configured_site_is_judged_by_its_roots(repository: Repository) -> None:
    files = {"mkdocs.yml": "docs_dir: pages", "docs/rose.md": ROSE, "pages/tulip.md": ROSE}
    assert found(planned(repository, files, "pages/a.md", "tulip")) == []
    assert found(planned(repository, files, "pages/a.md", "/lily/")) == [("unknown-in-site", "note")]
    assert found(planned(repository, files, "pages/a.md", "rose.md")) == [("missing-file", "fail")]
    assert found(planned(repository, files, "docs/a.md", "rose")) == [("missing-file", "note")]


SHARED_NAMES = ["guide/setup", "/guide/setup/", "./guide/setup.html", "../docs/guide/setup", "/guide/rose.png"]


@pytest.mark.parametrize("destination", SHARED_NAMES)
@pytest.mark.parametrize("marker", ["mkdocs.yml", "website/docusaurus.config.js", "docs/.vitepress/config.ts"])
def test_a_page_of_the_same_name_in_another_folder_hides_no_missing_one(
    repository: Repository, marker: str, destination: str
) -> None:
    files = {marker: "", "docs/guide/start.md": "", "docs/other/setup.md": "", "docs/other/rose.png": ""}
    assert found(planned(repository, files, "docs/a.md", destination)) == [("unknown-in-site", "note")]
    if "guide/setup" in destination:
        assert not found(planned(repository, {**files, "docs/guide/01-setup.md": ""}, "docs/a.md", destination))
    assert not found(planned(repository, files, "docs/a.md", "/2024/05/setup"))
    assert not found(planned(repository, files, "docs/a.md", "/fr/setup"))


def test_addresses_may_leave_out_a_folder_that_a_number_orders(repository: Repository) -> None:
    files = {"svelte.config.js": "", "content/10-start/10-intro.md": "", "content/20-more/10-setup.md": ROSE}
    for destination in ("setup", "start/setup", "/docs/setup"):
        assert not found(planned(repository, files, "content/10-start/20-a.md", destination))
    assert found(planned(repository, files, "content/10-start/20-a.md", "tulip")) == [("unknown-in-site", "note")]


def test_a_parameter_of_next_js_stands_for_any_page_of_its_folder(repository: Repository) -> None:
    files = {"next.config.ts": "", "app/parts/[name]/page.tsx": "", "app/[[...path]]/page.jsx": ""}
    files |= {"app/parts/page.mdx": "", "app/(plants)/rose/page.mdx": ROSE, "app/more/page.tsx": ""}
    for destination in ("/parts/leaf", "./rose", "/rose#tending", "../more"):
        assert not found(planned(repository, files, "app/(plants)/tulip/page.mdx", destination))
    assert found(planned(repository, files, "app/parts/page.mdx", "/more/leaf")) == [("unknown-in-site", "note")]


@pytest.mark.parametrize("folder", ["api", "cli", "sdk", "lib", "go", "ts", "db", "app"])
def test_a_short_folder_is_no_language(repository: Repository, folder: str) -> None:
    plan = planned(repository, {"mkdocs.yml": ""}, f"docs/{folder}/a.md", "missing.md")
    assert found(plan) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    "folder", ["de", "pt-BR", "zh_Hans", "zh-Hant-TW", "es-419", "fil", "ZH-cn", "i18n", "locales"]
)
def test_a_translation_takes_what_it_lacks_from_elsewhere(repository: Repository, folder: str) -> None:
    plan = planned(repository, {"mkdocs.yml": ""}, f"docs/{folder}/a.md", "missing.md")
    assert found(plan) == [("unknown-in-site", "note")]


def test_a_page_of_a_language_is_a_form_of_its_page(repository: Repository) -> None:
    files = {"hugo.toml": "", "content/rose.de.md": ROSE, "content/plants/index.fr.md": ROSE}
    for destination in ("/rose/#tending", "/plants/", "rose"):
        assert not found(planned(repository, files, "content/a.md", destination))


def test_roots_of_the_configuration_say_where_a_site_begins(repository: Repository) -> None:
    files = {"pages/rose.md": ROSE, "assets/x.png": ""}
    for destination in ("/rose", "/rose#tending", "/x.png"):
        plan = planned(repository, files, "pages/a.md", destination, roots=("pages", "assets"))
        assert not found(plan)
        assert not plan.notices
    assert found(planned(repository, files, "pages/a.md", "/rose")) == [("missing-file", "note")]


def test_a_site_that_was_recognised_is_said_once(repository: Repository) -> None:
    plan = planned(repository, {"mkdocs.yml": ""}, "docs/a.md", "/b/) [y](/c/")
    (notice,) = plan.notices
    assert "`mkdocs.yml` says MkDocs" in notice
    assert "sites = false" in notice


def test_links_that_github_follows_say_nothing_about_sites(repository: Repository) -> None:
    assert not planned(repository, {"mkdocs.yml": "", "docs/b.md": ""}, "docs/a.md", "b.md").notices


@pytest.mark.parametrize(("ignored", "count"), [("rose.md", 0), ("oak.md", 1)])
def test_a_file_that_git_does_not_hold_is_no_source_but_one_that_it_ignores_is_made(
    repository: Repository, ignored: str, count: int
) -> None:
    plan = planned(repository, {"mkdocs.yml": "", ".gitignore": f"{ignored}\n"}, "docs/a.md", "/rose")
    assert len(found(plan)) == count
    repository.write("docs/rose.md", ROSE)
    documents = read_lists(sources_of(Config(), ("docs/a.md",))).documents
    assert len(make_plan(documents, Config(), today=date(2026, 11, 22)).findings) == count


@pytest.mark.parametrize("marker", ["myst.yml", "_quarto.yml"])
def test_a_label_of_another_page_is_found_where_labels_are_shared(repository: Repository, marker: str) -> None:
    assert not found(planned(repository, {marker: "", "guide/rose.md": ROSE}, "guide/a.md", "#tending"))


@pytest.mark.parametrize("pattern", ["docs/glossary", "*/glossary"])
def test_pages_that_a_site_makes_can_be_ignored_by_pattern(repository: Repository, pattern: str) -> None:
    rule = IgnoreRule(pattern=pattern, reason="made by a plugin")
    assert not found(planned(repository, {"mkdocs.yml": ""}, "docs/a.md", "glossary", ignore=(rule,)))


NAMED = [
    ("_config.yml", "_docs/a.md", "_docs/history.md", "---\npermalink: /docs/changes/\n---\n", "/docs/changes/#v1"),
    ("hugo.toml", "content/a.md", "content/rose.md", "---\naliases:\n  - /old/tulip\n---\n", "/old/tulip/"),
    ("hugo.toml", "content/a.md", "content/rose.md", '+++\nslug = "tulip"\n+++\n', "/plants/tulip"),
    ("website/docusaurus.config.js", "docs/a.md", "docs/x/rose.md", "---\nid: tulip\n---\n", "tulip"),
    (
        "website/docusaurus.config.js",
        "website/blog/b.md",
        "website/blog/2017-02-14-rose.md",
        "",
        "/blog/2017/02/14/rose",
    ),
    ("website/docusaurus.config.js", "docs/a.md", "website/src/pages/versions.tsx", "", "/versions"),
    ("docs/astro.config.mjs", "docs/src/content/docs/de/a.md", "docs/src/content/docs/x/rose.mdx", "", "/de/y/rose/"),
    ("mkdocs.yml", "docs/a.md", "redirects.json", '{"/plants/tulip": "/rose"}', "/plants/tulip"),
    ("next.config.js", "src/content/a.md", "src/pages/errors/[code].tsx", "", "/errors/149"),
    ("_quarto.yml", "a.qmd", "examples/rose.qmd", "", "examples/rose.pdf"),
    ("_quarto.yml", "a.qmd", "rose.ipynb", "", "rose-preview.html"),
    ("myst.yml", "a.md", "rose.md", "(soil)=\n# Soil\n", "soil"),
    ("myst.yml", "a.md", "rose.md", "(plants/soil)=\n# Soil\n", "plants/soil"),
    ("_toc.yml", "docs/a.md", "docs/rose.ipynb", '{"source": [\n  "(plants/soil)=\\n",\n  "# Soil"\n]}', "plants/soil"),
    ("_toc.yml", "docs/a.md", "images/rose.svg", "", "../images/rose.*"),
    ("packages/web/docusaurus.config.js", "packages/web/blog/a.md", "packages/rules/docs/rose.md", "", "/rules/rose"),
    ("svelte.config.js", "content/x/README.md", "content/01-rose/README.md", "", "/tutorial/rose"),
    ("svelte.config.js", "content/x/README.md", "content/01-rose/README.md", "", "/tutorial/01-rose"),
]


@pytest.mark.parametrize(("marker", "path", "target", "text", "destination"), NAMED)
def test_an_address_that_a_sites_program_makes_of_some_page_is_not_noted(
    repository: Repository, marker: str, path: str, target: str, text: str, destination: str
) -> None:
    assert not found(planned(repository, {marker: "", target: text}, path, destination))
    assert found(planned(repository, {marker: "", target: text}, path, "/nowhere/at-all")) == [
        ("unknown-in-site", "note")
    ]


@pytest.mark.parametrize("destination", ["/tags/rose/", "/feed.xml", "/llms.txt", "/sitemap.xml"])
def test_what_programs_make_of_all_pages_is_not_noted(repository: Repository, destination: str) -> None:
    assert not found(planned(repository, {"hugo.toml": ""}, "content/a.md", destination))


def test_a_number_inside_a_name_is_part_of_the_page(repository: Repository) -> None:
    files = {"book.toml": "", "src/ch04-01-rose.md": ROSE}
    assert not found(planned(repository, files, "src/a.md", "ch04-01-rose.html#tending"))


def test_pictures_of_a_site_are_found_from_a_file_beside_its_sources(repository: Repository) -> None:
    files = {"book.toml": "", "src/img/rose.svg": ""}
    assert not found(planned(repository, files, "print/a.md", "img/rose.svg"))
    assert found(planned(repository, files, "print/b.md", "img/tulip.svg")) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    ("marker", "destination"), [("config.toml", "@/rose.md"), ("docusaurus.config.js", "@site/x.png")]
)
def test_a_name_for_the_root_of_the_site_is_known(repository: Repository, marker: str, destination: str) -> None:
    files = {marker: "", "content/rose.md": ROSE, "docs/rose.md": "", "x.png": ""}
    path = "content/a.md" if marker == "config.toml" else "docs/a.md"
    assert not found(planned(repository, files, path, destination))


@pytest.mark.parametrize(("front", "count"), [("---\ntitle: Security\n---\n", 0), ("", 1)])
def test_a_page_of_the_site_may_be_called_like_one_of_the_repository(
    repository: Repository, front: str, count: int
) -> None:
    files = {"_config.yml": "", "security.md": front, "trusted-publishing.md": ROSE}
    assert len(found(planned(repository, files, "security.md", "/trusted-publishing"))) == count


@pytest.mark.parametrize(("destination", "count"), [("schema_hub.db.type", 0), ("schema_x", 0), ("x.png", 1)])
def test_labels_that_a_program_makes_for_sphinx_are_not_noted(
    repository: Repository, destination: str, count: int
) -> None:
    files = {"docs/conf.py": "", "docs/index.md": ROSE}
    assert len(found(planned(repository, files, "docs/a.md", destination))) == count


def test_code_that_liquid_highlights_holds_no_links(repository: Repository) -> None:
    text = "{% highlight md %}\n[a](rose.md)\n{% endhighlight %}\n[b](tulip.md)\n"
    plan = planned(repository, {"_config.yml": "", "a.md": text}, "a.md", "#nowhere")
    assert [finding.line for finding in plan.findings] == [4]


@pytest.mark.parametrize(("destination", "severity"), [("URL", "note"), ("your-link", "note"), ("links", "fail")])
def test_a_word_that_shows_where_an_address_goes_is_a_note(
    repository: Repository, destination: str, severity: str
) -> None:
    assert found(planned(repository, {}, "docs/style.md", destination)) == [("missing-file", severity)]


def test_a_folder_of_next_is_the_page_in_it(repository: Repository) -> None:
    files = {"next.config.mjs": "", "app/docs/rose/page.mdx": ROSE}
    assert not found(planned(repository, files, "app/docs/a/page.mdx", "/docs/rose"))


@pytest.mark.parametrize(
    "ignore", [(".gitignore", "/docs/reference/"), ("docs/reference/.gitignore", "*\n!.gitignore")]
)
def test_pages_that_a_program_makes_and_git_ignores_are_left_to_it(
    repository: Repository, ignore: tuple[str, str]
) -> None:
    files = {"mkdocs.yml": "", ignore[0]: ignore[1]}
    assert not found(planned(repository, files, "docs/a.md", "reference/cli.md"))
    assert found(planned(repository, files, "docs/b.md", "other/cli.md")) == [("missing-file", "fail")]


def test_an_address_from_the_root_may_lead_to_what_a_program_makes_and_git_ignores(repository: Repository) -> None:
    files = {"docs/.vitepress/config.ts": "", "docs/.gitignore": "api\n"}
    assert not found(planned(repository, files, "docs/guide/a.md", "/api/classes/Rose.md"))
    assert found(planned(repository, files, "docs/guide/b.md", "/apis/Rose")) == [("unknown-in-site", "note")]


def test_a_page_may_be_written_in_two_languages_for_templates(repository: Repository) -> None:
    files = {"docpad.coffee": "", "src/documents/rose.html.md.eco": "# Rose\n"}
    assert not found(planned(repository, files, "src/documents/a.html.md", "/rose.html"))
    assert found(planned(repository, files, "src/documents/b.html.md", "/oak.html")) == [("unknown-in-site", "note")]


def test_a_picture_may_be_named_without_its_ending(repository: Repository) -> None:
    files = {"_quarto.yml": "", "img/posterior.png": ""}
    assert not found(planned(repository, files, "a.qmd", "img/posterior"))


def test_an_address_may_leave_a_folder_out(repository: Repository) -> None:
    files = {
        "next.config.mjs": "",
        "content/docs/components/base/button.mdx": ROSE,
        "content/docs/components/x.mdx": "",
    }
    assert not found(planned(repository, files, "content/docs/a.mdx", "/docs/components/button"))


FRONT = "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("path", "destination", "severity"),
    [
        ("docs/a.md", "README.md", "fail"),
        ("docs/a.md", "LICENSE", "fail"),
        ("docs/a.md", "CONTRIBUTING.md#rose", "fail"),
        ("docs/a.md", "rose.md", "fail"),
        ("docs/a.md", "img/rose.png", "note"),
        ("docs/a.md", "img/tulip.png", "fail"),
        ("docs/README.md", "img/rose.png", "fail"),
        ("a.md", "rose.png", "fail"),
    ],
)
def test_a_file_of_another_folder_hides_no_missing_one_where_there_is_no_site(
    repository: Repository, path: str, destination: str, severity: str
) -> None:
    """Programs gather pictures of all folders; what GitHub alone shows for certain is judged as it does."""
    files = dict.fromkeys(("README.md", "LICENSE", "img/rose.png", "CONTRIBUTING.md", "plants/rose.md"), ROSE)
    assert found(planned(repository, files, path, destination)) == [("missing-file", severity)]


@pytest.mark.parametrize(
    ("path", "text", "destination", "expected"),
    [
        ("guides/a.md", FRONT, "rose", []),
        ("guides/a.md", FRONT, "/rose/", []),
        ("guides/a.md", FRONT, "plants/care", []),
        ("guides/a.md", FRONT, "/made/", [("unknown-in-site", "note")]),
        ("guides/a.md", FRONT, "tulip.md", [("missing-file", "note")]),
        ("guides/a.md", FRONT + "# Rose\n## Care\n", "#Rose-Care", []),
        ("guides/a.md", FRONT, "#nowhere", [("missing-anchor", "note")]),
        ("guides/a.md", "", "/rose/", [("missing-file", "note")]),
        ("guides/a.md", "", "rose", [("missing-file", "note")]),
        ("guides/README.md", FRONT, "rose", [("missing-file", "fail")]),
        ("a.md", "", "tulip", [("missing-file", "fail")]),
    ],
)
def test_a_page_of_an_unknown_program_is_accused_of_nothing_for_certain(
    repository: Repository, path: str, text: str, destination: str, expected: list[tuple[str, str]]
) -> None:
    files = {"guides/01-rose.md": ROSE, "plants/02.care/docs.md": FRONT, path: text}
    plan = planned(repository, files, path, destination)
    assert (found(plan), plan.notices) == (expected, ())


def test_a_book_beside_others_may_name_their_sources(repository: Repository) -> None:
    files = {"book.toml": "", "src/rose.md": ROSE}
    assert not found(planned(repository, files, "src/a.md", "../core/primitive.f32.md"))
    assert not found(planned(repository, files, "src/b.md", "items.union"))


def test_what_a_program_takes_in_may_hold_the_anchor(repository: Repository) -> None:
    files = {"docs/.vitepress/config.ts": "", "docs/rose.md": "!!!include(docs/care.md)!!!\n"}
    assert not found(planned(repository, files, "docs/a.md", "rose.md#care"))


def test_a_post_is_found_whatever_its_address_makes_of_its_date(repository: Repository) -> None:
    files = {"_config.yml": "", "en/news/_posts/2010-01-10-rose.md": FRONT, "en/10/x.md": ""}
    assert not found(planned(repository, files, "en/a.md", "/en/news/2010/01/10/rose/"))


def test_a_text_file_is_a_page_of_jekyll(repository: Repository) -> None:
    files = {"_config.yml": "", "_licenses/mit.txt": "---\ntitle: MIT\n---\n"}
    assert not found(planned(repository, files, "a.md", "/licenses/mit/"))


def test_a_book_that_is_served_beside_others_links_to_them(repository: Repository) -> None:
    assert not found(planned(repository, {"book.toml": ""}, "src/a.md", "../std/index.html"))


def test_words_that_a_template_for_links_replaces_are_not_noted(repository: Repository) -> None:
    files = {"hugo.toml": "", "layouts/_markup/render-link.html": ""}
    assert not found(planned(repository, files, "content/a.md", "g"))
    assert found(planned(repository, {"hugo.toml": ""}, "content/b.md", "tulip.png")) == [("unknown-in-site", "note")]


@pytest.mark.parametrize("path", ["_includes/part.md", "docs/snippets/part.md", "docs/_part.md"])
def test_relative_links_of_a_part_are_left_to_the_pages_that_take_it_in(repository: Repository, path: str) -> None:
    for destination in ("rose.md", "../img/rose.png"):
        assert not found(planned(repository, {"_config.yml": ""}, path, destination))


def test_a_file_beside_the_sources_may_link_to_pages_of_the_site(repository: Repository) -> None:
    files = {"book.toml": "", "src/rose.md": ROSE}
    assert not found(planned(repository, files, "redirects/a.md", "rose.html"))
    assert found(planned(repository, files, "redirects/b.md", "tulip.html")) == [("missing-file", "fail")]


EXPLAINED = [
    ("mkdocs.yml", "docs/a.md", "[`Rose`][gardens.Rose] and [`gardens.plant`][]"),
    ("_quarto.yml", "a.qmd", "[the care of roses][Care]"),
    ("_config.yml", "a.md", "[roses][rose]\n\n[rose]: {% link rose.md %}"),
    ("hugo.toml", "content/a.md", "[roses][rose]\n\n{{% include 'links.md' %}}"),
    ("docusaurus.config.js", "docs/a.md", "<div>\n[roses](https://gardens.example/rose)\n</div>"),
    ("_config.yml", "a.md", "<div>\n{% details %}\n[roses](https://gardens.example/rose)\n</div>"),
    ("_config.yml", "a.md", "[prism]\n<?php\n[/prism]\n\n[roses](https://gardens.example/rose)"),
    ("_config.yml", "a.md", "<div><pre>\n\n```</pre></div>\n\n[roses](https://gardens.example/rose)"),
    ("_quarto.yml", "a.qmd", "[roses]({site}/rose)"),
    ("_quarto.yml", "a.qmd", "<script>\nlet roses\n\n```{r}\n```"),
    ("hugo.toml", "content/a.md", "[roses][rose]\n\n[x]: /v/{{< version >}}/x\n[rose]: https://gardens.example/rose"),
]


@pytest.mark.parametrize(("marker", "path", "text"), EXPLAINED)
def test_what_a_sites_program_reads_is_no_slip(repository: Repository, marker: str, path: str, text: str) -> None:
    assert not found(planned(repository, {marker: "", path: text}, path, "https://gardens.example/"))


def test_a_reference_in_words_that_is_defined_nowhere_is_noted_in_a_site_too(repository: Repository) -> None:
    plan = planned(
        repository, {"mkdocs.yml": "", "docs/a.md": "[roses][the rose page]"}, "docs/a.md", "https://a.example/"
    )
    assert found(plan) == [("undefined-reference", "note")]


def test_references_that_are_appended_to_every_page_are_not_noted(repository: Repository) -> None:
    files = {"mkdocs.yml": "      auto_append:\n        - links.md\n", "docs/a.md": "[roses][the rose page]"}
    assert not found(planned(repository, files, "docs/a.md", "https://a.example/"))


def test_a_tab_of_material_has_an_anchor(repository: Repository) -> None:
    files = {"mkdocs.yml": "", "docs/rose.md": '# Rose\n\n=== "Tea roses"\n\n    Care\n'}
    assert not found(planned(repository, files, "docs/a.md", "rose.md#tea-roses"))
    assert found(planned(repository, files, "docs/b.md", "rose.md#wild-roses")) == [("missing-anchor", "fail")]


@pytest.mark.parametrize(
    "name",
    ["template.md", "readme-template.md", "plans/plan_template.md", "page_templates/plan.md", "inst/templates/a.md"],
)
def test_what_other_files_are_made_of_is_accused_of_nothing(repository: Repository, name: str) -> None:
    assert not found(planned(repository, {}, name, "../../missing.md"))


@pytest.mark.parametrize("name", ["templates/README.md", "docs/templating.md", "contemplate.md"])
def test_what_tells_about_templates_is_none(repository: Repository, name: str) -> None:
    assert found(planned(repository, {}, name, "missing.md")) == [("missing-file", "fail")]


def test_the_top_of_a_page_is_shown_elsewhere(repository: Repository) -> None:
    assert found(planned(repository, {}, "header.md", "@ghRepo")) == [("missing-file", "note")]


OWN_SLUGS = "export default { markdown: { anchor: { slugify: (text) => encodeURIComponent(text) } } }"


@pytest.mark.parametrize(
    ("marker", "text", "path", "noted"),
    [
        ("docs/.vuepress/config/shared.ts", OWN_SLUGS, "docs/a.md", False),
        ("docs/.vuepress/config.ts", OWN_SLUGS, "docs/a.md", False),
        ("docs/.vuepress/config.ts", OWN_SLUGS.replace("(text)", "(text.toLowerCase())"), "docs/a.md", True),
        ("docs/.vuepress/config.ts", "export default {}", "docs/a.md", True),
        ("mkdocs.yml", "toc:\n  slugify: !!python/name:pymdownx.slugs.uslugify_cased", "docs/a.md", False),
        ("docusaurus.config.js", "markdown: { anchors: { maintainCase: true } }", "docs/a.md", False),
        ("other.txt", "", "Sources/Plants/Docs.docc/a.md", False),
        ("other.txt", "slugify", "docs/a.md", True),
    ],
)
def test_an_anchor_with_capitals_is_left_to_a_site_that_makes_its_own(
    repository: Repository, marker: str, text: str, path: str, *, noted: bool
) -> None:
    plan = planned(repository, {marker: text, path: "# Rose Care\n"}, path, "#Rose-Care")
    assert found(plan) == ([("anchor-case", "note")] if noted else [])


def test_inputs_of_tests_are_not_told_of(repository: Repository) -> None:
    text = "[a]() [b][nowhere] [c] (https://gardens.example/) [d](htp://gardens.example/)"
    assert not found(planned(repository, {"tests/format/a.md": text}, "tests/format/a.md", "missing.md"))
    assert len(found(planned(repository, {"format/a.md": text}, "format/a.md", "missing.md"))) == 4


@pytest.mark.parametrize(("marker", "count"), [("mkdocs.yml", 0), ("_config.yml", 1), ("other.txt", 1)])
def test_a_manual_may_refer_to_one_page_again(repository: Repository, marker: str, count: int) -> None:
    text = "# Oaks\n\n" + "".join(
        f"- [Roses](https://a.example/roses) - a guide.\n- [{part}](https://{part}.example/) - a guide.\n"
        for part in ("oaks", "elms")
    )
    plan = planned(repository, {marker: "", "docs/a.md": text}, "docs/a.md", "#oaks")
    assert [finding.reason for finding in plan.findings] == ["duplicate-link"] * count


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_what_stands_together_and_what_is_a_copy_is_read_in_the_file(repository: Repository, line_end: str) -> None:
    beds = "".join(f"- [R{number}](https://a.example/{number}) - grows very well\n" for number in range(200))
    rose = "[Rose](https://a.example/rose)"
    pots = f"- [R9](https://a.example/9) - grows very well\n- Red\n  - {rose}\n- Old\n  - {rose}\n"
    text = f"# Beds\n\n{beds}\n# Pots\n\n{pots}".replace("\n", line_end)
    plan = planned(repository, {"docs/a.md": text}, "docs/a.md", "#beds")
    assert [finding.reason for finding in plan.findings] == []
    plan = planned(repository, {"docs/a.md": text.replace("- Old" + line_end, "")}, "docs/a.md", "#beds")
    assert [(finding.reason, finding.line, finding.related_line) for finding in plan.findings] == [
        ("duplicate-link", 206, 12), ("duplicate-link", 209, 208),
    ]  # fmt: skip


@pytest.mark.parametrize(("path", "reasons"), [("includes/names.md", []), ("docs/names.md", ["unused-definition"])])
def test_definitions_for_other_pages_are_of_use(repository: Repository, path: str, reasons: list[str]) -> None:
    files = {"_config.yml": "", path: "# A\n\n[rose]: https://gardens.example/\n"}
    assert [reason for reason, _ in found(planned(repository, files, path, "#a"))] == reasons


@pytest.mark.parametrize("destination", ["gone.html", "#made", "../icon.png"])
@pytest.mark.parametrize(("script", "severity"), [("", "fail"), ('<SCRIPT src="app.js"></SCRIPT>', "note")])
def test_what_a_page_with_scripts_links_to_is_no_failure(
    repository: Repository, script: str, severity: str, destination: str
) -> None:
    repository.write("web/page.html", f'{script}<a href="{destination}">x</a>\n')
    repository.commit()
    documents = read_lists(sources_of(Config(), ("web/page.html",))).documents
    reason = "missing-anchor" if destination.startswith("#") else "missing-file"
    plan = make_plan(documents, Config(), today=date(2026, 11, 22))
    assert found(plan) == [(reason, severity)]


def test_a_post_is_found_below_whatever_folder_its_permalink_names(repository: Repository) -> None:
    files = {"_config.yml": "", "_posts/2020-10-21-rose.md": "", "blog/index.md": ""}
    assert not found(planned(repository, files, "_posts/2021-01-01-a.md", "/blog/rose/"))
    assert found(planned(repository, files, "_posts/2021-01-01-b.md", "/blog/tulip/")) == [("unknown-in-site", "note")]


def test_the_name_of_an_object_in_backticks_is_a_reference(repository: Repository) -> None:
    assert not found(planned(repository, {"_quarto.yml": ""}, "a.qmd", "`~garden.Rose`"))


@pytest.mark.parametrize("path", [".github/pull_request_template.md", ".github/ISSUE_TEMPLATE/bug.md"])
def test_a_form_links_from_the_page_that_shows_its_text(repository: Repository, path: str) -> None:
    assert not found(planned(repository, {}, path, "../blob/main/CONTRIBUTING.md"))
    assert found(planned(repository, {}, path, "../gone.md")) == [("missing-file", "note")]


def test_a_dot_in_the_name_of_a_page_is_no_ending(repository: Repository) -> None:
    files = {"temas/2.Model.md": ""}
    assert found(planned(repository, files, "temas/a.md", "2.Model")) == [("missing-file", "note")]
    assert found(planned(repository, files, "temas/a.md", "3.Model")) == [("missing-file", "fail")]


def test_an_id_with_percent_signs_is_found_as_it_is_written(repository: Repository) -> None:
    anchors = '<a name="/Initial%20State"></a><a name="b c"></a>'
    for destination in ("#/Initial%20State", "#b%20c"):
        repository.write("page.html", f'{anchors}<a href="{destination}">x</a>')
        documents = read_lists(sources_of(Config(), ("page.html",))).documents
        assert not make_plan(documents, Config(), today=date(2026, 11, 22)).findings
    repository.write("page.html", f'{anchors}<a href="#d%20e">x</a>')
    documents = read_lists(sources_of(Config(), ("page.html",))).documents
    assert found(make_plan(documents, Config(), today=date(2026, 11, 22))) == [("missing-anchor", "fail")]


@pytest.mark.parametrize("marker", ["mix.exs", "docs/index.html"])
def test_a_file_of_another_program_with_the_same_name_makes_no_site(repository: Repository, marker: str) -> None:
    plan = planned(repository, {marker: "", "docs/plants/rose.md": ROSE}, "docs/a.md", "missing.html")
    assert found(plan) == [("missing-file", "fail")]


def test_symbols_of_a_catalogue_of_docc_are_no_files(repository: Repository) -> None:
    assert not found(planned(repository, {}, "Sources/Plants/Docs.docc/a.md", "./Garden/Rose"))
    assert found(planned(repository, {}, "Sources/Plants/a.md", "./Garden/Rose")) == [("missing-file", "fail")]


@pytest.mark.parametrize("path", [".github/CONTRIBUTING.md", ".github/docs/help.md"])
def test_what_github_alone_shows_is_no_source_of_a_site(repository: Repository, path: str) -> None:
    files = {"_quarto.yml": "", "rose.qmd": ROSE}
    assert found(planned(repository, files, path, "rose")) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    "heading", ["Roses of May \N{ROSE}", "Roses of May \N{HONEYBEE}", "Roses of May \N{WHITE HEAVY CHECK MARK}"]
)
def test_emoji_may_be_named_in_an_anchor_of_a_site(repository: Repository, heading: str) -> None:
    files = {"config.toml": "", "content/b.md": f"## {heading}\n"}
    assert not found(planned(repository, files, "content/a.md", "b.md#roses-of-may-rose-bee"))
    files["content/b.md"] = "## Roses of May\n"
    assert found(planned(repository, files, "content/a.md", "b.md#roses-of-may-rose-bee")) == [
        ("missing-anchor", "fail")
    ]


def test_a_heading_in_a_tab_of_material_has_an_anchor(repository: Repository) -> None:
    files = {"mkdocs.yml": "", "docs/a.md": '=== "Wild"\n\n    ## Care of roses\n'}
    assert not found(planned(repository, files, "docs/a.md", "#care-of-roses"))


@pytest.mark.parametrize("fragment", ["/rose", "!/rose", "plants/rose", "eJzFV1tv" * 40])
def test_a_fragment_that_a_script_takes_for_a_page_is_no_anchor(repository: Repository, fragment: str) -> None:
    assert not found(planned(repository, {"plants/rose.md": ROSE}, "menu.md", f"#{fragment}"))
    assert found(planned(repository, {}, "menu.md", "#plants/tulip")) == [("missing-anchor", "fail")]


def test_a_part_of_a_page_of_html_is_not_accused_of_the_anchors_of_the_whole(repository: Repository) -> None:
    links = "".join(f'<a href="#{name}">x</a>' for name in ("rose", "tulip", "iris"))
    assert not found(planned(repository, {"a.html": links}, "a.html", "x"))
    for whole in (f"<!DOCTYPE html>{links}", f'{links}<p id="rose"><p id="tulip">'):
        assert ("missing-anchor", "fail") in found(planned(repository, {"a.html": whole}, "a.html", "x"))


@pytest.mark.parametrize(
    ("formula", "reasons"),
    [
        ("$$[f \\ast g](x) = 1$$\n", []),
        ("$$\nh = [f](x)\n$$\n", []),
        ("Costs $$ and [f](x)\n", ["missing-file"]),
        ("$$y$$ and [f](x)\n", ["missing-file"]),
        ("$$y\n\n[f](x) $$\n", ["missing-file"]),
    ],
)
def test_brackets_in_a_formula_are_no_link(repository: Repository, formula: str, reasons: list[str]) -> None:
    plan = planned(repository, {"a.md": formula, "b.md": ROSE}, "a.md", "b.md")
    assert [reason for reason, _ in found(plan)] == reasons


def test_a_page_below_the_name_of_its_repository_is_served_by_github_pages(repository: Repository) -> None:
    files = {"roses/index.html": "", "a.html": '<html><a href="/gardens/roses/">Roses</a>'}
    assert not found(planned(repository, files, "a.html", "x"))


def test_an_address_that_a_menu_of_the_site_has_is_known(repository: Repository) -> None:
    files = {"docs/__nav.md": "---\nx: { uri: /docs/4.x/tending }\n---\n", "mkdocs.yml": ""}
    assert not found(planned(repository, files, "docs/a.md", "/docs/4.x/tending"))


def test_a_menu_does_not_prove_its_own_links(repository: Repository) -> None:
    assert found(planned(repository, {"mkdocs.yml": ""}, "docs/menu.md", "/tending")) == [("unknown-in-site", "note")]


@pytest.mark.parametrize(
    ("path", "page"), [("partials/menu.html", "x.html"), ("footer.html", "x.html"), ("a.html", "x")]
)
def test_html_that_other_pages_or_scripts_show_is_not_judged_where_it_lies(
    repository: Repository, path: str, page: str
) -> None:
    files = {path: f'<html><script>show()</script><a href="{page}">x</a>'}
    assert not found(planned(repository, files, path, "x"))
    assert found(planned(repository, {"b.html": f'<html><a href="{page}">x</a>'}, "b.html", "x"))


def test_a_page_of_doxygen_is_known_by_the_name_that_it_gives_itself(repository: Repository) -> None:
    files = {"tutorials/a.md": "\\page tulips Tulips\n", "tutorials/b.md": "\\page roses Roses\n"}
    files["tutorials/c.md"] = "# Irises {#iris_care}\n"
    for destination in ("roses.html", "./iris_care.html"):
        assert not found(planned(repository, files, "tutorials/a.md", destination))
    assert found(planned(repository, files, "tutorials/a.md", "lilies.html")) == [("unknown-in-site", "note")]
    assert found(planned(repository, files, "tutorials/a.md", "lilies.md")) == [("missing-file", "note")]


@pytest.mark.parametrize(("setting", "reasons"), [("base_url = '/'", []), ("baseURL = '/'", ["missing-anchor"])])
def test_zola_spells_headings_in_other_scripts_in_latin_letters(
    repository: Repository, setting: str, reasons: list[str]
) -> None:
    files = {"config.toml": setting, "content/b.md": "## バラの手入れ\n\n## Tulips\n"}
    plan = planned(repository, files, "content/a.md", "b.md#baranoshou-ru-re")
    assert [reason for reason, _ in found(plan)] == reasons
    plan = planned(repository, files | {"content/b.md": "## Tulips\n"}, "content/a.md", "b.md#roses")
    assert found(plan) == [("missing-anchor", "fail")]


@pytest.mark.parametrize("destination", ["care-of-roses", "#care-of-roses", "./rose.md", "#rose"])
def test_a_list_of_changes_may_lead_to_labels_of_the_site_that_takes_it_in(
    repository: Repository, destination: str
) -> None:
    files = {"docs/conf.py": "", "docs/index.md": "", "docs/a.md": "(care-of-roses)=\n## Care\n"}
    is_label = destination.endswith("care-of-roses")
    plan = planned(repository, files, "CHANGELOG.md", destination)
    assert [severity for _, severity in found(plan)] == ([] if is_label else ["fail"])


def test_an_id_in_a_layout_of_the_site_stands_on_each_of_its_pages(repository: Repository) -> None:
    files = {"_config.yml": "", "src/_includes/footer.njk": '<p id="theme">', "src/notes.njk": '<p id="other">'}
    files["_layouts/part.html"] = '<h2 id="using-the-{{ page.key }}-{{ page.type }}"></h2><p id="{{ page.id }}">'
    assert not found(planned(repository, files, "src/a.md", "#theme"))
    assert not found(planned(repository, files, "src/c.md", "#using-the-rose-plant"))
    assert found(planned(repository, files, "src/b.md", "#other")) == [("missing-anchor", "fail")]
    assert found(planned(repository, files, "README.md", "#theme")) == [("missing-anchor", "fail")]


@pytest.mark.parametrize(("path", "count"), [("includes/rose.md", 0), ("_rose.md", 0), ("includes/README.md", 1)])
def test_a_part_of_pages_leads_to_anchors_of_those(repository: Repository, path: str, count: int) -> None:
    assert len(found(planned(repository, {}, path, "#tending"))) == count


def test_an_expression_as_destination_of_a_component_is_left_to_its_program(repository: Repository) -> None:
    files = {"docusaurus.config.js": "", "docs/a.md": ""}
    assert not found(planned(repository, files, "docs/a.md", "{require('@site/static/rose.jpg').default}"))


def test_an_article_is_the_page_of_its_folder(repository: Repository) -> None:
    files = {"mkdocs.yml": "", "docs/7-care/1-wild-rose/article.md": ROSE}
    assert not found(planned(repository, files, "docs/a.md", "/wild-rose"))


@pytest.mark.parametrize(
    ("front_matter", "destination", "reasons"),
    [
        ("", "images/rose.png", ["missing-file"]),
        ("", "rose.md", ["missing-file"]),
        ("", "/images/rose.png", []),
        ("", "../plants/rose", []),
        ("---\ntitle: Roses\n---\n", "images/rose.png", []),
    ],
)
def test_jekyll_leaves_relative_paths_of_files_without_front_matter_alone(
    repository: Repository, front_matter: str, destination: str, reasons: list[str]
) -> None:
    files = {"_config.yml": "theme: jekyll-theme-cayman", "images/rose.png": "", "plants/rose.md": ROSE}
    plan = planned(repository, files | {"guide/a.md": front_matter}, "guide/a.md", destination)
    assert [reason for reason, _ in found(plan)] == reasons


@pytest.mark.parametrize(
    ("opening", "end", "count"),
    [
        ("{% set example %}", "{% endset %}", 1),
        ("{%- codeblock lang:md %}", "{%- endcodeblock %}", 1),
        ("{% set name = 1 %}", "{% endset %}", 2),
        ("{% highlight md %}", "", 0),
    ],
)
def test_links_in_the_code_of_a_template_are_no_links(
    repository: Repository, opening: str, end: str, count: int
) -> None:
    files = {"eleventy.config.js": "", "src/a.md": f"{opening}\n[x](tulip.md)\n{end}\n"}
    assert len(found(planned(repository, files, "src/a.md", "iris.md"))) == count


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ('<a href="..\\plants\\rose.md#tending">x</a>', []),
        ('<img src="..\\plants\\rose.md">', []),
        ("[x](..\\plants\\rose.md)", ["missing-file"]),
        ('<a href="..\\plants\\tulip.md">x</a>', ["missing-file"]),
    ],
)
def test_browsers_read_a_backslash_in_html_as_a_slash(repository: Repository, text: str, reasons: list[str]) -> None:
    files = {"plants/rose.md": '# Rose\n\n<p id="tending">', "notes/a.md": text}
    plan = planned(repository, files, "notes/a.md", "../plants/rose.md")
    assert [reason for reason, _ in found(plan)] == reasons


def test_a_component_that_takes_a_text_in_may_bring_the_anchor(repository: Repository) -> None:
    files = {"src/pages/b.md": "---\ntitle: B\n---\n\n<Fragment src='../includes/rose.md' />\n"}
    files["src/pages/a.md"] = "---\ntitle: A\n---\n"
    assert not found(planned(repository, files, "src/pages/a.md", "b.md#tending"))


@pytest.mark.parametrize(
    ("path", "fragment", "count"),
    [("answers/a.md", "zamykanie", 0), ("answers/a.md", "Bind", 0), ("README.md", "zamykanie", 1)],
)
def test_an_anchor_behind_an_address_is_judged_by_the_site_of_its_page(
    repository: Repository, path: str, fragment: str, count: int
) -> None:
    files = {"js/closures/index.md": "---\ntitle: x\n---\n\n## Замыкание\n\n## Bind\n"}
    assert len(found(planned(repository, files, path, f"/js/closures/#{fragment}"))) == count


@pytest.mark.parametrize(
    ("destination", "result"),
    [
        ("../../shell/rose/README.md", [("unknown-in-site", "note")]),
        ("../../docs/rose.md", [("missing-file", "fail")]),
        ("../shell/rose.md", [("missing-file", "fail")]),
        ("plants.example.io/rose", [("missing-file", "fail")]),
        ("../../../shell/rose.md", [("missing-file", "fail")]),
    ],
)
def test_pages_that_were_copied_from_another_repository_lead_to_its_folders(
    repository: Repository, destination: str, result: list[tuple[str, str]]
) -> None:
    files = {"docusaurus.config.js": "", "docs/latest/b.md": ""}
    assert found(planned(repository, files, "docs/latest/a.md", destination)) == result


def test_the_number_of_an_issue_is_no_anchor_of_a_sites_page(repository: Repository) -> None:
    assert not found(planned(repository, {"paradox/b.md": ""}, "paradox/a.md", "#1660"))
    assert found(planned(repository, {}, "a.md", "#1660")) == [("missing-anchor", "fail")]


def test_an_address_without_its_scheme_fails_at_the_top_of_a_site_too(repository: Repository) -> None:
    files = {"_quarto.yml": "", "b.qmd": ""}
    assert found(planned(repository, files, "a.Rmd", "github.com/gardens/rose")) == [("missing-file", "fail")]


def test_a_page_called_security_is_a_page_of_its_site(repository: Repository) -> None:
    text = {"guide/security.md": "---\ntitle: Security\n---\n", "guide/roses.md": ROSE}
    assert not found(planned(repository, text, "guide/security.md", "/guide/roses/"))
    assert found(planned(repository, text, "guide/security.md", "oaks.md")) == [("missing-file", "note")]


@pytest.mark.parametrize("path", ["security.md", ".github/guide/security.md", "guide/README.md"])
def test_a_page_that_github_shows_first_is_judged_as_there(repository: Repository, path: str) -> None:
    files = {path: "---\ntitle: Security\n---\n", "guide/roses.md": ROSE}
    assert found(planned(repository, files, path, "/guide/roses/")) == [("missing-file", "fail")]


def test_lume_takes_the_whole_folder_where_its_configuration_names_none(repository: Repository) -> None:
    files = {"_config.ts": 'import lume from "lume/mod.ts";\nconst site = lume();\n', "runtime/roses.md": ROSE}
    plan = planned(repository, files, "runtime/a.md", "/runtime/roses/")
    assert not found(plan)
    assert "Lume" in " ".join(plan.notices)


@pytest.mark.parametrize("folder", ["(0)plants", "plants", "(garden)/plants", "(2)plants/(a)"])
def test_what_stands_in_parentheses_is_in_no_address(repository: Repository, folder: str) -> None:
    files = {f"src/routes/{folder}/(3)rose.mdx": ROSE, "src/routes/plants/index.mdx": ROSE}
    assert not found(planned(repository, files, "src/routes/a.mdx", "/plants/rose"))
    assert found(planned(repository, files, "src/routes/b.mdx", "/plants/oak")) == [("unknown-in-site", "note")]


def test_a_video_is_no_link(repository: Repository) -> None:
    files = {"docs/.vuepress/config.js": "", "docs/a.md": "@[youtube](QH2-TGUlwu4)\n\n@[vimeo](<76979871>)\n"}
    assert found(planned(repository, files, "docs/a.md", "QH2-TGUlwu4")) == [("unknown-in-site", "note")]


def test_words_behind_a_reference_that_is_defined_elsewhere_are_no_address(repository: Repository) -> None:
    text = "[the opcode][op ctv](CTV) and - [ ][x](CTV) and [relay][b 152]([B152][])\n"
    assert found(planned(repository, {"a.md": text}, "a.md", "a.md")) == [("missing-file", "fail")]


@pytest.mark.parametrize("path", [".changes/unreleased/a.md", "docs/_includes/a.md", "man/snippets/a.md"])
def test_a_piece_of_other_pages_may_lead_to_what_lies_beside_those(repository: Repository, path: str) -> None:
    assert [severity for _, severity in found(planned(repository, {}, path, "guide.md"))] == ["note"]


@pytest.mark.parametrize("path", ["changes/a.md", ".github/a.md", "docs/_includes/README.md"])
def test_what_is_no_piece_of_other_pages_is_judged_where_it_lies(repository: Repository, path: str) -> None:
    assert found(planned(repository, {}, path, "guide.md")) == [("missing-file", "fail")]


def test_the_text_of_a_form_says_where_the_address_goes(repository: Repository) -> None:
    assert not found(planned(repository, {}, ".github/PULL_REQUEST_TEMPLATE.md", "link"))
    assert found(planned(repository, {}, "list.md", "link")) == [("missing-file", "note")]
    assert not found(planned(repository, {}, "page.md", "ENGLISH_VERSION_URL"))
    assert found(planned(repository, {}, "b.md", "LICENSE_old")) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    ("path", "count"),
    [(".github/actions/spelling/advice.md", 0), (".github/CONTRIBUTING.md", 1), ("docs/advice.md", 1)],
)
def test_a_text_that_an_action_posts_leads_from_a_pull_request(repository: Repository, path: str, count: int) -> None:
    assert len(found(planned(repository, {}, path, "../tree/HEAD/README.md"))) == count


def test_a_readme_that_is_a_template_lies_elsewhere_in_the_end(repository: Repository) -> None:
    files = {"render/templates/README.md": "{% for x in all %}\n"}
    assert not found(planned(repository, files, "render/templates/README.md", "assets/rose.png"))
    assert found(planned(repository, {"templates/README.md": ""}, "templates/README.md", "assets/rose.png")) == [
        ("missing-file", "fail")
    ]


def test_the_pages_of_modules_are_made_of_code(repository: Repository) -> None:
    files = {"mix.exs": "extras: []", "guides/b.md": "# B\n"}
    assert not found(planned(repository, files, "guides/a.md", "Mix.Tasks.Phx.Gen.Auth.html#module-rose"))
    assert found(planned(repository, files, "guides/c.md", "roses.html")) == [("unknown-in-site", "note")]


def test_a_file_that_markdown_include_brings_in_may_have_the_anchor(repository: Repository) -> None:
    files = {"mkdocs.yml": "", "docs/a.md": "{!docs/b.md!}\n"}
    assert not found(planned(repository, files, "docs/a.md", "#roses"))


def test_writerside_takes_pictures_by_their_names(repository: Repository) -> None:
    files = {"project.ihp": '<topics dir="topics"/>', "images/rose.png": "", "topics/b.md": '## Roses {id="r"}\n'}
    assert not found(planned(repository, files, "topics/a.md", "rose.png"))
    assert not found(planned(repository, files, "topics/b.md", "#r"))
    assert found(planned(repository, files, "topics/c.md", "oak.md")) == [("missing-file", "note")]


def test_a_translation_without_a_configuration_takes_what_it_lacks_from_the_language_that_has_one(
    repository: Repository,
) -> None:
    files = {
        "docs/en/mkdocs.yml": "",
        "docs/en/docs/news.md": "# News\n\n## Roses\n",
        "docs/de/docs/oak.md": "# Eiche\n",
    }
    assert not found(planned(repository, files, "docs/de/docs/plants/a.md", "../news.md#roses"))
    assert not found(planned(repository, files, "docs/de/docs/plants/b.md", "../oak.md"))
    assert found(planned(repository, files, "docs/de/docs/plants/c.md", "../news.md#tulips")) == [
        ("missing-anchor", "fail")
    ]
    assert found(planned(repository, files, "docs/de/docs/plants/d.md", "../ash.md")) == [("unknown-in-site", "note")]
    assert found(planned(repository, files, "docs/tools/plants/e.md", "../news.md")) == [("missing-file", "fail")]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("mkdocs.yml", "site_url: https://plants.example/garden/2021/"),
        ("zensical.toml", 'site_url = "https://plants.example/garden/2021/"'),
    ],
)
def test_an_address_from_the_root_may_leave_a_site_below_a_path_of_its_host(
    repository: Repository, name: str, url: str
) -> None:
    files = {name: f"{url}\n", "docs/rose.md": "# Rose\n"}
    assert not found(planned(repository, files, "docs/a.md", "/help/pruning"))
    assert not found(planned(repository, files, "docs/b.md", "/garden/2021/rose/"))
    assert found(planned(repository, files, "docs/c.md", "/garden/2021/oak/")) == [("unknown-in-site", "note")]
    files[name] = url.replace("garden/2021/", "") + "\n"
    assert found(planned(repository, files, "docs/d.md", "/help/pruning")) == [("unknown-in-site", "note")]


@pytest.mark.parametrize("destination", ["lex.token.literal.str", "glossary.zst", "items.fn"])
def test_names_with_dots_are_labels_where_a_program_makes_links_of_them(
    repository: Repository, destination: str
) -> None:
    assert not found(planned(repository, {"book.toml": ""}, "src/a.md", destination))
    assert found(planned(repository, {"book.toml": ""}, "src/b.md", f"{destination}.md")) == [("missing-file", "fail")]


def test_the_sign_for_a_dollar_is_a_word_in_addresses(repository: Repository) -> None:
    files = {"nuxt.config.ts": "", "docs/4.api/3.utils/$fetch.md": "# fetch\n"}
    assert not found(planned(repository, files, "docs/a.md", "/api/utils/dollarfetch"))
    assert found(planned(repository, files, "docs/b.md", "/api/utils/fetchdollar")) == [("unknown-in-site", "note")]


@pytest.mark.parametrize("label", ["text", "Link text", "alt text", "title"])
def test_a_text_that_shows_how_links_are_written_has_none(repository: Repository, label: str) -> None:
    assert not found(
        planned(repository, {"list.md": f"Write `a` as ([{label}](url)).\n\n[a](#a)\n\n# A\n"}, "list.md", "#a")
    )
    assert found(planned(repository, {"b.md": "[Roses](url)\n"}, "b.md", "b.md")) == [("missing-file", "note")]


@pytest.mark.parametrize(
    ("destination", "severity"), [("roses.com", "fail"), ("roses.gov", "fail"), ("roses.org", "note")]
)
def test_the_name_of_a_host_lacks_its_scheme_in_a_site_too(
    repository: Repository, destination: str, severity: str
) -> None:
    assert [said for _, said in found(planned(repository, {"mkdocs.yml": ""}, "docs/a.md", destination))] == [severity]


@pytest.mark.parametrize("path", ["README.md", "docs/b.md", "list.md"])
def test_a_heading_with_an_id_of_its_own_is_for_a_program(repository: Repository, path: str) -> None:
    files = {path: "# B\n\n## \U0001f527 Setting up {#setup-1}\n\n## Other {.x #other}\n\nText {#text}\n"}
    assert not found(planned(repository, files, path, "#setup-1"))
    assert not found(planned(repository, files, "a.md", f"{path}#setup-1"))
    assert found(planned(repository, files, "c.md", f"{path}#setup")) == [("missing-anchor", "fail")]
    assert found(planned(repository, files, "d.md", f"{path}#text")) == [("missing-anchor", "fail")]


def test_the_title_of_a_tab_is_no_link(repository: Repository) -> None:
    files = {".github/templates/a.md": "# [Linux](#tab/linux)\n"}
    assert not found(planned(repository, files, ".github/templates/a.md", "#tab/windows"))


@pytest.mark.parametrize(("destination", "count"), [("/a/b/blob/main/c.md#d", 0), ("/a/b/c.md", 1), ("/b/blob/c", 1)])
def test_a_form_leads_from_the_root_of_github(repository: Repository, destination: str, count: int) -> None:
    assert len(found(planned(repository, {}, ".github/PULL_REQUEST_TEMPLATE.md", destination))) == count


def test_the_first_docusaurus_finds_pages_from_the_top_of_its_documents(repository: Repository) -> None:
    files = {"website/siteConfig.js": "", "website/sidebars.json": "{}", "docs/intro/rose.md": ROSE}
    assert not found(planned(repository, files, "docs/api/a.md", "intro/rose.md"))
    assert found(planned(repository, files, "docs/api/b.md", "intro/oak.md")) == [("missing-file", "fail")]


def test_an_application_shows_pages_from_its_root(repository: Repository) -> None:
    files = {"angular.json": "", "content/plants/rose.md": ROSE}
    assert not found(planned(repository, files, "content/trees/a.md", "plants/rose#tending"))


def test_macros_of_zig_make_anchors(repository: Repository) -> None:
    text = '<html><a href="#Tending-Roses">x</a>{#header_open|Tending Roses#}'
    assert not found(planned(repository, {"notes.html": text}, "notes.html", "x"))


def test_a_route_of_svelte_may_be_a_component(repository: Repository) -> None:
    files = {"svelte.config.cjs": "", "src/routes/contact.svelte": "<h1>Contact</h1>\n"}
    assert not found(planned(repository, files, "src/routes/blog/a.md", "/contact"))
    assert found(planned(repository, files, "src/routes/blog/b.md", "/contacts")) == [("unknown-in-site", "note")]


@pytest.mark.parametrize(("marker", "count"), [("book.toml", 0), ("src/.vuepress/config.js", 0), ("mkdocs.yml", 1)])
def test_a_book_makes_the_index_of_a_folder_of_its_readme(repository: Repository, marker: str, count: int) -> None:
    files = {marker: "", "src/ci/README.md": "# CI\n\n## Roses\n"}
    assert len(found(planned(repository, files, "src/a.md", "ci/index.md#roses"))) == count


@pytest.mark.parametrize(("marker", "severity"), [("other.txt", "note"), ("docusaurus.config.js", "fail")])
def test_who_renders_mdx_may_join_pages_where_no_program_is_known(
    repository: Repository, marker: str, severity: str
) -> None:
    assert [said for _, said in found(planned(repository, {marker: ""}, "docs/a.mdx", "#roses"))] == [severity]


def test_a_table_of_redirections_may_have_their_status_for_its_name(repository: Repository) -> None:
    files = {"next.config.js": "", "src/data/301.json": '{"/plants/oak": "/plants/rose"}', "pages/plants/rose.md": ROSE}
    assert not found(planned(repository, files, "pages/a.md", "/plants/oak"))


@pytest.mark.parametrize(
    ("files", "destination"),
    [
        ({"content/rose.md": '\n+++\naliases=[\n  "/plants/tulip/",\n]\n+++\n'}, "/plants/tulip/"),
        ({"content/rose.md": "---\noldUrl: /plants/tulip/\n---\n"}, "/plants/tulip/"),
        ({"content/.gitignore": "plants/tulip.md\n"}, "/plants/tulip"),
        ({}, "/pt-br"),
        ({}, "/llms-medium.txt"),
    ],
)
def test_what_the_repository_says_of_addresses_explains_them(
    repository: Repository, files: dict[str, str], destination: str
) -> None:
    known = {"hugo.toml": "", "content/plants/b.md": ""} | files
    assert not found(planned(repository, known, "content/a.md", destination))
    assert found(planned(repository, known, "content/c.md", "/plants/oak")) == [("unknown-in-site", "note")]
