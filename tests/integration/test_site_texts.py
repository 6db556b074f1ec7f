"""Findings about the texts of lists that are sources of a static site."""

from datetime import date
from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.plan.make_plan import make_plan
from linkcheck.pipeline.plan.no_text import no_text_finding


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_as(folder: Path, marker: str, path: str, text: str) -> list[str]:
    for name, content in {marker: "", "index.md": "", path: text}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    documents = read_lists(sources_of(Config(), (path,))).documents
    return [finding.reason for finding in make_plan(documents, Config(), today=date(2026, 11, 22)).findings]


SPACED = "[Beta](https://a.example/b-\nc)\n"


@pytest.mark.parametrize(
    ("marker", "path", "text", "reasons"),
    [
        ("mkdocs.yml", "docs/a.md", SPACED, []),
        ("mkdocs.yml", "docs/a.md", "[Beta](https://a.example/b c)\n", []),
        ("mkdocs.yml", "docs/a.md", "[Beta](https://a.example/b\nc\n", ["not-a-link"]),
        ("mkdocs.yml", "docs/a.md", "[Beta]\n(https://a.example/b)\n", ["not-a-link"]),
        ("mkdocs.yml", "README.md", SPACED, ["not-a-link"]),
        ("hugo.toml", "content/a.md", SPACED, ["not-a-link"]),
    ],
)
def test_an_address_with_white_space_is_a_link_where_python_markdown_builds_the_page(
    folder: Path, marker: str, path: str, text: str, reasons: list[str]
) -> None:
    assert read_as(folder, marker, path, text) == reasons


CONTAINER = ":::{note} A\n```\nmake\n:::\n\n[Beta](https://a.example/b)\n"
CHUNK = '```{block, type="note"}\nmake\n\n[Beta](https://a.example/b)\n'
PRE = "<pre>\nmake\n</pre >\n\n[Beta](https://a.example/b)\n"


@pytest.mark.parametrize(
    ("marker", "path", "text", "reasons"),
    [
        ("other.txt", "a.Rmd", CHUNK, ["unclosed-block"]),
        ("_quarto.yml", "a.qmd", CHUNK, ["unclosed-block"]),
        ("other.txt", "a.Rmd", PRE, []),
        ("_config.yml", "a.md", PRE, []),
        ("docpad.coffee", "src/documents/a.html.md", PRE, []),
        ("_config.yml", "a.md", CHUNK, ["unclosed-block"]),
        ("_config.yml", "a.md", CHUNK.replace("```", "~~~"), []),
        ("myst.yml", "a.md", CONTAINER, []),
        ("conf.py", "a.md", CONTAINER, []),
        ("docusaurus.config.js", "docs/a.md", CONTAINER.replace("{note} A", "tip"), []),
        ("myst.yml", "a.md", CONTAINER.replace(":::\n", ""), ["unclosed-block"]),
        ("myst.yml", "a.md", f":::{{note}}\nx\n:::\n\n{CHUNK}", ["unclosed-block"]),
        ("other.txt", "a.md", CONTAINER, ["unclosed-block"]),
    ],
)
def test_an_open_block_swallows_only_what_the_program_of_its_site_leaves_to_it(
    folder: Path, marker: str, path: str, text: str, reasons: list[str]
) -> None:
    assert read_as(folder, marker, path, text) == reasons


BEHIND = "<h4>Beta</h4>\n[Beta](https://a.example/b)\n"
INSIDE = "<div>\n[Beta](https://a.example/b)\n</div>\n"
REMARKED = "<!-- beta --> [Beta](https://a.example/b)\n"


@pytest.mark.parametrize(
    ("marker", "path", "text", "reasons"),
    [
        ("_config.yml", "_includes/beta/a.md", BEHIND, []),
        ("_config.yml", "_posts/2026-11-22-a.md", REMARKED, []),
        ("_config.yml", "_posts/2026-11-22-a.md", INSIDE, ["not-a-link"]),
        ("_config.yml", "README.md", BEHIND, ["not-a-link"]),
        ("mkdocs.yml", "docs/a.md", BEHIND, []),
        ("mkdocs.yml", "docs/a.md", INSIDE, ["not-a-link"]),
        ("docusaurus.config.js", "docs/a.md", INSIDE, []),
        ("docusaurus.config.js", "docs/a.md", BEHIND, []),
        ("hugo.toml", "content/a.md", BEHIND, ["not-a-link"]),
        ("other.txt", "a.md", REMARKED, ["not-a-link"]),
    ],
)
def test_markdown_behind_html_is_read_where_the_program_ends_html_at_its_end_tag(
    folder: Path, marker: str, path: str, text: str, reasons: list[str]
) -> None:
    assert read_as(folder, marker, path, text) == reasons


@pytest.mark.parametrize("program", ["markdown: CommonMark\n", "title: Beta\nmarkdown: GFM\n"])
def test_jekyll_reads_html_as_github_does_where_its_configuration_says_so(folder: Path, program: str) -> None:
    (folder / "_config.yml").write_text(program)
    assert read_as(folder, "other.txt", "_posts/2026-11-22-a.md", BEHIND) == ["not-a-link"]


@pytest.mark.parametrize(("count", "reasons"), [(2, {"unclosed-block"}), (3, set())])
def test_fences_that_are_none_for_github_are_a_habit_where_another_program_takes_them(
    folder: Path, count: int, reasons: set[str]
) -> None:
    text = '```hint title="the `x`"\nx\n```\n\n[Beta](https://a.example/b)\n'
    paths = [f"{number}/article.md" for number in range(count)]
    for path in paths:
        (folder / path).parent.mkdir()
        (folder / path).write_text(text)
    documents = read_lists(sources_of(Config(), tuple(paths))).documents
    plan = make_plan(documents, Config(), today=date(2026, 11, 22))
    assert {finding.reason for finding in plan.findings} == reasons


