import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.metadata import meta_refresh, read_page

HTML = (("content-type", "text/html"),)
# One piece a word.
MARKUP = """
<html lang= <head> <title> </title> <meta property=og:title content= name=author http-equiv=refresh 0;url=//x <script
type=application/ld+json> </script> {"@type":"Article","headline": [ ] } "@graph": "x" null , <!-- --> <svg> <h1> </h1>
<base href= http://[ <link rel=canonical href= > ' " = & &#x; &amp; \ud800 \0 <time datetime= itemprop=datePublished
2020-13-99 10.1000/x doi: <template> <noscript> 99999999999
"""
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
PIECES = st.sampled_from(MARKUP.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=60), st.sampled_from(["", "text/html", "text/html;charset=gbk"]))
def test_no_markup_makes_it_fail(pieces: list[str], media: str) -> None:
    body = " ".join(pieces).encode("utf-8", "surrogatepass")
    page = read_page("https://site.example/a?b", (("content-type", media),), body)
    meta_refresh("https://site.example/a?b", (("content-type", media),), body)
    assert page.title is None or 0 < len(page.title) <= 300
    # Not `isprintable`: characters newer than this Python's tables are harmless.
    assert not any(unicodedata.category(character) == "Cc" or character in BIDI for character in page.title or "")


@settings(deadline=None)
@given(st.binary(max_size=400), st.text(max_size=30), st.text(max_size=30))
def test_no_bytes_headers_or_address_make_it_fail(body: bytes, url: str, header: str) -> None:
    for media in ("text/html", header):
        headers = (
            ("content-type", media),
            ("content-length", header),
            ("content-language", header),
            ("refresh", header),
        )
        read_page(url, headers, body)
        meta_refresh(url, headers, body)


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


# One repeated unit a line.
UNITS = """
<div>
<b x>
<h1 >
<meta\x20
<svg>
<!--
<!-- -->
<meta ="
<title>
<script>
<a <p>
<h1><<
<svg></svg>
<meta name=x content=y>
<link rel=x>
<time >
&amp;
<iframe>
<meta a='x>
="
<h1></h1>
<script type="application/ld+json">[[{"@id":1}]]</script>
<table><tr><td>
<a><div></a>
<b></i><p>
<p class="byline
<p class="post-date">İ
<template><svg><title>
</script></title>
='>
"""


@pytest.mark.parametrize("unit", UNITS.strip("\n").split("\n"))
def test_time_grows_no_faster_than_the_page(unit: str) -> None:
    small, large = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    quick = seconds(lambda: read_page("https://site.example/", HTML, small.encode()))
    slow = seconds(lambda: read_page("https://site.example/", HTML, large.encode()))
    # Eight times the bytes; a quadratic reading would take sixty-four times as long.
    assert slow < 24 * quick + 0.03


@pytest.mark.parametrize("start", ["<meta", "<link rel=canonical", "<html", "<script type=application/ld+json", "<h1"])
@pytest.mark.parametrize(
    "attribute", [" a", ' a="b"', " a='b", ' a="b', " =", " a==>=", ' content="&amp;"', " İ=1", "/"]
)
def test_time_grows_no_faster_than_the_attributes_of_one_tag(start: str, attribute: str) -> None:
    small, large = (start + attribute * (size // len(attribute)) for size in (20_000, 160_000))
    quick = seconds(lambda: read_page("https://site.example/", HTML, small.encode()))
    slow = seconds(lambda: read_page("https://site.example/", HTML, large.encode()))
    assert slow < 24 * quick + 0.03


@pytest.mark.parametrize("unit", ["<svg></svg>", "<h1></h1>", "<meta name=x content=y>", "<!-- -->", "<svg>"])
def test_a_page_of_nothing_but_metadata_tags_is_given_up_early(unit: str) -> None:
    assert (
        read_page("https://site.example/x", HTML, (unit * 300 + "<title>A title</title>").encode()).title == "A title"
    )
    assert read_page("https://site.example/x", HTML, (unit * 5000 + "<title>A title</title>").encode()).title is None


def test_deeply_nested_json_is_passed_over() -> None:
    body = b'<title>Still here</title><script type="application/ld+json">' + b'{"@graph":[' * 20_000
    assert read_page("https://site.example/x", HTML, body + b"</script>").title == "Still here"
