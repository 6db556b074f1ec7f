"""Works that have a name of their own: DOI, arXiv, ISBN, conference pages; and those that only a catalogue knows."""

from typing import Any

from tests.internet.official import catalogue_hosts
from tests.internet.relocations.builder import Builder, article, paper, redirect, slug
from tests.internet.world import Page


def build_works(builder: Builder) -> None:
    """All of it, and the catalogues."""
    tables: dict[str, dict[str, Any]] = {"papers": {}, "works": {}, "dois": {}}
    _identified(builder, tables)
    _proceedings(builder)
    _catalogued(builder, tables)
    for host in catalogue_hosts(tables["papers"], tables["works"], tables["dois"]):
        for path, answer in host.pages.items():
            builder.answer(f"https://{host.name}{path}", answer)


def _record(title: str, author: str) -> dict[str, Any]:
    return {"title": title, "authors": [author], "published": "2021-05-04", "type": "journal-article"}


def _identified(builder: Builder, tables: dict[str, dict[str, Any]]) -> None:
    for number in range(4):
        title, author, doi = builder.title(), builder.author(), f"10.5555/journal.{number}"
        tables["dois"][doi] = _record(title, author)
        builder.silence("press.example")
        url = (
            f"https://press.example/doi/{doi}" if number % 2 else f"https://faculty{number}.example/pubs/{number}.html"
        )
        if number % 2 == 0:
            builder.page(f"https://faculty{number}.example/", article("A member of the faculty"))
        seen = None if number % 2 else paper(title, author, doi=doi)
        builder.dead(url, title, "identifier", f"https://doi.org/{doi}", seen=seen)
    for number in range(3):
        title, author, key = builder.title(), builder.author(), f"2101.0{number}234"
        tables["papers"][key] = _record(title, author)
        builder.silence("mirror.example")
        builder.dead(
            f"https://mirror.example/{number}", f"{title} (arXiv:{key})", "identifier", f"https://arxiv.org/abs/{key}"
        )
    title, isbn = builder.title(), "9780306406157"
    builder.page(
        f"https://openlibrary.org/isbn/{isbn}", redirect(f"https://openlibrary.org/books/OL1M/{slug(title)}", 302)
    )
    builder.page(f"https://openlibrary.org/books/OL1M/{slug(title)}", article(title, books__isbn=isbn, og__type="book"))
    builder.dead(
        f"https://shelf.example/{slug(title)}",
        f"{title} (ISBN 978-0-306-40615-7)",
        "identifier",
        f"https://openlibrary.org/isbn/{isbn}",
    )
    builder.page("https://shelf.example/", article("A shelf of books"))
    for number in range(3):
        doi = f"10.5555/other.{number}"
        tables["dois"][doi] = _record(builder.title(), builder.author())
        title, author = builder.title(), builder.author()
        builder.page(f"https://template{number}.example/", article("A page made from a template"))
        url, seen = f"https://template{number}.example/{number}.html", paper(title, author, doi=doi)
        builder.gone(url, title, "an identifier of another paper", seen=seen)


def _proceedings(builder: Builder) -> None:
    hashes = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"]
    rows = [
        ("https://openreview.net/pdf?id=BkLhaR4vH1", "https://openreview.net/forum?id=BkLhaR4vH1"),
        ("https://openreview.net/references/pdf?id=Syx4wnEtvH", "https://openreview.net/forum?id=Syx4wnEtvH"),
        ("http://jmlr.org/proceedings/papers/v28/berg13.pdf", "https://proceedings.mlr.press/v28/berg13.html"),
        ("http://proceedings.mlr.press/v97/falk19a/falk19a.pdf", "https://proceedings.mlr.press/v97/falk19a.html"),
        (
            f"https://papers.nips.cc/paper/2017/file/{hashes[0]}-Paper.pdf",
            f"https://proceedings.neurips.cc/paper_files/paper/2017/hash/{hashes[0]}-Abstract.html",
        ),
        (
            f"https://papers.neurips.cc/paper/2019/file/{hashes[1]}-Paper.pdf",
            f"https://proceedings.neurips.cc/paper_files/paper/2019/hash/{hashes[1]}-Abstract.html",
        ),
        ("http://www.aclweb.org/anthology/P18-1031", "https://aclanthology.org/P18-1031/"),
        ("https://www.aclweb.org/anthology/N/N19/N19-1423.pdf", "https://aclanthology.org/N19-1423/"),
    ]
    for number, (old, new) in enumerate(rows):
        title, author = builder.title(), builder.author()
        builder.page(new, paper(title, author))
        builder.dead(old, title if number % 2 else f"{author}: {title}", "identifier", new)
        builder.page("/".join(new.split("/")[:3]) + "/", article("Proceedings of everything"))
    for number in range(2):
        builder.page(f"https://aclanthology.org/P18-20{number}1/", paper(builder.title(), builder.author()))
        builder.gone(f"http://www.aclweb.org/anthology/P18-20{number}1", builder.title(), "another paper under the id")


def _catalogued(builder: Builder, tables: dict[str, dict[str, Any]]) -> None:
    for number in range(10):
        title, author = builder.title(), builder.author()
        host = f"people{number}.example"
        if number < 6:
            truth = f"https://doi.org/10.7777/{number}"
            tables["works"][f"10.7777/{number}"] = _record(title, author)
        else:
            truth = f"https://arxiv.org/abs/2205.0{number}111"
            tables["papers"][f"2205.0{number}111"] = _record(title, author)
        builder.silence(host) if number % 2 else builder.page(f"https://{host}/", article("Homepage of a person"))
        builder.dead(f"https://{host}/~me/{number}.pdf", f'"{title}" by {author}', "catalogue", truth)
    for number in range(6):
        title, author = builder.title(), builder.author()
        near = [title.replace("Distant", "Near"), f"{title}: a rebuttal", title.replace("of Distant", "without")][
            number % 3
        ]
        tables["works"][f"10.8888/{number}"] = _record(near, author)
        builder.silence(f"scholar{number}.example")
        builder.gone(
            f"https://scholar{number}.example/{number}.pdf",
            f'"{title}" by {author}',
            "a paper of nearly the same title",
        )
    for number in range(3):
        title = builder.title()
        tables["works"][f"10.8889/{number}"] = _record(title, builder.author())
        builder.silence(f"namesake{number}.example")
        builder.gone(
            f"https://namesake{number}.example/{number}.pdf", f'"{title}" by Zoltan Zirkel', "another author’s work"
        )
    pdf = Page(body=b"%PDF-1.4\n", content_type="application/pdf")
    builder.page("https://proceedings.example/1.pdf", pdf)
