"""Where chains of redirects lead, over real sockets."""

from collections.abc import Mapping

import pytest

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import BodyExtent, Failure, HopKind, Outcome, Request, Response
from tests.integration.fetch.scene import ask, news
from tests.internet import Asked, Host, Page, TestInternet, Turns, run

HELLO = Page(title="Hello")


def to(location: str, status: int = 302, **headers: str) -> Page:
    return Page(status=status, location=location, headers=tuple((k.replace("_", "-"), v) for k, v in headers.items()))


def refresh(content: str) -> Page:
    return Page(title="Elsewhere", head=f'<meta http-equiv="refresh" content="{content}">')


CHAINS: Mapping[str, tuple[Mapping[str, Page], int | str, list[str]]] = {
    "relative": ({"/a": to("b/c?d"), "/b/c?d": HELLO}, 200, ["/a", "/b/c?d"]),
    "the query alone": ({"/a": to("?x"), "/a?x": HELLO}, 200, ["/a", "/a?x"]),
    "an app": ({"/a": to("ftp://h.test/")}, 302, ["/a"]),
    "a script": ({"/a": to("javascript:alert(1)")}, "bad-redirect", ["/a"]),
    "no host": ({"/a": to("http://")}, "bad-redirect", ["/a"]),
    "an impossible port": ({"/a": to("http://h.test:99999/")}, "bad-redirect", ["/a"]),
    "backslashes": ({"/a": to("\\b"), "/b": HELLO}, 200, ["/a", "/b"]),
    "white space": ({"/a": to("/b c"), "/b%20c": HELLO}, 200, ["/a", "/b%20c"]),
    "letters beyond ASCII": ({"/a": to("/é"), "/%C3%A9": HELLO}, 200, ["/a", "/%C3%A9"]),
    "a circle": ({"/a": to("/b"), "/b": to("/a")}, "redirect-loop", ["/a", "/b"]),
    "itself": ({"/a": to("/a")}, "redirect-loop", ["/a"]),
    "itself, but for the fragment": ({"/a": to("/a#x")}, "redirect-loop", ["/a"]),
    "a dead end": ({"/a": to("/gone", 301)}, 404, ["/a", "/gone"]),
    "a refresh": ({"/a": refresh("0; url=/b"), "/b": HELLO}, 200, ["/a", "/b"]),
    "a refresh to a dead end": ({"/a": refresh("5;/gone")}, 404, ["/a", "/gone"]),
    "a slow refresh": ({"/a": refresh("6; url=/b")}, 200, ["/a"]),
    "a page that reloads": ({"/a": refresh("1; url=/a")}, 200, ["/a"]),
    "pages that take turns": ({"/a": refresh("1; url=/b"), "/b": refresh("1; url=/a")}, 200, ["/a", "/b"]),
    "a refresh to nowhere": ({"/a": refresh("0; url=ftp://x/")}, 200, ["/a"]),
}


@pytest.mark.parametrize("name", CHAINS)
def test_a_chain_leads_where_browsers_would_go(name: str) -> None:
    pages, expected, targets = CHAINS[name]
    (outcome,), internet, _ = ask([Host(name="h.test", pages=pages)], "http://h.test/a")
    assert news(outcome) == expected, outcome
    assert internet.host("h.test").targets() == targets
    followed = len(outcome.hops) - isinstance(outcome, Failure)
    assert followed == len(targets) - 1


def test_each_hop_is_recorded() -> None:
    hosts = [
        Host(name="a.test", pages={"/": to("https://b.test/x", 301)}),
        Host(name="b.test", pages={"/x": refresh("0;url=y#z"), "/y": HELLO}),
    ]
    (outcome,), _, _ = ask(hosts, "http://a.test/")
    assert isinstance(outcome, Response)
    assert [(hop.url, hop.status, hop.location, hop.kind) for hop in outcome.hops] == [
        ("http://a.test/", 301, "https://b.test/x", HopKind.HTTP),
        ("https://b.test/x", 200, "https://b.test/y#z", HopKind.META_REFRESH),
    ]
    assert outcome.url == "https://b.test/y#z"


def test_a_fragment_is_inherited_unless_a_location_brings_its_own() -> None:
    pages = {"/a": to("/b"), "/b": HELLO, "/c": to("/b#own")}
    (kept, own), _, _ = ask([Host(name="h.test", pages=pages)], "http://h.test/a#part", "http://h.test/c#part")
    assert kept.url == "http://h.test/b#part"
    assert own.url == "http://h.test/b#own"


def test_twenty_hops_are_followed_and_no_more() -> None:
    pages: dict[str, Page] = {f"/{number}": to(f"/{number + 1}") for number in range(30)}
    pages |= {"/20": HELLO, "/40": to("/41"), **{f"/{number}": to(f"/{number + 1}") for number in range(41, 70)}}
    (enough, too_many), _, _ = ask([Host(name="h.test", pages=pages)], "http://h.test/0", "http://h.test/40")
    assert (news(enough), len(enough.hops)) == (200, 20)
    assert news(too_many) == "too-many-redirects"
    assert len(too_many.hops) == 21


