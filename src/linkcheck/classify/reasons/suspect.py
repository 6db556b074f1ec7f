"""The answer is a success and does not look like one."""

from linkcheck.classify.reasons.entry import LIKELY, UNSURE, verdict
from linkcheck.model import Verdict

suspect = verdict(Verdict.SUSPECT)

LOOK = "Open it and compare with the label; replace it if the thing is gone, or mark it `alive` in `[[override]]`."

REASONS = (
    suspect(
        "soft-404-title",
        LIKELY,
        "Says “not found” under a 200",
        "The status is a success, but the title or main heading says as a whole that the page does not exist. The "
        "text of the page is never searched, and a label that says the same excuses it.",
        LOOK,
    ),
    suspect(
        "redirect-to-error-page",
        LIKELY,
        "Sent to an error page",
        "The link redirects to an address that names itself an error page, such as `/404.html` or `/not-found`, and "
        "that answers with a success.",
        LOOK,
    ),
    suspect(
        "many-to-one",
        LIKELY,
        "One of several links that all end at one page",
        "Three or more different links of the lists are redirected to the same final address. Different things "
        "do not share an address: the site sends everything it no longer has to one page.",
        LOOK,
    ),
    suspect(
        "redirect-to-root",
        LIKELY,
        "Sent to a home page",
        "A link to a particular page ends at the home page of a site. That is how many sites hide that a page is "
        "gone. A label that names the site itself excuses it.",
        LOOK,
    ),
    suspect(
        "redirect-to-parent",
        LIKELY,
        "Sent to an overview page",
        "A link to a particular page ends at a page above it or at a general one, such as `/blog` or `/search`.",
        LOOK,
    ),
    suspect(
        "soft-404-sibling",
        LIKELY,
        "The site answers any address this way",
        "An address made up at random beside this one ends at the very same page. The success therefore says "
        "nothing about this link.",
        LOOK,
    ),
    suspect(
        "redirect-elsewhere",
        UNSURE,
        "Sent to another site that says something else",
        "The link ends at another registered domain, and what that page calls itself has nothing in common with the "
        "label. Bought firms and sold domains look like this; so does a rename.",
        LOOK,
    ),
    suspect(
        "hijack-suspect",
        LIKELY,
        "Looks like another owner's page",
        "The page speaks another language than it used to, under another title, and no longer fits its label. Names "
        "that were sold after their site died are often reused for advertising or gambling.",
        "Open it with care; if it changed hands, remove it or use an archived copy.",
    ),
    suspect(
        "parked-name-servers",
        UNSURE,
        "Name servers of a parking service",
        "The domain is served by name servers that mostly serve parked names. Alone that proves little, so it is a "
        "suspicion and no more.",
        LOOK,
    ),
)
