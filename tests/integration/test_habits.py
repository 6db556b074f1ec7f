"""Links of a folder that are made for a program which nobody recognises, against real folders and real git."""

from datetime import date
from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.pipeline.plan.make_plan import Plan, make_plan
from tests.integration.changes.conftest import Repository
from tests.integration.test_site_sources import found, planned

PAGES = {
    f"docs/plants/{name}.md": f"# {name}\n\n## Care of a {name} (wild)\n" for name in ("rose", "tulip", "iris", "lily")
}
NAMES = ("rose", "tulip", "iris")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in ("GITHUB_REPOSITORY", "CI_PROJECT_URL", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)


def _links(form: str, names: tuple[str, ...] = NAMES) -> str:
    return "".join(f"[{name}]({form.format(name)})\n" for name in names)


HABITS = [
    "/guide/{}",
    "/guide/{}.html",
    "plants/{}",
    "../plants/{}.html",
    "plants/{0}.md#care-of-a-{0}",
    "plants/{0}.md#Care.of.a.{0}",
]


@pytest.mark.parametrize("form", HABITS)
def test_a_form_of_links_that_never_works_on_github_is_another_programs(repository: Repository, form: str) -> None:
    plan = planned(repository, {**PAGES, "docs/a.md": _links(form)}, "docs/a.md", "plants/rose.md")
    assert not found(plan)
    assert "made for another program" in " ".join(plan.notices)


@pytest.mark.parametrize("form", HABITS)
def test_two_links_are_no_habit(repository: Repository, form: str) -> None:
    plan = planned(repository, {**PAGES, "docs/a.md": _links(form, NAMES[:2])}, "docs/a.md", "plants/rose.md")
    assert len(found(plan)) == 2
    assert not plan.notices


@pytest.mark.parametrize("form", HABITS)
def test_the_habit_is_judged_as_github_does_where_sites_are_switched_off(repository: Repository, form: str) -> None:
    plan = planned(repository, {**PAGES, "docs/a.md": _links(form)}, "docs/a.md", "plants/rose.md", sites=False)
    assert {severity for _, severity in found(plan)} == {"fail"}


def test_what_no_page_of_the_repository_explains_is_a_note_beside_a_habit(repository: Repository) -> None:
    text = _links("/{}") + _links("plants/{0}.md#care-of-a-{0}") + "[x](old/oak.md)\n[y](plants/rose.md#pruning)\n"
    plan = planned(repository, {**PAGES, "docs/a.md": text}, "docs/a.md", "plants/rose.md")
    assert sorted(found(plan)) == [("missing-anchor", "note"), ("missing-file", "note")]
    plan = planned(repository, {**PAGES, "docs/b.md": "[x](old/oak.md)\n"}, "docs/b.md", "#gone")
    assert sorted(found(plan)) == [("missing-anchor", "fail"), ("missing-file", "fail")]


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", ".github/help.md", "plants/README.md"])
def test_what_readers_meet_on_github_has_no_other_habits(repository: Repository, path: str) -> None:
    files = {"plants/README.md": "# Plants\n"} | {f"plants/{name}.md": "# Care\n" for name in NAMES}
    files[path] = files.get(path, "") + _links("/{}")
    assert found(planned(repository, files, path, "#x")).count(("missing-file", "fail")) == 3


def test_relative_names_of_pages_that_lie_elsewhere_are_no_habit(repository: Repository) -> None:
    plan = planned(repository, {**PAGES, "notes/a.md": _links("../gone/{}")}, "notes/a.md", "../docs/plants/rose.md")
    assert len(found(plan)) == 3


def test_a_number_before_the_name_of_a_page_is_no_ending(repository: Repository) -> None:
    pages = {f"docs/{number}.{name}.md": "# Care\n" for number, name in enumerate(NAMES)}
    text = "".join(f"[{name}]({number}.{name})\n" for number, name in enumerate(NAMES))
    assert not found(planned(repository, {**pages, "docs/a.md": text}, "docs/a.md", "0.rose.md"))


