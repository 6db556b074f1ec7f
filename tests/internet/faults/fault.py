"""One row of the fault table: what a host does, and what must come of it."""

from collections.abc import Mapping

import msgspec

from tests.internet.world import Answer, DnsAnswer, Host, Page, Port, Tls

LABEL = "Ham and eggs"
"""What the list calls every link; `GOOD` is called the same."""
GOOD = Page(title=LABEL, text="<h1>Ham and eggs</h1><p>Fry the ham, then the eggs.</p>")
PATH = "/ham-and-eggs"
TRIED = 4
"""Requests that a server in trouble may get: three tries in a row, and one at the end of the run."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A host's behaviour and the judgement it must get from a first run.

    The hosts of a row live under its own domain, `{name}.{domain}`; `{other}` in a URL or a location is a second host
    below it. What several hosts of a row are asked counts together.
    """

    name: str
    page: Answer = GOOD
    """What `PATH` answers."""
    pages: Mapping[str, Answer] = {}
    """What else the host answers; `http:/path` for plain HTTP only."""
    others: Mapping[str, Mapping[str, Answer]] = {}
    """Further hosts, by full name, with their pages."""
    default: Answer = Page(status=404, title="404 Not Found")
    tls: Tls = Tls.VALID
    port: Port = Port.OPEN
    plain: Port | None = None
    """Of port 80, where it is another than that of port 443."""
    dns: tuple[DnsAnswer, ...] = ()
    domain: str = "test"
    """`example.org` for what browsers do with public names alone: they never upgrade `.test` to https."""
    url: str = ""
    """What the list links to, when it is not `https://{name}.{domain}/ham-and-eggs`."""
    expect: str
    """Verdict and reason, and the notes that must be there: `ok ok +recovered`."""
    requests: int = 1
    """What it may cost: requests that arrive at the row's hosts."""
    seconds: float = 1.0
    """And how long it may take, on the fake clock."""
    bytes: int = 2_000_000
    """And how much may be sent to us."""
    browsers: bool | None = None
    """Whether Chromium shows the page, which a test asks it; None where that says nothing."""

    @property
    def host(self) -> str:
        """The row's own host."""
        return f"{self.name}.{self.domain}"

    @property
    def target(self) -> str:
        """The URL as it is listed."""
        return self.url or f"https://{self.host}{PATH}"

    def hosts(self) -> list[Host]:
        """Its part of the internet."""
        pages = {PATH: self.page, **self.pages}
        own = Host(
            name=self.host,
            pages=pages,
            default=self.default,
            tls=self.tls,
            port=self.port,
            plain=self.plain,
            dns=self.dns,
        )
        return [own, *(Host(name=name, pages=answers) for name, answers in self.others.items())]
