"""What is worth knowing about a link and changes no verdict."""

from linkcheck.classify.reasons.entry import CERTAIN, LIKELY, UNSURE, note

REASONS = (
    note(
        "repository-archived",
        CERTAIN,
        "Repository archived",
        "The owner has made the repository read-only: it is there, and nobody maintains it.",
        "Say so in the entry, or look for a successor.",
    ),
    note(
        "repository-disabled",
        CERTAIN,
        "Repository disabled",
        "The code host has switched the repository off, for a claim or a breach of its terms.",
        "Look for a mirror, or remove the entry.",
    ),
    note(
        "label-mismatch",
        UNSURE,
        "Label and page name different things",
        "What the list calls the link has almost nothing in common with any title the page offers, nor with the words "
        "of its address. The link may have been pasted to the wrong entry; short or playful labels can do it too.",
        "Compare the two; correct the link or the label.",
    ),
    note(
        "title-drift",
        UNSURE,
        "Title differs",
        "The page is titled quite differently from the one that was accepted last, in words that share nothing with "
        "the former title or the label. Most such changes are harmless new headlines; some are new owners. The note "
        "stays, with the day of the change, until the former title is back, a later title shares words with it again, "
        "or a person settles it.",
        "Look once whether it is still the same thing; `linkcheck accept URL` (or an `[[override]]`) settles it.",
    ),
    note(
        "https-available",
        CERTAIN,
        "Works over https",
        "The list says `http://`, and the site sends everyone to the same page over `https://`.",
        "Write https; `linkcheck fix` does it.",
    ),
    note(
        "canonical-redirect",
        CERTAIN,
        "Sent to the same page under its preferred spelling",
        "The redirect only adds or removes `www`, a final slash, an index page or a language: the same page.",
        "Nothing; `linkcheck fix` can tidy it.",
    ),
    note(
        "redirected",
        LIKELY,
        "Redirected, not certainly to the same thing",
        "The link ends at another address. Nothing proves that it is the same thing, so nothing is suggested, and "
        "nothing speaks against it either.",
        "Look once; write the final address if it is what the entry means.",
    ),
    note(
        "robots-denied",
        CERTAIN,
        "robots.txt asks programs to stay away",
        "The site's robots.txt forbids this page to programs. It was asked all the same, as the configuration says "
        '(`robots = "warn"`).',
        'Nothing; or leave such pages alone with `robots = "obey"`.',
    ),
    note(
        "script-redirect",
        LIKELY,
        "Nothing but a redirect by script",
        "The page has hardly any text, and a script that sends the reader to another address. Programs see no more of "
        "it: where it leads, and whether that is there, was not checked.",
        "Open it once, and write the address at which you arrive.",
    ),
    note(
        "app-redirect",
        CERTAIN,
        "Leads to an app",
        "The server redirects to an address that an app opens, such as `vscode:`, `slack:` or `mailto:`. The link does "
        "what it is for; whether the app knows the address cannot be checked.",
        "Nothing.",
    ),
    note(
        "fragment-unverified",
        UNSURE,
        "The part after # may be lost",
        "The list links to a place inside the page, and the page has moved. The place may not exist on the new one.",
        "Open the new address with the same `#…` before writing it.",
    ),
    note(
        "fragment-not-found",
        LIKELY,
        "The place inside the page is not there",
        "The list links to a place inside the page (`#…`). The whole page was read, it has anchors of its own in its "
        "markup, and none of its ids and names is this one. Lines, comments, routes and text fragments are left alone, "
        "and so are pages whose anchors are made by scripts. Of a repository on GitHub that its API answered for, the "
        "API is asked for the README, and of a file for the file, as GitHub renders them.",
        "Open the link: if it shows the top of the page, correct the part after `#` or drop it.",
    ),
    note(
        "certificate-expiring",
        CERTAIN,
        "Certificate about to expire",
        "The site's certificate ends within two weeks and has not been renewed yet. Most are renewed in the last "
        "days; forgotten ones are not.",
        "Nothing yet; tell the owner if the site is yours.",
    ),
    note(
        "tls-missing-intermediate",
        CERTAIN,
        "Incomplete certificate chain",
        "The server leaves out a certificate that browsers find by themselves. Readers get through; strict programs "
        "do not.",
        "Nothing; tell the owner if you know them.",
    ),
    note(
        "tls-legacy",
        CERTAIN,
        "Outdated TLS",
        "The server needs an old variant of TLS that browsers still tolerate.",
        "Nothing; tell the owner if you know them.",
    ),
    note(
        "flapping",
        CERTAIN,
        "Keeps failing and coming back",
        "The link has recovered from failure more than twice. Its server is unreliable rather than gone.",
        "Consider a steadier address for the same thing.",
    ),
    note(
        "recovered",
        CERTAIN,
        "Needed more than one try",
        "The first try of this run failed, and a later one succeeded.",
        "Nothing.",
    ),
    note(
        "blocked-long",
        CERTAIN,
        "Unverified for months",
        "Nobody has been let in for 90 days or more, so nothing is known about the page. It needs a person's eye.",
        "Open it in a browser; then mark it `alive` or `dead` in `[[override]]` with an expiry date.",
    ),
    note(
        "blocked-at-times",
        CERTAIN,
        "Blocked in some runs",
        "The wall comes and goes: it has been back at least twice after a check that was let in. The verdict stays "
        "`blocked` through it, instead of changing every night, until three checks in a row are let in.",
        "Nothing; the page was there whenever it was shown.",
    ),
    note(
        "let-in",
        CERTAIN,
        "Let in this time",
        "The page behind the wall was seen in this run, and was healthy.",
        "Nothing.",
    ),
    note(
        "expired-override",
        CERTAIN,
        "An override for it has expired",
        "An `[[override]]` or `[[ignore]]` entry covers this link, but its `until` has passed, so it no longer counts.",
        "Look at the link, then renew or remove the entry.",
    ),
)