@pytest.mark.parametrize("marker", ["mkdocs.yml", "_quarto.yml", "docusaurus.config.js", "other.txt"])
def test_an_address_in_a_second_pair_of_parentheses_fails_in_sites_too(folder: Path, marker: str) -> None:
    assert read_as(folder, marker, "docs/a.md", "[Beta]((https://a.example/b))\n") == ["malformed-url"]


@pytest.mark.parametrize(("marker", "reasons"), [("mkdocs.yml", []), ("hugo.toml", ["undefined-reference"])])
def test_a_label_with_brackets_breaks_no_other_line_for_python_markdown(
    folder: Path, marker: str, reasons: list[str]
) -> None:
    text = "[x][one two]\n\n[do [it]]: https://a.example/do\n[one two]: https://a.example/one\n"
    assert read_as(folder, marker, "docs/a.md" if marker == "mkdocs.yml" else "content/a.md", text) == reasons


ANNOTATED = "Text.\n\n[//]: # (docs/gone.md)\n[0]: <src/gone.ts - open>\n[one]: gone.md#x\n[two]: #gone\n[3]: (https://a.example)\n"


@pytest.mark.parametrize("marker", ["mkdocs.yml", "myst.yml", "other.txt"])
def test_the_destination_of_a_definition_that_nothing_uses_is_not_judged(folder: Path, marker: str) -> None:
    assert set(read_as(folder, marker, "docs/a.md", ANNOTATED)) == {"unused-definition"}


UNDEFINED = "See [the roses][roses].\n"


@pytest.mark.parametrize(
    ("marker", "path", "text", "reasons"),
    [
        ("_bookdown.yml", "a.Rmd", UNDEFINED, []),
        ("_config.yml", "a.md", UNDEFINED + "{% for x in page.all %}\n[{{ x }}]: /{{ x }}\n{% endfor %}\n", []),
        ("_config.yml", "a.md", UNDEFINED + "{% for x in page.all %}{{ x }}{% endfor %}\n", ["undefined-reference"]),
        ("_config.yml", "_includes/a.md", UNDEFINED, []),
        ("_config.yml", "a.md", UNDEFINED, ["undefined-reference"]),
    ],
)
def test_a_reference_may_be_defined_by_the_program_of_its_site(
    folder: Path, marker: str, path: str, text: str, reasons: list[str]
) -> None:
    assert read_as(folder, marker, path, text) == reasons


@pytest.mark.parametrize(("name", "reasons"), [("spec", []), ("links", ["undefined-reference"])])
def test_a_preprocessor_of_ones_own_may_define_what_a_book_refers_to(
    folder: Path, name: str, reasons: list[str]
) -> None:
    (folder / "book.toml").write_text(f"[preprocessor.{name}]\n", encoding="utf-8")
    assert read_as(folder, "other.txt", "src/a.md", UNDEFINED) == reasons


@pytest.mark.parametrize(
    ("marker", "tag", "is_told"),
    [
        ("_config.yml", '<figure markdown="1">', False),
        ("mkdocs.yml", "<figure class=a markdown>", False),
        ("_config.yml", "<figure>", True),
        ("_config.yml", '<figure title="markdown">', True),
    ],
)
def test_markdown_inside_of_a_tag_is_read_where_the_tag_says_so(
    folder: Path, marker: str, tag: str, is_told: bool
) -> None:
    text = f"[Red roses][roses]\n\n{tag}\n```php\n$a\n\n$b\n```\n</figure>\n\n[roses]: https://a.example/\n"
    assert ("undefined-reference" in read_as(folder, marker, "docs/a.md", text)) is is_told


@pytest.mark.parametrize(("path", "is_told"), [("docs/a.Rmd", False), ("docs/a.qmd", False), ("docs/a.md", True)])
def test_the_head_of_a_chunk_may_hold_back_quotes(folder: Path, path: str, is_told: bool) -> None:
    text = '```{r, fig.cap="the `rose`"}\nx\n```\n\n[x](https://a.example/)\n'
    assert ("unclosed-block" in read_as(folder, "mkdocs.yml", path, text)) is is_told


def test_a_definition_may_come_with_an_include_of_mdbook(folder: Path) -> None:
    text = "{{#include ../include/header.md}}\n\nSee [red roses][roses].\n"
    assert read_as(folder, "book.toml", "src/a.md", text) == []
    assert read_as(folder, "book.toml", "src/b.md", text.replace("#include", "#other")) == ["undefined-reference"]


@pytest.mark.parametrize(("path", "reasons"), [("docs/a.mdx", []), ("docs/a.md", ["unclosed-block"])])
def test_a_component_that_closes_itself_hides_nothing_in_mdx(folder: Path, path: str, reasons: list[str]) -> None:
    text = "<TextArea\n  value={`a`}\n/>\n\n[x](https://a.example/)\n"
    assert read_as(folder, "docusaurus.config.js", path, text) == reasons


@pytest.mark.parametrize(("path", "reasons"), [("tests/a.txt", []), ("lists/a.txt", ["not-text"])])
def test_what_a_program_is_tested_with_may_be_no_text(folder: Path, path: str, reasons: list[str]) -> None:
    (folder / path).parent.mkdir()
    (folder / path).write_bytes(b"\xff\xfe\xfd")
    (folder / "a.md").write_text("[a](https://a.example/)\n", encoding="utf-8")
    lists = read_lists(sources_of(Config(), (".",)))
    found = map(no_text_finding, lists.no_text)
    plan = make_plan(lists.documents, Config(), today=date(2026, 11, 22), findings=found)
    assert [finding.reason for finding in plan.findings] == reasons
