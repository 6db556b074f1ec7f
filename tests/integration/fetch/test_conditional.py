"""A page that was there last night is not dead because its server cannot answer "has it changed?"."""

from collections.abc import Callable

import pytest

from linkcheck.model import Failure, Request, Response
from tests.integration.fetch.scene import ask, news
from tests.internet import Asked, Host, Page, Turns, Wire

CONDITIONS = (("If-None-Match", '"a"'), ("If-Modified-Since", "Wed, 21 Oct 2015 07:28:00 GMT"))
FINE = Page(title="Fine")


def conditional(url: str) -> Request:
    return Request(url=url, headers=CONDITIONS)


def refusing(refusal: Page) -> Callable[[Asked], Page]:
    return lambda asked: refusal if {"if-none-match", "if-modified-since"} & asked.headers.keys() else FINE


@pytest.mark.parametrize(
    "refusal",
    [
        *(
            Page(status=status)
            for status in (400, 403, 404, 405, 406, 409, 410, 412, 416, 418, 500, 501, 502, 503, 520)
        ),
        Page(wire=(Wire.CLOSE,)),
        Page(wire=(Wire.RESET,)),
        Page(wire=(b"oops oops oops\r\n\r\n",)),
        Page(body=b"x", headers=(("Content-Encoding", "gzip"),)),
    ],
    ids=lambda page: str(page.status) if not page.wire else str(page.wire[0]),
)
def test_an_error_to_conditions_is_asked_again_without_them(refusal: Page) -> None:
    (outcome,), internet, _ = ask([Host(name="h.test", default=refusing(refusal))], conditional("http://h.test/"))
    assert news(outcome) == 200
    assert internet.host("h.test").count == 2
    assert isinstance(outcome, Response)
    assert outcome.seconds < 2.0


def test_a_host_that_bears_no_conditions_gets_none_for_the_rest_of_the_run() -> None:
    host = Host(name="h.test", default=refusing(Page(status=412)))
    outcomes, internet, _ = ask([host], *(conditional(f"http://h.test/{number}") for number in range(4)))
    assert [news(outcome) for outcome in outcomes] == [200] * 4
    assert internet.host("h.test").count == 5


def test_a_page_that_is_gone_is_gone_and_its_host_still_bears_conditions() -> None:
    pages = {"/gone": Page(status=410), "/kept": Page(status=304)}
    host = Host(name="h.test", pages=pages)
    outcomes, internet, _ = ask([host], conditional("http://h.test/gone"), conditional("http://h.test/kept"))
    assert [news(outcome) for outcome in outcomes] == [410, 304]
    assert internet.host("h.test").count == 3


def test_a_server_that_asks_for_a_pause_gets_it() -> None:
    busy = Page(status=429, headers=(("Retry-After", "1"),))
    (outcome,), internet, _ = ask([Host(name="h.test", default=Turns((busy, FINE)))], conditional("http://h.test/"))
    assert news(outcome) == 200
    assert internet.host("h.test").count == 2
    assert outcome.seconds >= 1.0


def test_a_server_in_trouble_is_tried_as_often_as_any() -> None:
    (outcome,), internet, _ = ask([Host(name="h.test", default=Page(status=500))], conditional("http://h.test/"))
    assert news(outcome) == 500
    assert internet.host("h.test").count == 4


def test_a_refused_connection_is_no_fault_of_the_conditions() -> None:
    (outcome,), _, _ = ask([], conditional("http://127.0.0.9:9/"))
    assert isinstance(outcome, Failure)