def test_letters_of_an_index_are_parts_of_no_heading(repository: Repository) -> None:
    text = "# Roses and tulips\n" + "".join(f"[{letter}](#{letter})\n" for letter in "rst")
    assert found(planned(repository, {"docs/a.md": text}, "docs/a.md", "#u")) == [("missing-anchor", "fail")] * 4


def test_slips_among_links_that_work_are_no_habit(repository: Repository) -> None:
    right = "".join(f"[{part}](plants/lily.md#part-{part})\n" for part in range(16))
    text = right + _links("plants/{0}.md#care-of-a-{0}")
    parts = "".join(f"## Part {part}\n" for part in range(16))
    plan = planned(
        repository, {**PAGES, "docs/plants/lily.md": parts, "docs/a.md": text}, "docs/a.md", "plants/rose.md"
    )
    assert found(plan) == [("missing-anchor", "fail")] * 3


def test_anchors_that_other_programs_make_otherwise_speak_for_github(repository: Repository) -> None:
    names = ("oak", "ash", "elm", "fir")
    files = PAGES | {f"docs/trees/{name}.md": f"## Care of (wild) {name} & more\n" for name in names}
    right = "".join(f"[{name}](trees/{name}.md#care-of-wild-{name}--more)\n" for name in names)
    files["docs/a.md"] = right + _links("plants/{0}.md#care-of-a-{0}")
    assert found(planned(repository, files, "docs/a.md", "plants/rose.md")) == [("missing-anchor", "fail")] * 3


def test_pages_that_a_program_makes_of_readmes_are_left_to_it(repository: Repository) -> None:
    files = {f"packages/{name}/README.md": "# Care\n" for name in NAMES} | {"docs/b.md": "# B\n"}
    text = _links("./generators/{}.md") + "[b](b.md)\n"
    assert not found(planned(repository, files | {"docs/a.md": text}, "docs/a.md", "b.md"))
    missing = text + "[oak](./generators/oak.md)\n"
    assert found(planned(repository, files | {"docs/a.md": missing}, "docs/a.md", "b.md")) == [("missing-file", "note")]


@pytest.mark.parametrize(("form", "severity"), [("old/{}.md", "fail"), ("images/{}.png", "note")])
def test_files_that_were_moved_are_missing_however_many(repository: Repository, form: str, severity: str) -> None:
    files = {**PAGES, "docs/a.md": _links(form)} | {f"docs/plants/{name}.png": "" for name in NAMES}
    assert found(planned(repository, files, "docs/a.md", "plants/rose.md")) == [("missing-file", severity)] * 3


def test_one_destination_again_and_again_is_no_habit(repository: Repository) -> None:
    plan = planned(repository, {**PAGES, "docs/a.md": _links("/rose", NAMES * 2)}, "docs/a.md", "plants/rose.md")
    assert found(plan) == [("missing-file", "note")] * 6


def test_pictures_below_a_folder_that_the_sources_have_not_are_served_beside_them(repository: Repository) -> None:
    files = {"mkdocs.yml": "", "docs/a.md": _links("/media/{}.png")}
    assert not found(planned(repository, files, "docs/a.md", "a.md"))
    files["docs/media/oak.png"] = ""
    assert found(planned(repository, files, "docs/a.md", "a.md")) == [("unknown-in-site", "note")] * 3


@pytest.mark.parametrize(
    ("destination", "severity"), [("/tending", "note"), ("/tending.html", "note"), ("/tending.png", "fail")]
)
def test_an_address_from_the_root_may_be_a_page_of_a_site(
    repository: Repository, destination: str, severity: str
) -> None:
    assert [said for _, said in found(planned(repository, {}, "notes/a.md", destination))] == [severity]
    assert [said for _, said in found(planned(repository, {}, "README.md", destination))] == ["fail"]


