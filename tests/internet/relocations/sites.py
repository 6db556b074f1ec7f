"""The site itself: other spellings, a move that its other links show, its sitemap and its feed; what it was before."""

from tests.internet.relocations.builder import Builder, article, redirect, slug, text
from tests.internet.world import Page

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def build_sites(builder: Builder) -> None:
    """All of it."""
    _spellings(builder)
    _spelling_traps(builder)
    _prefixes(builder)
    _sitemaps(builder)
    _sitemap_traps(builder)
    _feeds(builder)
    _former(builder)
    _archived(builder)
    _plainly_gone(builder)


def _spellings(builder: Builder) -> None:
    rows = [
        ("http://{}/guide/{}.html", "https://{}/guide/{}.html"),
        ("http://{}/notes/{}.html", "https://{}/notes/{}.html"),
        ("http://{}/{}.php", "https://{}/{}.php"),
        ("https://{}/essays/{}.html", "https://www.{}/essays/{}.html"),
        ("https://{}/talks/{}.html", "https://www.{}/talks/{}.html"),
        ("https://www.{}/texts/{}.html", "https://{}/texts/{}.html"),
        ("https://{}/posts/{}", "https://{}/posts/{}/"),
        ("https://{}/articles/{}", "https://{}/articles/{}/"),
        ("https://{}/pieces/{}/", "https://{}/pieces/{}"),
        ("https://{}/work/{}/index.html", "https://{}/work/{}/"),
        ("https://{}/lab/{}/index.php", "https://{}/lab/{}/"),
        ("https://{}/Papers/{}.html", "https://{}/papers/{}.html"),
        ("https://{}/Wiki/{}.html", "https://{}/wiki/{}.html"),
    ]
    for number, (old, new) in enumerate(rows):
        title = builder.title()
        host = f"spelling{number}.example"
        url = old.format(host, slug(title))
        truth = builder.page(new.format(host, slug(title)), article(title))
        builder.dead(url, title, "spelling", truth, seen=article(title) if number % 2 else None)
        for name in (host, f"www.{host}"):
            builder.page(f"https://{name}/", article(f"Welcome to site {number}"))


def _spelling_traps(builder: Builder) -> None:
    for number in range(4):
        title, other = builder.title(), builder.title()
        host = f"unrelated{number}.example"
        builder.page(f"https://{host}/posts/{number}/intro", article(other))
        builder.gone(f"https://{host}/Posts/{number}/Intro", title, "an unrelated page of the same slug")
    for number in range(3):
        title = builder.title()
        host = f"landing{number}.example"
        builder.page(f"https://{host}/", article(f"{title}: home page"))
        builder.page(f"https://{host}/about/{slug(title)}/", redirect(f"https://{host}/"))
        builder.gone(f"https://{host}/about/{slug(title)}", title, "a home page of the same title")


def _prefixes(builder: Builder) -> None:
    moves = [
        ("old-wiki.example", "/wiki/", "https://new-wiki.example/docs/"),
        ("old-lab.example", "/~group/", "https://lab.university.example/group/"),
        ("old-blog.example", "/", "https://blog.company.example/archive/"),
    ]
    for host, prefix, new in moves:
        for _ in range(2):
            title = builder.title()
            builder.page(f"{new}{slug(title)}", article(title))
            builder.page(f"https://{host}{prefix}{slug(title)}", redirect(f"{new}{slug(title)}"))
            builder.healthy.append((title, f"https://{host}{prefix}{slug(title)}"))
        for number in range(4):
            title = builder.title()
            truth = builder.page(f"{new}{slug(title)}", article(title))
            url = f"https://{host}{prefix}{slug(title)}"
            builder.dead(url, title, "prefix", truth, seen=article(title) if number % 2 else None)
        for _ in range(2):
            title, other = builder.title(), builder.title()
            builder.page(f"{new}{slug(title)}", article(other))
            builder.gone(f"https://{host}{prefix}{slug(title)}", title, "another page on the new host")
        title = builder.title()
        builder.page(f"{new}{slug(title)}", redirect("/".join(new.split("/")[:3]) + "/", 302))
        builder.gone(f"https://{host}{prefix}{slug(title)}", title, "the new host forwards what it lacks")
        builder.page("/".join(new.split("/")[:3]) + "/", article("Everything under one roof"))


