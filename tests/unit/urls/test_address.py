import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.urls import Malformed, host_of, join, normalize, registrable_domain

SAME_REQUEST = [
    ("http://EXAMPLE.com:80/A", "http://example.com/A"),
    ("https://example.com", "https://example.com/"),
    ("https://www.example.com?q=1", "https://www.example.com/?q=1"),
    ("https://example.com/a#part", "https://example.com/a"),
    ("https://example.com/en//pubs/a.pdf", "https://example.com/en//pubs/a.pdf"),
    ("https://example.com/%7euser/%C3%A4", "https://example.com/%7euser/%C3%A4"),
    ("https://example.com/?b=2&a=1&utm_source=x", "https://example.com/?b=2&a=1&utm_source=x"),
    ("https://example.com/ä ö?ü", "https://example.com/%C3%A4%20%C3%B6?%C3%BC"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://example.com/a/../b/./c", "https://example.com/b/c"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://a_b.example.com/", "http://a_b.example.com/"),
]


@pytest.mark.parametrize(("written", "asked"), SAME_REQUEST)
def test_normalising_keeps_the_request(written: str, asked: str) -> None:
    assert normalize(written) == asked


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://exa mple.com/",
        "http://127.0.0.1:99999/x",
        "https://{{host}}/",
        "https://a..b/",
        f"https://{'x' * 64}.com/",
        "https://exa%mple.com/",
        "https://example.com/" + "a" * 9000,
        "ftp://example.com/",
    ],
)
def test_what_cannot_be_asked_is_malformed(url: str) -> None:
    result = normalize(url)
    assert isinstance(result, Malformed)
    assert result.message.endswith(".")


def test_a_port_out_of_range_is_named() -> None:
    assert "99999" in getattr(normalize("http://127.0.0.1:99999/x"), "message", "")


@given(st.text(alphabet="htps:/.?#%[]{}@ab1ä \\\u200b-_", max_size=40))
def test_normalising_is_idempotent_and_never_raises(text: str) -> None:
    once = normalize("http" + text)
    if isinstance(once, str):
        assert normalize(once) == once
        assert host_of(once)
        assert "#" not in once


@pytest.mark.parametrize(
    ("base", "location", "expected"),
    [
        ("http://a/b/c?x", "?y", "http://a/b/c?y"),
        ("http://a/b", "//c/d", "http://c/d"),
        ("http://a/b", "\\c", "http://a/c"),
        ("https://a/b", "http://[", None),
    ],
)
def test_references_resolve_as_in_browsers(base: str, location: str, expected: str | None) -> None:
    assert join(base, location) == expected


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("bloomberg.github.io", "bloomberg.github.io"),
        ("127.0.0.1", "127.0.0.1"),
        ("com", "com"),
    ],
)
def test_registrable_domains_follow_the_public_suffix_list(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize("port", [1, 22, 25, 143, 993, 4190, 6000, 6667, 6679, 10080])
def test_ports_that_browsers_refuse_are_invalid(port: int) -> None:
    for url in (f"http://a.test:{port}/", f"https://u@[2606:4700::1]:{port}/x"):
        answer = normalize(url)
        assert isinstance(answer, Malformed)
        assert str(port) in answer.message


@pytest.mark.parametrize("port", [24, 80, 443, 3000, 5000, 8080, 8443, 65535])
def test_other_ports_are_asked(port: int) -> None:
    assert isinstance(normalize(f"http://a.test:{port}/"), str)


SEGMENTS = st.sampled_from(
    ["a", "Wiki_(x)", ".", "..", "%2e", "%2E%2e", "~me", "a.b", "", "x y", "é", "\\", "a'b", "a|b"]
)
HOSTS = st.sampled_from(
    [
        "acme.org",
        "ACME.org",
        "a-b.co.uk",
        "-a.org",
        "1.2.3.4",
        "a.1",
        "a..org",
        "xn--a.org",
        "a_b.org",
        "acme.org:80",
        "acme.org:0443",
        "acme.org:8443",
        "acme.org:6667",
        "acme.org:10080",
        "acme.org:50000",
        "acme.org:70000",
        "127.0.0.1:8080",
        "01.2.3.4",
        "1.2.3.256",
        "1.2.3.4.5",
        "1.2.3",
        "x",
    ]
)


@given(HOSTS, st.lists(SEGMENTS, max_size=4), st.sampled_from(["", "?q=a'b", "?q=%zz&r", "?a b", "#f", "?x#f"]))
def test_an_address_that_is_normal_already_is_what_the_parser_makes_of_it(
    host: str, segments: list[str], end: str
) -> None:
    url = f"https://{host}/{'/'.join(segments)}{end}"
    found = normalize(url)
    # In capitals no scheme is normal, so that this one is parsed.
    assert normalize(url.replace("https:", "HTTPS:")) == found
