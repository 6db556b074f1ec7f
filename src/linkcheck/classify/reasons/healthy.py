"""The link works, or works better elsewhere; and the reasons for sending no request."""

from linkcheck.classify.reasons.entry import CERTAIN, LIKELY, verdict
from linkcheck.model import Verdict

moved = verdict(Verdict.MOVED)
ok = verdict(Verdict.OK)
skipped = verdict(Verdict.SKIPPED)
unchecked = verdict(Verdict.UNCHECKED)

REASONS = (
    moved(
        "moved-permanently",
        CERTAIN,
        "Moved for good",
        "Every redirect on the way says that it is permanent, and the page at the end is healthy and neither a front "
        "page nor a general one. Where it is the same thing (its address ends alike, or its title fits the label) that "
        "is certain, and `linkcheck fix` writes it; where nothing proves that, it is unsure, so look first.",
        "Write the new address; `linkcheck fix` does it.",
    ),
    moved(
        "stable-redirect",
        LIKELY,
        "Moved, by a lasting “temporary” redirect",
        "The site calls its redirect temporary, but it has led to the same address in at least three runs, and the "
        "page there is the same thing.",
        "Write the new address; `linkcheck fix` does it.",
    ),
    moved(
        "renamed",
        CERTAIN,
        "Renamed, says the official source",
        "The interface of the site says that the thing has another name or owner now. The old address works only as "
        "long as nobody takes the old name.",
        "Write the new address; `linkcheck fix` does it.",
    ),
    ok(
        "ok",
        CERTAIN,
        "The page is there",
        "The server answered with a page, and nothing speaks against it.",
        "Nothing.",
    ),
    ok(
        "local-file",
        CERTAIN,
        "The file is there",
        "The link leads to a file, folder or heading of this repository, and it exists under exactly that name.",
        "Nothing.",
    ),
    ok(
        "exists",
        CERTAIN,
        "The official source says it exists",
        "An interface that the site or registry offers to programs knows the thing. The page itself was not needed, "
        "or would not let us in.",
        "Nothing.",
    ),
    ok(
        "accepted-status",
        LIKELY,
        "Status accepted by the configuration",
        "The configuration says that this status is normal for this host (`accept`).",
        "Nothing; look now and then whether the rule is still needed.",
    ),
    ok(
        "marked-alive",
        LIKELY,
        "Marked alive by a person",
        "An `[[override]]` entry says that the link works, whatever the check sees. The entry's own reason is in "
        "the detail.",
        "Nothing until the entry expires.",
    ),
    verdict(Verdict.BROKEN)(
        "marked-dead",
        CERTAIN,
        "Marked dead by a person",
        "An `[[override]]` entry says that the link is dead, whatever the server answers.",
        "Replace or remove it, then remove the entry.",
    ),
    skipped(
        "ignored",
        CERTAIN,
        "Ignored on purpose",
        "A comment in the list or an entry in the configuration says to leave it alone.",
        "Nothing; unused and expired entries are reported.",
    ),
    skipped(
        "other-scheme",
        CERTAIN,
        "Not a web address",
        "`mailto:`, `tel:`, `ftp:` and other schemes cannot be asked over HTTP.",
        "Nothing.",
    ),
    skipped(
        "template",
        CERTAIN,
        "Address that a program fills in",
        "The destination holds `{{…}}`, `{%…%}`, `${…}` or `<%…%>`, or in MDX an expression in braces: what it will be "
        "is known only where the page is built.",
        "Nothing.",
    ),
    skipped(
        "left-to-program",
        CERTAIN,
        "Left to the program that shows the file",
        "GitHub does not follow the link: the program that builds a site of the file, or the page that takes it in, "
        "decides where it leads. Where that is a habit of a folder, the check says so once.",
        "Nothing; `sites = false` in linkcheck.toml has such links judged as GitHub does.",
    ),
    skipped(
        "no-address",
        CERTAIN,
        "Words that look like an address",
        "GitHub makes a link of words in prose that begin like an address, and they are none: "
        "`http://localhost:1,http://localhost:2`.",
        "Nothing. Put them into backticks if they are code.",
    ),
    skipped(
        "repository-page",
        CERTAIN,
        "Page of the repository, whose address is not known",
        "The relative link leads to a page that GitHub has for the repository (`../../issues`, `../../wiki`), and the "
        "list lies in no clone whose remote `origin` is on github.com. With one it is asked as any other address.",
        "Nothing; or set the remote: `git remote add origin https://github.com/OWNER/REPO`.",
    ),
    skipped(
        "special-name",
        CERTAIN,
        "Name of another or a private network",
        "`.onion`, `.i2p` and `.alt` are names of other networks, `.local`, `.internal`, `.test` and `.home.arpa` of "
        "private ones. The public DNS does not know them and is not asked (RFC 6761, RFC 7686); private names are "
        "asked where the configuration has `nameservers`, `connect_to` or `allow_private`.",
        "Nothing; or leave private names out of a public list.",
    ),
    skipped(
        "robots-disallowed",
        CERTAIN,
        "robots.txt forbids it",
        'The site asks programs not to visit this page, and the configuration says to obey (`robots = "obey"`).',
        "Nothing, or open it by hand.",
    ),
    unchecked(
        "deadline",
        CERTAIN,
        "Not reached in time",
        "The run ended at its deadline before this link's turn came. It goes first next time.",
        "Nothing; raise `--deadline` if it happens every night.",
    ),
    unchecked(
        "stopped",
        CERTAIN,
        "Not reached: the run was stopped",
        "The run was interrupted before this link's turn came.",
        "Run it again, with `--resume` to go on where it stopped.",
    ),
    unchecked(
        "politeness",
        CERTAIN,
        "Not asked: its host wants a pause",
        "The host said that it gets too many requests, and the pause that it wants is longer than the run had patience "
        "for. It goes first next time.",
        "Nothing; `--patient` waits longer.",
    ),
    unchecked(
        "local",
        CERTAIN,
        "This machine had no room for another connection",
        "The machine that ran the check had no file descriptor or buffer left, which says nothing of the link. "
        "It goes first next time.",
        "Raise the limit of open files (`ulimit -n`), or lower `concurrency` in the configuration.",
    ),
    unchecked(
        "internal-error",
        CERTAIN,
        "A fault of linkcheck itself",
        "linkcheck itself failed at this link, at something that nobody had foreseen. Nothing follows for the link; "
        "the run went on with the others.",
        "Please report it, with the address and the detail, where linkcheck comes from.",
    ),
    unchecked(
        "network-down",
        CERTAIN,
        "Our own network failed",
        "Most hosts could not be reached, so the fault is most likely on our side. Web links keep their last verdict; "
        "the lists themselves and local links were judged.",
        "Check the network of the machine that runs the check, then run it again.",
    ),
)
