"""The answer is a success and does not look like one."""

from linkcheck.classify.reasons.entry import LIKELY, UNSURE, verdict
from linkcheck.model import Verdict

suspect = verdict(Verdict.SUSPECT)

LOOK = "Open it and compare with the label; replace it if the thing is gone, or mark it `alive` in `[[override]]`."

REASONS = (
    suspect(
        "http-404-doubtful",
        LIKELY,
        "Not found, and yet it looks alive",
        "The status is 404, but the page’s title is what the list calls it, or its script leads the reader on at once, "
        "as sites do that are made in the browser. Programs are told one thing and readers another.",
        LOOK,
    ),
    suspect(
        "soft-404-title",
        LIKELY,
        "Says “not found” under a 200",
        "The status is a success, but the title or main heading says as a whole that the page does not exist. The "
        "text of the page is never searched, and a label that says the same excuses it.",
        LOOK,
    ),
    suspect(
        "parked-page",
        LIKELY,
        "A registrar’s placeholder",
        "The title, or all the text of a page that has hardly any, says that the domain is parked, reserved, expired "
        "or for sale. Words alone prove less than a parking service’s code, so it is a suspicion. A label or an "
        "address that says the same excuses it, here and for the next four.",
        LOOK,
    ),
    suspect(
        "account-suspended",
        LIKELY,
        "The hosting account is suspended",
        "The page, or the address that the link is redirected to, is what hosting panels show in place of an account "
        "that was suspended: unpaid, abandoned or closed by the host.",
        LOOK,
    ),
    suspect(
        "server-default-page",
        LIKELY,
        "A server’s default page",
        "The page is what a web server or a hosting panel shows before anybody has put a site there, or after it was "
        "removed: “Welcome to nginx!”, the pages of Plesk, cPanel, IIS and Apache.",
        LOOK,
    ),
    suspect(
        "site-closed",
        LIKELY,
        "Closed for good",
        "The title says that the shop, service or site is closed. Platforms answer so under a success or a 402.",
        LOOK,
    ),
    suspect(
        "application-error",
        LIKELY,
        "An error message under a success",
        "The status is a success, and all that the page says is that its program or database failed.",
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
        "changed-hands",
        LIKELY,
        "Another page stands in its place",
        "The page is titled quite differently from the one that was accepted last, and a second sign speaks for "
        "another owner: the title of a placeholder, name servers or an address of a parking service, a made-up "
        "address beside it that shows the same page, the same new title on three unrelated sites of the lists, two of "
        "(label no longer fits, another language, another script), or one of these that has lasted as long as "
        "`[history]` asks of any failure. It stays until the former title is back or a person settles it.",
        "Open it and compare with the label. `linkcheck accept URL` accepts the new page; otherwise remove the link "
        "or use an archived copy.",
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
