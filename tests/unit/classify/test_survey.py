"""What only the whole run shows."""

from linkcheck.classify.case import Case
from linkcheck.classify.judge import judge
from linkcheck.classify.survey import HostTally, Survey, survey
from linkcheck.model import Confidence, Evidence, Judgement, Target, Verdict
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


def said(reason: str, verdict: Verdict = Verdict.BROKEN) -> Judgement:
    return Judgement(verdict=verdict, reason=reason, confidence=Confidence.LIKELY)


def test_a_host_lacks_several_pages_when_three_of_three_are_missing() -> None:
    tally = HostTally()
    for reason in ("http-404", "http-410"):
        tally.note("a.org", said(reason), None)
        assert tally.lacks_all("a.org")
        assert not tally.lacks_several("a.org")
    tally.note("a.org", said("http-404", Verdict.FAILING), Verdict.OK)
    assert tally.lacks_several("a.org")


def test_one_page_that_is_there_or_fails_otherwise_speaks_for_its_host() -> None:
    for other in (said("ok", Verdict.OK), said("http-403", Verdict.BLOCKED), said("http-500", Verdict.FAILING)):
        tally = HostTally()
        for judgement in (said("http-404"), said("http-404"), other, said("http-404")):
            tally.note("a.org", judgement, None)
        assert not tally.lacks_several("a.org")
        assert not tally.lacks_several("b.org")
