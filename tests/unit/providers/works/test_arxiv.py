import pytest

from linkcheck.model import Answer, Existence, Failure, FailureKind, Outcome, PageKind, Request
from linkcheck.providers.works.arxiv import Arxiv, paper_id
from tests.unit.providers.flows import plain, play, reply

ENTRY = """<entry><id>http://arxiv.org/abs/{id}v2</id><title>{title}</title><summary> What
 it is about. </summary><published>2019-05-15T08:00:00Z</published><updated>2019-09-17T08:00:00Z</updated>
<author><name>Ann Alpha</name></author><author><name>Bo Beta</name></author>
<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/x</arxiv:doi></entry>"""
ERROR = """<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_{id}</id><title>Error</title>
<summary>incorrect id format for {id}</summary></entry>"""
BAD = "9999.99999"


def feed(*entries: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'.encode()


def arxiv(request: Request) -> Outcome:
    ids = request.url.partition("id_list=")[2].partition("&")[0].split(",")
    if BAD in ids:
        return plain(400, feed(ERROR.format(id=BAD)))
    return plain(200, feed(*(ENTRY.format(id=paper, title=f"Paper {paper}") for paper in ids)))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/1905.06876", "1905.06876"),
        ("http://www.arxiv.org/abs/1905.06876v3?context=cs", "1905.06876"),
        ("https://arxiv.org/pdf/1905.06876.pdf", "1905.06876"),
        ("https://arxiv.org/pdf/1905.06876v1", "1905.06876"),
        ("https://arxiv.org/html/1905.06876v1/", "1905.06876"),
        ("https://arxiv.org/ftp/arxiv/papers/1810/1810.04570.pdf", "1810.04570"),
        ("https://arxiv.org/ftp/cs/papers/0112/0112017.pdf", "cs/0112017"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        ("https://arxiv.org/list/cs.LG/recent", None),
        ("https://arxiv.org/abs/not-an-id", None),
        ("https://arxiv.org.example/abs/1905.06876", None),
    ],
)
def test_a_paper_is_known_by_any_of_its_addresses(url: str, expected: str | None) -> None:
    assert paper_id(url) == expected
    assert Arxiv().claims(url) == (expected is not None)


def test_a_hundred_papers_cost_one_request() -> None:
    urls = [f"https://arxiv.org/abs/1905.{n:05d}" for n in range(1, 101)]
    answers, asked = play(Arxiv().flow([*urls, "https://arxiv.org/pdf/1905.00001.pdf"]), arxiv)
    assert len(asked) == 1
    assert asked[0].url.endswith("&max_results=100")
    assert {answer.existence for answer in answers.values()} == {Existence.EXISTS}
    assert len(answers) == 101


def test_a_paper_is_described() -> None:
    url = "https://arxiv.org/pdf/1905.06876.pdf"
    page = play(Arxiv().flow([url]), arxiv)[0][url].page
    assert page is not None
    assert (page.title, page.title_source, page.kind) == ("Paper 1905.06876", "arxiv", PageKind.PAPER)
    assert (page.authors, page.published, page.modified) == (("Ann Alpha", "Bo Beta"), "2019-05-15", "2019-09-17")
    assert (page.arxiv_id, page.doi, page.description) == ("1905.06876", "10.1000/x", "What it is about.")


def test_one_malformed_id_does_not_spoil_the_rest() -> None:
    urls = [f"https://arxiv.org/abs/1905.{n:05d}" for n in range(1, 60)] + [f"https://arxiv.org/abs/{BAD}"]
    answers, asked = play(Arxiv().flow(urls), arxiv)
    gone = [url for url, answer in answers.items() if answer.existence is Existence.GONE]
    assert gone == [f"https://arxiv.org/abs/{BAD}"]
    assert sum(answer.existence is Existence.EXISTS for answer in answers.values()) == 59
    assert len(asked) <= 16


def test_a_nameless_entry_for_an_unknown_paper_costs_no_further_question() -> None:
    known = [f"1905.{n:05d}" for n in range(1, 60)]
    urls = [f"https://arxiv.org/abs/{paper}" for paper in [*known, "2208.05394"]]
    nameless = "<entry><title></title></entry>"

    def script(request: Request) -> Outcome:
        return plain(
            200, feed(*(ENTRY.format(id=paper, title="A title") for paper in known if paper in request.url), nameless)
        )

    answers, asked = play(Arxiv().flow(urls), script)
    assert len(asked) == 1
    assert [url for url, answer in answers.items() if answer.existence is not Existence.EXISTS] == urls[-1:]
    assert answers[urls[-1]].existence is Existence.GONE