def _sitemaps(builder: Builder) -> None:
    for number in range(6):
        host = f"mapped{number}.example"
        rows = []
        for place in range(2):
            title = builder.title()
            end = slug(title) if place else f"entry-{number}-kept"
            old = f"https://{host}/2019/{number + 1:02d}/{end if not place else f'p{number}77{place}'}"
            truth = builder.page(f"https://{host}/library/{end}", article(title))
            rows.append(truth)
            builder.dead(old, title, "sitemap", truth, seen=article(title) if number % 2 else None)
        others = [f"https://{host}/library/other-{each}" for each in range(20)]
        _map(builder, host, [*others, *rows], index=number == 1, robots=number % 3 != 0)
    host, title = "huge.example", builder.title()
    truth = builder.page(f"https://{host}/shelf/{slug(title)}", article(title))
    builder.dead(f"https://{host}/old/{slug(title)}", title, "sitemap", truth)
    lines = "".join(f"<url><loc>https://{host}/x/{each}</loc></url>" for each in range(2000))
    start = f"{_XML}<urlset {_NAMESPACE}><url><loc>{truth}</loc></url>".encode()
    builder.page(f"https://{host}/sitemap.xml", Page(body=start + lines.encode() * 600, content_type="text/xml"))


def _sitemap_traps(builder: Builder) -> None:
    for number in range(3):
        host, title, other = f"sameslug{number}.example", builder.title(), builder.title()
        page = builder.page(f"https://{host}/new/reading-list-{number}", article(other))
        builder.gone(f"https://{host}/old/reading-list-{number}", title, "same slug, unrelated", seen=article(title))
        _map(builder, host, [page])
    for number in range(3):
        host, title = f"liar{number}.example", builder.title()
        lies = [f"https://{host}/{each}/{slug(title)}" for each in ("a", "b", "c")]
        builder.gone(f"https://{host}/old/{slug(title)}", title, "a sitemap of pages that are not there")
        _map(builder, host, lies)
    for number in range(3):
        host, title = f"squatted{number}.example", builder.title()
        copy = builder.page(f"https://copies.example/{slug(title)}", article(title))
        builder.gone(f"https://{host}/old/{slug(title)}", title, "a squatter’s copy in the sitemap")
        _map(builder, host, [copy])
    host, title = "bomb.example", builder.title()
    entity = f'<!DOCTYPE x [<!ENTITY a "https://{host}/b/{slug(title)}">]>'
    bomb = f"{_XML}{entity}<urlset {_NAMESPACE}><url><loc>&a;</loc></url></urlset>"
    builder.page(f"https://{host}/b/{slug(title)}", article("Something else entirely here"))
    builder.page(f"https://{host}/sitemap.xml", text(bomb, "text/xml"))
    builder.gone(f"https://{host}/old/{slug(title)}", title, "a sitemap with entities")
    host, title = "endless.example", builder.title()
    lines = "".join(f"<url><loc>https://{host}/x/{each}</loc></url>" for each in range(2000))
    body = f"{_XML}<urlset {_NAMESPACE}>".encode() + lines.encode() * 600
    builder.page(f"https://{host}/sitemap.xml", Page(body=body, content_type="text/xml"))
    builder.gone(f"https://{host}/old/{slug(title)}", title, "a sitemap of 50 MB without it")
    for number in range(2):
        host, title = f"parked{number}.example", builder.title()
        page = builder.page(f"https://{host}/new/{slug(title)}", article(title))
        parked = Page(title=host, attributes='data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKrf"')
        builder.answer(f"https://{host}/old/{slug(title)}", parked)
        builder.gone(f"https://{host}/old/{slug(title)}", title, "a parked domain with a copy of the page")
        _map(builder, host, [page])


def _map(builder: Builder, host: str, urls: list[str], *, index: bool = False, robots: bool = False) -> None:
    entries = "".join(f"<url><loc>{url}</loc><lastmod>2026-01-01</lastmod></url>" for url in urls)
    document = text(f"{_XML}<urlset {_NAMESPACE}>{entries}</urlset>\n", "application/xml")
    place = f"https://{host}/maps/pages.xml" if robots or index else f"https://{host}/sitemap.xml"
    builder.page(place, document)
    if index:
        parts = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in (f"https://{host}/maps/none.xml", place))
        place = f"https://{host}/maps/index.xml"
        builder.page(place, text(f"{_XML}<sitemapindex {_NAMESPACE}>{parts}</sitemapindex>", "application/xml"))
    if robots or index:
        builder.page(f"https://{host}/robots.txt", text(f"User-agent: *\nDisallow: /private\nSitemap: {place}\n"))


