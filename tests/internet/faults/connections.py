"""Names, addresses and handshakes: everything that can fail before a word of HTTP."""

from tests.internet.faults.fault import GOOD, Fault
from tests.internet.faults.redirects import to
from tests.internet.faults.statuses import CONFIRMED
from tests.internet.world import DnsFault, Page, Port, Tls

METADATA = "169.254.169.254"
"""Where clouds keep their secrets; nothing may ever make us ask there (tests/acceptance/metadata.py listens)."""
METADATA_V6 = "fd00:ec2::254"

NAMES = (
    Fault(name="no-such-name", dns=(DnsFault.NXDOMAIN,), expect="broken dns-nxdomain", requests=0, seconds=CONFIRMED),
    Fault(
        name="no-such-name-once",
        dns=(DnsFault.NXDOMAIN, DnsFault.NXDOMAIN, ("127.0.0.1",)),
        expect="ok ok",
        seconds=CONFIRMED,
    ),
    Fault(name="names-fail", dns=(DnsFault.SERVFAIL,), expect="failing dns-servfail", requests=0, seconds=60),
    Fault(
        name="names-fail-for-a-while",
        dns=(*(DnsFault.SERVFAIL,) * 9, ("127.0.0.1",)),  # three look-ups, for which c-ares asks three times
        expect="ok ok +recovered",
        seconds=60,
    ),
    Fault(name="names-refuse", dns=(DnsFault.REFUSED,), expect="failing dns-servfail", requests=0, seconds=60),
    Fault(name="names-silent", dns=(DnsFault.TIMEOUT,), expect="failing dns-timeout", requests=0, seconds=60),
    Fault(name="no-address", dns=(DnsFault.NO_ADDRESS,), expect="failing dns-no-address", requests=0, seconds=5),
    Fault(name="names-over-tcp", dns=(DnsFault.TRUNCATED,), expect="ok ok"),
    Fault(name="two-addresses", dns=(("127.0.0.1", "127.0.0.2"),), expect="ok ok"),
)

ADDRESSES = (
    Fault(name="metadata-name", dns=((METADATA,),), expect="invalid private-address", requests=0),
    Fault(name="ten-name", dns=(("10.0.0.1",),), expect="invalid private-address", requests=0),
    Fault(name="cgnat-name", dns=(("100.64.0.1",),), expect="invalid private-address", requests=0),
    Fault(name="zero-name", dns=(("0.0.0.0",),), expect="blocked dns-filtered", requests=0),
    Fault(name="zero-name-in-both-families", dns=(("0.0.0.0", "::"),), expect="blocked dns-filtered", requests=0),
    Fault(name="zero-name-of-v6", dns=(("::",),), expect="blocked dns-filtered", requests=0),
    Fault(name="zero-beside-a-good-one", dns=(("127.0.0.1", "0.0.0.0"),), expect="ok ok", requests=1),
    Fault(name="private-v6-beside-a-good-v4", dns=(("127.0.0.1", "fd00::1"),), expect="ok ok", requests=1),
    Fault(name="link-local-v6-beside-a-good-v4", dns=(("127.0.0.1", "fe80::1"),), expect="ok ok", requests=1),
    Fault(name="v6-only", dns=(("2606:2800:220:1::1",),), expect="blocked ipv6-only", requests=0),
    Fault(
        name="v6-only-twice",
        dns=(("2606:2800:220:1::1", "2606:2800:220:1::2"),),
        expect="blocked ipv6-only",
        requests=0,
    ),
    Fault(name="sent-to-v6-only", page=to("https://v6-only.test/", 302), expect="blocked ipv6-only"),
    Fault(name="onion", url="http://expyuzz4wqqyqhjn.onion/wiki", expect="skipped special-name", requests=0),
    Fault(name="onion-by-https", url="https://www.expyuzz4wqqyqhjn.onion/", expect="skipped special-name", requests=0),
    Fault(name="onion-with-a-dot", url="http://expyuzz4wqqyqhjn.onion./", expect="skipped special-name", requests=0),
    Fault(name="i2p", url="http://stats.i2p/", expect="skipped special-name", requests=0),
    Fault(name="alt", url="http://example.alt/", expect="skipped special-name", requests=0),
    Fault(name="sent-to-onion", page=to("http://expyuzz4wqqyqhjn.onion/", 302), expect="skipped special-name"),
    Fault(name="v6-loopback-name", dns=(("::1",),), expect="invalid private-address", requests=0),
    Fault(name="v6-local-name", dns=(("fd00::1",),), expect="invalid private-address", requests=0),
    Fault(name="mapped-name", dns=((f"::ffff:{METADATA}",),), expect="invalid private-address", requests=0),
    Fault(name="metadata-v6-name", dns=((METADATA_V6,),), expect="invalid private-address", requests=0),
    Fault(name="metadata-beside", dns=(("127.0.0.1", METADATA),), expect="invalid private-address", requests=0),
    Fault(name="alibaba-name", dns=(("100.100.100.200",),), expect="invalid private-address", requests=0),
    Fault(name="azure-name", dns=(("168.63.129.16",),), expect="invalid private-address", requests=0),
    *(
        Fault(name=f"metadata-literal-{number}", url=url, expect="invalid private-address", requests=0)
        for number, url in enumerate(
            (
                f"http://{METADATA}/latest/meta-data/",
                "http://2852039166/",
                "http://0251.0376.0251.0376/",
                "http://0xa9fea9fe/",
                f"http://[{METADATA_V6}]/",
                f"http://[::ffff:{METADATA}]/",
                "http://[64:ff9b::a9fe:a9fe]/",
            )
        )
    ),
    Fault(name="nat64-name", dns=((f"64:ff9b::{METADATA}",),), expect="invalid private-address", requests=0),
    Fault(name="one-of-two-private", dns=(("127.0.0.1", "10.0.0.1"),), expect="invalid private-address", requests=0),
    Fault(name="rebinding", dns=(("127.0.0.1",), (METADATA,)), expect="ok ok"),
    Fault(name="sent-to-metadata", page=to(f"http://{METADATA}/latest/meta-data/"), expect="failing bad-redirect"),
    Fault(name="sent-to-mapped-metadata", page=to(f"http://[::ffff:{METADATA}]/"), expect="failing bad-redirect"),
    Fault(name="sent-to-v6-metadata", page=to(f"http://[{METADATA_V6}]/"), expect="failing bad-redirect"),
    Fault(name="sent-to-nat64-metadata", page=to("http://[64:ff9b::a9fe:a9fe]/"), expect="failing bad-redirect"),
    Fault(name="sent-to-decimal-metadata", page=to("http://2852039166/"), expect="failing bad-redirect"),
    Fault(name="sent-to-octal-metadata", page=to("http://0251.0376.0251.0376/"), expect="failing bad-redirect"),
    Fault(name="sent-to-hex-metadata", page=to("http://0xa9fea9fe/"), expect="failing bad-redirect"),
    Fault(
        name="sent-to-metadata-later",
        page=to("/on", 302),
        pages={"/on": to(f"http://{METADATA}/")},
        expect="failing bad-redirect",
        requests=2,
    ),
)

