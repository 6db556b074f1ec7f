"""What only the whole run shows."""

from linkcheck.classify import Case, Survey, judge, survey
from linkcheck.model import Evidence, Target, Verdict
from tests.unit.classify.test_judge import NOW, answer, target


def ends(final: str, *listed: str) -> list[tuple[Target, Evidence]]:
    return [(target(url), answer(final, 200, url)) for url in listed]


def test_three_pages_that_end_at_one_are_counted() -> None:
    found = survey(ends("https://b.org/platform", "https://a.org/x", "https://a.org/y", "https://a.org/z"))
    assert list(found.landings.values()) == [3]
    url = "https://a.org/x"
    judged = judge(Case(target(url), answer("https://b.org/platform", 200, url), survey=found, now=NOW))
    assert (judged.verdict, judged.reason) == (Verdict.SUSPECT, "many-to-one")


def test_spellings_of_one_page_count_once() -> None:
    variants = ("http://a.org/x", "https://www.a.org/x/", "https://a.org/x?utm_source=mail", "https://a.org/x?ref=1")
    assert survey(ends("https://b.org/y", *variants)).landings == {}


def test_front_pages_count_as_nothing() -> None:
    roots = ("https://a.org/", "https://b.org/", "https://c.org/en/")
    assert survey(ends("https://d.org/new", *roots)).landings == {}


def test_pages_sent_to_their_own_other_spelling_count_as_nothing() -> None:
    listed = ("http://a.org/x", "https://www.a.org/x", "https://a.org/en/x")
    assert survey(ends("https://a.org/x", *listed)).landings == {}


def test_links_that_answer_without_redirect_count_as_nothing() -> None:
    listed = [(target("https://a.org/x"), answer("https://a.org/x", 200))] * 3
    assert survey(listed).landings == {}


def test_nothing_is_judged_while_our_own_network_is_down() -> None:
    judged = judge(
        Case(target("https://a.org/x"), answer("https://a.org/x", 404), survey=Survey(network_down=True), now=NOW)
    )
    assert (judged.verdict, judged.reason) == (Verdict.UNCHECKED, "network-down")
