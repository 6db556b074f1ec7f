"""Globs over whole addresses."""

import pytest

from linkcheck.urls.globs import matches


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("https://intern.example/*", "https://intern.example/a/b?c", True),
        ("https://intern.example/*", "https://intern.example.org/", False),
        ("*.example.org", "www.example.org", True),
        ("*.example.org", "example.org", False),
        ("https://a.example/[[]1]", "https://a.example/[1]", True),
        ("https://a.example/", "https://a.example/x", False),
    ],
)
def test_a_glob_covers_an_address(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected
