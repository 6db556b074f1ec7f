"""What a wall costs: one request a link, and no pause for anyone."""

import pytest

from linkcheck.model import Response
from tests.integration.fetch.scene import ask, news, together
from tests.internet import Host, Page

CAPTCHA = "<h4>Enter the characters you see below</h4>"
TOLD = (("Retry-After", "60"),)


@pytest.mark.parametrize(
    "wall",
    [
        Page(status=503, text=CAPTCHA),
        Page(status=503, text=CAPTCHA, headers=TOLD),
        Page(status=429, headers=(("cf-mitigated", "challenge"),)),
        Page(status=403, headers=(("cf-mitigated", "challenge"), *TOLD)),
        Page(status=503, text="<script src=/cdn-cgi/challenge-platform/h/b></script>"),
    ],
)
def test_twenty_captchas_cost_one_request_each_and_no_waiting(wall: Page) -> None:
    urls = [f"http://h.test/{number}" for number in range(20)]
    outcomes, internet, seconds = together([Host(name="h.test", default=wall)], urls)
    assert {news(outcome) for outcome in outcomes} == {wall.status}
    assert internet.host("h.test").count == 20
    assert seconds < 2


def test_a_page_beside_walls_is_not_slowed_by_them() -> None:
    walls = {f"/{number}": Page(status=503, text=CAPTCHA, headers=TOLD) for number in range(0, 20, 2)}
    host = Host(name="h.test", pages=walls, default=Page(title="Hello"))
    outcomes, _, seconds = together([host], [f"http://h.test/{number}" for number in range(20)])
    assert [news(outcome) for outcome in outcomes] == [503, 200] * 10
    assert seconds < 2


def test_an_unavailable_server_without_a_captcha_is_still_asked_again() -> None:
    (outcome,), internet, _ = ask([Host(name="h.test", default=Page(status=503, title="Sorry"))], "http://h.test/")
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.tries, internet.host("h.test").count) == (503, 3, 3)
