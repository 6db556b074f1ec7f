"""Something answered, but not to us: the true state of the page is unknown."""

from linkcheck.classify.reasons.entry import CERTAIN, LIKELY, UNSURE, verdict
from linkcheck.model import Verdict

blocked = verdict(Verdict.BLOCKED)

LOOK = "Open it in a browser once; if it is fine, leave it. The report shows since when nobody could verify it."

REASONS = (
    blocked(
        "bot-challenge",
        CERTAIN,
        "Bot challenge",
        "The answer carries the mark of a challenge that only a browser can pass: a header that the protecting "
        "service sends with challenges alone (`cf-mitigated`, `x-amzn-waf-action`, `x-vercel-mitigated`), or its "
        "challenge script on a refusal. The page behind it may be alive or dead; this answer does not tell.",
        LOOK,
    ),
    blocked(
        "captcha",
        CERTAIN,
        "Captcha instead of the page",
        "The server sent a page that asks the visitor to prove to be human, often under status 503. It says "
        "nothing of the page behind it.",
        LOOK,
    ),
    blocked(
        "interstitial",
        LIKELY,
        "Waiting or security page instead of the page",
        'The status is fine, but the title is that of a gatekeeper: "Just a moment...", "Pardon Our '
        'Interruption", "Vercel Security Checkpoint" and the like. Only whole titles are compared, so an article '
        "about such pages is not caught.",
        LOOK,
    ),
    blocked(
        "login-wall",
        LIKELY,
        "Login or password wanted",
        "The link redirects to a page where one signs in, or the page says as its title that the site is private or "
        "protected by a password. Readers without an account see the same; the page "
        "itself was not seen.",
        "Check that readers may be expected to have an account; otherwise link to an open copy.",
    ),
    blocked(
        "consent-wall",
        LIKELY,
        "Sent to a consent page",
        "The link redirects to a page that asks to agree to cookies or terms first. The page itself was not seen.",
        LOOK,
    ),
    blocked(
        "unreachable-from-here",
        UNSURE,
        "Silent to this machine, always",
        "No check has ever had an answer, on several days, and nobody refused either. A dead host looks so, and so "
        "does a firewall that drops what comes from a data centre. A host that answered before and falls silent is "
        "failing; and so, until it is broken, is one with a second sign of death: the Wayback Machine last found the "
        "page gone, name servers or address are a parking service's, or the name was unknown in the run before.",
        "Open it from another network once; replace it if it is dead there too.",
    ),
    blocked(
        "refusal",
        LIKELY,
        "A refusal under the status of an error",
        "A server is there, and its error is not about the page: some sites answer programs with 400, and APIs answer "
        "400 or 422 in JSON where the parameters are missing that a program would send.",
        LOOK,
    ),
    blocked(
        "dns-filtered",
        LIKELY,
        "Filtered by the name server",
        "The name server answered 0.0.0.0 or ::, which leads nowhere. Filters answer so for names on their lists of "
        "advertisers and trackers; elsewhere the name may lead to a page.",
        "Ask another name server (`nameservers` in the configuration), or open it from another network.",
    ),
    blocked(
        "ipv6-only",
        CERTAIN,
        "Reachable by IPv6 only",
        "The host has IPv6 addresses and no other, and the machine that ran the check has no way to the IPv6 internet, "
        "as most CI runners have none. It cannot know whether the page is there.",
        "Open it from a network with IPv6; readers without it cannot.",
    ),
    blocked(
        "http-version",
        LIKELY,
        "Speaks another version of HTTP",
        "A server is there, but wants HTTP/2 or another protocol: it sent HTTP/2 frames, a TLS alert that says so, or "
        "status 426 or 505. Browsers speak HTTP/2; linkcheck speaks HTTP/1.1, which all but a handful of servers take: "
        "a second protocol, behind the same limits and the same address guard, is not worth its while for those.",
        LOOK,
    ),
    blocked(
        "tls-access-denied",
        LIKELY,
        "Turned away in the handshake",
        "The server ended the TLS handshake with the alert “access denied”: it does not want this client, or this "
        "network. It says nothing of the page.",
        LOOK,
    ),
    blocked(
        "rate-limited",
        CERTAIN,
        "Told to come back later than this run lasts",
        "The server asked for a pause that is longer than the run had left, so the link was set aside rather than "
        "waited for.",
        "Nothing; it is asked again in the next run.",
    ),
    blocked(
        "too-many-redirects",
        LIKELY,
        "More than 20 redirects, all different",
        "Every hop led to a new address. Sites do this to clients whose cookies or language they do not like, and "
        "browsers may well arrive; a chain that returns to where it was is `redirect-loop` instead.",
        LOOK,
    ),
    blocked(
        "http-401",
        LIKELY,
        "Login required (401)",
        "The server wants credentials before it says anything about the page.",
        "Check that readers may be expected to have an account.",
    ),
    blocked(
        "http-402",
        LIKELY,
        "Payment required (402)",
        "The server asks for payment, or uses this status to turn automatic clients away.",
        LOOK,
    ),
    blocked(
        "http-403",
        LIKELY,
        "Refused (403)",
        "The server refused us. Most of the time that is a bot wall or a block on data centres, and browsers get "
        "through; some sites answer so for pages that are gone. One answer cannot tell the two apart, so the link "
        "is neither green nor dead.",
        LOOK,
    ),
    blocked(
        "http-405",
        LIKELY,
        "Method refused (405)",
        "The server refused a plain GET, which no page that is meant to be read does; firewalls use this status for "
        "clients they do not like.",
        LOOK,
    ),
    blocked(
        "http-406",
        LIKELY,
        "Not acceptable (406)",
        "The server found nothing it cared to send to a client that accepts any HTML. Firewalls use this status to "
        "turn automatic clients away.",
        LOOK,
    ),
    blocked(
        "http-407",
        LIKELY,
        "A proxy wants credentials (407)",
        "A proxy stands between us and the page and asks for a login. That is usually our own network's doing.",
        "Check the proxy settings of the machine that runs the check.",
    ),
    blocked(
        "http-412",
        LIKELY,
        "Precondition failed (412)",
        "We sent no condition that could fail; servers that watch for bots answer so.",
        LOOK,
    ),
    blocked(
        "http-418",
        LIKELY,
        "Refused with a joke (418)",
        '"I\'m a teapot" is what some sites send to clients they take for bots.',
        LOOK,
    ),
    blocked(
        "http-428",
        LIKELY,
        "Precondition required (428)",
        "The server insists on a header that browsers get by running its script first.",
        LOOK,
    ),
    blocked(
        "http-429",
        CERTAIN,
        "Too many requests (429)",
        "The server limits how often it may be asked, and still did after the pauses it asked for. Shared runners "
        "often meet limits that others used up.",
        "Nothing, unless it stays so for weeks: then give the host a longer interval in `[hosts]`.",
    ),
    blocked(
        "http-440",
        LIKELY,
        "Login expired (440)",
        "A Microsoft server says that a session ended which we never had: it wants a login.",
        "Check that readers may be expected to have an account.",
    ),
    blocked(
        "http-449",
        LIKELY,
        "Retry with more (449)",
        "A Microsoft server wants information that a browser would have sent.",
        LOOK,
    ),
    blocked(
        "http-451",
        LIKELY,
        "Withheld for legal reasons (451)",
        "The page is withheld where the check runs. Readers in other countries may see it.",
        "Open it from elsewhere; replace it if most readers cannot see it.",
    ),
    blocked(
        "http-999",
        CERTAIN,
        "Refused by LinkedIn (999)",
        "LinkedIn's own status for automatic clients. It is sent for living and dead pages alike.",
        LOOK,
    ),
)
