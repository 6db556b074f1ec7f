"""What stands around a link and says that it is none: code, formulas, commands and blanks of forms."""

import pytest

from tests.integration.changes.conftest import Repository
from tests.integration.test_site_sources import ROSE, found, planned, repository

__all__ = ["repository"]

HUGO = {"hugo.toml": ""}


@pytest.mark.parametrize(
    ("opening", "end", "count"),
    [
        ('{{< code lang="html" >}}', "{{< /code >}}", 1),
        ("{{< highlight html >}}", "{{</highlight>}}", 1),
        ("{{% code-tab %}}", "{{% /code-tab %}}", 1),
        ('{{< code file="a.go" >}}', "", 5),
        ("{{< code >}}", "{{< /highlight >}}", 5),
        ("{{< note >}}", "{{< /note >}}", 5),
    ],
)
def test_links_in_code_that_a_shortcode_shows_are_no_links(
    repository: Repository, opening: str, end: str, count: int
) -> None:
    text = f'{opening}\n<a href="">x</a> [x](file:///rose.md) [x](rose.md) [one] (https://a.example/)\n{end}\n'
    plan = planned(repository, {**HUGO, "content/a.md": text}, "content/a.md", "tulip.md")
    assert len(plan.findings) == count


def test_a_shortcode_without_an_end_hides_nothing_before_the_next_one(repository: Repository) -> None:
    text = '{{< code file="a.go" >}}\n\n[a](rose.md)\n\n{{< code >}}\n[b](rose.md)\n{{< /code >}}\n'
    plan = planned(repository, {**HUGO, "content/a.md": text}, "content/a.md", "tulip.md")
    assert [finding.line for finding in plan.findings] == [3, 9]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The sum $a + [rows][columns]$ of all", []),
        ("$\\leq [i][\\texttt{false}]$ is", []),
        ("of $([row][column])$.", []),
        ("$5 for [roses][red] and $6", ["undefined-reference"]),
        ("US$5 [roses][red] US$", ["undefined-reference"]),
        ("from $5, [roses][red], to $9", ["undefined-reference"]),
        ("\\$ [roses][red]\\$", ["undefined-reference"]),
    ],
)
def test_brackets_of_a_formula_refer_to_nothing(repository: Repository, text: str, reasons: list[str]) -> None:
    plan = planned(repository, {"a.md": f"{text}\n", "b.md": ROSE}, "a.md", "b.md")
    assert [reason for reason, _ in found(plan)] == reasons


def test_a_price_hides_no_link_behind_it(repository: Repository) -> None:
    plan = planned(repository, {"a.md": "From $5, see [roses](rose.md), to 6$ each\n", "b.md": ROSE}, "a.md", "b.md")
    assert found(plan) == [("missing-file", "fail")]


@pytest.mark.parametrize("text", ["[video:vimeo/906101866?h=29]()", "[youtube:QH2-TGUlwu4]()"])
def test_a_video_that_a_program_puts_in_place_needs_no_address(repository: Repository, text: str) -> None:
    plan = planned(repository, {"a.md": f"{text}\n\n[a video]()\n", "b.md": ROSE}, "a.md", "b.md")
    assert [(finding.reason, finding.line) for finding in plan.findings] == [("empty-destination", 3)]


@pytest.mark.parametrize(
    ("path", "count"),
    [(".github/ISSUE_TEMPLATE/idea.md", 0), (".github/pull_request_template.md", 0), (".github/SUPPORT.md", 1)],
)
def test_a_blank_of_a_form_is_for_its_writer(repository: Repository, path: str, count: int) -> None:
    plan = planned(repository, {path: "- [ ] [Proof of concept]()\n", "b.md": ROSE}, path, "/b.md")
    assert len(plan.findings) == count


@pytest.mark.parametrize("text", ['[CT](## "Component type")', '[CT]: ## "Component type"\n\n[CT]', "[x](###)"])
def test_a_link_that_is_there_for_its_title_leads_nowhere(repository: Repository, text: str) -> None:
    assert not found(planned(repository, {"README.md": f"{text}\n", "b.md": ROSE}, "README.md", "b.md"))


@pytest.mark.parametrize(
    "destination",
    ["tower_http::cors", "fn@crate::from_fn", "`tower::Service`", "crate", "crate#state", "../struct.Router.html#a"],
)
def test_what_rustdoc_makes_links_of_is_no_file(repository: Repository, destination: str) -> None:
    assert not found(planned(repository, {}, "axum/src/docs/a.md", destination))


def test_a_link_that_only_looks_like_code_of_rust_is_missing(repository: Repository) -> None:
    for destination in ("tower.md", "crates.md", "struct.html", "docs.rose.rs/rose/trait.Rose.html"):
        assert len(found(planned(repository, {}, "src/docs/a.md", destination))) == 1


@pytest.mark.parametrize("folder", ["tools/fake-docs", "fixtures", "test_data", "e2e"])
def test_what_a_program_is_tested_with_is_meant_to_be_wrong(repository: Repository, folder: str) -> None:
    assert not found(planned(repository, {}, f"{folder}/a.md", "missing.md"))
    assert len(found(planned(repository, {}, f"{folder}/README.md", "missing.md"))) == 1


@pytest.mark.parametrize(
    ("path", "count"),
    [("templates/README_guide.md", 0), ("ARTICLE_TEMPLATE.md", 0), ("templates.md", 0), ("guide.md", 3)],
)
def test_what_a_template_leaves_out_is_for_its_writer(repository: Repository, path: str, count: int) -> None:
    text = "[a]() [b](https://...) [c](http:/...)\n"
    assert len(planned(repository, {path: text, "b.md": ROSE}, path, "/b.md").findings) == count


@pytest.mark.parametrize(("destination", "count"), [("foo.io", 0), ("bar.com/x", 0), ("food.io", 1), ("foo.md", 1)])
def test_a_made_up_host_is_an_example(repository: Repository, destination: str, count: int) -> None:
    assert len(found(planned(repository, {}, "CONTRIBUTING.md", destination))) == count


@pytest.mark.parametrize("path", ["awesome-templates.md", "templates/list.md", ".github/ISSUE_TEMPLATE/idea.md"])
def test_a_slip_in_a_list_about_templates_is_told_of(repository: Repository, path: str) -> None:
    plan = planned(repository, {path: "[a](htp://a.example/) [b](https://a b/)\n", "b.md": ROSE}, path, "/b.md")
    assert "misspelt-scheme" in {finding.reason for finding in plan.findings}
