"""No usable answer: soft evidence, which counts only when it lasts."""

from linkcheck.classify.reasons.entry import CERTAIN, LIKELY, UNSURE, verdict
from linkcheck.model import Verdict

broken = verdict(Verdict.BROKEN)
failing = verdict(Verdict.FAILING)

# Each of these is failing first or broken at once, by what is remembered of the link.
WAIT = ("Replace it by where the thing lives now or by an archived copy, or remove it.", "Wait: it may recover.")
OWNER = (
    "Tell the site's owner if you know them, or replace or remove it.",
    "Tell the site's owner if you know them; else wait.",
)

REASONS = (
    broken(
        "dns-nxdomain",
        CERTAIN,
        "Domain does not exist",
        "The name servers say that there is no such name; they were asked twice. A link that never worked is broken "
        "at once. One that did work is failing until it has failed for long enough, because registrations lapse "
        "and are renewed.",
        "Look for the site under a new name, or replace it by an archived copy.",
    ),
    failing(
        "dns-servfail",
        UNSURE,
        "Name servers fail",
        "The name servers of the domain do not answer properly. That is often a passing fault or a botched DNSSEC "
        "change, and sometimes a domain left to itself.",
        *WAIT,
    ),
    failing(
        "dns-timeout",
        UNSURE,
        "Name servers silent",
        "No answer from the name servers in time, theirs or ours.",
        *WAIT,
    ),
    failing(
        "dns-no-address",
        LIKELY,
        "Name without an address",
        "The name exists but leads to no address: the domain is kept, perhaps for mail, and the web site is off.",
        *WAIT,
    ),
    broken(
        "connect-refused",
        LIKELY,
        "Connection refused",
        "The machine is there and says that nothing listens. A link that never worked is broken at once; one that did "
        "is failing until it lasts.",
        *WAIT,
    ),
    failing("connect-unreachable", UNSURE, "Host unreachable", "No route leads to the machine today.", *WAIT),
    failing(
        "connect-timeout",
        UNSURE,
        "No connection in time",
        "The machine does not answer at all. It may be off, overloaded, or dropping what comes from data centres.",
        *WAIT,
    ),
    failing(
        "timeout",
        UNSURE,
        "No complete answer in time",
        "The server accepted the connection and then did not finish answering, twice in the run. Slow sites and "
        "silent bot walls look the same.",
        *WAIT,
    ),
    failing("reset", UNSURE, "Connection cut", "The connection was cut before the answer was complete.", *WAIT),
    failing("empty-reply", UNSURE, "Nothing sent", "The server closed the connection without a word.", *WAIT),
    failing(
        "truncated",
        UNSURE,
        "Answer ends too early",
        "The body ended before the length that the server had announced.",
        *WAIT,
    ),
    failing(
        "bad-http",
        LIKELY,
        "Not HTTP",
        "What came back cannot be read as HTTP, though status lines, headers and chunks may be as irregular as "
        "browsers bear, and a page may come without any. Another service may listen on that port now.",
        *OWNER,
    ),
    failing(
        "headers-too-large",
        UNSURE,
        "Headers larger than any browser takes",
        "The answer's headers exceed what clients accept.",
        *OWNER,
    ),
    failing(
        "bad-encoding",
        UNSURE,
        "Body cannot be decoded",
        "The body is not encoded as its headers say, or unpacks to an absurd size.",
        *OWNER,
    ),
    failing(
        "tls-expired",
        LIKELY,
        "Certificate expired",
        "Browsers warn before they show the page. Owners usually renew within days; a certificate that stays expired "
        "is the first sign of an abandoned site. Where most certificates of a run have expired, those of well-known "
        "hosts included, the clock of the machine is wrong, and nothing is recorded.",
        *OWNER,
    ),
    failing(
        "tls-not-yet-valid",
        UNSURE,
        "Certificate not valid yet",
        "The certificate begins in the future. One of the two clocks is wrong; it may be ours.",
        "Check the clock of the machine that runs the check.",
    ),
    broken(
        "tls-wrong-host",
        LIKELY,
        "Certificate of another site",
        "The certificate is for other names, so browsers refuse the page. The name often points to a hosting account "
        "that no longer serves it. A link that never worked is broken at once.",
        *OWNER,
    ),
    failing(
        "tls-unknown-issuer",
        LIKELY,
        "Certificate of unknown origin",
        "Nobody whom browsers trust has signed the certificate; visitors meet a warning.",
        *OWNER,
    ),
    failing(
        "tls-protocol",
        UNSURE,
        "No common TLS version",
        "The server speaks no version of TLS that browsers still allow.",
        *OWNER,
    ),
    failing(
        "tls-other", UNSURE, "TLS failed", "The encrypted connection could not be set up; the detail says why.", *WAIT
    ),
    broken(
        "redirect-loop",
        LIKELY,
        "Redirects in a circle",
        "The redirects return to where they began, although cookies were kept as a browser keeps them. A link that "
        "never worked is broken at once.",
        *OWNER,
    ),
    failing(
        "bad-redirect",
        LIKELY,
        "Redirect that leads nowhere",
        "The server redirects to something that no browser can follow: an unreadable address, another scheme, or a "
        "private network.",
        *OWNER,
    ),
    failing(
        "http-400",
        LIKELY,
        "Bad request (400)",
        "The server cannot make sense of the address. Sites that changed their system answer old addresses so.",
        "Open it in a browser; replace it if the page is gone.",
    ),
    failing(
        "http-4xx",
        UNSURE,
        "Client error",
        "The server gave a status between 400 and 499 that is neither a clear “gone” nor a usual way to "
        "turn bots away. The detail has the number.",
        "Open it in a browser; replace it if the page is gone.",
    ),
    failing(
        "http-500",
        UNSURE,
        "Server error (500)",
        "The site's own program failed. Deployments and old pages on new systems both do this.",
        *WAIT,
    ),
    failing(
        "http-502", UNSURE, "Bad gateway (502)", "The machine in front gets no proper answer from the site.", *WAIT
    ),
    failing(
        "http-503",
        UNSURE,
        "Unavailable (503)",
        "The site says that it is overloaded or under maintenance. Where the page is a captcha, the reason is "
        "`captcha` instead.",
        *WAIT,
    ),
    failing("http-504", UNSURE, "Gateway timeout (504)", "The machine in front waits for the site in vain.", *WAIT),
    failing(
        "http-5xx",
        UNSURE,
        "Server error",
        "A status of 500 or more that has no paragraph of its own; the detail has the number.",
        *WAIT,
    ),
    failing(
        "cloudflare-origin",
        UNSURE,
        "Cloudflare cannot reach the site (520 to 530)",
        "Cloudflare answers for a site behind it that does not: down, misconfigured, or its name server record gone.",
        *WAIT,
    ),
    failing(
        "http-unusual",
        UNSURE,
        "Status without a page",
        "A redirect without a destination, a “not modified” that nobody asked for, or a number that HTTP "
        "does not know, with nothing but the server's own words about it. Where a page of its own comes with such a "
        "status, browsers show it, and it counts as the page.",
        *OWNER,
    ),
    failing(
        "empty-page",
        UNSURE,
        "Empty answer",
        "The status is a success, and there is nothing in it. Readers see a white page.",
        *WAIT,
    ),
)
