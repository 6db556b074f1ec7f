"""Links that work another way than the first one tried: by https, without conditions, in an app, by HTTP/2."""

from tests.internet.faults.fault import GOOD, PATH, Fault
from tests.internet.faults.redirects import to
from tests.internet.faults.statuses import status
from tests.internet.world import Page, Port, Tls, Wire

_PUBLIC = "example.org"
HTTP2 = (
    b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\0\xff\xff\0\x05\0\xff\xff\xff\0\0\x04\x08\0\0\0\0\0\0\xff\0\x01"
)


def plain(name: str, expect: str, *, browsers: bool | None, **more: object) -> Fault:
    """A link by http to a host on whose port 80 there is nothing: browsers open public names by https then."""
    row = {"domain": _PUBLIC, "url": f"http://{name}.{_PUBLIC}{PATH}", "seconds": 40.0, **more}
    return Fault(name=name, expect=expect, browsers=browsers, **row)  # type: ignore[arg-type]


UPGRADES = (
    plain("port-80-refused", "ok ok +https-available", browsers=True, plain=Port.REFUSED),
    plain("port-80-dropped", "ok ok +https-available", browsers=True, plain=Port.DROPPED),
    plain(
        "port-80-refused-then-moved",
        "moved moved-permanently",
        browsers=True,
        plain=Port.REFUSED,
        page=to(f"/new{PATH}"),
        pages={f"/new{PATH}": GOOD},
        requests=4,
    ),
    plain(
        "port-80-refused-and-gone", "broken http-404", browsers=False, plain=Port.REFUSED, page=status(404), requests=2
    ),
    plain(
        "port-80-refused-and-gone-for-good",
        "broken http-410",
        browsers=False,
        plain=Port.REFUSED,
        page=status(410),
        requests=1,
    ),
    plain("port-80-refused-and-443-too", "broken connect-refused", browsers=False, port=Port.REFUSED, requests=0),
    plain(
        "port-80-dropped-and-443-too",
        "failing connect-timeout",
        browsers=False,
        port=Port.DROPPED,
        requests=0,
        seconds=60,
    ),
    plain(
        "port-80-refused-and-443-untrusted",
        "broken connect-refused",
        browsers=None,  # the Chromium of the tests trusts every certificate
        plain=Port.REFUSED,
        tls=Tls.SELF_SIGNED,
        requests=0,
    ),
    plain(
        "port-80-refused-and-sent-there",
        "broken redirect-loop",
        browsers=False,
        plain=Port.REFUSED,
        page=to(f"http://port-80-refused-and-sent-there.{_PUBLIC}{PATH}", 301),
    ),
    Fault(
        name="sent-to-a-closed-port-80",
        page=to("http://other.sent-to-a-closed-port-80.test/ham-and-eggs", 302),
        others={"other.sent-to-a-closed-port-80.test": {PATH: GOOD}},
        expect="ok ok",
        requests=2,
    ),
    Fault(
        name="port-8080-refused",
        url=f"http://port-8080-refused.test:8080{PATH}",
        port=Port.OPEN,
        expect="broken connect-refused",
        requests=0,
        seconds=30,
    ),
)
APPS = tuple(
    Fault(name=f"sent-to-app-{number}", page=to(location, code), expect="ok ok +app-redirect")
    for number, (location, code) in enumerate(
        (
            ("vscode:extension/ms-python.python", 302),
            ("vscode-insiders://settings/x", 302),
            ("mailto:ham@example.org", 301),
            ("magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a", 302),
            ("slack://channel?team=T1&id=C1", 307),
            ("tg://resolve?domain=telegram", 302),
            ("intent://scan/#Intent;scheme=zxing;end", 302),
            ("itms-apps://apps.apple.com/app/id1", 301),
            ("com.example.app:/callback", 302),
            ("steam://run/440", 302),
            ("SPOTIFY:track:6rqhFgbbKwnb9MLmUQDhG6", 303),
            ("ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi", 302),
        )
    )
)
NOWHERE = tuple(
    Fault(name=f"sent-nowhere-{number}", page=to(location, 302), expect="failing bad-redirect")
    for number, location in enumerate(
        (
            "javascript:alert(1)",
            "data:text/html,hello",
            "file:///etc/passwd",
            "about:blank",
            "JavaScript:void(0)",
            "htps://misspelt.test/",
            "ttp://misspelt.test/",
        )
    )
)
VERSIONS = (
    Fault(name="version-426", page=status(426, ("Upgrade", "h2c")), expect="blocked http-version"),
    Fault(name="version-426-websocket", page=status(426, ("Upgrade", "websocket")), expect="blocked http-version"),
    Fault(name="version-505", page=status(505), expect="blocked http-version"),
    Fault(name="version-http2-frames", page=Page(wire=(HTTP2, Wire.CLOSE)), expect="blocked http-version"),
    Fault(name="version-http2-frames-kept", page=Page(wire=(HTTP2, Wire.HANG)), expect="blocked http-version"),
    Fault(name="version-alert-120", tls=Tls.NO_PROTOCOL, expect="blocked http-version", requests=0),
    Fault(name="tls-alert-49", tls=Tls.ACCESS_DENIED, expect="blocked tls-access-denied", requests=0),
)

ROWS = (*UPGRADES, *APPS, *NOWHERE, *VERSIONS)