def test_a_page_that_was_saved_from_elsewhere_is_not_accused_link_by_link(repository: Repository) -> None:
    links = "".join(f'<a href="/archives/{name}">{name}</a>' for name in NAMES)
    assert not found(planned(repository, {"docs/a.html": f"<html>{links}"}, "docs/a.html", "x"))
    names = [f"n{number}" for number in range(9)]
    links += "".join(f'<a href="/archives/{name}">{name}</a>' for name in names)
    files = {"docs/a.html": f"<html>{links}"} | {f"archives/{name}": "" for name in names}
    assert found(planned(repository, files, "docs/a.html", "x")) == [("unknown-in-site", "note")] * 3


@pytest.mark.parametrize(("count", "is_said"), [(2, True), (3, False)])
def test_pages_that_are_joined_at_the_top_lead_from_there(repository: Repository, count: int, is_said: bool) -> None:
    repository.write("chapters/README.md", "[x](assets/oak.png)\n")
    for name in NAMES[:count]:
        repository.write(f"assets/{name}.png", "")
        repository.write(f"chapters/{name}.md", f"![{name}](assets/{name}.png)\n![oak](assets/oak.png)\n")
    repository.git("add", "-A")
    documents = read_lists(sources_of(Config(), (".",))).documents
    plan = make_plan(documents, Config(), today=date(2026, 11, 22))
    wrong = [finding.url for finding in plan.findings]
    assert wrong.count("assets/oak.png") == count + 1
    assert ("assets/rose.png" in wrong) is is_said


def test_habits_of_many_folders_are_said_in_a_few_sentences(repository: Repository) -> None:
    files = {**PAGES} | {f"{name}/docs/a.md": _links("/guide/{}") for name in "abcde"}
    for name, text in files.items():
        repository.write(name, text)
    repository.git("add", "-A")
    documents = read_lists(sources_of(Config(), (".",))).documents
    plan = make_plan(documents, Config(), today=date(2026, 11, 22))
    assert not plan.findings
    assert len(plan.notices) == 3
    assert "So do 6 more" in plan.notices[-1]


@pytest.mark.parametrize(
    ("path", "others", "count"),
    [
        ("docs/a.md", {}, 0),
        ("docs/a.md", {"docs/b.md": "[a](a.md)\n"}, 4),
        ("docs/README-fr.md", {}, 4),
        ("notes/a.md", {}, 4),
    ],
)
def test_a_folder_that_another_site_takes_in_leads_to_pages_of_that(
    repository: Repository, path: str, others: dict[str, str], count: int
) -> None:
    for name, text in others.items():
        repository.write(name, text)
    repository.write(path, _links("{}.md") + "[z](z.md)\n")
    repository.git("add", "-A")
    config = Config()
    documents = read_lists(sources_of(config, (".",))).documents
    assert len(make_plan(documents, config, today=date(2026, 11, 22)).findings) == count


def test_addresses_of_a_saved_page_are_reported_where_sites_are_switched_off(repository: Repository) -> None:
    links = "".join(f'<a href="/archives/{name}">{name}</a>' for name in NAMES)
    plan = planned(repository, {"docs/a.html": f"<html>{links}"}, "docs/a.html", "x", sites=False)
    assert found(plan) == [("unknown-in-site", "note")] * 3
    assert not plan.notices


@pytest.mark.parametrize("above", ["includes", ".github", "issue_template", "templates"])
def test_the_folder_above_a_repository_says_nothing_of_its_files(repository: Repository, above: str) -> None:
    """`linkcheck includes/gardens/` from above judged no anchor of the repository."""
    folder = repository.folder / above / "gardens"
    folder.mkdir(parents=True)
    inner = Repository(folder)
    inner.write("mkdocs.yml", "")
    inner.write("docs/a.md", "# Roses\n\n[x](#tulips) [y](/iris/) [z](iris.md)\n")
    inner.git("add", "-A")
    documents = read_lists(sources_of(Config(), (f"{above}/gardens/docs/a.md",))).documents
    plan = make_plan(documents, Config(), today=date(2026, 11, 22))
    assert found(plan) == [("missing-anchor", "fail"), ("unknown-in-site", "note"), ("missing-file", "fail")]