def test_a_paper_that_the_feed_leaves_out_is_left_to_the_page() -> None:
    url = "https://arxiv.org/abs/1905.06876"
    answers, _ = play(Arxiv().flow([url]), lambda _: plain(200, feed()))
    assert answers[url].existence is Existence.UNKNOWN


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ODD: dict[str, Outcome] = {
    "limited": plain(429, b"Rate exceeded."),
    "down": plain(503),
    "not xml": plain(200, b"<html><p>Busy"),
    "another document": plain(200, b"<rss/>"),
    "an entity bomb": plain(200, feed("<entry><title>&b;</title></entry>", head=BOMB)),
    "utf-16": plain(200, "<feed/>".encode("utf-16")),
    "deeply nested": plain(200, b"<a>" * 100_000),
    "no answer": Failure(url="https://export.arxiv.org/", kind=FailureKind.TIMEOUT),
}


@pytest.mark.parametrize("outcome", ODD.values(), ids=ODD)
def test_an_api_that_is_down_or_odd_leaves_it_to_the_page(outcome: Outcome) -> None:
    urls = ["https://arxiv.org/abs/1905.06876", "https://arxiv.org/abs/1905.06877"]
    answers, asked = play(Arxiv().flow(urls), lambda _: outcome)
    assert {url: answer.existence for url, answer in answers.items()} == dict.fromkeys(urls, Existence.UNKNOWN)
    assert [request.url for request in asked[1:]] == [
        "https://doi.org/10.48550/arXiv.1905.06876",
        "https://doi.org/10.48550/arXiv.1905.06877",
    ]


def test_while_arxiv_limits_us_the_register_of_dois_answers() -> None:
    record = {"title": "From What to How", "author": [{"given": "Ann", "family": "Alpha"}], "type": "article"}
    urls = ["https://arxiv.org/abs/1905.06876", "https://arxiv.org/pdf/1905.06876.pdf", f"https://arxiv.org/abs/{BAD}"]

    def limited(request: Request) -> Outcome:
        if "export.arxiv.org" in request.url or BAD in request.url:
            return plain(429 if "export" in request.url else 404)
        return reply(record)

    answers, asked = play(Arxiv().flow(urls), limited)
    assert [(answers[url].provider, answers[url].existence) for url in urls] == [
        ("doi", Existence.EXISTS),
        ("doi", Existence.EXISTS),
        ("arxiv", Existence.UNKNOWN),
    ]
    page = answers[urls[0]].page
    assert page is not None
    assert (page.title, page.authors, page.arxiv_id) == ("From What to How", ("Ann Alpha",), "1905.06876")
    assert len(asked) == 3


def test_a_register_that_knows_nothing_either_is_asked_no_more() -> None:
    urls = [f"https://arxiv.org/abs/1905.{n:05d}" for n in range(1, 60)]
    answers, asked = play(Arxiv().flow(urls), lambda _: plain(429))
    assert len(answers) == 59
    assert len(asked) == 4


def test_nothing_to_ask_costs_nothing() -> None:
    answers, asked = play(Arxiv().flow([]), arxiv)
    assert (dict[str, Answer](answers), asked) == ({}, [])


def test_a_paper_has_its_primary_subject() -> None:
    extra = '<primary_category xmlns="http://arxiv.org/schemas/atom" term="cs.LG"/>'
    entry = ENTRY.format(id="1905.06876", title="A title").replace("</entry>", f"{extra}</entry>")
    url = "https://arxiv.org/abs/1905.06876"
    page = play(Arxiv().flow([url]), lambda _: plain(200, feed(entry)))[0][url].page
    assert page is not None
    assert page.publication is not None
    assert page.publication.primary_class == "cs.LG"


def test_an_old_id_with_a_subject_class_is_the_paper_without_it() -> None:
    url = "https://arxiv.org/abs/math.GT/0309136"
    entry = feed(ENTRY.format(id="math/0309136", title="Finite extinction time"))
    answers, _ = play(Arxiv().flow([url]), lambda _: plain(200, entry))
    assert answers[url].existence is Existence.EXISTS


def test_an_old_id_with_a_subject_class_is_not_gone_for_being_misread() -> None:
    url = "https://arxiv.org/abs/math.GT/0309136"
    answers, _ = play(Arxiv().flow([url]), lambda _: plain(400, feed(ERROR.format(id="math.GT/0309136"))))
    assert answers[url].existence is Existence.UNKNOWN
