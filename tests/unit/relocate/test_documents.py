import gzip

import pytest

from linkcheck.relocate.documents import read_feed_entries, read_sitemap

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(*urls: str) -> bytes:
    entries = "".join(f"<url><loc> {url} </loc></url>" for url in urls)
    return f'<?xml version="1.0"?><urlset {SPACE}>{entries}</urlset>'.encode()


def test_pages_of_other_domains_are_left_out() -> None:
    found = read_sitemap(sitemap("https://www.a.example/1", "https://b.example/2", "ftp://a.example/3"), "a.example")
    assert found == (("https://www.a.example/1",), ())


def test_an_index_names_further_sitemaps() -> None:
    body = f"<sitemapindex {SPACE}><sitemap><loc>https://a.example/p.xml</loc></sitemap></sitemapindex>".encode()
    assert read_sitemap(body, "a.example") == ((), ("https://a.example/p.xml",))


def test_a_packed_sitemap_is_read() -> None:
    assert read_sitemap(gzip.compress(sitemap("https://a.example/1")), "a.example").pages == ("https://a.example/1",)


def test_a_list_of_addresses_is_a_sitemap_too() -> None:
    assert read_sitemap(b"https://a.example/1\nhttps://b.example/2\n", "a.example").pages == ("https://a.example/1",)


def test_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "https://a.example/1">]><urlset><url><loc>&a;</loc></url></urlset>'
    assert read_sitemap(bomb, "a.example") == ((), ())


@pytest.mark.parametrize(
    "body",
    [b"", b"<", b"<urlset><url><loc>https://a.example/1", b"\x1f\x8bnonsense", b"<a>" * 10_000, b"\xff\xfe<\x00"],
)
def test_broken_documents_end_where_they_break(body: bytes) -> None:
    assert read_sitemap(body, "a.example") == ((), ())
    assert read_feed_entries(body) == ()


def test_what_stands_before_the_break_is_kept() -> None:
    cut = sitemap("https://a.example/1", "https://a.example/2")[:-30]
    assert read_sitemap(cut, "a.example").pages == ("https://a.example/1",)


def test_no_more_pages_are_kept_than_the_protocol_allows() -> None:
    many = sitemap(*(f"https://a.example/{number}" for number in range(60_000)))
    assert len(read_sitemap(many, "a.example").pages) == 50_000


def test_a_packed_bomb_is_bounded() -> None:
    inside = b"<urlset>" + b" " * 80_000_000 + b"<url><loc>https://a.example/1</loc></url></urlset>"
    assert read_sitemap(gzip.compress(inside, 1), "a.example").pages == ()


def test_rss_and_atom_give_title_and_address() -> None:
    rss = b"<rss><channel><title>x</title><link>https://a.example/</link><item><title>One</title><link>https://a.example/1</link></item></channel></rss>"
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.example/"/><entry><title>Two</title>'
        b'<link rel="self" href="https://a.example/x"/><link href="https://a.example/2"/></entry></feed>'
    )
    assert read_feed_entries(rss) == (("One", "https://a.example/1"),)
    assert read_feed_entries(atom) == (("Two", "https://a.example/2"),)
