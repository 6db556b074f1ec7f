"""The thing behind the link is dead, on evidence that needs no waiting or hardly any."""

from linkcheck.classify.reasons.entry import CERTAIN, LIKELY, verdict
from linkcheck.model import Verdict

broken = verdict(Verdict.BROKEN)
failing = verdict(Verdict.FAILING)

REPLACE = "Replace it by where the thing lives now or by an archived copy, or remove the entry."

REASONS = (
    broken(
        "http-404",
        CERTAIN,
        "Page not found (404)",
        "The server says that there is no such page. It is asked again later in the run; when it says so twice, the "
        "link is broken at once. A single 404 leaves it failing. So does a 404 for every link of a host, three or "
        "more, where its front page is an error too: that is a relaunch, or a block on data centres, and broken only "
        "after the usual streak.",
        REPLACE,
    ),
    broken(
        "http-410",
        CERTAIN,
        "Page removed for good (410)",
        "The server says that the page existed and was removed on purpose. There is no clearer answer. Where "
        "every link of a host and its front page are errors, see `http-404`.",
        REPLACE,
    ),
    broken(
        "repo-not-found",
        CERTAIN,
        "Repository deleted or private",
        "GitHub's own interface knows no public repository, user or organisation of this name, and no successor to "
        "which it was renamed.",
        "Look for a fork or a mirror; otherwise remove the entry.",
    ),
    broken(
        "repo-path-not-found",
        CERTAIN,
        "File or branch missing in a living repository",
        "The repository exists, but the file, folder, branch or tag in the link does not. Renamed default branches "
        "and reorganised folders are the usual cause.",
        "Find the file in the repository and link to it there, best on a tag or commit.",
    ),
    broken(
        "doi-not-found",
        CERTAIN,
        "No such DOI",
        "The registry behind doi.org knows no such identifier. DOIs are never deleted, so it was mistyped or never "
        "registered.",
        "Copy the DOI again from the publisher's page.",
    ),
    broken(
        "paper-not-found",
        CERTAIN,
        "No such paper",
        "The archive's own interface knows no paper of this identifier.",
        "Copy the identifier again from the paper's page.",
    ),
    broken(
        "video-removed",
        CERTAIN,
        "Video removed",
        "The video's own service says that it does not exist, although the page that should play it still answers "
        "200 to everyone.",
        "Look for another upload of the talk, or remove the entry.",
    ),
    broken(
        "provider-gone",
        CERTAIN,
        "The official source says it is gone",
        "The interface that the site offers to programs says that there is no such thing. The detail names who spoke.",
        REPLACE,
    ),
    failing(
        "provider-private",
        LIKELY,
        "Private: readers cannot open it",
        "The official source says that the thing exists and is not public. Owners sometimes make things private "
        "for a while, so it counts as failing first and as broken when it stays so.",
        "Ask the owner, or replace the entry.",
    ),
    broken(
        "parked-domain",
        LIKELY,
        "Domain parked",
        "The page carries the code of a parking service, which shows advertisements on names whose sites are gone. "
        "Only code and titles that such pages alone have are looked for; words like “for sale” in a text "
        "are not enough.",
        "Replace it by an archived copy, or remove the entry: never send readers to a parked name.",
    ),
    broken(
        "parked-redirect",
        CERTAIN,
        "Sent to a shop for domain names",
        "The link redirects to a marketplace where the domain itself is for sale. The site is gone.",
        "Replace it by an archived copy, or remove the entry.",
    ),
    broken(
        "dangling-platform",
        CERTAIN,
        "Hosting account gone",
        "The name still points at a hosting platform, but the platform says that nobody's site is there: a deleted "
        "bucket, app, blog or Pages site. Anyone may claim such a name and put their own page there.",
        "Replace or remove it soon; a stranger could take the name over.",
    ),
    failing(
        "s3-missing-key",
        LIKELY,
        "Missing from its storage bucket",
        "Object stores answer 403 with an `AccessDenied` document for keys that do not exist, when listing is not "
        "allowed. A file that was made private looks the same, so it counts as soft evidence.",
        REPLACE,
    ),
)
