"""Findings about addresses."""

import pytest

from linkcheck.extract import extract_document
from linkcheck.urls import group
from linkcheck.urls.lint import lint


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://rose@plants.example", "begins with `mailto:`"),
        ("https://rose@plants.example/", "begins with `mailto:`"),
        ("https://rose@plants.example/page", "user name or password"),
        ("https://rose:thorn@plants.example", "user name or password"),
    ],
)
def test_an_address_of_mail_behind_http_is_called_one(url: str, words: str) -> None:
    (finding,) = lint(group(extract_document(f"[x]({url})\n", "list.md").links))
    assert finding.reason == "credentials-in-url"
    assert words in finding.message


@pytest.mark.parametrize(
    ("host", "reasons"),
    [("plants.net", ["http-where-https"]), ("example.com", []), ("www.example.org", [])],
)
def test_a_host_that_stands_for_any_needs_no_https(host: str, reasons: list[str]) -> None:
    text = f"[x](http://{host}/a) differs from [y](https://{host}/b)\n"
    assert [found.reason for found in lint(group(extract_document(text, "list.md").links))] == reasons