@pytest.mark.parametrize("form", ["/api/{}", "/api/~/{}.html", "../examples/{}", "/api/v1/core/{}/"])
def test_pages_that_another_program_makes_below_a_folder_are_left_to_it(repository: Repository, form: str) -> None:
    files = {"mkdocs.yml": "", "docs/api/index.md": "# API\n", "docs/guide/a.md": _links(form)}
    plan = planned(repository, files, "docs/guide/a.md", "/api/")
    assert not found(plan)
    notice = plan.notices[-1]
    assert notice.startswith("Addresses")
    assert "(3 links)" in notice


@pytest.mark.parametrize("names", [("oak", "ash"), ("oak", "oak", "oak")])
def test_a_page_or_two_without_a_source_are_no_habit(repository: Repository, names: tuple[str, ...]) -> None:
    files = {"mkdocs.yml": "", "docs/guide/a.md": _links("/api/{}", names)}
    plan = planned(repository, files, "docs/guide/a.md", "a.md")
    assert found(plan) == [("unknown-in-site", "note")] * len(names)


@pytest.mark.parametrize(("count", "notes"), [(9, 3), (8, 0)])
def test_pages_that_lack_their_sources_among_those_that_have_them_are_told(
    repository: Repository, count: int, notes: int
) -> None:
    files = {f"docs/api/{name}.md": "# API\n" for name in "abcdefghi"[:count]} | {"mkdocs.yml": ""}
    text = _links("/api/{}/", (*"abcdefghi"[:count], *NAMES))
    plan = planned(repository, files | {"docs/guide/a.md": text}, "docs/guide/a.md", "a.md")
    assert found(plan) == [("unknown-in-site", "note")] * notes


@pytest.mark.parametrize(
    ("destination", "count", "notes"),
    [
        ("/blog/2026/roses", 9, 0),
        ("/media/oak.png", 9, 0),
        ("/blog/2026/roses", 8, 1),
        ("/plants/oak/", 8, 1),
        ("/fr/roses/", 1, 0),
    ],
)
def test_one_address_of_another_part_of_the_host_is_left_to_it(
    repository: Repository, destination: str, count: int, notes: int
) -> None:
    names = "abcdefghi"[:count]
    files = {f"docs/plants/{name}.md": "# A plant\n" for name in names} | {"mkdocs.yml": ""}
    text = _links("/plants/{}/", tuple(names))
    plan = planned(repository, files | {"docs/guide/a.md": text}, "docs/guide/a.md", destination)
    assert found(plan) == [("unknown-in-site", "note")] * notes


def test_a_picture_of_a_folder_that_is_there_is_told_of_beside_many_addresses(repository: Repository) -> None:
    files = {f"docs/{name}.md": "# A plant\n" for name in NAMES} | {"mkdocs.yml": "", "docs/img/oak.png": ""}
    plan = planned(repository, files | {"docs/a.md": _links("/{}/")}, "docs/a.md", "/img/ash.png")
    assert found(plan) == [("unknown-in-site", "note")]


def test_names_beside_a_page_are_no_folder_of_another_program(repository: Repository) -> None:
    plan = planned(repository, {"mkdocs.yml": "", "docs/a.md": _links("{}")}, "docs/a.md", "a.md")
    assert found(plan) == [("unknown-in-site", "note")] * 3


def test_pages_of_a_manual_that_a_program_builds_elsewhere_are_named_as_html(repository: Repository) -> None:
    pages = {f"book/src/{name}.md": "# Care\n" for name in NAMES} | {"book/book.toml": ""}
    plan = planned(repository, pages | {"doc/man/a.md": _links("../reference/{}.html")}, "doc/man/a.md", "a.md")
    assert not found(plan)


def _read_all(repository: Repository, files: dict[str, str]) -> Plan:
    for name, text in files.items():
        repository.write(name, text)
    repository.git("add", "-A")
    return make_plan(read_lists(sources_of(Config(), (".",))).documents, Config(), today=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("assets", "count"), [("guides/assets", 0), ("media", 0), ("guides", 3), ("guides/source/old", 0), ("", 0)]
)
def test_files_that_a_program_puts_beside_the_pages_lie_in_one_other_folder(
    repository: Repository, assets: str, count: int
) -> None:
    files = {f"{assets}/images/plants/{name}.png".lstrip("/"): "" for name in NAMES}
    files |= {f"guides/source/{name}.md": f"![x](images/plants/{name}.png)\n" for name in NAMES}
    plan = _read_all(repository, files)
    assert len(plan.findings) == count


