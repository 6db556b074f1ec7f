"""Addresses that redirects name, as servers write them: Chromium settled where each leads."""

from tests.internet.faults.bodies import said
from tests.internet.faults.fault import GOOD, Fault
from tests.internet.faults.statuses import CONFIRMED
from tests.internet.world import Page, Wire

LEADS: dict[str, tuple[str, str]] = {
    "from-the-root": ("Location: /b", "/b"),
    "beside-it": ("Location: b", "/b"),
    "of-a-dot": ("Location: ./b", "/b"),
    "above-the-root": ("Location: ../../b", "/b"),
    "in-spaces": ("Location:    /b   ", "/b"),
    "in-tabs": ("Location:\t/b\t", "/b"),
    "with-a-space": ("Location: /b c", "/b%20c"),
    "with-a-tab": ("Location: /b\tc", "/bc"),
    "with-a-backslash": ("Location: \\b", "/b"),
    "with-backslashes-alone": ("Location: https:\\\\location-with-backslashes-alone.test\\b", "/b"),
    "without-a-scheme": ("Location: //location-without-a-scheme.test/b", "/b"),
    "with-three-slashes": ("Location: https:///location-with-three-slashes.test/b", "/b"),
    "twice": ("Location: /b\r\nLocation: /b", "/b"),
    "behind-a-spaced-name": ("Location : /b", "/b"),
    "in-quotes": ('Location: "/b"', "/%22/b%22"),
    "in-brackets": ("Location: </b>", "/%3C/b%3E"),
    "before-a-semicolon": ("Location: /b;", "/b;"),
    "of-a-query": ("Location: ?b=1", "/ham-and-eggs?b=1"),
    "in-utf-8": ("Location: /k\u00c3\u00a4se", "/k%C3%A4se"),
    "in-latin-1": ("Location: /k\u00e4se", "/k%E4se"),
    "with-a-bad-escape": ("Location: /b%zz", "/b%zz"),
    "in-capitals": ("LOCATION: HTTPS://LOCATION-IN-CAPITALS.TEST/b", "/b"),
    "with-its-port": ("Location: https://location-with-its-port.test:443/b", "/b"),
    "with-a-user": ("Location: https://u:p@location-with-a-user.test/b", "/b"),
    "before-a-comma": ("Location: /b, /c", "/b,%20/c"),
    "with-dots-inside": ("Location: /x/%2e%2e/b", "/b"),
    "before-a-return": ("Location: /b\r", "/b"),
}
ASTRAY: dict[str, tuple[str, str, int]] = {
    "of-one-slash": ("Location: https:/location-of-one-slash.test/b", "broken http-404", 302),
    "of-no-slash": ("Location: https:location-of-no-slash.test/b", "broken http-404", 302),
    "of-a-fragment": ("Location: #x", "broken redirect-loop", 302),
    "in-another-header": ("Content-Location: /b", "failing http-unusual", 302),
    "to-a-blank-page": ("Location: about:blank", "failing bad-redirect", 302),
    "with-a-space-in-its-host": ("Location: https://a b/b", "failing bad-redirect", 302),
    "with-a-port-beyond-all": ("Location: https://a.test:99999/b", "failing bad-redirect", 302),
    "with-half-a-bracket": ("Location: https://[::1/b", "failing bad-redirect", 302),
    "under-300": ("Location: /b", "failing http-unusual", 300),
    "under-305": ("Location: /b", "failing http-unusual", 305),
    "under-201": ("Location: /b", "failing empty-page", 201),
}


def _page(header: str, status: int = 302) -> Page:
    return Page(wire=(said("Content-Length: 0", header, status=f"HTTP/1.1 {status} x"), Wire.KEEP))


ROWS = (
    Fault(
        name="location-in-a-refresh-header",
        page=_page("Refresh: 0; url=/b"),
        pages={"/b": GOOD},
        expect="moved moved-permanently",
        requests=4,
        browsers=True,
    ),
    *(
        Fault(
            name=f"location-{name}",
            page=_page(header),
            pages={target: GOOD},
            expect="ok ok",
            requests=4,
            browsers=True,
        )
        for name, (header, target) in LEADS.items()
    ),
    *(
        Fault(
            name=f"location-{name}",
            page=_page(header, status),
            pages={"/b": GOOD},
            expect=expect,
            requests=6,
            seconds=CONFIRMED,
            browsers=False,
        )
        for name, (header, expect, status) in ASTRAY.items()
    ),
)