PORTS = (
    Fault(name="refused", port=Port.REFUSED, expect="broken connect-refused", requests=0, seconds=30),
    Fault(name="dropped", port=Port.DROPPED, expect="failing connect-timeout", requests=0, seconds=21),
)

TLS = (
    Fault(name="tls-expiring", tls=Tls.EXPIRING, expect="ok ok +certificate-expiring"),
    Fault(name="tls-expired", tls=Tls.EXPIRED, expect="failing tls-expired", requests=0),
    Fault(name="tls-not-yet-valid", tls=Tls.NOT_YET_VALID, expect="failing tls-not-yet-valid", requests=0),
    Fault(name="tls-wrong-host", tls=Tls.WRONG_HOST, expect="broken tls-wrong-host", requests=0),
    Fault(name="tls-self-signed", tls=Tls.SELF_SIGNED, expect="failing tls-unknown-issuer", requests=0),
    Fault(name="tls-unknown-issuer", tls=Tls.UNKNOWN_ISSUER, expect="failing tls-unknown-issuer", requests=0),
    Fault(name="tls-missing-intermediate", tls=Tls.MISSING_INTERMEDIATE, expect="ok ok +tls-missing-intermediate"),
    Fault(name="tls-old-protocol", tls=Tls.OLD_PROTOCOL, expect="failing tls-protocol", requests=0),
    Fault(name="tls-old-renegotiation", tls=Tls.OLD_RENEGOTIATION, expect="ok ok +tls-legacy"),
    Fault(name="tls-old-key-exchange", tls=Tls.OLD_KEY_EXCHANGE, expect="ok ok +tls-legacy"),
    Fault(name="tls-small-group", tls=Tls.SMALL_GROUP, expect="ok ok +tls-legacy"),
    Fault(name="tls-no-shared-cipher", tls=Tls.NO_SHARED_CIPHER, expect="failing tls-other", requests=0),
    Fault(name="tls-never-was", tls=Tls.GARBAGE, expect="failing tls-protocol", requests=0),
    Fault(name="tls-resets", tls=Tls.RESET, expect="failing reset", requests=0, seconds=30),
    Fault(name="tls-silent", tls=Tls.HANG, expect="failing connect-timeout", requests=0, seconds=21),
    Fault(
        name="tls-expired-then-http",
        url="http://tls-expired-then-http.test/ham-and-eggs",
        tls=Tls.EXPIRED,
        page=GOOD,
        expect="ok ok",
    ),
    Fault(
        name="tls-expired-behind-redirect",
        url="http://tls-expired-behind-redirect.test/ham-and-eggs",
        tls=Tls.EXPIRED,
        pages={
            "http:/ham-and-eggs": Page(status=301, location="https://tls-expired-behind-redirect.test/ham-and-eggs")
        },
        expect="failing tls-expired",
    ),
)

ROWS = (*NAMES, *ADDRESSES, *PORTS, *TLS)