def _feeds(builder: Builder) -> None:
    for number in range(5):
        host = f"fed{number}.example"
        items = []
        for place in range(3):
            title = builder.title()
            truth = f"https://{host}/{number}{place}/story"
            if place == 2:
                other = builder.page(truth, article(title.replace("of Distant", "without Distant")))
                items.append((title.replace("of Distant", "without Distant"), other))
                builder.gone(f"https://{host}/?p={number}9{place}", title, "nearly the same title in the feed")
                continue
            builder.page(truth, article(title))
            items.append((title, truth))
            builder.dead(f"https://{host}/archives/{number}9{place}", title, "feed", truth)
        kind = "atom" if number % 2 else "rss"
        link = f'<link rel="alternate" type="application/{kind}+xml" href="/feed.xml">'
        builder.page(f"https://{host}/", Page(title=f"Letters from place {number}", head=link))
        builder.page(f"https://{host}/feed.xml", text(_feed(kind, items), f"application/{kind}+xml"))


def _feed(kind: str, items: list[tuple[str, str]]) -> str:
    if kind == "rss":
        entries = "".join(f"<item><title>{title}</title><link>{url}</link></item>" for title, url in items)
        return f'{_XML}<rss version="2.0"><channel><title>Letters</title><link>x</link>{entries}</channel></rss>'
    entries = "".join(f'<entry><title>{title}</title><link href="{url}"/></entry>' for title, url in items)
    return f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom"><title>Letters</title>{entries}</feed>'


def _former(builder: Builder) -> None:
    for number in range(10):
        title = builder.title()
        truth = builder.page(f"https://home{number}.example/essays/{slug(title)}", article(title))
        url = f"https://syndicated{number}.example/p/{number}00{number}"
        before = (
            Page(title=title, head=f'<link rel="canonical" href="{truth}">') if number % 2 else redirect(truth, 302)
        )
        builder.dead(url, title, "former", truth, seen=before)
    for number in range(2):
        title = builder.title()
        other = builder.page(f"https://elsewhere{number}.example/essays/{number}", article(builder.title()))
        before = Page(title=title, head=f'<link rel="canonical" href="{other}">')
        builder.gone(
            f"https://careless{number}.example/p/{number}", title, "a canonical address of another page", seen=before
        )


def _archived(builder: Builder) -> None:
    for number in range(10):
        title = builder.title()
        truth = builder.page(f"https://own-domain{number}.example/{slug(title)}", article(title))
        url = f"https://medium{number}.example/@writer/{slug(title)}-3f{number}a"
        copy = Page(title=title, head=f'<link rel="canonical" href="{truth}">')
        if number % 2:
            builder.silence(f"medium{number}.example")
        builder.dead(url, title if number % 3 else f"Essay by a writer: {title}", "archive", truth, archived=copy)
    for number in range(3):
        title, other = builder.title(), f"Casino Bonus Codes for Every Weekend {number}"
        page = builder.page(f"https://squatter{number}.example/{slug(other)}", article(other))
        copy = Page(title=other, head=f'<link rel="canonical" href="{page}">')
        builder.silence(f"lapsed{number}.example")
        builder.gone(
            f"https://lapsed{number}.example/a/{slug(title)}", title, "a copy made of the squatter", archived=copy
        )


def _plainly_gone(builder: Builder) -> None:
    for number in range(9):
        title = builder.title()
        host = f"empty{number % 8}.example"
        builder.page(f"https://{host}/", article(f"The empty house {number % 8}"))
        builder.gone(
            f"https://{host}/stories/{slug(title)}",
            title,
            "nothing",
            seen=article(title) if number % 2 else None,
            archived=article(title) if number % 3 == 0 else None,
        )
    for number in range(8):
        title = builder.title()
        builder.silence(f"vanished{number}.example")
        builder.gone(f"http://vanished{number}.example/{slug(title)}.html", title, "nothing")