@pytest.mark.parametrize("names", [NAMES[:2], ("rose", "rose", "rose")])
def test_two_files_that_lie_elsewhere_were_moved(repository: Repository, names: tuple[str, ...]) -> None:
    files = {f"media/images/{name}.png": "" for name in names}
    files |= {f"docs/{number}.md": f"![x](images/{name}.png)\n" for number, name in enumerate(names)}
    assert len(_read_all(repository, files).findings) == len(names)


@pytest.mark.parametrize(("name", "count"), [("SUMMARY.md", 0), ("CONTENTS.md", 3)])
def test_chapters_that_a_summary_names_may_come_from_the_folder_above(
    repository: Repository, name: str, count: int
) -> None:
    files = {f"docs/news/{plant}.md": "# News\n" for plant in NAMES} | {"docs/manual/a.md": "# A\n"}
    files[f"docs/manual/{name}"] = _links("news/{}.md") + "[a](a.md)\n"
    assert len(_read_all(repository, files).findings) == count


@pytest.mark.parametrize(
    ("form", "count"), [("#opt-plants.{}.enable", 0), ("#std::{}", 0), ("#1.2-{}", 3), ("#opt-plants-{}", 3)]
)
def test_anchors_with_signs_that_no_heading_gives_are_made_by_a_program(
    repository: Repository, form: str, count: int
) -> None:
    assert len(_read_all(repository, {"docs/a.md": _links(form)}).findings) == count
    assert len(_read_all(repository, {"docs/a.md": "", "README.md": _links(form)}).findings) == 3


@pytest.mark.parametrize(("count", "is_said"), [(9, True), (10, False)])
def test_addresses_from_the_root_in_many_readmes_are_for_a_program(
    repository: Repository, count: int, is_said: bool
) -> None:
    names = [f"plant{number}" for number in range(count)]
    files = {f"building/{name}.md": "# Plant\n" for name in names}
    for number, name in enumerate(names):
        path = f"building/part{number % 3}/README.md"
        files[path] = files.get(path, "") + f"[{name}](/docs/building/{name})\n"
    plan = _read_all(repository, files | {"list.md": "[x](gone.md)\n"})
    assert (len(plan.findings) > 1) is is_said
    assert ("missing-file", "fail") in found(plan)
    assert is_said or "root in READMEs in `.`" in plan.notices[-1]


def test_a_site_that_is_known_is_accused_beside_a_habit(repository: Repository) -> None:
    text = _links("/api/~/{}") + "[x](oak.md)\n"
    files = {"mkdocs.yml": "", "docs/b.md": "# B\n"}
    plan = planned(repository, files | {"docs/a.md": text}, "docs/a.md", "b.md")
    assert found(plan) == [("missing-file", "fail")]


def test_pieces_of_html_are_joined_in_the_folder_above(repository: Repository) -> None:
    files = {f"talks/refactor/{name}.svg": "" for name in NAMES}
    files |= {f"talks/refactor/{name}.html": f'<img src="refactor/{name}.svg">\n' for name in NAMES}
    assert not _read_all(repository, files).findings


@pytest.mark.parametrize("form", ["~{}.width", "~series-{}", "@{}", "!{}.png"])
def test_names_with_a_sign_are_those_of_a_program(repository: Repository, form: str) -> None:
    plan = planned(repository, {"en/a.md": _links(form), "en/b.md": "# B\n"}, "en/a.md", "b.md")
    assert not found(plan)
    assert "a program seems to know what they mean (3 links)" in plan.notices[-1]
    plan = planned(repository, {"en/c.md": _links(form, NAMES[:2])}, "en/c.md", "b.md")
    assert found(plan) == [("missing-file", "fail")] * 2
