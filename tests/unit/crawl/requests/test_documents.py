import msgspec
import pytest

from linkcheck.crawl import crawl
from linkcheck.crawl.requests.documents import follow_up_requests, from_history, merge
from linkcheck.model import BodyExtent, Evidence, Outcome, PageKind, PageMetadata, Response, TargetHistory
from tests.internet import run
from tests.unit.crawl.world import CALM, World, collect, page, target

ARXIV = "https://arxiv.org/pdf/1707.02038.pdf"
PLAIN = "https://a.test/paper.pdf"
MEGABYTE = 1024 * 1024
NEVER = TargetHistory()


def pdf(url: str, length: int | None = 1000) -> Evidence:
    page = PageMetadata(content_type="application/pdf", content_length=length)
    return Evidence(outcome=Response(url=url, status=200, truncated=True), page=page)


@pytest.mark.parametrize(
    ("evidence", "url", "read"),
    [
        (pdf(ARXIV), "https://arxiv.org/abs/1707.02038", BodyExtent.HEAD),
        (pdf(PLAIN), PLAIN, BodyExtent.BODY),
        (pdf(PLAIN, None), PLAIN, BodyExtent.BODY),
        (pdf(PLAIN, 10 * MEGABYTE + 1), PLAIN, BodyExtent.TAIL),
    ],
)
def test_whom_to_ask_about_a_pdf(evidence: Evidence, url: str, read: BodyExtent) -> None:
    request, *_ = follow_up_requests(evidence, NEVER)
    assert (request.url, request.read, request.own) == (url, read, True)


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(outcome=page(PLAIN, 404)),
        Evidence(outcome=page(PLAIN), page=PageMetadata(content_type="text/html")),
        msgspec.structs.replace(pdf(PLAIN), not_modified=True),
        Evidence(),
    ],
)
def test_nothing_is_asked_about_other_answers(evidence: Evidence) -> None:
    assert follow_up_requests(evidence, NEVER) == ()


def test_a_pdf_of_the_same_length_is_remembered_and_not_read_again() -> None:
    known = PageMetadata(title="Bandits", content_type="application/pdf", content_length=1000)
    history = TargetHistory(page=known)
    assert follow_up_requests(pdf(PLAIN), history) == ()
    assert follow_up_requests(pdf(PLAIN, 2000), history) != ()
    assert from_history(known, history) == known


def test_a_small_pdf_that_was_read_to_its_end_is_not_asked_for_again() -> None:
    evidence = pdf(PLAIN)
    assert isinstance(evidence.outcome, Response)
    whole = msgspec.structs.replace(evidence, outcome=msgspec.structs.replace(evidence.outcome, truncated=False))
    assert follow_up_requests(whole, NEVER) == ()


def test_where_the_landing_page_is_gone_the_file_itself_is_read() -> None:
    def answer(url: str, count: int) -> Outcome:
        if url != ARXIV:
            return page(url, 404)
        body = b"" if count == 0 else b"%PDF-1.4\n1 0 obj\n<< /Title (A Tutorial) >>\nendobj\ntrailer << /Info 1 0 R >>"
        return Response(
            url=url, status=200, headers=(("content-type", "application/pdf"),), body=body, truncated=not body
        )

    world = World(answer)
    (evidence,) = run(collect(crawl([target(ARXIV)], {}, fetch=world.fetch, options=CALM))).values()
    assert evidence.page is not None
    assert evidence.page.title == "A Tutorial"
    assert world.order == [ARXIV, "https://arxiv.org/abs/1707.02038", ARXIV]


def test_the_landing_page_gives_the_title_and_the_file_keeps_its_type() -> None:
    html = Response(
        url="https://arxiv.org/abs/1",
        status=200,
        headers=(("content-type", "text/html"),),
        body=b"<title>A Tutorial</title>",
    )
    found = merge(pdf(ARXIV), html).page
    assert found is not None
    assert (found.title, found.content_type, found.content_length) == ("A Tutorial", "application/pdf", 1000)
    assert found.kind is not PageKind.PAGE


@pytest.mark.parametrize("outcome", [page(PLAIN, 404), page(PLAIN, 200)])
def test_an_answer_that_says_nothing_changes_nothing(outcome: Outcome) -> None:
    assert merge(pdf(PLAIN), outcome) == pdf(PLAIN)


def test_a_large_file_without_a_title_keeps_author_and_date() -> None:
    body = b"%PDF-1.4\n9 0 obj << /Title (Print) /Author (Ann Alpha) /CreationDate (D:20150102) >> endobj /Info 9 0 R"
    file = Response(url=PLAIN, status=200, headers=(("content-type", "application/pdf"),), body=body)
    found = merge(pdf(PLAIN), file).page
    assert found is not None
    assert (found.title, found.authors, found.published) == (None, ("Ann Alpha",), "2015-01-02")
    assert (found.content_type, found.content_length) == ("application/pdf", 1000)


def test_a_crawl_asks_once_more_about_a_pdf() -> None:
    def answer(url: str, _count: int) -> Outcome:
        if url == ARXIV:
            return Response(url=url, status=200, headers=(("content-type", "application/pdf"),))
        return Response(
            url=url, status=200, headers=(("content-type", "text/html"),), body=b"<title>A Tutorial</title>"
        )

    world = World(answer)
    (evidence,) = run(collect(crawl([target(ARXIV)], {}, fetch=world.fetch, options=CALM))).values()
    assert evidence.page is not None
    assert evidence.page.title == "A Tutorial"
    assert world.order == [ARXIV, "https://arxiv.org/abs/1707.02038"]


BOOK = "https://learning.oreilly.com/library/view/a-book/9781492057369/"


@pytest.mark.parametrize(("status", "asked"), [(403, True), (429, True), (200, False), (404, False), (500, False)])
def test_a_walled_book_is_looked_up_where_everybody_may_read(status: int, asked: bool) -> None:
    requests = follow_up_requests(Evidence(outcome=Response(url=BOOK, status=status)), NEVER)
    assert [request.url for request in requests] == ([BOOK.replace("learning.", "www.")] if asked else [])


def test_what_the_open_page_says_describes_the_walled_one_and_changes_no_status() -> None:
    evidence = Evidence(outcome=Response(url=BOOK, status=403))
    body = b'<title>A Book [Book]</title><meta property="og:title" content="A Book">'
    told = merge(evidence, Response(url=BOOK, status=200, headers=(("content-type", "text/html"),), body=body))
    assert told.page is not None
    assert told.page.title == "A Book"
    assert told.outcome == evidence.outcome
    refused = Response(url=BOOK, status=403, headers=(("content-type", "text/html"),), body=b"<title>Denied</title>")
    assert merge(evidence, refused) == evidence


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_book_behind_a_login_is_looked_up_on_its_publishers_page(status: int) -> None:
    book = "https://learning.oreilly.com/library/view/some-book/9781492000000/"
    (request,) = follow_up_requests(Evidence(outcome=page(book, status)), NEVER)
    assert (request.url, request.own) == ("https://www.oreilly.com/library/view/some-book/9781492000000/", True)
    assert follow_up_requests(Evidence(outcome=page("https://a.test/book", status)), NEVER) == ()


def test_a_book_that_is_gone_or_open_is_looked_up_nowhere() -> None:
    book = "https://learning.oreilly.com/library/view/some-book/9781492000000/"
    assert [follow_up_requests(Evidence(outcome=page(book, status)), NEVER) for status in (200, 404, 500)] == [()] * 3
