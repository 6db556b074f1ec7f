import pytest

from linkcheck.model import Evidence, Failure, FailureKind, PageKind, Relocation, RepositoryFacts, Response
from linkcheck.relocate.assess import assess
from linkcheck.relocate.candidate import AddressCandidate, Source
from linkcheck.relocate.dead_link import DeadLink
from tests.unit.relocate.dead import TITLE, answered, dead

NEW = "https://old.example/library/sparse-kernels"


def candidate(url: str = NEW, source: Source = Source.OWNER, *, same_id: bool = False) -> AddressCandidate:
    return AddressCandidate(url=url, how="sitemap", words="found in the site’s sitemap", source=source, same_id=same_id)


def assessed(link: DeadLink, evidence: Evidence, one: AddressCandidate | None = None) -> Relocation | None:
    return assess(link, one or candidate(), evidence)


def test_the_same_title_on_the_same_site_is_sure() -> None:
    found = assessed(dead(title=TITLE), answered(NEW, title=TITLE))
    assert found == Relocation(url=NEW, how="sitemap", evidence="same title, found in the site’s sitemap", sure=True)


@pytest.mark.parametrize("source", [Source.LIST, Source.FORK])
def test_a_source_without_a_say_is_never_sure(source: Source) -> None:
    found = assessed(dead(title=TITLE), answered(NEW, title=TITLE), candidate(source=source))
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    "evidence",
    [
        answered(NEW, title="An Unrelated Page of the Same Slug"),
        answered(NEW, title="Sparse Kernels without Distant Orchards"),
        answered(NEW, title="404 Not Found"),
        answered(NEW),
        Evidence(outcome=Response(url=NEW, status=404)),
        Evidence(outcome=Response(url=NEW, status=403)),
        Evidence(outcome=Failure(url=NEW, kind=FailureKind.TIMEOUT)),
        Evidence(),
    ],
)
def test_what_proves_nothing_is_not_offered(evidence: Evidence) -> None:
    assert assessed(dead(title=TITLE), evidence) is None


def test_a_home_page_is_no_relocation_of_a_deep_page() -> None:
    home = "https://old.example/"
    assert assessed(dead(title=TITLE), answered(home, title=TITLE), candidate(home)) is None


def test_another_author_contradicts_the_same_title() -> None:
    link = dead(title=TITLE, authors=("Ada Berg",))
    assert assessed(link, answered(NEW, title=TITLE, authors=("Otto Falk",))) is None
    assert assessed(link, answered(NEW, title=TITLE, authors=("Berg, Ada",))) is not None


def test_another_identifier_contradicts_the_same_title() -> None:
    link = dead(title=TITLE, doi="10.5555/1", kind=PageKind.PAPER)
    assert assessed(link, answered(NEW, title=TITLE, doi="10.5555/2")) is None
    assert assessed(link, answered(NEW, title=TITLE, doi="10.48550/arXiv.2101.00001")) is not None


def test_another_kind_contradicts_the_same_title() -> None:
    link = dead(title=TITLE, kind=PageKind.BOOK)
    assert assessed(link, answered(NEW, title=TITLE, kind=PageKind.VIDEO)) is None


def test_the_same_identifier_proves_a_title_that_was_changed() -> None:
    link = dead(title=TITLE, doi="10.5555/1")
    found = assessed(link, answered(NEW, title="Published Under Another Name", doi="10.5555/1"))
    assert found is not None
    assert not found.sure


def test_an_identifier_copied_from_a_template_proves_nothing() -> None:
    link = dead(title=TITLE, doi="10.5555/1")
    one = candidate("https://doi.org/10.5555/1", Source.OFFICIAL, same_id=True)
    other = answered("https://doi.org/10.5555/1", title="Railways of the Moon", doi="10.5555/1")
    assert assess(link, one, other) is None


def test_a_repository_that_changed_its_owner_is_known_by_name_and_description() -> None:
    about = "Samplers for distant lighthouses"
    was = RepositoryFacts(full_name="before/tool")
    now = RepositoryFacts(full_name="after/tool")
    link = dead("https://github.com/before/tool", "tool", kind=PageKind.REPOSITORY, description=about, repository=was)
    url = "https://github.com/after/tool"
    page = answered(url, title="after/tool", kind=PageKind.REPOSITORY, description=about, repository=now)
    assert assess(link, candidate(url), page) is not None
    stranger = answered(url, title="after/tool", kind=PageKind.REPOSITORY, description="A game", repository=now)
    assert assess(link, candidate(url), stranger) is None


def test_a_temporary_redirect_elsewhere_is_not_written_into_a_list() -> None:
    evidence = answered("https://elsewhere.example/x/sparse-kernels", title=TITLE)
    assert assessed(dead(title=TITLE), evidence) is None


def test_a_site_under_another_name_is_never_sure_of_what_it_had() -> None:
    link = dead(title=TITLE, site_name="The Old Garden")
    kept = assessed(link, answered(NEW, title=TITLE, site_name="The Old Garden"))
    sold = assessed(link, answered(NEW, title=TITLE, site_name="Best Deals"))
    assert kept is not None
    assert sold is not None
    assert (kept.sure, sold.sure) == (True, False)