def test_a_wall_that_wants_its_cookie_back_is_passed_and_the_cookie_forgotten() -> None:
    def wall(asked: Asked) -> Page:
        return HELLO if "seen=1" in asked.headers.get("cookie", "") else to("/", set_cookie="seen=1; Path=/; Secure")

    host = Host(name="h.test", pages={"/": wall})
    outcomes, internet, _ = ask([host], "https://h.test/", "https://h.test/")
    assert [news(outcome) for outcome in outcomes] == [200, 200]
    assert [asked.headers.get("cookie", "") for asked in internet.host("h.test").asked] == ["", "seen=1", "", "seen=1"]


def test_a_wall_that_sets_another_cookie_each_time_ends_at_the_limit() -> None:
    count = 0

    def wall(_: Asked) -> Page:
        nonlocal count
        count += 1
        return to("/", set_cookie=f"visit={count}")

    (outcome,), internet, _ = ask([Host(name="h.test", pages={"/": wall})], "http://h.test/")
    assert news(outcome) == "too-many-redirects"
    assert internet.host("h.test").count == 21


def test_cookies_stay_with_the_site_that_set_them() -> None:
    hosts = [
        Host(name="a.test", pages={"/": to("http://b.test/", set_cookie="secret=1; Domain=b.test")}),
        Host(name="b.test", pages={"/": HELLO}),
    ]
    _, internet, _ = ask(hosts, "http://a.test/")
    assert "cookie" not in internet.host("b.test").asked[0].headers


@pytest.mark.parametrize(("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
def test_a_post_becomes_what_browsers_make_of_it(status: int, method: str) -> None:
    host = Host(name="h.test", pages={"/a": to("/b", status), "/b": HELLO})
    request = Request(url="http://h.test/a", method="POST", body=b"x=1", headers=(("Content-Type", "text/plain"),))
    _, internet, _ = ask([host], request)
    asked = internet.host("h.test").asked[1]
    assert (asked.method, asked.body) == (method, b"x=1" if method == "POST" else b"")
    assert ("content-type" in asked.headers) == (method == "POST")


def test_credentials_of_a_request_do_not_cross_to_another_origin() -> None:
    hosts = [Host(name="a.test", pages={"/": to("http://b.test/")}), Host(name="b.test", pages={"/": HELLO})]
    headers = (("Authorization", "x"), ("Cookie", "y=1"), ("If-None-Match", '"e"'))
    _, internet, _ = ask(hosts, Request(url="http://a.test/", headers=headers))
    assert internet.host("a.test").asked[0].headers["authorization"] == "x"
    arrived = internet.host("b.test").asked[0].headers
    assert "authorization" not in arrived
    assert "cookie" not in arrived
    assert arrived["if-none-match"] == '"e"'


def test_redirects_are_left_alone_when_asked_to() -> None:
    (outcome,), internet, _ = ask(
        [Host(name="h.test", pages={"/a": to("/b")})], Request(url="http://h.test/a", follow=False)
    )
    assert news(outcome) == 302
    assert internet.host("h.test").count == 1


def test_a_hop_that_is_tried_again_stands_in_the_chain_once() -> None:
    pages: dict[str, Page | Turns] = {
        "/a": Page(status=302, location="/b"),
        "/b": Turns((Page(status=503), Page(status=500), Page(title="B"))),
    }
    (outcome,), internet, _ = ask([Host(name="h.test", pages=pages)], "http://h.test/a")
    assert isinstance(outcome, Response)
    assert ([hop.url for hop in outcome.hops], outcome.tries) == (["http://h.test/a"], 3)
    assert internet.host("h.test").targets() == ["/a", "/b", "/b", "/b"], "the chain is not walked again"


def test_a_port_stays_with_a_relative_location() -> None:
    async def scene() -> Outcome:
        host = Host(name="h.test", pages={"/a": Page(status=301, location="/b"), "/b": Page(title="B")})
        async with (
            TestInternet([host]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            return await fetcher.fetch(Request(url=f"http://h.test:{internet.http_port}/a"))

    outcome = run(scene())
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.url) == (200, outcome.hops[0].url[:-1] + "b")


@pytest.mark.parametrize(
    ("read", "followed"), [(BodyExtent.HEAD, True), (BodyExtent.PAGE, True), (BodyExtent.BODY, False)]
)
def test_a_refresh_is_followed_however_much_of_the_page_is_read(read: BodyExtent, followed: bool) -> None:
    """A link with a fragment has its page read to the end; an API's answer is no page."""

    async def scene() -> Outcome:
        host = Host(name="a.test", pages={"/a": refresh("0; url=/b"), "/b": HELLO})
        async with (
            TestInternet([host]) as internet,
            Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher,
        ):
            return await fetcher.fetch(Request(url="https://a.test/a", read=read))

    outcome = run(scene())
    assert isinstance(outcome, Response)
    assert (outcome.url == "https://a.test/b") == followed
