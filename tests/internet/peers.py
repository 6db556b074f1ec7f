"""The list on which twelve other link checkers were measured, a host a row, with the truth about each link.

What was found then: false dead 1 to 5 of 11 living links, missed 5 to 15 of 18 dead ones, and called dead or alive
what nobody can tell 4 to 6 of 6.
"""

from enum import StrEnum

import msgspec

from tests.internet.faults.bodies import HTML, OPEN_HEAD, said
from tests.internet.faults.fault import GOOD, LABEL, PATH
from tests.internet.faults.redirects import refresh, to
from tests.internet.faults.statuses import status
from tests.internet.world import Answer, Drip, Host, Page, Port, Tls, Turns, When, Wire

PARKED = Page(title="parked.test", attributes='data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKrf"')


class Truth(StrEnum):
    """What a person with a browser and patience would say."""

    ALIVE = "alive"
    MOVED = "moved"
    DEAD = "dead"
    UNKNOWN = "unknown"
    """Cannot be seen in this answer."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the list. Its host is `{name}.test`."""

    name: str
    truth: Truth
    expect: str
    """Verdict and reason of linkcheck's first run."""
    page: Answer = GOOD
    pages: dict[str, Answer] = {}
    tls: Tls = Tls.VALID
    port: Port = Port.OPEN
    link: str = ""
    """Destination, when it is not the host's page."""
    bare: bool = False

    @property
    def url(self) -> str:
        """Where the link leads."""
        return self.link or f"https://{self.name}.test{PATH}"

    @property
    def markdown(self) -> str:
        """Its line in the list."""
        return f"- {LABEL}: {self.url}" if self.bare else f"- [{LABEL}]({self.url})"


ALIVE, MOVED, DEAD, UNKNOWN = Truth
CASES = (
    Case(name="ok", truth=ALIVE, expect="ok ok"),
    Case(name="not-found", truth=DEAD, expect="broken http-404", page=status(404)),
    Case(
        name="moved-301",
        truth=MOVED,
        expect="moved moved-permanently",
        page=to(f"/new{PATH}"),
        pages={f"/new{PATH}": GOOD},
    ),
    Case(
        name="moved-308",
        truth=MOVED,
        expect="moved moved-permanently",
        page=to(f"/new{PATH}", 308),
        pages={f"/new{PATH}": GOOD},
    ),
    Case(name="to-not-found", truth=DEAD, expect="broken http-404", page=to("/gone", 302)),
    Case(
        name="limited-once",
        truth=ALIVE,
        expect="ok ok",
        page=Turns((status(429, ("Retry-After", "1")), GOOD)),
    ),
    Case(name="forbidden", truth=UNKNOWN, expect="blocked http-403", page=status(403)),
    Case(
        name="challenged",
        truth=UNKNOWN,
        expect="blocked bot-challenge",
        page=status(403, ("cf-mitigated", "challenge"), title="Just a moment..."),
    ),
    Case(name="status-999", truth=UNKNOWN, expect="blocked http-999", page=status(999)),
    Case(name="unauthorized", truth=UNKNOWN, expect="blocked http-401", page=status(401)),
    Case(name="removed", truth=DEAD, expect="broken http-410", page=status(410)),
    Case(name="unavailable", truth=UNKNOWN, expect="failing http-503", page=status(503)),
    Case(name="error-once", truth=ALIVE, expect="ok ok", page=Turns((status(500), GOOD))),
    Case(name="error-twice", truth=ALIVE, expect="ok ok", page=Turns((status(500), status(500), GOOD))),
    Case(
        name="error-thrice",
        truth=ALIVE,
        expect="ok ok",  # the second chance at the end of the run
        page=Turns((status(500), status(500), status(500), GOOD)),
    ),
    Case(name="slow", truth=ALIVE, expect="ok ok", page=Page(title=LABEL, delay=3.0)),
    Case(name="silent", truth=UNKNOWN, expect="failing timeout", page=Page(wire=(Wire.HANG,))),
    Case(name="ten-megabytes", truth=ALIVE, expect="ok ok", page=Page(body=HTML + b"x" * 10_000_000)),
    Case(
        name="endless",
        truth=ALIVE,
        expect="ok ok",
        page=Page(wire=(said(), OPEN_HEAD, Drip(chunk=b"<!-- " + b"x" * 65531))),
    ),
    Case(name="loop", truth=DEAD, expect="broken redirect-loop", page=to(PATH, 302)),
    Case(
        name="head-405",
        truth=ALIVE,
        expect="ok ok",
        page=When(header=":method", contains="head", then=status(405), otherwise=GOOD),
    ),
    Case(
        name="head-404",
        truth=ALIVE,
        expect="ok ok",
        page=When(header=":method", contains="head", then=status(404), otherwise=GOOD),
    ),
    Case(name="malformed", truth=DEAD, expect="invalid malformed-url", link="http://[not-an-ip]/x"),
    Case(name="misspelt", truth=DEAD, expect="invalid misspelt-scheme", link="htps://misspelt.test/x"),
    Case(name="bare", truth=DEAD, expect="broken http-404", page=status(404), bare=True),
    Case(name="remote-fragment", truth=ALIVE, expect="ok ok", link=f"https://remote-fragment.test{PATH}#absent"),
    Case(name="local-fragment", truth=DEAD, expect="invalid missing-anchor", link="#absent"),
    Case(name="missing-file", truth=DEAD, expect="invalid missing-file", link="missing.md"),
    Case(name="other-fragment", truth=DEAD, expect="invalid missing-anchor", link="other.md#absent"),
    Case(name="refused", truth=DEAD, expect="broken connect-refused", port=Port.REFUSED),
    Case(name="reset", truth=UNKNOWN, expect="failing reset", page=Page(wire=(Wire.RESET,))),
    Case(name="self-signed", truth=UNKNOWN, expect="failing tls-unknown-issuer", tls=Tls.SELF_SIGNED),
    Case(name="soft-404", truth=DEAD, expect="suspect soft-404-title", page=Page(title="404 Not Found")),
    Case(name="parked", truth=DEAD, expect="broken parked-domain", page=PARKED),
    Case(
        name="home-page",
        truth=UNKNOWN,
        expect="suspect redirect-to-root",
        page=to("/", 302),
        pages={"/": Page(title="Our kitchen")},
    ),
    Case(name="refresh-to-404", truth=DEAD, expect="broken http-404", page=refresh("/gone")),
    Case(
        name="robots",
        truth=ALIVE,
        expect="ok ok",
        pages={"/robots.txt": Page(body=b"User-agent: *\nDisallow: /\n", content_type="text/plain")},
    ),
    Case(
        name="mozilla-only",
        truth=ALIVE,
        expect="ok ok",
        page=When(header="user-agent", contains="mozilla", then=GOOD, otherwise=status(403)),
    ),
)
OTHER = "# Another list\n\nNothing to see.\n"
"""other.md, beside the list."""


def peer_hosts() -> list[Host]:
    """Every host of the list."""
    return [
        Host(name=f"{case.name}.test", pages={PATH: case.page, **case.pages}, tls=case.tls, port=case.port)
        for case in CASES
    ]


def peer_list() -> str:
    """The list, as Markdown."""
    return "\n".join(["# Kitchen", "", *(case.markdown for case in CASES), "- [Nothing]()", ""])
