"""Redirects: followed by hand, hop by hop, as browsers do and no further."""

from tests.internet.faults.fault import GOOD, LABEL, PATH, Fault
from tests.internet.faults.statuses import CONFIRMED, status
from tests.internet.world import Page, Turns, When

SET_COOKIE = ("Set-Cookie", "seen=1; Path=/")


def to(location: str, code: int = 301, *headers: tuple[str, str]) -> Page:
    """A redirect."""
    return Page(status=code, location=location, headers=headers)


def refresh(location: str, seconds: int = 0) -> Page:
    """A page that sends its reader on."""
    return Page(head=f'<meta http-equiv="refresh" content="{seconds}; url={location}">', text="<p>Moved.</p>")


ROWS = (
    Fault(
        name="moved-301",
        page=to(f"/new{PATH}"),
        pages={f"/new{PATH}": GOOD},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(
        name="moved-308",
        page=to(f"/new{PATH}", 308),
        pages={f"/new{PATH}": GOOD},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(
        name="moved-host",
        page=to(f"https://new.moved-host.test{PATH}"),
        others={"new.moved-host.test": {PATH: GOOD}},
        expect="moved moved-permanently",
        requests=2,
    ),
    *(
        Fault(
            name=f"sent-{code}",
            page=to(f"/new{PATH}", code),
            pages={f"/new{PATH}": GOOD},
            expect="ok ok +redirected",
            requests=2,
        )
        for code in (302, 303, 307)
    ),
    Fault(name="sent-to-404", page=to("/gone", 302), expect="broken http-404", requests=4, seconds=CONFIRMED),
    Fault(
        name="sent-to-403", page=to("/wall", 302), pages={"/wall": status(403)}, expect="blocked http-403", requests=2
    ),
    Fault(
        name="sent-relative",
        page=to("kitchen/../new/ham-and-eggs"),
        pages={f"/new{PATH}": GOOD},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(
        name="sent-without-scheme",
        page=to(f"//new.sent-without-scheme.test{PATH}"),
        others={"new.sent-without-scheme.test": {PATH: GOOD}},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(
        name="sent-by-query",
        page=to("?new=1"),
        pages={f"{PATH}?new=1": GOOD, PATH: to("?new=1")},
        expect="ok ok",
        requests=2,
    ),
    Fault(
        name="sent-with-space",
        page=to("/new/ham and eggs"),
        pages={"/new/ham%20and%20eggs": GOOD},
        expect="moved moved-permanently",
        requests=4,
    ),
    Fault(
        name="sent-with-umlaut",
        page=to("/neu/käse/ham-and-eggs"),
        pages={f"/neu/k%C3%A4se{PATH}": GOOD},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(
        name="sent-with-backslash",
        page=to("\\new\\ham-and-eggs"),
        pages={f"/new{PATH}": GOOD},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(
        name="sent-with-a-token",
        page=to(f"/new{PATH}?token=1#part", 302),
        pages={f"/new{PATH}?token=1": GOOD},
        expect="ok ok +redirected",
        requests=2,
    ),
    Fault(
        name="sent-twice-to-trouble",
        page=to(f"/new{PATH}", 302),
        pages={f"/new{PATH}": Turns((status(503), status(500), GOOD))},
        expect="ok ok +redirected",
        requests=4,
        seconds=30,
    ),
    Fault(name="sent-nowhere", page=Page(status=301, title="Moved"), expect="failing http-unusual"),
    Fault(name="sent-to-javascript", page=to("javascript:alert(1)"), expect="failing bad-redirect"),
    Fault(name="sent-to-a-file", page=to("file:///etc/passwd"), expect="failing bad-redirect"),
    Fault(name="sent-to-nonsense", page=to("http://[not-an-ip]/"), expect="failing bad-redirect"),
    Fault(
        name="sent-to-no-host",
        page=to("https://nobody.unlisted.test/x"),
        expect="broken dns-nxdomain",
        requests=2,
        seconds=CONFIRMED,
    ),
    # Circles.
    Fault(name="loop-at-once", page=to(PATH, 302), expect="broken redirect-loop"),
    Fault(
        name="loop-of-two", page=to("/b", 302), pages={"/b": to(PATH, 302)}, expect="broken redirect-loop", requests=2
    ),
    Fault(
        name="cookie-asked-for",
        page=When(header="cookie", contains="seen=1", then=GOOD, otherwise=to("/cookie", 302)),
        pages={"/cookie": to(PATH, 302, SET_COOKIE)},
        expect="ok ok",
        requests=3,
    ),
    Fault(
        name="cookie-at-the-door",
        page=When(header="cookie", contains="seen=1", then=GOOD, otherwise=to(PATH, 302, SET_COOKIE)),
        expect="ok ok",
        requests=2,
    ),
    Fault(name="cookie-never-enough", page=to(PATH, 302, SET_COOKIE), expect="broken redirect-loop", requests=2),
    Fault(
        name="hops-without-end",
        page=to("/hop/0", 302),
        pages={f"/hop/{number}": to(f"/hop/{number + 1}", 302) for number in range(60)},
        expect="blocked too-many-redirects",
        requests=21,
        seconds=5,
    ),
    Fault(
        name="hops-a-dozen",
        page=to("/hop/0"),
        pages={f"/hop/{number}": to(f"/hop/{number + 1}") for number in range(11)} | {"/hop/11": GOOD},
        expect="moved moved-permanently",
        requests=15,
        seconds=5,
    ),
    # The same thing under its preferred spelling: never nagged about.
    Fault(
        name="canonical-https",
        url=f"http://canonical-https.test{PATH}",
        pages={f"http:{PATH}": to(f"https://canonical-https.test{PATH}")},
        expect="ok ok +https-available",
        requests=2,
    ),
    Fault(
        name="canonical-www",
        page=to(f"https://www.canonical-www.test{PATH}"),
        others={"www.canonical-www.test": {PATH: GOOD}},
        expect="ok ok +canonical-redirect",
        requests=2,
    ),
    Fault(
        name="canonical-slash",
        page=to(f"{PATH}/"),
        pages={f"{PATH}/": GOOD},
        expect="ok ok +canonical-redirect",
        requests=2,
    ),
    # Sent where the thing is not.
    Fault(
        name="sent-home",
        page=to("/", 302),
        pages={"/": Page(title="Our kitchen")},
        expect="suspect redirect-to-root",
        requests=5,
    ),
    Fault(
        name="sent-home-always",
        page=to("/", 301),
        pages={"/": Page(title="Our kitchen")},
        default=to("/", 301),
        expect="suspect redirect-to-root",
        requests=8,
        seconds=2,
    ),
    Fault(
        name="sent-to-error-page",
        page=to("/404.html", 302),
        pages={"/404.html": Page(title="Oops")},
        expect="suspect redirect-to-error-page",
        requests=5,
    ),
    Fault(
        name="sent-to-login",
        page=to("/login?next=/ham-and-eggs", 302),
        pages={"/login": Page(title="Sign in")},
        expect="blocked login-wall",
        requests=4,
    ),
    Fault(
        name="sent-to-another-firm",
        page=to("https://firm.another.test/cloud-for-everyone"),
        others={"firm.another.test": {"/cloud-for-everyone": Page(title="Cloud solutions for everyone")}},
        expect="suspect redirect-elsewhere",
        requests=5,
    ),
    # Pages that send their reader on.
    Fault(
        name="refreshed",
        page=refresh(f"/new{PATH}"),
        pages={f"/new{PATH}": GOOD},
        expect="moved moved-permanently",
        requests=2,
    ),
    Fault(name="refreshed-to-404", page=refresh("/gone"), expect="broken http-404", requests=4, seconds=CONFIRMED),
    Fault(
        name="refreshed-in-circles",
        page=refresh("/b"),
        pages={"/b": refresh(PATH)},
        expect="ok ok +redirected",
        requests=4,
    ),
    Fault(
        name="refreshed-itself",
        page=Page(title=LABEL, head=f'<meta http-equiv="refresh" content="5; url={PATH}">'),
        expect="ok ok",
    ),
    Fault(
        name="reloads-every-minute",
        page=Page(title=LABEL, head='<meta http-equiv="refresh" content="60; url=/elsewhere">'),
        expect="ok ok",
    ),
)
