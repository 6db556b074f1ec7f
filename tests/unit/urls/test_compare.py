"""The same page spelt otherwise, or another place."""

import pytest

from linkcheck.urls.compare import relation
from linkcheck.urls.domains import domain_of
from linkcheck.urls.tracking import without_tracking


@pytest.mark.parametrize(
    ("source", "final", "kind"),
    [
        ("https://a.org/x", "https://a.org/x", "same"),
        ("https://a.org/x", "https://a.org/x#part", "same"),
        ("http://a.org/x", "https://a.org/x", "https"),
        ("http://a.org:80/x", "https://a.org:443/x", "https"),
        ("http://a.org/x", "https://www.a.org/x/", "canonical"),
        ("https://a.org/x/", "https://a.org/x", "canonical"),
        ("https://a.org/x", "https://a.org/x/index.html", "canonical"),
        ("https://a.org/%7Ex", "https://a.org/~x", "canonical"),
        ("https://a.org/x?utm_source=a&id=1", "https://a.org/x?id=1", "canonical"),
        ("https://a.org", "https://a.org/", "canonical"),
        ("https://a.org/x", "https://a.org/en/x", "locale"),
        ("https://a.org/en-us/x", "https://a.org/de-de/x", "locale"),
        ("https://a.org/docs/x", "https://a.org/docs/fr/x", "locale"),
        ("https://a.org/x", "https://a.org/x?hl=de", "locale"),
        ("https://a.org/x?hl=en", "https://a.org/x?hl=de", "locale"),
        ("https://a.org/x?id=1", "https://a.org/x?gi=5d0c2b7e41af&id=1", "canonical"),
        ("https://a.org/x?id=1", "https://a.org/x?id=1&view=2", "locale"),
        ("https://a.org/", "https://a.org/en/", "locale"),
        ("https://a.org/x?id=1", "https://a.org/x?id=2", "different"),
        ("https://a.org/x?id=1", "https://a.org/x", "different"),
        ("https://a.org/x", "https://a.org/X", "different"),
        ("https://a.org/en//pubs", "https://a.org/en/pubs", "different"),
        ("https://a.org/x", "https://b.a.org/x", "different"),
        ("https://a.org/x", "https://a.org:8443/x", "different"),
        ("https://a.org/x", "https://a.org/", "different"),
        ("https://a.org/", "https://a.org/?p=7", "different"),
        ("https://a.org/", "https://a.org/#/login", "same"),
        ("https://a.org/x", "https://a.org/#/x", "different"),
        ("https://[::1/x", "https://a.org/x", "different"),
    ],
)
def test_kinship(source: str, final: str, kind: str) -> None:
    assert relation(source, final) == kind


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://a.github.io/x", "a.github.io"),
        ("https://github.io/", "github.io"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("not a url", ""),
    ],
)
def test_domain_is_what_was_registered(url: str, domain: str) -> None:
    assert domain_of(url) == domain


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.org/x?utm_source=a", "https://a.org/x"),
        ("https://a.org/x?id=1&utm_source=a&fbclid=b#y", "https://a.org/x?id=1#y"),
        ("https://a.org/x?id=1", "https://a.org/x?id=1"),
        ("https://a.org/x?", "https://a.org/x?"),
        ("https://a.org/x#utm_source=a", "https://a.org/x#utm_source=a"),
    ],
)
def test_tracking_is_dropped_and_nothing_else(url: str, kept: str) -> None:
    assert without_tracking(url) == kept
