import pytest

from linkcheck.metadata import meta_refresh

HTML = (("content-type", "text/html"),)
URL = "https://example.org/a/b?c"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<meta http-equiv="refresh" content="0; url=https://other.example/x">', (0.0, "https://other.example/x")),
        ("<META HTTP-EQUIV=Refresh CONTENT=\"5;URL='../c'\">", (5.0, "https://example.org/c")),
        ('<meta http-equiv="refresh" content="1.5, //cdn.example/y">', (1.0, "https://cdn.example/y")),
        ('<meta http-equiv="refresh" content="0;https://other.example/?url=z">', (0.0, "https://other.example/?url=z")),
        ('<base href="/base/"><meta http-equiv=refresh content="0; url=d">', (0.0, "https://example.org/base/d")),
        ('<meta http-equiv="refresh" content="300">', None),
        ('<meta http-equiv="refresh" content="0; url=https://example.org/a/b?c#top">', None),
        ('<meta http-equiv="refresh" content="0; url=javascript:alert(1)">', None),
        ('<meta http-equiv="refresh" content="0; url=https://[">', None),
        ('<meta http-equiv="refresh" content="soon; url=/x">', None),
        ('<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript>', None),
        ('<!-- <meta http-equiv="refresh" content="0; url=/x"> -->', None),
        ("<script>var s = '<meta http-equiv=refresh content=0;url=/x>'</script>", None),
        ('<meta name="refresh" content="0; url=/x">', None),
    ],
)
def test_a_refresh_counts_only_where_a_browser_would_follow_it(markup: str, expected: tuple[float, str] | None) -> None:
    assert meta_refresh(URL, HTML, markup.encode()) == expected


def test_a_refresh_header_counts_as_one() -> None:
    assert meta_refresh(URL, (("refresh", "0; url=/next"),), b"") == (0.0, "https://example.org/next")


def test_a_refresh_in_something_that_is_not_a_page_is_text() -> None:
    body = b'<meta http-equiv="refresh" content="0; url=/x">'
    assert meta_refresh(URL, (("content-type", "text/plain"),), body) is None
    assert meta_refresh(URL, (), body) == (0.0, "https://example.org/x")
