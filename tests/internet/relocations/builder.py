"""Links with their truth, and the hosts that play it."""

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

import msgspec

from tests.internet.world import Answer, Asked, DnsFault, Host, Page

GONE = Page(status=404, title="404 Not Found")
_FIRST_WORDS = "Patient Sparse Causal Modular Elastic Temporal Hybrid Latent Compact Adaptive Robust Layered"
_SECOND_WORDS = "Kernels Ledgers Pipelines Embeddings Forests Samplers Schedulers Tensors Registries Gradients"
_THIRD_WORDS = "Orchards Harbours Glaciers Railways Vineyards Lighthouses Canals Observatories Quarries Meadows"
_WORDS = tuple(words.split() for words in (_FIRST_WORDS, _SECOND_WORDS, _THIRD_WORDS))
_AUTHORS = ("Ada Berg", "Ines Calder", "Joao Duarte", "Mira Eklund", "Otto Falk", "Rosa Galvan", "Tariq Haddad")


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One dead link of the list."""

    url: str
    label: str
    way: str
    """Which way should find it; `gone` for one that is gone for good, whatever trap is beside it."""
    truth: str | None
    """Its new address; None for one that is gone for good."""
    trap: str = ""


class Builder:
    """What was built so far."""

    def __init__(self) -> None:
        self.night = 1
        """On the first night those that were seen are still there."""
        self.cases: list[Case] = []
        self.healthy: list[tuple[str, str]] = []
        """Further links of the list: label and address."""
        self.snapshots: dict[str, Page] = {}
        """Archived copies by dead address."""
        self._pages: dict[str, dict[str, Answer]] = {}
        self._silent: set[str] = set()
        self._titles = (f"{a} {b} of Distant {c}" for a, b, c in product(*_WORDS))
        self._authors = 0

    def title(self) -> str:
        """A title that no other page has."""
        return next(self._titles)

    def author(self) -> str:
        """Somebody's name."""
        self._authors += 1
        return _AUTHORS[self._authors % len(_AUTHORS)]

    def page(self, url: str, page: Page) -> str:
        """A page that is there every night; its address."""
        self._put(url, page)
        return url

    def answer(self, url: str, answer: Answer) -> None:
        """Anything at all at an address."""
        self._put(url, answer)

    def dead(
        self,
        url: str,
        label: str,
        way: str,
        truth: str | None,
        *,
        seen: Page | None = None,
        archived: Page | None = None,
        trap: str = "",
    ) -> None:
        """A link that is dead on the second night; `seen` is its page on the first, `archived` its copy."""
        self.cases.append(Case(url=url, label=label, way=way, truth=truth, trap=trap))
        if archived is not None:
            self.snapshots[url] = archived
        parts = urlsplit(url)
        if (parts.hostname or "") not in self._silent:
            self._put(url, lambda _: seen if seen and self.night == 1 else GONE, again=False)

    def gone(self, url: str, label: str, trap: str, *, seen: Page | None = None, archived: Page | None = None) -> None:
        """A link that is gone for good, beside a trap."""
        self.dead(url, label, "gone", None, seen=seen, archived=archived, trap=trap)

    def silence(self, host: str) -> None:
        """A host whose name does not resolve any more."""
        self._silent.add(host)
        self._pages.setdefault(host, {})

    def hosts(self) -> Iterator[Host]:
        """Everybody."""
        for name, pages in self._pages.items():
            yield Host(name=name, pages=pages, default=GONE, dns=self._dns(name))

    @property
    def markdown(self) -> str:
        """The list."""
        cases = [(case.label, case.url) for case in self.cases]
        return "\n".join(["# Everything", "", *(f"- [{label}]({url})" for label, url in [*cases, *self.healthy]), ""])

    def _put(self, url: str, answer: Answer, *, again: bool = True) -> None:
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        key = f"http:{target}" if parts.scheme == "http" else target
        pages = self._pages.setdefault(parts.hostname or "", {})
        if again or key not in pages:
            pages[key] = answer

    def _dns(self, name: str) -> tuple[DnsFault, ...]:
        return (DnsFault.NXDOMAIN,) if name in self._silent else ()


def article(title: str, author: str = "", **named: str) -> Page:
    """An ordinary page."""
    meta = [("author", author)] * bool(author) + [(name.replace("__", ":"), value) for name, value in named.items()]
    return Page(title=title, meta=tuple(meta))


def paper(title: str, author: str, **citation: str) -> Page:
    """A paper's page, as libraries read it."""
    meta = [("citation_title", title), ("citation_author", author)]
    meta += [(f"citation_{name}", value) for name, value in citation.items()]
    return Page(title=title, meta=tuple(meta))


def slug(title: str) -> str:
    """The title as the end of an address."""
    return title.lower().replace(" ", "-")


def redirect(url: str, status: int = 301) -> Page:
    """A redirect."""
    return Page(status=status, location=url)


def text(content: str, content_type: str = "text/plain") -> Page:
    """A document."""
    return Page(body=content.encode(), content_type=content_type)


def target(asked: Asked) -> str:
    """What a request asks for, without its query."""
    return asked.target.partition("?")[0]
