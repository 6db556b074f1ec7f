"""When a made-up neighbour is asked, and what it is called."""

import msgspec
import pytest

from linkcheck.classify.evidence.markers import compare_sibling
from linkcheck.classify.probe import sibling, wants_name_servers, wants_probe
from linkcheck.classify.survey import Survey
from linkcheck.model import Answer, Evidence, Existence, Failure, FailureKind, PageMetadata, Response
from tests.unit.classify.test_judge import answer, target

URL = "https://a.org/blog/post-7"


@pytest.mark.parametrize(
    ("url", "made_up"),
    [
        ("https://a.org/blog/post-7", "https://a.org/blog/TOKEN"),
        ("https://a.org/blog/post-7/", "https://a.org/blog/TOKEN/"),
        ("https://a.org/page.html?x=1#y", "https://a.org/TOKEN"),
        ("https://a.org/en//pubs/x.pdf", "https://a.org/en//pubs/TOKEN"),
        ("https://a.org/", None),
        ("https://a.org/en/", None),
        ("https://a.org?x=1", None),
        ("https://[::1/x", None),
    ],
)
def test_sibling_replaces_the_last_segment(url: str, made_up: str | None) -> None:
    assert sibling(url, "TOKEN") == made_up


def test_suspicious_redirects_and_titles_want_a_probe() -> None:
    assert wants_probe(target(URL), answer("https://a.org/", 200, URL), Survey())
    assert wants_probe(target(URL), answer("https://b.org/else", 200, URL), Survey())
    titled = Evidence(outcome=Response(url=URL, status=200), markers=("not-found:Page not found",))
    assert wants_probe(target(URL), titled, Survey())


def test_ordinary_answers_do_not() -> None:
    asked = Answer(provider="doi", existence=Existence.EXISTS)
    for evidence in (
        answer(URL, 200),
        answer(URL, 404),
        answer("https://www.a.org/blog/post-7/", 200, URL),
        answer("https://b.org/news/post-7", 200, URL),
        Evidence(outcome=Failure(url=URL, kind=FailureKind.TIMEOUT)),
        Evidence(),
        msgspec.structs.replace(answer("https://a.org/", 200, URL), answer=asked),
        msgspec.structs.replace(answer("https://a.org/", 200, URL), probe=Response(url=URL, status=404)),
    ):
        assert not wants_probe(target(URL), evidence, Survey())
    assert not wants_probe(target("https://a.org/"), answer("https://b.org/", 200, "https://a.org/"), Survey())


def test_name_servers_are_asked_about_pages_that_only_name_their_host() -> None:
    def page(title: str | None) -> Evidence:
        return Evidence(outcome=Response(url="https://a.org/x", status=200), page=PageMetadata(title=title))

    assert wants_name_servers(page(None))
    assert wants_name_servers(page("a.org"))
    assert wants_name_servers(page("www.a.org - home"))
    assert not wants_name_servers(page("Why models rot"))
    assert not wants_name_servers(answer("https://a.org/x", 404))


def test_siblings_with_the_same_text_are_noticed() -> None:
    page = "<html><head><title>{}</title><script>var t='{}'</script></head><body><h1>Welcome</h1><p>{}</p></body>"
    words = "We make things that people like, and we have made them for a long time."
    same = page.format("A", "1", words), page.format("A", "2", words)
    assert compare_sibling(*same) == ("sibling:same-text",)
    assert (
        compare_sibling(same[0], page.format("A", "1", "Quite another story about bread, told at some length.")) == ()
    )
    assert compare_sibling("", "") == ()
